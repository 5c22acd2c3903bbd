// What only a database server does: it is started anew, has roles, and passwords.
#include <doctest/doctest.h>

#include <atomic>
#include <csignal>
#include <set>
#include <thread>

#include "evidence/evidence_text.h"
#include "matchgraph/error.h"

using namespace matchgraph;
using namespace matchgraph::test;

TEST_SUITE_BEGIN("postgresql");

namespace {

/// What the failure of a call says; empty when it does not fail.
template <typename Call>
std::string complaint_of(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

bool says(const std::string& text, const std::string& part) {
  CAPTURE(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a server that is started anew loses nothing that was acknowledged, and no search") {
  PostgresqlServer server(PostgresqlServer::Disk::kDurable);
  const std::string place = server.schema_address("place");
  std::set<std::string> acknowledged;
  std::uint64_t searches = 0;
  {
    EvidenceRecorder recorder(place);
    std::atomic<bool> goes_on{true};
    std::atomic<std::size_t> count{0};
    std::thread visitor([&] {
      for (int i = 0; goes_on; ++i) {
        const std::string need = "need " + std::to_string(i);
        const SearchId id = recorder.record_search(shown(need, need, {"a/x", "b/y"}));
        ++searches;
        if (recorder.record_choice(choice(id, need, "b/y")) != ChoiceOutcome::kUnavailable) {
          acknowledged.insert(need);
          ++count;
        }
      }
    });
    const auto wait_for_ten_more = [&count] {
      const std::size_t before = count;
      for (int i = 0; i < 1000 && count < before + 10; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
      }
    };
    for (const int signal : {SIGINT, SIGQUIT, SIGINT}) {
      wait_for_ten_more();
      server.end(signal);
      server.start();
    }
    wait_for_ten_more();
    goes_on = false;
    visitor.join();
    recorder.flush();
    CHECK(recorder.status().healthy);
    CHECK(recorder.status().searches_dropped == 0);
  }
  const Evidence evidence = read_evidence({.data = place, .files = {}}).evidence;
  const std::set<std::string> there(evidence.needs.begin(), evidence.needs.end());
  CHECK(acknowledged.size() >= 40);
  for (const std::string& need : acknowledged) {
    CAPTURE(need);
    CHECK(there.contains(need));
  }
  CHECK(evidence.searches == searches);
}

TEST_CASE("while the server is away choices fail in time and searches wait, as many as fit") {
  PostgresqlServer server;
  const std::string place = server.schema_address("place");
  RecorderOptions options;
  options.busy_timeout = std::chrono::milliseconds(300);
  options.queue_bytes = 20'000;
  std::vector<std::string> told;
  options.on_health = [&told](bool healthy, const std::string& reason) {
    told.push_back(healthy ? "well" : reason);
  };
  {
    EvidenceRecorder recorder(place, options);
    const SearchId before = recorder.record_search(shown("ann", "before", {"a/x"}));
    REQUIRE(recorder.record_choice(choice(before, "ann", "a/x")) == ChoiceOutcome::kRecorded);
    server.end(SIGINT);
    const SearchId during = recorder.record_search(shown("ann", "during", {"a/x"}));
    const auto begin = std::chrono::steady_clock::now();
    CHECK(recorder.record_choice(choice(during, "ann", "a/x")) == ChoiceOutcome::kUnavailable);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    recorder.flush();
    for (int i = 0; i < 100; ++i) recorder.record_search(shown("ann", "many", {"a/x"}));
    const RecorderStatus status = recorder.status();
    CHECK_FALSE(status.healthy);
    CHECK(status.searches_dropped > 0);
    CHECK(status.searches_dropped < 80);
    server.start();
    // The queue is full, also of choices, until it is written.
    while (!recorder.status().healthy) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(recorder.record_choice(choice(during, "ann", "a/x")) == ChoiceOutcome::kRecorded);
    recorder.flush();
    CHECK(recorder.status().searches_recorded + recorder.status().searches_dropped == 102);
  }
  REQUIRE(told.size() == 2);
  CHECK(says(told[0], "check that its server runs"));
  CHECK(told[1] == "well");
}

TEST_CASE("a recorder that ends while the server is away ends in time") {
  PostgresqlServer server;
  const std::string place = server.schema_address("place");
  EvidenceRecorder recorder(place);
  recorder.record_search(shown("ann", "need", {"a/x"}));
  recorder.flush();
  server.end(SIGINT);
  for (int i = 0; i < 3000; ++i) recorder.record_search(shown("ann", "need", {"a/x"}));
}

TEST_CASE("a server that is stopped in the middle of its work holds nobody up for ever") {
  PostgresqlServer server;
  const std::string place = server.schema_address("place");
  RecorderOptions options;
  options.busy_timeout = std::chrono::milliseconds(200);
  options.choice_timeout = std::chrono::milliseconds(500);
  {
    EvidenceRecorder recorder(place, options);
    const SearchId before = recorder.record_search(shown("ann", "before", {"a/x"}));
    REQUIRE(recorder.record_choice(choice(before, "ann", "a/x")) == ChoiceOutcome::kRecorded);
    server.freeze();
    const SearchId during = recorder.record_search(shown("ann", "during", {"a/x"}));
    CHECK(recorder.record_choice(choice(during, "ann", "a/x")) == ChoiceOutcome::kUnavailable);
    while (recorder.status().healthy) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(says(recorder.status().last_error, "check that its server runs"));
    server.thaw();
    while (!recorder.status().healthy) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  CHECK(read_evidence({.data = place, .files = {}}).evidence.searches == 2);
}

TEST_CASE("a password is in no message, and neither is what people typed") {
  const std::string secret = "s3cr3t%20word";
  for (const std::string& address : {"postgresql://writer:" + secret + "@127.0.0.1:1/evidence",
                                     "postgresql://writer:" + secret + "%zz@127.0.0.1:1/evidence",
                                     "postgres://writer@127.0.0.1:1/evidence?password=" + secret,
                                     "postgresql://127.0.0.1:1/evidence?passwort=" + secret}) {
    const std::string said = complaint_of([&] { read_evidence({.data = address, .files = {}}); });
    CHECK_FALSE(said.empty());
    CHECK_FALSE(says(said, "s3cr3t"));
    CHECK_FALSE(says(said, "word\""));
    EvidenceRecorder recorder(address);
    recorder.record_search(shown("ann", "what ann typed", {"a/x"}));
    recorder.flush();
    CHECK_FALSE(says(recorder.status().last_error, "s3cr3t"));
    CHECK_FALSE(recorder.status().last_error.empty());
  }
  CHECK(evidence_name("postgresql://writer:" + secret + "@db.example.org:5433/evidence") ==
        "postgresql://writer@db.example.org:5433/evidence");
  const EvidencePlace place;
  EvidenceRecorder recorder(place.data());
  recorder.record_search(shown("ann", "before", {"a/x"}));
  recorder.flush();
  shared_postgresql().run_sql("ALTER TABLE " + place.schema() +
                              ".search ADD CHECK (length(query) < 10)");
  recorder.record_search(shown("ann", "what ann typed", {"a/x"}));
  recorder.flush();
  CHECK(says(recorder.status().last_error, "violates check constraint"));
  CHECK_FALSE(says(recorder.status().last_error, "what ann typed"));
}

TEST_CASE("roles that only record, or only fold, can do no more") {
  PostgresqlServer& server = shared_postgresql();
  const EvidencePlace place;
  const auto as = [&](const std::string& role) { return server.address(place.schema(), role); };
  server.run_sql("CREATE ROLE writer LOGIN; CREATE ROLE folder LOGIN");
  CHECK(says(complaint_of([&] { prepare_evidence(as("writer")); }), "no schema"));
  CHECK(says(complaint_of([&] { evidence_stats(as("folder"), 10); }), "no schema"));
  const EvidenceSources unreadable{.data = as("folder"), .files = {}};
  CHECK(says(complaint_of([&] { read_evidence(unreadable); }), "no schema"));
  prepare_evidence(place.data());
  server.run_script(MATCHGRAPH_SOURCE_DIR "/tools/deployment/evidence_roles.sql",
                    {"schema=" + place.schema(), "writer=writer", "folder=folder"});
  {
    EvidenceRecorder recorder(as("writer"));
    const SearchId id = recorder.record_search(shown("ann", "need", {"a/x"}));
    CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kRecorded);
    CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kRepeated);
    CHECK(recorder.status().bytes > 0);
  }
  const auto read_as = [&](const std::string& role) {
    return read_evidence({.data = as(role), .files = {}}).evidence;
  };
  CHECK(read_as("folder").digest == place.read().digest);
  CHECK(evidence_stats(as("folder"), 10).searches == 1);
  check_evidence(as("folder"));
  // What was typed is for whoever folds it in.
  CHECK(says(complaint_of([&] { read_as("writer"); }), "permission denied"));
  const Date tomorrow{.year = 2999, .month = 0, .day = 0};
  for (const char* role : {"writer", "folder"}) {
    CHECK(says(complaint_of([&] { forget_evidence(as(role), tomorrow); }), "permission denied"));
    for (const char* statement :
         {"DELETE FROM choice", "UPDATE search SET session = 0", "DROP TABLE search",
          "CREATE TABLE another(a int)", "UPDATE setting SET value = 0"}) {
      CAPTURE(statement);
      CHECK_THROWS(server.run_sql("SET ROLE " + std::string(role) +
                                  "; SET search_path = " + place.schema() + "; " + statement));
    }
  }
  EvidenceRecorder recorder(as("folder"));
  recorder.record_search(shown("ann", "need", {"a/x"}));
  recorder.flush();
  CHECK(says(recorder.status().last_error, "permission denied"));
  CHECK(place.read().searches == 1);
  server.run_sql("DROP OWNED BY writer, folder; DROP ROLE writer, folder");
}

TEST_CASE("a row that was changed behind our back is found, whichever it is") {
  for (const char* change :
       {"UPDATE search SET query = 'another'", "UPDATE search SET shown = 'c/z'",
        "UPDATE search SET at = at + 1", "UPDATE search SET block = 7",
        "UPDATE choice SET entity = 'c/z'", "UPDATE choice SET session = 0",
        "UPDATE forgotten_entity SET times_chosen = 1000",
        "UPDATE forgotten_day SET searches = 0"}) {
    CAPTURE(change);
    const EvidencePlace place;
    place.import_text(R"({"query": "q", "selected": "a/x", "at": "2026-11-01"}
{"query": "r", "selected": "a/x", "at": "2026-11-25"}
)");
    forget_evidence(place.data(), {.year = 2026, .month = 11, .day = 20});
    CHECK(place.read().searches == 1);
    shared_postgresql().run_sql("SET search_path = " + place.schema() + "; " + change);
    CHECK(says(complaint_of([&] { place.read(); }), "it is damaged"));
    CHECK(says(complaint_of([&] { check_evidence(place.data()); }), "it is damaged"));
  }
}

TEST_CASE("tables of a newer program and of another one are refused by name") {
  const EvidencePlace newer;
  prepare_evidence(newer.data());
  shared_postgresql().run_sql("UPDATE " + newer.schema() +
                              ".setting SET value = 99 WHERE name = 'version'");
  CHECK(says(complaint_of([&] { newer.read(); }), "newer matchgraph (schema 99"));
  CHECK(says(complaint_of([&] { prepare_evidence(newer.data()); }), "newer matchgraph"));
  for (const char* table :
       {"notes(text text)", "setting(key text)", "setting(name text, value bigint)"}) {
    const EvidencePlace foreign;
    shared_postgresql().run_sql("CREATE TABLE " + foreign.schema() + "." + table);
    CHECK(says(complaint_of([&] { foreign.read(); }), "tables of another program"));
    CHECK(says(complaint_of([&] { prepare_evidence(foreign.data()); }), "of another program"));
  }
}

TEST_CASE("tables whose making was cut off are made anew, and once by several") {
  const EvidencePlace place;
  prepare_evidence(place.data());
  const std::string name = evidence_stats(place.data(), 1).file;
  CHECK(says(name, "postgresql://owner@"));
  std::vector<std::thread> makers;
  const EvidencePlace another;
  std::atomic<int> faults{0};
  for (int i = 0; i < 8; ++i) {
    makers.emplace_back([&] {
      if (!complaint_of([&] { prepare_evidence(another.data()); }).empty()) ++faults;
    });
  }
  for (std::thread& maker : makers) maker.join();
  CHECK(faults == 0);
}

TEST_CASE("texts that are no UTF-8, or hold zero bytes, are kept as they are") {
  const EvidencePlace place;
  const std::string text("caf\xe9 \0 zero", 11);
  {
    EvidenceRecorder recorder(place.data());
    const SearchId id = recorder.record_search(shown("ann", text, {"a/x"}));
    CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  }
  CHECK(place.read().needs == std::vector<std::string>{text});
}

TEST_CASE("while another holds the tables, records fail in time") {
  const EvidencePlace place;
  prepare_evidence(place.data());
  RecorderOptions options;
  options.busy_timeout = std::chrono::milliseconds(50);
  EvidenceRecorder recorder(place.data(), options);
  std::thread holder([&] {
    shared_postgresql().run_sql("LOCK TABLE " + place.schema() +
                                ".search IN EXCLUSIVE MODE; SELECT pg_sleep(0.6)");
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const SearchId id = recorder.record_search(shown("ann", "need", {"a/x"}));
  CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kUnavailable);
  CHECK(says(recorder.status().last_error, "another process holds it"));
  holder.join();
  const SearchId after = recorder.record_search(shown("ann", "need", {"a/x"}));
  CHECK(recorder.record_choice(choice(after, "ann", "a/x")) == ChoiceOutcome::kRecorded);
}

TEST_SUITE_END();

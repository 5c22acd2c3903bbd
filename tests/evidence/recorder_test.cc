// Recording searches and choices, and what counts.
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <latch>
#include <set>
#include <thread>

#include "evidence/evidence_text.h"

using namespace matchgraph;
using namespace matchgraph::test;

TEST_CASE("what was shown and chosen is read back with its counts") {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    const SearchId first = recorder.record_search(shown("ann", "read PDF", {"a/x", "b/y", "c/z"}));
    recorder.record_search(shown("bob", "read PDF", {"a/x"}));
    recorder.record_search(shown("bob", "fly to the moon", {}));
    CHECK(recorder.record_choice(choice(first, "ann", "b/y")) == ChoiceOutcome::kRecorded);
    CHECK(recorder.status().searches_recorded == 3);
    CHECK(recorder.status().choices_recorded == 1);
    CHECK(recorder.status().healthy);
  }
  const Evidence evidence = folder.read();
  CHECK(evidence.searches == 3);
  CHECK(evidence.sessions == 2);
  CHECK(counts_of(evidence, "a/x") == EntityCounts{"a/x", 2, 0});
  CHECK(counts_of(evidence, "b/y") == EntityCounts{"b/y", 1, 1});
  CHECK(counts_of(evidence, "c/z") == EntityCounts{"c/z", 1, 0});
  REQUIRE(evidence.choices.size() == 1);
  CHECK(plain(evidence)[0].need == "read PDF");
  CHECK(plain(evidence)[0].entity == "b/y");
  CHECK(evidence.choices[0].at == noon(22, 30));
  CHECK(evidence.choices[0].kind == SearchKind::kNeed);
}

TEST_CASE("a choice counts only for what the search showed, by the session that searched") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  const SearchId search = recorder.record_search(shown("ann", "read PDF", {"a/x", "b/y"}));
  CHECK(recorder.record_choice(choice(search, "ann", "c/z")) == ChoiceOutcome::kNotShown);
  CHECK(recorder.record_choice(choice(search, "bob", "a/x")) == ChoiceOutcome::kOtherSession);
  CHECK(recorder.record_choice(choice(search, "", "a/x")) == ChoiceOutcome::kOtherSession);
  CHECK(recorder.record_choice(choice(SearchId{7}, "ann", "a/x")) == ChoiceOutcome::kUnknownSearch);
  CHECK(recorder.record_choice(choice(search, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  CHECK(recorder.status().choices_recorded == 1);
  CHECK(recorder.status().choices_refused == 4);
  CHECK(folder.read().choices.size() == 1);
}

TEST_CASE("a choice counts once per session, query and entity, however the query is spelt") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  const SearchId first = recorder.record_search(shown("ann", "Read PDF", {"a/x", "b/y"}));
  const SearchId again = recorder.record_search(shown("ann", "  read pdf!", {"a/x"}));
  const SearchId other = recorder.record_search(shown("bob", "read pdf", {"a/x"}));
  CHECK(recorder.record_choice(choice(first, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  CHECK(recorder.record_choice(choice(first, "ann", "a/x")) == ChoiceOutcome::kRepeated);
  CHECK(recorder.record_choice(choice(again, "ann", "a/x")) == ChoiceOutcome::kRepeated);
  CHECK(recorder.record_choice(choice(first, "ann", "b/y")) == ChoiceOutcome::kRecorded);
  CHECK(recorder.record_choice(choice(other, "bob", "a/x")) == ChoiceOutcome::kRecorded);
  const Evidence evidence = folder.read();
  CHECK(counts_of(evidence, "a/x").times_chosen == 2);
  CHECK(counts_of(evidence, "b/y").times_chosen == 1);
}

TEST_CASE("searches without a session are sessions of their own") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  const SearchId first = recorder.record_search(shown("", "read PDF", {"a/x"}));
  const SearchId second = recorder.record_search(shown("", "read PDF", {"a/x"}));
  CHECK(first != second);
  CHECK(recorder.record_choice(choice(first, "", "a/x")) == ChoiceOutcome::kRecorded);
  CHECK(recorder.record_choice(choice(second, "", "a/x")) == ChoiceOutcome::kRecorded);
  CHECK(folder.read().sessions == 2);
}

TEST_CASE("a session's choices of one day are capped") {
  const EvidencePlace folder;
  RecorderOptions options;
  options.evidence.choices_per_session_day = 3;
  EvidenceRecorder recorder(folder.data(), options);
  std::vector<ChoiceOutcome> outcomes;
  for (int i = 0; i < 5; ++i) {
    const SearchId search =
        recorder.record_search(shown("ann", "need " + std::to_string(i), {"a/x"}));
    outcomes.push_back(recorder.record_choice(choice(search, "ann", "a/x")));
  }
  using enum ChoiceOutcome;
  CHECK(outcomes == std::vector{kRecorded, kRecorded, kRecorded, kCapped, kCapped});
  const SearchId tomorrow = recorder.record_search(shown("ann", "need 9", {"a/x"}, noon(23)));
  CHECK(recorder.record_choice(choice(tomorrow, "ann", "a/x", noon(23, 9))) == kRecorded);
  CHECK(folder.read(options.evidence).choices.size() == 4);
}

TEST_CASE("what was shown keeps its order, however many results there were") {
  for (const std::size_t count : {0, 1, 9, 10, 11, 20, 25}) {
    const EvidencePlace folder;
    std::vector<std::string> entities;
    std::string listed;
    for (std::size_t i = 0; i < count; ++i) {
      entities.push_back("e/" + std::to_string((i * 7) % 25));
      listed += (listed.empty() ? "\"" : ",\"") + entities.back() + "\"";
    }
    EvidenceRecorder(folder.data()).record_search(shown("ann", "read PDF", entities));
    CHECK(folder.export_text().find("\"shown\":[" + listed + "]") != std::string::npos);
  }
}

TEST_CASE("only the first ten positions match, and deeper ones can still be chosen") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  ShownSearch page = shown("ann", "read PDF", {"p/9", "p/10", "p/11"});
  page.offset = 8;
  const SearchId search = recorder.record_search(page);
  CHECK(recorder.record_choice(choice(search, "ann", "p/11")) == ChoiceOutcome::kRecorded);
  const Evidence evidence = folder.read();
  CHECK(counts_of(evidence, "p/9") == EntityCounts{"p/9", 1, 0});
  CHECK(counts_of(evidence, "p/10") == EntityCounts{"p/10", 1, 0});
  // Whatever was chosen was shown.
  CHECK(counts_of(evidence, "p/11") == EntityCounts{"p/11", 1, 1});
}

TEST_CASE("what a session is called is nowhere in the files") {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    const SearchId search =
        recorder.record_search(shown("203.0.113.77-secret", "read PDF", {"a/x"}));
    recorder.record_choice(choice(search, "203.0.113.77-secret", "a/x"));
    recorder.flush();
  }
  const std::string bytes = folder.all_bytes();
  CHECK(bytes.find("read PDF") != std::string::npos);
  CHECK(bytes.find("203.0.113.77") == std::string::npos);
  CHECK(folder.export_text().find("203.0.113.77") == std::string::npos);
}

TEST_CASE("a full queue drops searches and counts them") {
  const EvidencePlace folder;
  RecorderOptions options;
  options.queue_bytes = 4096;
  options.batch_delay = std::chrono::milliseconds(10000);
  EvidenceRecorder recorder(folder.data(), options);
  for (int i = 0; i < 100; ++i) recorder.record_search(shown("ann", "read PDF", {"a/x"}));
  const RecorderStatus status = recorder.status();
  CHECK(status.searches_dropped > 80);
  CHECK(status.searches_dropped + status.queued == 100);
  recorder.flush();
  CHECK(folder.read().searches + recorder.status().searches_dropped == 100);
}

TEST_CASE("choices of dropped searches are told to be unknown") {
  const EvidencePlace folder;
  RecorderOptions options;
  options.queue_bytes = 600;
  EvidenceRecorder recorder(folder.data(), options);
  const SearchId dropped = recorder.record_search(shown("ann", std::string(1000, 'q'), {"a/x"}));
  CHECK(recorder.record_choice(choice(dropped, "ann", "a/x")) == ChoiceOutcome::kUnknownSearch);
}

TEST_CASE("several threads record at once, and every acknowledged choice is there") {
  constexpr int kThreads = 4;
  constexpr int kSearches = 100;
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  std::atomic<int> recorded{0};
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&recorder, &recorded, thread] {
      const std::string session = "visitor " + std::to_string(thread);
      for (int i = 0; i < kSearches; ++i) {
        const SearchId search = recorder.record_search(
            shown(session, "need " + std::to_string(i), {"a/x", "b/y"}, noon(1 + i % 25)));
        if (i % 5 != 0) continue;
        const auto outcome =
            recorder.record_choice(choice(search, session, "b/y", noon(1 + i % 25)));
        if (outcome == ChoiceOutcome::kRecorded) ++recorded;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  recorder.flush();
  CHECK(recorded == kThreads * kSearches / 5);
  const RecorderStatus status = recorder.status();
  CHECK(status.searches_recorded == kThreads * kSearches);
  CHECK(status.searches_dropped == 0);
  CHECK(status.queued == 0);
  const Evidence evidence = folder.read();
  CHECK(evidence.searches == kThreads * kSearches);
  CHECK(evidence.sessions == kThreads);
  CHECK(counts_of(evidence, "b/y").times_chosen == static_cast<std::uint64_t>(recorded.load()));
}

TEST_CASE("readers and a second recorder work while one writes") {
  const EvidencePlace folder;
  EvidenceRecorder first(folder.data());
  EvidenceRecorder second(folder.data());
  std::thread other([&second] {
    for (int i = 0; i < 50; ++i) {
      const SearchId id = second.record_search(shown("bob", "x" + std::to_string(i), {"a/x"}));
      if (i % 10 == 0) second.record_choice(choice(id, "bob", "a/x"));
    }
    second.flush();
  });
  for (int i = 0; i < 50; ++i) {
    const SearchId id = first.record_search(shown("ann", "y" + std::to_string(i), {"a/x"}));
    if (i % 10 != 0) continue;
    CHECK(first.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kRecorded);
    CHECK(folder.read().choices.size() > static_cast<std::size_t>(i / 10));
  }
  other.join();
  first.flush();
  CHECK(folder.read().searches == 100);
  CHECK(folder.read().choices.size() == 10);
}

TEST_CASE("recorders that make the same new database at once lose nothing") {
  constexpr int kFolders = 25;
  constexpr int kRecorders = 4;
  for (int i = 0; i < kFolders; ++i) {
    const EvidencePlace folder;
    std::vector<std::thread> threads;
    std::array<RecorderStatus, kRecorders> statuses;
    std::latch start(kRecorders);
    for (RecorderStatus& status : statuses) {
      threads.emplace_back([&] {
        start.arrive_and_wait();
        EvidenceRecorder recorder(folder.data());
        recorder.record_search(shown("ann", "read PDF", {"a/x"}));
        recorder.flush();
        status = recorder.status();
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const RecorderStatus& status : statuses) {
      CHECK(status.searches_recorded == 1);
      CHECK(status.last_error == "");
    }
    CHECK(folder.read().searches == kRecorders);
  }
}

TEST_CASE("ids of searches are written and read back, and do not repeat") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    const SearchId id = recorder.record_search(shown("ann", "read PDF", {"a/x"}));
    CHECK(parse_search_id(to_string(id)) == id);
    ids.insert(to_string(id));
  }
  CHECK(ids.size() == 1000);
  for (const char* text : {"", "1", "00000000000000zz", "-000000000000001", "00000000000000001"}) {
    CHECK_FALSE(parse_search_id(text));
  }
}

TEST_CASE("a database that is moved away is begun anew" * doctest::test_suite("folder")) {
  const EvidencePlace folder;
  const test::TemporaryFolder away;
  EvidenceRecorder recorder(folder.data());
  recorder.record_search(shown("ann", "before", {"a/x"}));
  recorder.flush();
  for (const char* name : {"evidence.db", "evidence.db-wal", "evidence.db-shm"}) {
    std::filesystem::rename(folder.file(name), away.file(name));
  }
  const SearchId after = recorder.record_search(shown("ann", "after", {"a/x"}));
  CHECK(recorder.record_choice(choice(after, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  CHECK(folder.read().needs == std::vector<std::string>{"after"});
}

// What one place can add, what is taken of whom, and what a damaged row is taken for.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "evidence/evidence_text.h"
#include "matchgraph/error.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

ShownSearch shown_from(const std::string& block, const std::string& session,
                       const std::string& query, std::vector<std::string> entities,
                       EvidenceTime at = noon(22)) {
  ShownSearch search = shown(session, query, std::move(entities), at);
  search.block = block;
  return search;
}

}  // namespace

TEST_CASE("one address block adds one showing and one choice per entity and day") {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    for (int i = 0; i < 50; ++i) {
      const std::string visitor = "visitor " + std::to_string(i);
      const SearchId search = recorder.record_search(
          shown_from("192.0.2.0/24", visitor, "need " + std::to_string(i), {"a/x", "b/y"}));
      recorder.record_choice(choice(search, visitor, "a/x"));
    }
    const SearchId later =
        recorder.record_search(shown_from("192.0.2.0/24", "ann", "tomorrow", {"a/x"}, noon(23)));
    recorder.record_choice(choice(later, "ann", "a/x", noon(23, 1)));
    recorder.record_search(shown_from("198.51.100.0/24", "bob", "need 1", {"a/x"}));
  }
  const Evidence evidence = folder.read();
  CHECK(counts_of(evidence, "a/x") == EntityCounts{"a/x", 3, 2});
  CHECK(counts_of(evidence, "b/y") == EntityCounts{"b/y", 1, 0});
  CHECK(evidence.choices.size() == 2);
  // The search that is counted is the same in every reading: of equals the first by its text.
  REQUIRE(evidence.shown_needs.size() == 3);
  CHECK(evidence.shown_needs[0] == "need 0");
}

TEST_CASE("what one place added stays bounded in exports and when it is forgotten") {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    for (int i = 0; i < 5; ++i) {
      recorder.record_search(
          shown_from("192.0.2.0/24", std::to_string(i), "need", {"a/x"}, noon(10, i)));
    }
    recorder.record_search(shown("eve", "need", {"a/x"}, noon(10)));
  }
  CHECK(folder.export_text().find("192.0.2") == std::string::npos);
  const EvidencePlace copy;
  CHECK(copy.import_text(folder.export_text()).searches == 6);
  CHECK(counts_of(copy.read(), "a/x").times_matched == 2);
  CHECK(copy.read().digest == folder.read().digest);
  forget_evidence(folder.data(), {.year = 2026, .month = 11, .day = 20});
  CHECK(folder.read().searches == 0);
  CHECK(counts_of(folder.read(), "a/x").times_matched == 2);
}

TEST_CASE("a choice a day after its search is none") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  const SearchId search = recorder.record_search(shown("ann", "need", {"a/x"}, noon(20)));
  CHECK(recorder.record_choice(choice(search, "ann", "a/x", noon(21, 1))) ==
        ChoiceOutcome::kUnknownSearch);
  CHECK(recorder.record_choice(choice(search, "ann", "a/x", noon(20, 1))) ==
        ChoiceOutcome::kRecorded);
}

TEST_CASE("a choice that nobody waits for is recorded too") {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    const SearchId search = recorder.record_search(shown("ann", "need", {"a/x"}));
    recorder.note_choice(choice(search, "ann", "a/x"));
  }
  CHECK(counts_of(folder.read(), "a/x").times_chosen == 1);
}

TEST_CASE(
    "beyond its quota nothing is recorded, which is said once, and again when there is room") {
  const EvidencePlace folder;
  RecorderOptions options;
  options.quota_bytes = 200'000;
  std::vector<std::string> told;
  options.on_health = [&told](bool healthy, const std::string& reason) {
    told.push_back(healthy ? "well" : reason);
  };
  {
    EvidenceRecorder recorder(folder.data(), options);
    for (int i = 0; i < 400; ++i) {
      recorder.record_search(shown("ann", std::string(1000, 'x') + std::to_string(i), {"a/x"}));
      if (i % 10 == 0) recorder.flush();
    }
    recorder.flush();
    const RecorderStatus status = recorder.status();
    CHECK_FALSE(status.healthy);
    CHECK(status.searches_dropped > 100);
    CHECK(status.bytes >= options.quota_bytes);
    CHECK(status.bytes < options.quota_bytes + 100'000);
    forget_evidence(folder.data(), {.year = 2026, .month = 12, .day = 1});
    recorder.record_search(shown("ann", "again", {"a/x"}));
    recorder.flush();
    CHECK(recorder.status().healthy);
  }
  REQUIRE(told.size() == 2);
  CHECK(told[0].find(folder.name() + ": holds ") != std::string::npos);
  CHECK(told[1] == "well");
}

TEST_CASE("ids do not tell the next one") {
  const EvidencePlace folder;
  EvidenceRecorder recorder(folder.data());
  EvidenceRecorder other(folder.data());
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    ids.insert(to_string(recorder.new_id()));
    ids.insert(to_string(other.new_id()));
  }
  // Counted up from one number under one public function, both would be found from one id.
  CHECK(ids.size() == 2000);
}

TEST_CASE("a bit that flips anywhere in the database changes no count unseen" *
          doctest::test_suite("folder")) {
  const EvidencePlace folder;
  {
    EvidenceRecorder recorder(folder.data());
    for (int i = 0; i < 60; ++i) {
      const SearchId search = recorder.record_search(
          shown_from("192.0.2.0/24", "v" + std::to_string(i % 7), "need " + std::to_string(i),
                     {"a/x" + std::to_string(i), "b/y"}, noon(10 + i % 9)));
      recorder.record_choice(
          choice(search, "v" + std::to_string(i % 7), "b/y", noon(10 + i % 9, 1)));
    }
  }
  forget_evidence(folder.data(), {.year = 2026, .month = 11, .day = 12});
  const Evidence whole = folder.read();
  const std::string path = folder.file("evidence.db");
  const std::string bytes = read_bytes(path);
  const auto same = [&whole](const Evidence& other) {
    return other.digest == whole.digest && other.entities == whole.entities &&
           other.choices == whole.choices && other.needs == whole.needs;
  };
  std::size_t seen = 0;
  std::size_t lies = 0;
  constexpr std::size_t kFlips = 600;
  for (std::size_t i = 0; i < kFlips; ++i) {
    std::string damaged = bytes;
    // A step that shares no factor with pages or rows.
    const std::size_t at = (i * 7919 + 101) % damaged.size();
    damaged[at] = static_cast<char>(damaged[at] ^ 1 << i % 8);
    std::filesystem::remove(path + "-wal");
    std::filesystem::remove(path + "-shm");
    write_file(path, damaged);
    try {
      // Keys of sessions and blocks may change: they tell visitors apart and nothing else.
      if (!same(folder.read())) ++lies;
    } catch (const Error& error) {
      ++seen;
      CHECK(std::string(error.what()).find("evidence.db") != std::string::npos);
      // Nor is it handed on as a log, which would be trusted.
      CHECK_THROWS_AS(export_evidence(folder.data(), [](std::string_view) {}), Error);
    }
  }
  CHECK(lies == 0);
  CHECK(seen > kFlips / 20);
}

// Forgetting: the texts go, the counts stay.
#include <doctest/doctest.h>

#include <algorithm>

#include "evidence/evidence_text.h"

using namespace matchgraph;
using namespace matchgraph::test;

namespace {

constexpr Date kNovember20{.year = 2026, .month = 11, .day = 20};

/// Searches of two visitors, on both sides of 20 November.
void record_days(const EvidencePlace& folder) {
  EvidenceRecorder recorder(folder.data());
  for (const unsigned day : {10U, 19U, 20U, 21U}) {
    for (const char* session : {"ann", "bob"}) {
      const std::string query = "secretword" + std::to_string(day) + " of " + session;
      const SearchId id =
          recorder.record_search(shown(session, query, {"a/x", "b/y", "c/z"}, noon(day)));
      recorder.record_choice(choice(id, session, day < 20 ? "a/x" : "b/y", noon(day, 5)));
    }
  }
}

bool holds(const std::string& bytes, const std::string& text) {
  return bytes.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("forgotten texts are in no file, younger ones stay, and all counts stay") {
  const EvidencePlace folder;
  record_days(folder);
  CHECK(holds(folder.all_bytes(), "secretword10"));
  const Evidence before = folder.read();
  const EvidenceForgotten forgotten = forget_evidence(folder.data(), kNovember20);
  CHECK(forgotten.searches == 4);
  CHECK(forgotten.choices == 4);
  const std::string bytes = folder.all_bytes();
  CHECK_FALSE(holds(bytes, "secretword10"));
  CHECK_FALSE(holds(bytes, "secretword19"));
  CHECK(holds(bytes, "secretword20"));
  const Evidence after = folder.read();
  CHECK(after.entities == before.entities);
  CHECK(after.searches == 4);
  CHECK(after.choices.size() == 4);
  CHECK(after.forgotten_searches == 4);
  CHECK(after.forgotten_choices == 4);
}

TEST_CASE("texts are gone also while a recorder has the database open") {
  const EvidencePlace folder;
  record_days(folder);
  EvidenceRecorder recorder(folder.data());
  recorder.record_search(shown("ann", "another", {"a/x"}, noon(21)));
  recorder.flush();
  CHECK(forget_evidence(folder.data(), kNovember20).searches == 4);
  const SearchId id = recorder.record_search(shown("ann", "later", {"a/x"}, noon(22)));
  CHECK(recorder.record_choice(choice(id, "ann", "a/x")) == ChoiceOutcome::kRecorded);
  const std::string bytes = folder.all_bytes();
  CHECK(holds(bytes, "later"));
  CHECK_FALSE(holds(bytes, "secretword1"));
}

TEST_CASE("what is forgotten in steps adds up") {
  const EvidencePlace folder;
  record_days(folder);
  const Evidence before = folder.read();
  CHECK(forget_evidence(folder.data(), {.year = 2026, .month = 11, .day = 11}).searches == 2);
  CHECK(forget_evidence(folder.data(), {.year = 2026, .month = 11, .day = 11}).searches == 0);
  CHECK(folder.read().entities == before.entities);
  record_days(folder);  // the same days once more, as from an old export
  const Evidence twice = folder.read();
  CHECK(forget_evidence(folder.data(), {.year = 2027, .month = 0, .day = 0}).searches == 14);
  const Evidence after = folder.read();
  CHECK(after.entities == twice.entities);
  CHECK(after.forgotten_searches == 16);
  CHECK(after.searches == 0);
  CHECK(after.choices.empty());
  CHECK_FALSE(after.digest.empty());
}

TEST_CASE("choices that the guards held back do not begin to count when others are forgotten") {
  const EvidencePlace folder;
  folder.import_text(R"({"query": "q", "selected": "a/x", "session": "s", "at": "2026-11-01"}
{"query": "Q", "selected": "a/x", "session": "s", "at": "2026-11-25"}
{"query": "r", "selected": "a/x", "session": "s", "at": "2026-11-25"}
)");
  CHECK(counts_of(folder.read(), "a/x").times_chosen == 2);
  forget_evidence(folder.data(), kNovember20);
  CHECK(counts_of(folder.read(), "a/x").times_chosen == 2);
}

TEST_CASE("searches without a time are as old as their import") {
  const EvidencePlace folder;
  folder.import_text(R"({"query": "timeless", "selected": "a/x"})");
  CHECK(forget_evidence(folder.data(), {.year = 2020, .month = 0, .day = 0}).searches == 0);
  CHECK(forget_evidence(folder.data(), {.year = 2999, .month = 0, .day = 0}).searches == 1);
  CHECK(counts_of(folder.read(), "a/x") == EntityCounts{"a/x", 1, 1});
}

TEST_CASE("counts of forgotten searches travel with an export, and count once") {
  const EvidencePlace first;
  record_days(first);
  first.import_text(R"({"query": "timeless", "selected": "c/z"})");
  forget_evidence(first.data(), kNovember20);
  const EvidencePlace second;
  second.import_text(first.export_text());
  CHECK(second.read().entities == first.read().entities);
  CHECK(second.read().forgotten_searches == first.read().forgotten_searches);
  CHECK(second.read().digest == first.read().digest);
  CHECK(second.export_text() == first.export_text());
  second.import_text(first.export_text());
  first.import_text(second.export_text());
  CHECK(second.read().digest == first.read().digest);
  // What the second forgets adds to what the first did.
  forget_evidence(second.data(), {.year = 2999, .month = 0, .day = 0});
  CHECK(second.read().entities == first.read().entities);
}

TEST_CASE("forgetting where nothing was recorded does nothing and makes nothing") {
  const EvidencePlace folder;
  CHECK(forget_evidence(folder.data(), kNovember20).searches == 0);
  CHECK(folder.is_untouched());
}

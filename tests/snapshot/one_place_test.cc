// What one address block can do to ranks in one day, with as many visitors and searches as it
// likes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/evidence.h"
#include "matchgraph/snapshot.h"
#include "snapshot/snapshot_data.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

const EvidenceTime kDay = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);

Catalogue sample() {
  const std::vector<std::string> files = {MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl"};
  return load_catalogues(files).catalogue;
}

/// A search that shows some entities, and perhaps a choice of one of them.
void visit(EvidenceRecorder& recorder, const std::string& block, int visitor,
           std::vector<std::string> shown, const std::string& chosen) {
  ShownSearch search;
  search.session = block + std::to_string(visitor);
  search.query = "need " + std::to_string(visitor);
  search.block = block;
  search.shown = std::move(shown);
  search.at = kDay;
  const std::string session = search.session;
  const SearchId id = recorder.record_search(std::move(search));
  if (chosen.empty()) return;
  recorder.record_choice(
      {.search = id, .entity = chosen, .session = session, .at = kDay + std::chrono::minutes(1)});
}

/// What visitors of forty places look at: some entities are chosen whenever they are shown, others
/// never, most were never shown.
void visit_honestly(EvidenceRecorder& recorder, const Catalogue& catalogue) {
  for (int place = 0; place < 40; ++place) {
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < 10; ++i) shown.push_back(catalogue.entities[i * 5].id);
    visit(recorder, "192.0." + std::to_string(place) + ".0/24", place, shown,
          shown[static_cast<std::size_t>(place % 3)]);
  }
}

std::vector<double> ranks_after(const Catalogue& catalogue,
                                const std::function<void(EvidenceRecorder&)>& record) {
  const test::TemporaryFolder folder;
  {
    EvidenceRecorder recorder(folder.path());
    record(recorder);
  }
  BuildRequest request;
  request.data = folder.path();
  build_snapshot(catalogue, request);
  const auto snapshot = open_snapshot(folder.path());
  const auto values = snapshot->ranks().values();
  return {values.begin(), values.end()};
}

double most_moved(const std::vector<double>& before, const std::vector<double>& after) {
  REQUIRE(before.size() == after.size());
  double most = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    most = std::max(most, std::abs(after[i] - before[i]));
  return most;
}

}  // namespace

TEST_CASE("one address block moves no rank by a point in a day, whatever it does") {
  const Catalogue catalogue = sample();
  const std::string place = "203.0.113.0/24";
  const auto id = [&](std::size_t e) {
    return catalogue.entities[e % catalogue.entities.size()].id;
  };
  const auto promote = [&](EvidenceRecorder& recorder) {
    for (int i = 0; i < 60; ++i) visit(recorder, place, i, {id(7), id(8)}, id(7));
  };
  const auto sink = [&](EvidenceRecorder& recorder) {
    for (int i = 0; i < 60; ++i) visit(recorder, place, i, {id(0), id(5), id(10)}, "");
  };
  const auto all = [&](EvidenceRecorder& recorder) {
    for (std::size_t e = 0; e < catalogue.entities.size(); ++e)
      visit(recorder, place, static_cast<int>(e), {id(e), id(e + 1)}, e % 2 == 0 ? id(e) : "");
  };
  for (const bool has_others : {false, true}) {
    const auto others = [&](EvidenceRecorder& recorder) {
      if (has_others) visit_honestly(recorder, catalogue);
    };
    const std::vector<double> before = ranks_after(catalogue, others);
    for (const std::function<void(EvidenceRecorder&)>& attack :
         std::vector<std::function<void(EvidenceRecorder&)>>{promote, sink, all}) {
      const std::vector<double> after = ranks_after(catalogue, [&](EvidenceRecorder& recorder) {
        others(recorder);
        attack(recorder);
      });
      const double moved = most_moved(before, after);
      MESSAGE("moved by " << moved << (has_others ? " among others" : " alone"));
      CHECK(moved > 0);
      CHECK(moved < 1);
    }
  }
}

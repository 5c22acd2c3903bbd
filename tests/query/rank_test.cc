#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/evidence.h"
#include "matchgraph/render.h"
#include "matchgraph/snapshot.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

/// One line of a log: who asked what, what was shown, what was chosen.
struct LogLine {
  std::string session;
  std::string query;
  std::vector<std::string> shown;
  std::string selected;  // may be empty
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string text_of(const LogLine& line) {
  std::string shown;
  for (const std::string& id : line.shown) shown += (shown.empty() ? "" : ",") + quoted(id);
  std::string out = "{\"query\":" + quoted(line.query) + ",\"session\":" + quoted(line.session) +
                    ",\"shown\":[" + shown + "]";
  if (!line.selected.empty()) out += ",\"selected\":" + quoted(line.selected);
  return out + "}\n";
}

const std::vector<LogLine>& log_lines() {
  static const std::vector<LogLine> lines = {
      {"s1", "convert pdf files", {"pdf/textract", "pdf/paperflow"}, "pdf/textract"},
      {"s2", "convert pdf files", {"pdf/textract", "pdf/paperflow"}, "pdf/textract"},
      {"s3", "recognise scanned pages", {"pdf/scanly", "pdf/textract"}, "pdf/textract"},
      {"s3", "translate documents", {"pdf/paperflow", "gone/tool"}, "pdf/paperflow"},
      {"s4", "flugelhorn", {"game/chess"}, "game/chess"},
      {"s5", "convert pdf files", {"pdf/paperflow", "pdf/scanly"}, ""},
  };
  return lines;
}

/// An engine over the six tools, with the log above or none.
class Tools {
 public:
  explicit Tools(bool with_log, bool use_evidence = true) {
    BuildRequest request;
    request.data = folder_.path();
    request.jobs = 1;
    request.use_evidence = use_evidence;
    if (with_log) {
      std::ofstream out(folder_.file("log.jsonl"));
      for (const LogLine& line : log_lines()) out << text_of(line);
      out.close();
      request.evidence_files = {folder_.file("log.jsonl")};
    }
    report_ = build_snapshot(test::six_tools(), request);
    engine_ = std::make_unique<Engine>(open_snapshot(folder_.path()));
  }
  const Engine* operator->() const { return engine_.get(); }
  const BuildReport& report() const { return report_; }

 private:
  test::TemporaryFolder folder_;
  BuildReport report_;
  std::unique_ptr<Engine> engine_;
};

const Tools& without_log() {
  static const Tools tools(false);
  return tools;
}

const Tools& with_log() {
  static const Tools tools(true);
  return tools;
}

double rank_of(const std::string& id) { return without_log()->entity(id).rank.value; }

const std::vector<std::string> kIds = {"db/liteask",    "db/pgask",   "game/chess",
                                       "pdf/paperflow", "pdf/scanly", "pdf/textract"};

/// The leaves of a tree added up, when every parent is the sum of its children.
double sum_of_leaves(const Explanation& node) {
  if (node.children.empty()) return node.value;
  double sum = 0;
  for (const Explanation& child : node.children) sum += sum_of_leaves(child);
  CHECK(std::abs(sum - node.value) < 1e-9);
  return sum;
}

}  // namespace

TEST_CASE("every entity has a rank, and everything that shows one shows the same") {
  SearchRequest all;
  all.filters.types = {"tool", "mcp-server", "web-app"};
  const SearchResults results = without_log()->search(all);
  REQUIRE(results.results.size() == 6);
  for (const SearchHit& hit : results.results) {
    CHECK(hit.entity.unfragile_rank == rank_of(hit.entity.id));
    CHECK_FALSE(hit.entity.times_matched);
  }
  const Comparison two = without_log()->compare({"db/pgask", "game/chess"});
  CHECK(two.ranks[1].value == rank_of("game/chess"));
  CHECK(two.cards[1].unfragile_rank == rank_of("game/chess"));
}

TEST_CASE("results sort by rank, and a bound on rank and higher ranked keep what is above") {
  std::vector<std::string> expected = kIds;
  std::stable_sort(expected.begin(), expected.end(),
                   [](const auto& a, const auto& b) { return rank_of(a) > rank_of(b); });
  SearchRequest request;
  request.filters.min_rank = 0;
  request.sort = Sort::kRank;
  std::vector<std::string> found;
  for (const SearchHit& hit : without_log()->search(request).results) {
    found.push_back(hit.entity.id);
  }
  CHECK(found == expected);

  request.filters.min_rank = rank_of(expected[2]);
  CHECK(without_log()->search(request).total == 3);

  AlternativesRequest higher;
  higher.seeds = {expected[3]};
  higher.filters.relative = {{Comparative::kHigherRanked, ""}};
  for (const Alternative& result : without_log()->alternatives(higher).results) {
    CHECK(rank_of(result.entity.id) > rank_of(expected[3]));
  }
}

TEST_CASE("a rank is explained by a tree that adds up to it") {
  for (const Tools* tools : {&without_log(), &with_log()}) {
    for (const std::string& id : kIds) {
      const EntityDetail detail = (*tools)->entity(id, true);
      REQUIRE(detail.rank_explanation);
      REQUIRE(detail.rank_explanation->children.size() == 5);
      CHECK(std::abs(sum_of_leaves(*detail.rank_explanation) - detail.rank.value) < 1e-9);
      CHECK(detail.card.unfragile_rank == detail.rank.value);
    }
  }
  CHECK_FALSE(without_log()->entity("db/pgask").rank_explanation);
}

TEST_CASE("times matched and chosen are what the log says") {
  std::map<std::string, std::uint64_t> matched;
  std::map<std::string, std::uint64_t> chosen;
  std::set<std::string> counted;
  for (const LogLine& line : log_lines()) {
    for (const std::string& id : line.shown) ++matched[id];
    const bool is_new =
        counted.insert(line.session + "|" + line.query + "|" + line.selected).second;
    if (!line.selected.empty() && is_new) ++chosen[line.selected];
  }
  for (const std::string& id : kIds) {
    const EntityDetail detail = with_log()->entity(id);
    INFO(id);
    CHECK(detail.card.times_matched == matched[id]);
    CHECK(detail.card.times_chosen == chosen[id]);
  }
}

TEST_CASE("searches and choices count for the capability that meets their need best") {
  const auto evidence = [](const std::string& id) {
    return with_log()->entity(id).capability_evidence;
  };
  using Counts = std::vector<CapabilityEvidence>;
  CHECK(evidence("pdf/textract") == Counts{{2, 2}, {1, 1}});
  CHECK(evidence("pdf/paperflow") == Counts{{3, 0}, {1, 1}});
  CHECK(evidence("game/chess") == Counts{{0, 0}});  // no word of it
  CHECK(without_log()->entity("pdf/textract").capability_evidence.empty());
}

TEST_CASE("a build that leaves evidence out is identical to one that never had any") {
  const Tools left_out(true, false);
  CHECK(left_out.report().digest == without_log().report().digest);
  CHECK(with_log().report().digest != without_log().report().digest);
  CHECK_FALSE(left_out->entity("pdf/textract").card.times_matched);
}

TEST_CASE("a comparison has the counts when searches are known of, and only then") {
  const auto features = [](const Comparison& comparison) {
    std::map<std::string, std::vector<std::string>> out;
    for (const TableRow& row : comparison.table) out[row.feature] = row.values;
    return out;
  };
  auto rows = features(with_log()->compare({"pdf/textract", "db/pgask"}));
  CHECK(rows["Times matched"] == std::vector<std::string>{"3", "0"});
  CHECK(rows["Times chosen"] == std::vector<std::string>{"3", "0"});
  CHECK(features(without_log()->compare({"pdf/textract", "db/pgask"})).count("Times matched") == 0);
}

TEST_CASE("a page of a pair that no source knows prints what is computed") {
  const std::string page = to_page(with_log()->compare({"pdf/textract", "db/pgask"}));
  CHECK(page.find("Unknown") == std::string::npos);
  CHECK(page.find("| Times Matched | 3 | 0 |") != std::string::npos);
  const std::string quiet = to_page(without_log()->compare({"pdf/textract", "db/pgask"}));
  CHECK(quiet.find("| Match Graph | 0 | 0 |") != std::string::npos);
  CHECK(quiet.find("| Times Matched | 0 | 0 |") != std::string::npos);
}

TEST_CASE("what sources state stands beside the computed rank") {
  const test::TemporaryFolder folder;
  BuildRequest request;
  request.data = folder.path();
  request.jobs = 1;
  build_snapshot(
      test::catalogue_of(
          R"({"id":"a","name":"A","type":"tool","capabilities":[{"text":"Cuts wood."}],"stated":[{"rank":99,"source":{"name":"x"}},{"rank":98,"source":{"name":"y"}}]})"
          "\n"),
      request);
  const Engine engine(open_snapshot(folder.path()));
  const EntityDetail detail = engine.entity("a");
  CHECK(detail.entity.stated.size() == 2);
  CHECK(detail.entity.stated[0].rank == 99);
  CHECK(detail.card.unfragile_rank == detail.rank.value);
  CHECK(detail.rank.value < 50);
  const std::string json = to_json(detail);
  CHECK(json.find(R"("stated":[{"value":99.0,"against":null,"source":{"name":"x")") !=
        std::string::npos);
}

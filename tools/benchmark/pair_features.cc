// What the pairing model reads of judged pairs of capabilities, for tools/pairing/fit:
//
//   pair_features DATA PAIRS
//
// A line "pair ..." for each pair that may be one job, "set_up ..." for each of two lines that are
// no capability: the number of the line in PAIRS (a truth file that judges comparisons), row,
// column, grade, and the features in the order of PairFeatures. Before them "comparison LINE ROWS
// COLUMNS", and "right LINE ROW COLUMN" for each pair of grade 2 or more, also those that share no
// word.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <utility>

#include "matchgraph/snapshot.h"
#include "matchgraph/truth.h"
#include "query/comparison/pair_probability.h"
#include "snapshot/query_options.h"

using namespace matchgraph;

namespace {

void print_comparison(const Snapshot& snapshot, const JudgedComparison& judged) {
  const auto left = snapshot.facts().find_id(judged.left);
  const auto right = snapshot.facts().find_id(judged.right);
  if (!left || !right) return;
  const PairOptions options;
  const EntityWords left_words(snapshot, *left);
  const EntityWords right_words(snapshot, *right);
  const PairJudge judge(snapshot, left_words, right_words,
                        // The whole entries' similarity is one of the model's features.
                        cosine(snapshot.entity_vectors(), *left, *right), options);
  std::map<std::pair<std::size_t, std::size_t>, int> grades;
  for (const JudgedPair& pair : judged.pairs) grades[{pair.left, pair.right}] = pair.grade;
  const auto begin = snapshot.facts().capability_begin();
  fmt::print("comparison {} {} {}\n", judged.line, begin[*left + 1] - begin[*left],
             begin[*right + 1] - begin[*right]);
  for (const auto& [at, grade] : grades) {
    if (grade >= 2) fmt::print("right {} {} {}\n", judged.line, at.first, at.second);
  }
  for (RowId a = begin[*left]; a < begin[*left + 1]; ++a) {
    for (RowId b = begin[*right]; b < begin[*right + 1]; ++b) {
      const double alike = cosine(snapshot.capability_vectors(), a, b);
      // What the model never sees is left out as it is left out in answers.
      if (alike < options.least_cosine || judge.probability(a, b, alike) == 0) continue;
      const PairFeatures f = judge.features(a, b, alike);
      // Pairs that nobody judged have nothing in common.
      const auto grade = grades.find({a - begin[*left], b - begin[*right]});
      const bool is_job = snapshot.lines().kind(a) == LineKind::kCapability;
      fmt::print("{} {} {} {} {} {} {} {} {} {} {}\n", is_job ? "pair" : "set_up", judged.line,
                 a - begin[*left], b - begin[*right], grade == grades.end() ? 0 : grade->second,
                 f.similarity, f.telling_words, f.names, f.same_head, f.shared_share, f.entities);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: pair_features DATA PAIRS\n");
    return 2;
  }
  try {
    const std::shared_ptr<const Snapshot> snapshot = open_snapshot(argv[1]);
    const Truth truth = load_truth_file(argv[2]);
    for (const Diagnostic& diagnostic : truth.diagnostics) {
      fmt::print(stderr, "{}\n", to_string(diagnostic));
    }
    if (truth.errors > 0) return 3;
    for (const JudgedComparison& judged : truth.comparisons) print_comparison(*snapshot, judged);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 4;
  }
  return 0;
}

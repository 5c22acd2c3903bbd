#include "query/evaluation/pair_evaluation.h"

#include <algorithm>
#include <set>

#include "graph/assignment.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {
namespace {

constexpr int kRightGrade = 2;

int grade_of(const JudgedComparison& judged, const CapabilityPair& pair) {
  const auto found =
      std::find_if(judged.pairs.begin(), judged.pairs.end(), [&pair](const JudgedPair& one) {
        return one.left == pair.left.index && one.right == pair.right.index;
      });
  return found == judged.pairs.end() ? 0 : found->grade;
}

/// How many right pairs can be shown at once, each capability in one.
std::size_t largest_matching(const JudgedComparison& judged) {
  // Only the ends of right pairs: the matching takes time by the cube of its size.
  std::set<std::size_t> lefts, rights;
  for (const JudgedPair& pair : judged.pairs) {
    if (pair.grade < kRightGrade) continue;
    lefts.insert(pair.left);
    rights.insert(pair.right);
  }
  std::vector<double> weights(lefts.size() * rights.size(), 0);
  for (const JudgedPair& pair : judged.pairs) {
    if (pair.grade < kRightGrade) continue;
    const auto row = static_cast<std::size_t>(std::distance(lefts.begin(), lefts.find(pair.left)));
    const auto column =
        static_cast<std::size_t>(std::distance(rights.begin(), rights.find(pair.right)));
    // All weigh the same, so that the heaviest matching is the one of most pairs.
    weights[row * rights.size() + column] = 1;
  }
  return best_matching(weights, lefts.size(), rights.size(), 1).size();
}

/// Whether one was judged and the other said of two that have hardly a job in common.
bool are_near(const std::string& a, const std::string& b) {
  const auto is_apart = [](const std::string& r) { return r == "complement" || r == "unrelated"; };
  return a == b || (is_apart(a) && is_apart(b));
}

void judge_pairs(const JudgedComparison& judged, const Comparison& found, PairEvaluation& out) {
  for (const CapabilityPair& pair : found.both) {
    const int grade = grade_of(judged, pair);
    ++out.shown;
    out.right += grade >= kRightGrade ? 1 : 0;
    out.wrong += grade == 0 ? 1 : 0;
  }
  for (const CapabilityPair& pair : found.related) {
    ++out.related;
    out.related_right += grade_of(judged, pair) >= kRightGrade ? 1 : 0;
  }
  const std::size_t possible = largest_matching(judged);
  out.possible += possible;
  if (possible > 0) return;
  // Only two without a right pair show whether the comparison can also show none.
  ++out.none;
  out.none_shown += found.both.empty() ? 0 : 1;
}

}  // namespace

PairEvaluation evaluate_pairs(const std::shared_ptr<const Snapshot>& snapshot,
                              const std::vector<JudgedComparison>& judged) {
  PairEvaluation out;
  Engine engine(snapshot);
  for (const JudgedComparison& one : judged) {
    const FactColumns& facts = snapshot->facts();
    if (!facts.find_id(one.left) || !facts.find_id(one.right) || one.left == one.right) {
      ++out.unknown;
      continue;
    }
    ++out.comparisons;
    const Comparison found = engine.compare({one.left, one.right});
    judge_pairs(one, found, out);
    if (one.relation.empty()) continue;
    // The comparison knows one relation for both directions; its sentence tells which is the
    // larger.
    const std::string wanted = one.relation == "subset" ? "superset" : one.relation;
    const std::string said(to_string(found.relation));
    ++out.judged_relations;
    out.right_relations += wanted == said ? 1 : 0;
    out.nearly_right_relations += are_near(wanted, said) ? 1 : 0;
    ++out.relations[{wanted, said}];
  }
  return out;
}

}  // namespace matchgraph

#include "query/comparison/common_pairs.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace matchgraph {
namespace {

/// Two entities whose pairs are read.
struct Couple {
  const Snapshot& snapshot;
  EntityIndexNumber left, right;
  const QueryOptions& options;

  RowId left_row(const LikePair& pair) const {
    return snapshot.facts().capability_begin()[left] + static_cast<RowId>(pair.row);
  }
  RowId right_row(const LikePair& pair) const {
    return snapshot.facts().capability_begin()[right] + static_cast<RowId>(pair.column);
  }
  bool are_of_one_type() const {
    return snapshot.facts().type_number(left) == snapshot.facts().type_number(right);
  }
};

/// Whether a pair shares more than one word that tells something: "mcp" of two servers does not.
bool shares_words(const Couple& couple, const LikePair& pair) {
  constexpr double kLeast = 0.2;  // of what is less sure the words stand there by chance
  if (pair.probability < kLeast) return false;
  const std::string_view type = couple.snapshot.facts().type(couple.left);
  const std::vector<std::string> words =
      shared_words(couple.snapshot, couple.snapshot.capability_vectors(), couple.left_row(pair),
                   couple.right_row(pair), couple.options.shared_words);
  const auto told = std::count_if(words.begin(), words.end(), [type](const std::string& word) {
    return type.find(word) == std::string_view::npos;
  });
  return told > 1;
}

/// In a small catalogue everything is near something, and of short lines a word in common makes a
/// pair: a subject in common shows in a sure pair of several words; within one area in any sure
/// pair, or in several words of what is only perhaps one job.
Relation shown_relation(const Couple& couple, Relation found, const CommonPairs& pairs) {
  if (found != Relation::kComplement) return found;
  const auto any_shares = [&couple](const std::vector<LikePair>& some) {
    return std::any_of(some.begin(), some.end(),
                       [&couple](const LikePair& pair) { return shares_words(couple, pair); });
  };
  const bool is_one_area = are_of_one_cluster(couple.snapshot, couple.left, couple.right) &&
                           (!pairs.sure.empty() || any_shares(pairs.related));
  return is_one_area || any_shares(pairs.sure) ? found : Relation::kUnrelated;
}

CommonGround ground_of(const Couple& couple, const std::vector<LikePair>& sure) {
  const Snapshot& snapshot = couple.snapshot;
  const RelationOptions& options = couple.options.relation;
  CommonGround out;
  std::size_t alike = 0;
  for (const LikePair& pair : sure) {
    alike += pair.similarity >= options.alike_cosine ? 1 : 0;
    const bool counts = snapshot.lines().counts(couple.left_row(pair)) &&
                        snapshot.lines().counts(couple.right_row(pair));
    if (!counts) continue;
    ++out.pairs;
    out.jobs += pair.probability;
  }
  if (alike > 0 && couple.are_of_one_type()) {
    const auto begin = snapshot.facts().capability_begin();
    const std::size_t lines = std::max(begin[couple.left + 1] - begin[couple.left],
                                       begin[couple.right + 1] - begin[couple.right]);
    // Of the longer list, so that two of whom one says much more do not say the same.
    out.alike_lines = static_cast<double>(alike) / static_cast<double>(lines);
  }
  out.scaled_similarity = snapshot.entity_graph().scale(
      couple.left, couple.right, snapshot.entity_similarity().of(couple.left, couple.right));
  out.are_near = are_near(snapshot, couple.left, couple.right, options.neighbourhood);
  return out;
}

}  // namespace

CommonPairs common_pairs(const Snapshot& snapshot, LikePairs& left, EntityIndexNumber right,
                         const QueryOptions& options) {
  const Couple couple{snapshot, left.left(), right, options};
  CommonPairs out;
  for (const LikePair& pair : match_capabilities(snapshot, left, right)) {
    (pair.probability >= options.pairs.sure ? out.sure : out.related).push_back(pair);
  }
  out.ground = ground_of(couple, out.sure);
  out.relation = shown_relation(couple, relation_of(out.ground, options.relation), out);
  out.may_overlap = couple.are_of_one_type() &&
                    are_of_one_kind(snapshot, couple.left, right, out.ground, options.relation);
  out.are_comparable = out.relation != Relation::kUnrelated || out.may_overlap;
  if (!out.are_comparable && !out.sure.empty()) {
    // In front of the others, as they are the surest of what is only perhaps, and no surer than
    // what else a rule calls that.
    const double most =
        std::max(options.pairs.opposite, out.related.empty() ? 0 : out.related.front().probability);
    for (LikePair& pair : out.sure) pair.probability = most;
    out.related.insert(out.related.begin(), out.sure.begin(), out.sure.end());
    out.sure.clear();
  }
  return out;
}

}  // namespace matchgraph

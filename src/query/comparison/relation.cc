#include "query/comparison/relation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace matchgraph {
namespace {

constexpr std::array<std::string_view, 5> kRelationNames = {"substitute", "partial", "superset",
                                                            "complement", "unrelated"};

bool is_among_nearest(const Snapshot& snapshot, EntityIndexNumber of, EntityIndexNumber other,
                      std::size_t count) {
  // A model has a dozen offers that are nearest to each other; what comes behind them is near too.
  const Things& things = snapshot.things();
  std::vector<std::uint32_t> passed{things.of(of)};
  for (const EntitySimilarity& near : snapshot.entity_graph().neighbours(of)) {
    const std::uint32_t thing = things.of(near.entity);
    if (thing == things.of(other)) return true;
    if (std::find(passed.begin(), passed.end(), thing) != passed.end()) continue;
    passed.push_back(thing);
    if (passed.size() > count) return false;
  }
  return false;
}

}  // namespace

std::string_view to_string(Relation relation) {
  return kRelationNames.at(static_cast<std::size_t>(relation));
}

Relation relation_of(const CommonGround& common, const RelationOptions& options) {
  if (common.jobs < options.jobs) {
    // What nothing else is nearer to may still be far off: both have to hold.
    const bool is_one_subject =
        common.are_near && common.scaled_similarity >= options.complement_similarity;
    // What two of a type say is mostly what very many say: they do what their type does.
    if (common.alike_lines >= options.alike_lines) return Relation::kPartial;
    return is_one_subject ? Relation::kComplement : Relation::kUnrelated;
  }
  const auto [low, high] = std::minmax(common.left_covered, common.right_covered);
  // Half of the words are soon shared: only what is alike as a whole stands in for the other.
  if (common.pairs >= options.substitute_pairs && low >= options.substitute_coverage &&
      common.scaled_similarity >= options.substitute_similarity) {
    return Relation::kSubstitute;
  }
  // Of two pairs two are soon met, which is not most of what a thing does: hence a number of pairs
  // besides the share.
  const bool is_superset = common.pairs >= options.superset_pairs &&
                           high >= options.superset_coverage && low < options.superset_coverage;
  return is_superset ? Relation::kSuperset : Relation::kPartial;
}

bool are_of_one_cluster(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b) {
  const Clusters& clusters = snapshot.clusters();
  const std::uint32_t own = clusters.of(a);
  // A cluster of most of a small catalogue tells nothing.
  return own < clusters.count() && own == clusters.of(b) &&
         2 * clusters.size(own) <= snapshot.facts().entities();
}

bool are_of_one_kind(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b,
                     const CommonGround& common, const RelationOptions& options) {
  return are_of_one_cluster(snapshot, a, b) || common.are_near ||
         2 * common.scaled_similarity >= options.complement_similarity;
}

bool are_near(const Snapshot& snapshot, EntityIndexNumber a, EntityIndexNumber b,
              std::size_t count) {
  if (snapshot.things().of(a) == snapshot.things().of(b)) return true;
  return is_among_nearest(snapshot, a, b, count) || is_among_nearest(snapshot, b, a, count);
}

}  // namespace matchgraph

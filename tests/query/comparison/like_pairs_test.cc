// Which capabilities of two entities do alike, held against every pair.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <utility>

#include "graph/rows/term_vectors.h"
#include "query/comparison/pairing.h"
#include "support/fresh_engine.h"

using namespace matchgraph;

namespace {

using Pairs = std::map<std::pair<std::size_t, std::size_t>, double>;

/// By judging every pair of capabilities.
Pairs by_every_pair(const Snapshot& snapshot, EntityIndexNumber left, EntityIndexNumber right,
                    const PairOptions& options) {
  const EntityWords left_words(snapshot, left);
  const EntityWords right_words(snapshot, right);
  const PairJudge judge(snapshot, left_words, right_words,
                        cosine(snapshot.entity_vectors(), left, right), options);
  const auto begin = snapshot.facts().capability_begin();
  Pairs out;
  for (RowId a = begin[left]; a < begin[left + 1]; ++a) {
    for (RowId b = begin[right]; b < begin[right + 1]; ++b) {
      const double alike = cosine(snapshot.capability_vectors(), a, b);
      const double probability = judge.probability(a, b, alike);
      if (probability >= options.related) out[{a - begin[left], b - begin[right]}] = probability;
    }
  }
  return out;
}

}  // namespace

TEST_CASE(
    "pairs that do alike are those of every pair judged, also when they are asked for again") {
  const Snapshot& snapshot = *test::sample_engine().snapshot();
  const QueryOptions options;
  const auto entities = static_cast<EntityIndexNumber>(snapshot.facts().entities());
  std::mt19937 random(11);
  for (EntityIndexNumber left = 0; left < entities; left += 9) {
    LikePairs like_pairs(snapshot, left, options);
    for (int i = 0; i < 60; ++i) {
      const auto right = static_cast<EntityIndexNumber>(random() % 30);
      const Pairs expected = by_every_pair(snapshot, left, right, options.pairs);
      const auto found = like_pairs.with(right);
      REQUIRE(found.size() == expected.size());
      for (const LikePair& pair : found) {
        REQUIRE(expected.contains({pair.row, pair.column}));
        CHECK(pair.probability ==
              doctest::Approx(expected.at({pair.row, pair.column})).epsilon(1e-6));
      }
    }
  }
}

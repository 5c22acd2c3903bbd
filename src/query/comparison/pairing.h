// Here are two entities: which capabilities of theirs do alike?
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "graph/assignment.h"
#include "graph/rows/row_cosines.h"
#include "index/analyser.h"
#include "matchgraph/results.h"
#include "query/comparison/pair_probability.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// Words that two rows of the vectors share, as the catalogue mostly writes them, those that add
/// most to the cosine first; at most `limit`.
std::vector<std::string> shared_words(const Snapshot& snapshot, TermVectorsView vectors, RowId a,
                                      RowId b, std::size_t limit);

/// A pair of capabilities that is at least perhaps related: positions in the lists of two entities.
struct LikePair {
  std::size_t row = 0;
  std::size_t column = 0;
  double similarity = 0;   ///< cosine
  double probability = 0;  ///< that they are one job (pair_probability.h)
};

/// Which capabilities of one entity do like those of others? Remembers what it was asked. For one
/// thread.
class LikePairs {
 public:
  /// Pairs of at least options.pairs.related count. Snapshot and options must outlive it.
  /// With another entity at most `most` pairs are judged, the most similar ones.
  LikePairs(const Snapshot& snapshot, EntityIndexNumber left, const QueryOptions& options,
            std::size_t most = static_cast<std::size_t>(-1));

  /// In no particular order; valid until the next call. Cost: every pair of capabilities; what was
  /// asked before costs a look.
  std::span<const LikePair> with(EntityIndexNumber right);

  /// At most so many of its capabilities are in pairs of `similarity` (cosine) or more with that
  /// entity. Nothing is judged: a tenth of the cost of with(). Stops at `enough`.
  std::size_t most_alike(EntityIndexNumber right, double similarity, std::size_t enough);

  /// Number of the entity's capabilities.
  std::size_t rows() const { return cosines_.rows(); }
  EntityIndexNumber left() const { return left_; }

 private:
  struct Known {
    EntityIndexNumber right = 0;
    std::size_t begin = 0, end = 0;  // in pairs_
  };
  void add_pairs(EntityIndexNumber right);

  const Snapshot& snapshot_;
  const PairOptions& options_;
  std::size_t most_;
  EntityIndexNumber left_;
  EntityWords words_;
  RowCosines cosines_;
  RowCosines whole_;  // of the entity's own vector
  std::vector<LikePair> pairs_;
  std::vector<Known> known_;
  std::vector<bool> is_alike_;  // by capability, of the last call of most_alike
  std::size_t next_ = 0;  // position in known_ behind the last one found: many ask in one order
};

/// The one-to-one matching of two entities' capabilities that is likeliest as a whole: the greatest
/// sum of probabilities. Surest first; of equals the most similar.
std::vector<LikePair> match_capabilities(const Snapshot& snapshot, LikePairs& left,
                                         EntityIndexNumber right);

/// A matched pair with texts and the words that both share; these are marked in the texts when
/// there is an analyser, which costs splitting them into words.
CapabilityPair describe_pair(const Snapshot& snapshot, const Entity& left,
                             EntityIndexNumber left_number, const Entity& right,
                             EntityIndexNumber right_number, const LikePair& pair,
                             const QueryOptions& options, Analyser* marker);

/// Capabilities of an entity whose position is not in `matched`, the first `most` of them.
std::vector<CapabilityRef> unmatched(const Entity& entity, const std::vector<bool>& matched,
                                     std::size_t most = static_cast<std::size_t>(-1));
std::size_t count_unmatched(const std::vector<bool>& matched);

/// Notes what a list lacks of all that it could hold.
void note_unlisted(std::size_t all, std::size_t listed, const char* list,
                   std::vector<Unlisted>& out);

CapabilityRef capability_ref(const Entity& entity, std::size_t index);

/// How much a capability weighs in coverage: 0 for a line that tells nothing of what its entity is
/// for (LineTable::counts), 1 for one that nothing is like, less the more others do the same: 1 /
/// sqrt(1 + sum of the similarities of its neighbours in the capability graph).
double capability_weight(const Snapshot& snapshot, RowId capability);

/// Whether most lines of the entity are its own: they tell what it is for (LineTable::counts), and
/// not all nearest lines are the same words (a cosine of `alike_cosine`). Of a model in a price
/// list few are, as very many say the same.
bool has_own_lines(const Snapshot& snapshot, EntityIndexNumber e, double alike_cosine);

/// How much each capability weighs in coverage: by capability_weight, or all the same.
enum class CoverageBy { kRarity, kNumber };
std::vector<double> coverage_weights(const Snapshot& snapshot, EntityIndexNumber e, CoverageBy by);

}  // namespace matchgraph

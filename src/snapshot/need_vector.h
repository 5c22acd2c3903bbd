// Here is a need and an entity: which of the entity's capabilities meet it, and how well?
//
// Asked when results are shown and when past searches are counted. Both ask here, so that the
// capability that is shown as meeting a need is the one that is credited with having met it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "index/entity_index.h"
#include "storage/small_numbers.h"

namespace matchgraph {

/// A need as weights of terms, ascending by term.
struct NeedVector {
  std::vector<TermId> terms;
  std::vector<double> weights;
};

/// How the terms of capabilities are weighed.
struct CapabilityTerms {
  SmallNumbersView frequency;    ///< by term: the capabilities that hold it
  std::size_t capabilities = 0;  ///< all of them
  TermWeightOptions weights = {};
};

/// Weighs the terms of a need as the vectors of capabilities weigh theirs: weight of the term
/// x (1 + ln tf) x (1 + ln(N / df))^idf_exponent, scaled to length 1. Terms that no capability has
/// are left out. Words that are only like a word of the need count by the weight that the need
/// gives them, as they do where entities are found.
NeedVector need_vector(const Need& need, const CapabilityTerms& capabilities);

/// The cosine of a need and a capability; 0 when they share no term. Cost: the capability's terms
/// and the need's.
double cosine(const NeedVector& need, TermVectorsView capabilities, RowId capability);

/// Of the capabilities from `begin` to before `end` the one that meets the need best, ties going to
/// the first; nothing when none has a word of it.
std::optional<RowId> best_capability(const NeedVector& need, TermVectorsView capabilities,
                                     RowId begin, RowId end);

}  // namespace matchgraph

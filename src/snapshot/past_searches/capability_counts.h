// Here is an entity that a past search showed, or that was chosen from it: which of its
// capabilities met the need?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "snapshot/need_vector.h"

namespace matchgraph {

/// An entity that met a need, and how often.
struct EntityForNeed {
  std::uint32_t need = 0;
  std::uint32_t entity = 0;
  std::uint32_t times = 1;
};

/// For every capability how often it met a need best: of the entity's capabilities it has the
/// largest cosine with the need, ties going to the first. Where no capability of the entity has a
/// word of the need, none is counted. `capability_begin` has one entry more than there are
/// entities. Cost: the terms of the met entities' capabilities.
std::vector<std::uint32_t> count_best_capabilities(std::span<const NeedVector> needs,
                                                   std::span<const EntityForNeed> met,
                                                   std::span<const std::uint32_t> capability_begin,
                                                   TermVectorsView capabilities);

}  // namespace matchgraph

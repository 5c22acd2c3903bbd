// Here are entities that match a need: what do their texts and neighbourhoods score together?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "graph/smoothing.h"
#include "index/entity_index.h"

namespace matchgraph {

/// Ascending by row, each row once.
std::vector<Score> by_row(const std::vector<EntityScore>& matches);

/// The text scores of the `depth` best, ascending by entity.
std::vector<Score> best_text_scores(EntityIndex& index, const Need& need, std::size_t depth);

}  // namespace matchgraph

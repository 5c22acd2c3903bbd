// Here are entities and what is nearest to each: which of them are one thing?
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "graph/rows/knn.h"
#include "index/facts/fact_columns.h"
#include "matchgraph/catalogue.h"
#include "snapshot/build_options.h"

namespace matchgraph {

/// Writes the things (identity/things.h): entities that say nearly the same, have the same numbers
/// in their names and say something of their own, and those that are one by name or offer anyway.
/// `holders`: by capability, how many entities have one of the same text. Cost: near linear in the
/// neighbours.
void write_joined_things(const Catalogue& catalogue, const FactColumns& facts,
                         const NeighbourLists& nearest, std::span<const std::uint32_t> holders,
                         const BuildOptions& options, const std::string& path);

}  // namespace matchgraph

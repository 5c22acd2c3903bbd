// Here are the entities found: how do they spread over types, makers, prices and licences?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "index/fact_columns.h"
#include "matchgraph/results.h"
#include "snapshot/things.h"

namespace matchgraph {

/// Facets "type", "price", "license" and "maker"; each counts things (offers and near duplicates
/// once) and lists at most `limit` values, most frequent first. What is not known is not listed,
/// but for prices as "unknown".
std::vector<Facet> facets(const FactColumns& facts, const Things& of_one_thing,
                          std::span<const EntityIndexNumber> found, std::size_t limit);

}  // namespace matchgraph

// Here are two entities: on which facts do they differ, and how would a person say it?
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/entity.h"
#include "matchgraph/results.h"

namespace matchgraph {

/// Facts of `right` that differ from `left`'s: type, price, licence, context window, age, ... Only
/// those that at least one side states; what the other does not state is "unknown".
std::vector<FactDifference> fact_differences(const Entity& left, const Entity& right);

/// The fact table of two to eight entities; rows that differ come first, both parts in a fixed
/// order.
std::vector<TableRow> fact_table(const std::vector<Entity>& entities,
                                 const std::vector<EntityCard>& cards);

/// The amounts of both prices where they can be held against each other: in one unit, or where one
/// is free, which is less than any price.
std::optional<std::pair<double, double>> comparable_prices(const Entity& left, const Entity& right);

/// "free", "$0.35 per 1M input tokens", "unknown", ...
std::string price_text(const Entity& entity);

}  // namespace matchgraph

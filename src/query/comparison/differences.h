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

/// The same of the price that the entity is compared by (unit_price): "$0.04 per image" of what is
/// sold by the token and says what a picture costs.
std::string compared_price_text(const Entity& entity);

/// What both cost to get out, where they are compared by what goes in and both say it.
std::optional<std::pair<double, double>> output_prices(const Entity& left, const Entity& right);

/// Of two that are sold by the token, dearest input first: what the output of the cheaper one costs
/// beside that of the other, where it parts them otherwise: "output $14 against $15". Empty where
/// the input tells all.
std::string output_words(const Entity& cheaper, const Entity& dearer);

}  // namespace matchgraph

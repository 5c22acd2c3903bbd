// Here is a model as somebody sells it: does its own text say how much it takes in?
#pragma once

#include <optional>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// The largest number of tokens that a sentence about a context states: 128,000 of "handles context
/// windows up to 128k tokens", 1,000,000 of "a 1M-token context window". Nothing without one.
/// Cost: linear.
std::optional<double> told_context(std::string_view text);

/// Where a seller's list states a context beyond what the text says by half as much again, the text
/// is right: lists hold what somebody's server was set to. Its maker's own entry stays as it is.
void settle_context(Entity& entity);

}  // namespace matchgraph::catalogue

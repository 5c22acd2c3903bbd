// Here is one of the compared: what do sentences about it call it?
#pragma once

#include <cstddef>
#include <string>

#include "matchgraph/comparison.h"

namespace matchgraph {

/// "GPT-5 Codex"; of an offer that is not its maker's "GPT-5 Codex at OpenCode Zen", as its price
/// and what it lists are the seller's and not the thing's.
std::string told_name(const EntityCard& card);

/// The same of one of the compared; its name alone where it has no card.
std::string told_name(const Comparison& comparison, std::size_t entity);

}  // namespace matchgraph

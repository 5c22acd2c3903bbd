// Here are two entities: what would somebody who chooses between them ask first?
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// The sides (lines/opposites.h) that all lines of each of two entities take together.
using Sides = std::array<std::uint8_t, 2>;

/// What parts the two, a sentence each, in the order in which it is asked: where they run, what
/// they cost, under which licence. Only where both say so; empty where nothing known parts them.
std::vector<VerdictSentence> parting_sentences(const Comparison& comparison, const Sides& sides);

}  // namespace matchgraph

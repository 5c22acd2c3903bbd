// Here is what two entities share: what follows for a reader?
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// The verdict of a comparison of two whose pairs, denials, coverage and relation are filled in. It
/// opens with the first of `parting`, what parts the two for a chooser (parting.h), then says how
/// they relate; of what does not compare nothing parts. `telling`: how many of each list of what
/// only one mentions are reasons to take it; they stand first.
Verdict verdict_of(const Comparison& comparison, std::vector<VerdictSentence> parting,
                   const std::array<std::size_t, 2>& telling = {static_cast<std::size_t>(-1),
                                                                static_cast<std::size_t>(-1)});

/// What follows from the matrix of three to eight entities: how much is common, who has most in
/// common, what one alone has, who costs least.
Verdict verdict_of_many(const Comparison& comparison);

}  // namespace matchgraph

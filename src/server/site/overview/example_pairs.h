// Here are two that are alike: is their comparison one to show to a newcomer?
//
// Who follows an example judges all comparisons by it, so that more is asked of it than of what a
// person asks for: better none than one that rests on a pair that is nearly unsure.
#pragma once

#include <string_view>

#include "matchgraph/comparison.h"

namespace matchgraph::server {

/// Whether names tell two parts of one thing ("backup-client" and "backup-server", "solver" and
/// "solver-doc"), between which nobody chooses: they begin with the same word, and one that only
/// one of them has is a part that things come in. Cost: linear.
bool are_parts_of_one(std::string_view left, std::string_view right);

/// Of two of one type: they have capabilities in common, each pair is well above what is shown as
/// sure, they are related by more than their subject, and what is wholly covered has nothing that
/// it alone mentions. Two that only overlap do so in three pairs and in half of what one of them
/// does; two that repeat one text are parted by something.
bool is_sure_example(const Comparison& comparison);

}  // namespace matchgraph::server

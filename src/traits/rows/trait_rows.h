// The rows of trait_table() by group; what each holds is in trait.h.
#pragma once

#include <span>

#include "traits/trait.h"

namespace matchgraph {

/// Where it runs, and what has to be there first.
std::span<const Trait> running_rows();
/// Price, licence, source, upkeep.
std::span<const Trait> term_rows();
/// How it works, and how it is spoken to.
std::span<const Trait> ability_rows();
/// What it runs on.
std::span<const Trait> platform_rows();
/// What kind of thing it is, and whose.
std::span<const Trait> kind_rows();

}  // namespace matchgraph

// Here is a condition: which other traits say nearly as much, in the words of other sorts of
// things?
#pragma once

#include <span>

#include "traits/trait.h"

namespace matchgraph {

/// Traits that meet a need for this one though it did not ask for them: who has the weights of a
/// model runs it where he wants (`of_model`: it is asked of a model), and of what is not free a
/// part may be. Lives as long as the program. Safe to share between threads.
std::span<const TraitNumber> kindred_traits(TraitNumber trait, bool of_model);

}  // namespace matchgraph

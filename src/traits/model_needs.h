// Here is a need for a model: which conditions follow of what it has to take and to answer?
#pragma once

#include <vector>

#include "traits/asked.h"
#include "traits/trait_words.h"

namespace matchgraph {

/// Marks the conditions of a need that asks for a model, and adds to them: "text only" takes
/// nothing else, and what sees or hears (`senses`: it was asked for in such words, "vision model")
/// is to tell of it in words where nothing else is to come out. Cost: linear in the words.
void add_of_models(const TraitWords& words, bool senses, std::vector<AskedTrait>& asked);

}  // namespace matchgraph

// Here are the words of a need: what is to be made of what, and what is it to be written in alone?
//
// Only needs are asked: a description says such things of its parts too.
#pragma once

#include <vector>

#include "traits/directions.h"
#include "traits/trait_words.h"

namespace matchgraph {

/// "Make a short video from a picture": both sides, each with all the words. Cost: linear.
std::vector<Direction> made_from(const TraitWords& words);

/// "TypeScript only", "TypeScript or JavaScript only", which is one list of languages: of a list
/// each has the words from the name before it on, and the last one "only". Cost: linear in the
/// words; a look over the traits where "only" stands.
std::vector<std::vector<Direction>> only_in(const TraitWords& words);

}  // namespace matchgraph

// Here are the words of a need: what is to be made of what, and what is it to be written in alone?
//
// Only needs are asked: a description says such things of its parts too.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "traits/directions.h"
#include "traits/trait.h"
#include "traits/trait_words.h"

namespace matchgraph {

/// "Make a short video from a picture": both sides, each with all the words. Cost: linear.
std::vector<Direction> made_from(const TraitWords& words);

/// "TypeScript only", "TypeScript or JavaScript only", which is one list of languages: of a list
/// each has the words from the name before it on, and the last one "only". Cost: linear in the
/// words; a look over the traits where "only" stands.
std::vector<std::vector<Direction>> only_in(const TraitWords& words);

/// Whether one of the words is the name of a trait of the group: "rust" of languages. Cost: the
/// words times the traits.
bool names_group(std::span<const std::string_view> words, TraitGroup group);

}  // namespace matchgraph

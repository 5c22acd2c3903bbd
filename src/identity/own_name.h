// Here is an entry's name: what of it is the thing's own?
#pragma once

#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// The name without a maker's prefix: "Mistral: Small 3" and "mistralai/Small 3" give "Small 3",
/// and so does "Acme Small 3" when the maker is Acme. The name itself when it has no prefix, or
/// when nothing would be left.
std::string_view without_maker(const Entity& entity);

/// A folded text without the spaces between its words, so that "gpt 4 o" is "gpt4o". Numbers stay
/// apart ("3 1" is not "31").
std::string join_words(std::string_view folded);

/// A text as join_words has it, folded for case and punctuation; empty when it has neither letters
/// nor digits.
std::string compact(std::string_view text);

}  // namespace matchgraph::catalogue

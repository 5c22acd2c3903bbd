// Here are words of lines: which are nearly the same, and which tell nothing of a job?
#pragma once

#include <span>
#include <string_view>

namespace matchgraph {

/// Stems of words for nearly the same thing or deed, between single spaces: "internet online web".
/// No stem is in two groups.
std::span<const std::string_view> near_word_groups();

/// Stems of words that say how something is meant or offered and not what it does: "automatic",
/// "support", "framework". Ascending.
std::span<const std::string_view> words_of_manner();

}  // namespace matchgraph

// Short names for capabilities.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::readme {

/// What an item calls itself: "**Name**: text", "[Name](...) - text", "Name: text"; else "".
std::string own_name(const markdown::Text& item);

/// The name of an item without one: its first words, without "Support for" and the like.
std::string name_of_item(std::string_view text);

/// "Primary use: sorting of sacks" -> "Sorting of sacks", as such a label says nothing; the label
/// itself where it does.
std::string name_of_label(std::string_view label, std::string_view described);

/// "X supports many backends" -> "Many backends"; `subjects` are the names of the thing.
std::string name_of_sentence(std::string_view sentence, const std::vector<std::string>& subjects);

}  // namespace matchgraph::readme

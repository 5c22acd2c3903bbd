// Rule 4 of capability_rules.h: what is never a capability, wherever it stands.
#pragma once

#include <string_view>

namespace matchgraph::readme {

/// Rule 4 for the words of an item: "Read and write tables" is no instruction in a list.
bool is_never(std::string_view text);

/// Rule 4 for a sentence: true for what is never a capability, wherever it stands.
bool is_never_capability(std::string_view sentence);

/// True for "Install it", "Welcome to X" and sentences with an address.
bool speaks_to_reader(std::string_view sentence);

/// True for "Oats (not done)" and "Oats (planned)": an aside takes back what it stands behind.
bool takes_back(std::string_view text);

/// True for a paragraph that begins with "Note:", "Warning" or the like.
bool is_note(std::string_view paragraph);

}  // namespace matchgraph::readme

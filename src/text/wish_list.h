// Here is a text of many words: is it a list of wishes, or prose?
#pragma once

#include <string_view>

namespace matchgraph {

/// Whether commas part it and no sentence ends in it: "chat model with vision, open weights, no
/// more than 10 cents per million tokens". Prose of that length tells, and asks for nothing by the
/// words that it holds.
bool is_wish_list(std::string_view text);

}  // namespace matchgraph

// Here is a word: does a limit begin at it, "at most", "doesn't cost more than", "<"?
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "query/language/query_words.h"

namespace matchgraph {

/// The operator of the longest limit at word `i`, and its words; 0 words when none is there. A sign
/// is one where it stands alone.
std::pair<std::string_view, std::size_t> limit_at(const QueryWords& words, std::size_t i);

}  // namespace matchgraph

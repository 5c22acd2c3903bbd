// Here is a bound that was read: is it a must, or only welcome?
#pragma once

#include <cstddef>

#include "query/language/query_words.h"

namespace matchgraph {

/// Whether words [i, next) are only welcome: "ideally under $1", "128k context if possible".
bool is_wished(const QueryWords& words, std::size_t i, std::size_t next);

}  // namespace matchgraph

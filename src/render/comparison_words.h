// What the readable formats of a comparison say in the same words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// "A vs B vs C".
std::string title_words(const Comparison& comparison);

/// "each can stand in for the other": what a relation means.
std::string_view relation_words(Relation relation);

/// "B covers 63% of what A does", and the reverse; nothing when there is no coverage.
std::vector<std::string> coverage_words(const Comparison& comparison);

}  // namespace matchgraph::render

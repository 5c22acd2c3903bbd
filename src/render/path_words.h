// What the readable formats of a way between two entities say in the same words.
#pragma once

#include <string>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// "2 steps, a similarity of 0.12": what the way amounts to; else why there is none.
std::string path_summary(const Path& path);
/// "0.34 alike in vector, index, search": a step as a whole.
std::string step_words(const PathStep& step);

}  // namespace matchgraph::render

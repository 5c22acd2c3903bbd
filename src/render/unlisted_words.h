// Here is an answer that was cut: what does it say of that?
#pragma once

#include <string>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// "left out, so that the answer costs no more than it may: 63 results, 4,711 missing"; empty where
/// nothing was.
std::string unlisted_words(const std::vector<Unlisted>& unlisted);

/// The same of a comparison's lists: "12 both, 3 only in Whisper".
std::string unlisted_words(const Comparison& comparison);

}  // namespace matchgraph::render

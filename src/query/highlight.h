// Here is a text and the terms that were looked for: which words should a reader see?
#pragma once

#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "matchgraph/results.h"

namespace matchgraph {

/// The ranges ascending, overlapping and touching ones merged.
std::vector<TextSpan> merged_spans(std::vector<TextSpan> spans);

/// Ranges of the words whose term is wanted, ascending, overlapping ones merged.
std::vector<TextSpan> highlight(Analyser& analyser, std::string_view text,
                                const WantedTerms& wanted);

}  // namespace matchgraph

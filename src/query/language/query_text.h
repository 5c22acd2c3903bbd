// Here is a request: what would a person type for it?
#pragma once

#include <string>
#include <vector>

#include "matchgraph/engine.h"

namespace matchgraph {

/// A text that is understood as this request: seeds by id in quotes, critiques in words, the rest
/// as key:value, then the need. The query language is in QUERY_LANGUAGE.md.
/// `wished`: critiques that bring forward beside seeds and filter nothing, in words ("open
/// source").
std::string query_text(const std::vector<std::string>& seeds, const Filters& filters,
                       const std::string& need, const std::vector<std::string>& wished = {});

}  // namespace matchgraph

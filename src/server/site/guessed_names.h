// Here is what somebody typed, misspelt: what is meant, and how is that told?
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// The parameters `e` of the page that compares what a text names: ids, and what is misspelt as it
/// was typed, so that the page can say what it was taken for.
web::Parameters compared_parameters(const ComparisonQuestion& question, const Engine& engine);

/// Of the parameters `e` those that are no names, with the name of what each was taken for.
std::vector<std::pair<std::string, std::string>> taken_for(const Comparison& comparison,
                                                           const web::Parameters& parameters,
                                                           const Engine& engine);

}  // namespace matchgraph::server

// Here is an answer: what is recorded of it as a past search?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/evidence.h"
#include "matchgraph/query.h"
#include "matchgraph/results.h"

namespace matchgraph::server {

/// Ids of the results, best first. Claims show no results.
std::vector<std::string> shown_ids(const Answer& answer);
std::vector<std::string> shown_ids(const AlternativesResults& results);
/// What kind of search it was; nothing for claims, which are not recorded.
std::optional<SearchKind> kind_of(const Answer& answer);
/// The search from seeds as a person would type it: like "a" and "b", and the need.
std::string seeds_text(const std::vector<std::string>& seeds, std::string_view need);

}  // namespace matchgraph::server

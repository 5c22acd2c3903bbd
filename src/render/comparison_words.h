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

/// Where the facts of each come from, of those whose sources are named: "A: models.dev, read
/// 2026-11-22", or "A: Price, context from x; License from y" when several described it.
std::vector<std::string> sources_words(const Comparison& comparison);

/// The facts of the table on which sources disagree: "A, license: MIT (x); in force: BSD (y)".
std::vector<std::string> conflict_words(const Comparison& comparison);

/// "Digital radio: “Digital radio is not supported.”": what something lacks, and what says so.
std::string lacking_words(const Denial& denial);

/// "B lacks Digital radio: “Digital radio is not supported.”" of what another of them does, else
/// "B: “...”": what the entries themselves deny.
std::vector<std::string> denial_words(const Comparison& comparison);

/// "B covers 63 % of what A does", and the reverse; nothing when there is no coverage.
std::vector<std::string> coverage_words(const Comparison& comparison);

}  // namespace matchgraph::render

// The parts of a comparison in text that do not depend on how many entities it has.
#pragma once

#include <cstddef>
#include <string>

#include "matchgraph/results.h"
#include "render/text/text_page.h"

namespace matchgraph::render {

/// "A": entities of a comparison go by letters where their names do not fit.
std::string letter(std::size_t entity);

/// The fact table: side by side where the columns are wide enough, else feature by feature. Rows
/// that differ come first, bold; the others follow under "the same".
void put_fact_table(TextPage& page, const Comparison& comparison);

/// Where the facts come from, and on which of them sources disagree; nothing when no source is
/// named.
void put_sources(TextPage& page, const Comparison& comparison);

/// The summary, and the sentences it rests on.
void put_verdict(TextPage& page, const Comparison& comparison);

/// What the compared claim about each other, and how many other claims they make; nothing when
/// there is no claim between them.
void put_comparison_claims(TextPage& page, const Comparison& comparison);

/// The capability matrix of three to eight entities: a row per capability that several have, then
/// what only one has, by entity.
void put_matrix(TextPage& page, const Comparison& comparison);

}  // namespace matchgraph::render

// Alternatives as fields of {{>part/alternatives}}.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"
#include "server/web/understood.h"

namespace matchgraph::web {

using render::Fields;

/// The alternatives (alternatives, has_alternatives), each with what it shares with the seeds, what
/// it adds, lacks, and how its facts differ.
void set_alternatives(Fields& fields, const AlternativesResults& results, const Links& links);

/// The alternatives' cards, in their order.
std::vector<const EntityCard*> cards_of(const AlternativesResults& results);

/// {{>part/critiques}}: what could be asked to differ, as links that ask for it.
void set_critiques(Fields& fields, const AlternativesResults& results, const Links& links);

/// What was left out as a version of a seed, and the address of the page that lists it.
void set_versions(Fields& fields, const AlternativesResults& results, const Links& links);

/// Where the list ends and how its order is made up.
void set_end(Fields& fields, const AlternativesResults& results);

/// What would be found if one constraint were dropped (misses). Where that constraint is in the
/// address, the miss has a link without it; one that was typed into the text has none.
void set_misses(Fields& fields, const AlternativesResults& results, const std::vector<Asked>& asked,
                const Links& links);

/// "Mixtral 8x7B, Qdrant and whisper.cpp".
std::string names_of(const std::vector<EntityCard>& cards);

}  // namespace matchgraph::web

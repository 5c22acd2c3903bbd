// Past searches name entities: which ones of the catalogue are they?
#pragma once

#include <optional>
#include <vector>

#include "index/facts/fact_columns.h"
#include "index/name_index.h"
#include "matchgraph/evidence.h"

namespace matchgraph {

/// One for each of evidence.entities; nothing for those that the catalogue lacks.
using PastEntities = std::vector<std::optional<EntityIndexNumber>>;

/// For each of evidence.entities, the entity of that id; else the only one that has the id as an
/// alias, as an entity keeps the ids of entries that were merged into it.
PastEntities entities_of(const Evidence& evidence, const FactColumns& facts,
                         const NameIndex& names);

}  // namespace matchgraph

#include "snapshot/past_searches/evidence_entities.h"

#include <string>

namespace matchgraph {
namespace {

std::optional<EntityIndexNumber> only_alias(const NameIndex& names, const std::string& id) {
  std::optional<EntityIndexNumber> found;
  for (const NameMatch& match : names.exact(id)) {
    // Names are no ids: two entities may share one.
    if (match.kind != NameKind::kAlias || found == match.entity) continue;
    // Counts of an id that two entities claim belong to neither for sure.
    if (found) return {};
    found = match.entity;
  }
  return found;
}

}  // namespace

PastEntities entities_of(const Evidence& evidence, const FactColumns& facts,
                         const NameIndex& names) {
  PastEntities out;
  for (const EntityCounts& counts : evidence.entities) {
    const auto known = facts.find_id(counts.id);
    // An id that the catalogue lacks may have been merged into another entry, which keeps it as an
    // alias.
    out.push_back(known ? known : only_alias(names, counts.id));
  }
  return out;
}

}  // namespace matchgraph

// Here are entities: what do they themselves say that they do not do?
//
// An entry that does not mention something may well do it. Only what its own text or a fact denies
// is "lacked", and shown with what says so.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "matchgraph/results.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// One of the entities that are held against each other.
struct ComparedEntity {
  std::size_t position = 0;
  EntityIndexNumber number = 0;
  const Entity& entity;
};

/// What an entity denies: lines that deny something, each once for every capability of the others
/// that it denies; lines of capabilities ("without a browser") and a price only where they deny
/// what one of the others does, or is. In the order of its lines. Cost: its denials times the
/// capabilities of the others.
std::vector<Denial> denials_of(const Snapshot& snapshot, const ComparedEntity& entity,
                               std::span<const ComparedEntity> others);

}  // namespace matchgraph

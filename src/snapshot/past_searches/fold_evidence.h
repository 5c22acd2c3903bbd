// Past searches -> what the next searches learn from them.
#pragma once

#include <string>

#include "graph/mapped_graphs.h"
#include "index/postings.h"
#include "matchgraph/evidence.h"
#include "snapshot/build_options.h"
#include "snapshot/past_searches/evidence_entities.h"

namespace matchgraph {

struct FoldRequest {
  std::string postings_file;  ///< to write: the index of past needs
  std::string choices_file;   ///< to write: who was chosen for what, trust, joint choices
  std::size_t jobs = 0;       ///< threads; 0: one per core. The files do not depend on it
};

/// Folds past choices of entities of the catalogue into the files that PastNeeds reads. A choice
/// for a need counts log2(1 + sessions) once; an entity's choices are capped, and trusted as far as
/// its own text fits what it was chosen for (options.evidence; recipe: needs). Returns how many
/// choices were of entities that the catalogue lacks. `entities` are those of evidence.entities.
/// Cost: at most options.evidence.trust_needs questions, and the texts of all past needs.
std::size_t fold_evidence(const Evidence& evidence, const PastEntities& entities,
                          const Postings& postings, const MappedEntityGraph& graph,
                          const BuildOptions& options, const FoldRequest& request);

}  // namespace matchgraph

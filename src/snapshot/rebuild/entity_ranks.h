// Here are a catalogue and past searches: how well does each entity stand?
#pragma once

#include <string>

#include "claims/claim_index.h"
#include "index/facts/fact_columns.h"
#include "index/postings.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/evidence.h"
#include "snapshot/build_options.h"
#include "snapshot/past_searches/evidence_entities.h"
#include "snapshot/rebuild/build_work.h"

namespace matchgraph {

/// What ranks are made of, beside the catalogue.
struct RankSources {
  const FactColumns& facts;
  const ClaimIndex& claims;
  const Postings& postings;
  const WeighedTerms& terms;
  const Evidence& evidence;  ///< without entities: no search is known of
  const PastEntities& past_entities;
};

/// Writes ranks and how often each entity and capability was met (ranks/ranks.h). Cost: about 25 us
/// an entity, and the terms of what past searches met.
void write_entity_ranks(const Catalogue& catalogue, const RankSources& sources,
                        const BuildOptions& options, const std::string& path);

}  // namespace matchgraph

#include "snapshot/rebuild/entity_ranks.h"

#include <span>
#include <vector>

#include "index/entity_index.h"
#include "snapshot/need_vector.h"
#include "snapshot/past_searches/capability_counts.h"
#include "snapshot/ranks/ranks.h"

namespace matchgraph {
namespace {

/// What was shown as, or chosen from, alternatives was asked for by other entities' names and not
/// in words: only needs count.
CapabilityCounts count_capabilities(const RankSources& sources, const BuildOptions& options) {
  const Evidence& evidence = sources.evidence;
  std::vector<EntityForNeed> chosen;
  for (const PastChoice& choice : evidence.choices) {
    if (choice.kind != SearchKind::kNeed) continue;
    const auto e = sources.past_entities[choice.entity];
    if (e) chosen.push_back({choice.need, *e});
  }
  std::vector<EntityForNeed> shown;
  for (const ShownEntity& one : evidence.shown) {
    const auto e = sources.past_entities[one.entity];
    if (e) shown.push_back({one.need, *e, one.times});
  }
  // The same analysis as of needs that are asked, without what past searches teach.
  EntityIndex index(sources.postings, options.need);
  const CapabilityTerms weighed{sources.terms.capability_frequency, sources.facts.capabilities(),
                                options.weights};
  const auto count = [&](std::span<const std::string> needs, std::span<const EntityForNeed> met) {
    std::vector<NeedVector> vectors;
    for (const std::string& need : needs) {
      vectors.push_back(need_vector(index.analyse(need), weighed));
    }
    return count_best_capabilities(vectors, met, sources.facts.capability_begin(),
                                   sources.terms.capabilities);
  };
  return {count(evidence.shown_needs, shown), count(evidence.needs, chosen)};
}

}  // namespace

void write_entity_ranks(const Catalogue& catalogue, const RankSources& sources,
                        const BuildOptions& options, const std::string& path) {
  const FactColumns& facts = sources.facts;
  const Evidence& evidence = sources.evidence;
  const std::vector<std::uint32_t> mentions = count_mentions(sources.claims, facts);
  std::vector<RankFigures> figures;
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    figures.push_back({facts.type_number(e), mentions[e], 0, 0});
  }
  for (std::size_t i = 0; i < evidence.entities.size(); ++i) {
    if (!sources.past_entities[i]) continue;
    RankFigures& past = figures[*sources.past_entities[i]];
    // Added, as the log may know one entity by several ids: its own and its aliases.
    past.times_matched += evidence.entities[i].times_matched;
    past.times_chosen += evidence.entities[i].times_chosen;
  }
  const bool has_evidence = !evidence.entities.empty();
  const CapabilityCounts capabilities =
      has_evidence ? count_capabilities(sources, options) : CapabilityCounts{};
  write_ranks(compute_ranks(catalogue.entities, figures, options.ranks), figures, has_evidence,
              capabilities, path);
}

}  // namespace matchgraph

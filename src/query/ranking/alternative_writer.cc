#include "query/ranking/alternative_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "identity/seller.h"
#include "query/comparison/common_pairs.h"
#include "query/comparison/denials.h"
#include "query/comparison/differences.h"
#include "query/comparison/trait_rows.h"
#include "query/comparison/usage_cost.h"
#include "query/explaining/explain.h"
#include "query/ranking/standing.h"

namespace matchgraph {

AlternativeWriter::AlternativeWriter(EngineState& state, const AskedAlternatives& asked)
    : state_(state), asked_(asked) {}

Alternative AlternativeWriter::alternative(const Candidate& candidate) {
  // The facts of a thing are its maker's, unless only a seller's offer is what was asked for.
  const EntityIndexNumber e = shown_for(state_, asked_.filter, asked_.conditions, candidate.entity);
  const Entity entity = state_.snapshot->entity(e);
  Alternative out;
  out.entity = state_.standing_card(entity, e, candidate.entity);
  out.entity.cost = usage_cost(state_, e, asked_.request.filters.workload);
  out.score = candidate.score;
  out.seeds_reached = candidate.seeds_reached;
  std::vector<bool> shared(entity.capabilities.size(), false);
  add_pairs(entity, e, shared, out);
  const std::size_t most = state_.limits.listed;
  for (std::size_t s = 0; s < asked_.seeds.size(); ++s) {
    seed_mentions(s).mark(e, shared);
  }
  out.only_here = unmatched(entity, shared, most);
  note_unlisted(count_unmatched(shared), out.only_here.size(), "only_here", out.unlisted);
  add_denials(entity, e, out);
  for (const BroughtForward& brought : asked_.brought) {
    if (brought.entity != candidate.entity) continue;
    out.listed_for = {brought.seed,
                      capability_ref(asked_.entities[brought.seed], brought.capability)};
  }
  // Against the first seed alone: against several, a sentence would not say which one is meant.
  out.differences = fact_differences(asked_.entities.front(), entity);
  if (is_given_away(state_, e)) tell_who_gives(entity, e, out.differences);
  for (FactDifference& difference :
       trait_differences(state_.snapshot->traits(), asked_.seeds.front(), e)) {
    out.differences.push_back(std::move(difference));
  }
  out.near_duplicates = state_.near_duplicates(e);
  if (asked_.request.offers) out.offers = state_.other_offers(e);
  add_costs(state_, asked_.request.filters.workload, out.offers);
  if (asked_.request.explain) {
    // Once for all alternatives of the answer: cutting a seed's texts into terms took most of an
    // explanation's time.
    if (seed_parts_.empty()) {
      for (const EntityIndexNumber seed : asked_.seeds) {
        seed_parts_.push_back(entity_parts(state_, seed));
      }
    }
    // The score is that of the offer that was found.
    Candidate found = candidate;
    const auto offer = asked_.found_as.find(candidate.entity);
    if (offer != asked_.found_as.end()) found.entity = offer->second;
    out.explanation = explain_alternative(state_, seed_parts_, found, asked_.scores.need(),
                                          asked_.scores.shares());
    out.score = out.explanation->value;
  }
  return out;
}

/// "Free from Mall, $2 per 1M input tokens from its maker": what one seller gives away is not free.
void AlternativeWriter::tell_who_gives(const Entity& entity, EntityIndexNumber number,
                                       std::vector<FactDifference>& differences) const {
  const Entity standing = state_.snapshot->entity(state_.standing_for(number));
  const std::string seller = catalogue::seller_of(entity);
  for (FactDifference& difference : differences) {
    if (difference.field != "price") continue;
    difference.text =
        fmt::format("free {}, {} {}", seller.empty() ? "from one seller" : "from " + seller,
                    price_text(standing),
                    catalogue::is_makers_own(standing) ? "from its maker" : "from others");
  }
}

/// What the seeds and the alternative both do, surely or perhaps, and what only seeds mention.
void AlternativeWriter::add_pairs(const Entity& entity, EntityIndexNumber number,
                                  std::vector<bool>& shared, Alternative& out) {
  std::vector<SeedPair> sure;
  std::vector<SeedPair> related;
  std::size_t missing = 0;
  Mentions mentions(state_, entity, number);
  // Of each seed its part: the first one's lacks alone may be more than one list holds.
  const std::size_t most = std::max<std::size_t>(1, state_.limits.listed / asked_.seeds.size());
  for (std::size_t s = 0; s < asked_.seeds.size(); ++s) {
    std::vector<bool> met(asked_.entities[s].capabilities.size(), false);
    const CommonPairs common =
        common_pairs(*state_.snapshot, asked_.like_pairs[s], number, state_.options);
    const auto add = [&](const std::vector<LikePair>& pairs, std::vector<SeedPair>& list) {
      for (const LikePair& pair : pairs) {
        met[pair.row] = true;
        shared[pair.column] = true;
        list.push_back({s, pair});
      }
    };
    add(common.sure, sure);
    add(common.related, related);
    // What its texts speak of elsewhere is not called unmentioned.
    mentions.mark(asked_.seeds[s], met);
    missing += count_unmatched(met);
    for (CapabilityRef& lack : unmatched(asked_.entities[s], met, most)) {
      out.missing.push_back({s, std::move(lack)});
    }
  }
  note_unlisted(missing, out.missing.size(), "missing", out.unlisted);
  describe_pairs(sure, entity, number, out.shared);
  note_unlisted(sure.size(), out.shared.size(), "shared", out.unlisted);
  describe_pairs(related, entity, number, out.related);
  note_unlisted(related.size(), out.related.size(), "related", out.unlisted);
}

Mentions& AlternativeWriter::seed_mentions(std::size_t seed) {
  // Kept for all alternatives of the answer, as each would analyse the seeds' summaries anew.
  while (seed_mentions_.size() <= seed) {
    const std::size_t next = seed_mentions_.size();
    seed_mentions_.emplace_back(state_, asked_.entities[next], asked_.seeds[next]);
  }
  return seed_mentions_[seed];
}

/// The surest pairs, as many as one list holds: describing them is what costs.
void AlternativeWriter::describe_pairs(std::vector<SeedPair>& pairs, const Entity& entity,
                                       EntityIndexNumber number, std::vector<CapabilityPair>& out) {
  std::stable_sort(pairs.begin(), pairs.end(), [](const SeedPair& a, const SeedPair& b) {
    return a.pair.probability > b.pair.probability;
  });
  Analyser* const marker = asked_.request.marks ? &state_.index.analyser() : nullptr;
  for (std::size_t i = 0; i < std::min(pairs.size(), state_.limits.listed); ++i) {
    const auto& [s, pair] = pairs[i];
    out.push_back(describe_pair(*state_.snapshot, asked_.entities[s], asked_.seeds[s], entity,
                                number, pair, state_.options, marker));
    out.back().seed = s;
  }
}

/// What the alternative says that it does not do, of what the seeds do and it does not share.
void AlternativeWriter::add_denials(const Entity& entity, EntityIndexNumber number,
                                    Alternative& out) const {
  std::vector<ComparedEntity> seeds;
  for (std::size_t s = 0; s < asked_.seeds.size(); ++s)
    seeds.push_back({s, asked_.seeds[s], asked_.entities[s]});
  for (Denial& denial : denials_of(*state_.snapshot, {0, number, entity}, seeds)) {
    if (!denial.lacks) continue;
    // What perhaps does the same is not lacked, whatever a line about something beside it denies.
    const bool is_shared =
        std::any_of(out.shared.begin(), out.shared.end(), [&denial](const CapabilityPair& pair) {
          return pair.seed == denial.lacks->seed &&
                 pair.left.index == denial.lacks->capability.index;
        });
    if (!is_shared) out.denied.push_back(std::move(denial));
  }
}

}  // namespace matchgraph

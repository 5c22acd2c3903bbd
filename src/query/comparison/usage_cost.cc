#include "query/comparison/usage_cost.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/number_words.h"
#include "wording/told_name.h"

namespace matchgraph {

std::optional<UsageCost> usage_cost(const EngineState& state, EntityIndexNumber e,
                                    const std::optional<Workload>& workload) {
  if (!workload) return std::nullopt;
  const FactColumns& facts = state.facts();
  UsageCost out{
      .amount = facts.cost(e, *workload), .offer_id = {}, .own = {}, .per = workload->per};
  out.own = out.amount;
  for (const EntityIndexNumber offer : facts.group_members(facts.group(e))) {
    const std::optional<double> cost = facts.cost(offer, *workload);
    // At a tie its own price stays: another seller is named for a gain only.
    if (!cost || (out.amount && *cost >= *out.amount)) continue;
    out.amount = cost;
    out.offer_id = std::string(facts.id(offer));
  }
  return out;
}

void add_costs(const EngineState& state, const std::optional<Workload>& workload,
               std::vector<EntityCard>& cards) {
  if (!workload) return;
  for (EntityCard& card : cards) card.cost = usage_cost(state, state.number(card.id), workload);
}

std::string workload_text(const std::optional<Workload>& workload) {
  return workload ? to_string(*workload) : std::string();
}

std::optional<VerdictSentence> cheapest_sentence(const Comparison& comparison) {
  // An unknown cost is not a high one: such entities are left out, and one known cost alone
  // compares nothing.
  std::vector<const EntityCard*> known;
  for (const EntityCard& card : comparison.cards) {
    if (card.cost && card.cost->amount) known.push_back(&card);
  }
  if (known.size() < 2) return std::nullopt;
  std::stable_sort(known.begin(), known.end(), [](const EntityCard* a, const EntityCard* b) {
    return *a->cost->amount < *b->cost->amount;
  });
  const EntityCard& best = *known[0];
  // Of two that cost the same neither costs least.
  if (*known[1]->cost->amount == *best.cost->amount) return std::nullopt;
  const std::string& offer = best.cost->offer_id;
  return VerdictSentence{
      .text = fmt::format("{} costs least for {}: {}{}.", told_name(best), comparison.workload,
                          amount_words(*best.cost->amount, "USD"),
                          offer.empty() ? "" : ", as " + offer + " offers it"),
      .rests_on = {"cost"}};
}

}  // namespace matchgraph

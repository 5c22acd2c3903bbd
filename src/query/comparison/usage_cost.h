// Here is a workload: what does it cost with this thing, and who offers it for least?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "matchgraph/results.h"
#include "matchgraph/workload.h"
#include "query/engine_state.h"

namespace matchgraph {

/// The cost with the entity and with the cheapest offer of the same thing; nothing without a
/// workload. Of equally cheap offers the entity itself counts first.
std::optional<UsageCost> usage_cost(const EngineState& state, EntityIndexNumber e,
                                    const std::optional<Workload>& workload);

/// Fills the costs of cards.
void add_costs(const EngineState& state, const std::optional<Workload>& workload,
               std::vector<EntityCard>& cards);

/// The workload as results name it; empty without one.
std::string workload_text(const std::optional<Workload>& workload);

/// "GPT-5 costs least for in=2M out=500k per month: $7.50, as openrouter/gpt-5 offers it." Nothing
/// when fewer than two of the compared have a known cost, or several cost least.
std::optional<VerdictSentence> cheapest_sentence(const Comparison& comparison);

}  // namespace matchgraph

// Here is a text that is still being typed: what may it become?

#include <fmt/format.h>

#include "matchgraph/error.h"
#include "query/engine_state.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

/// What the columns hold of an entity; reading its catalogue line costs more than all the rest.
EntityCard card_of_columns(const EngineState& state, EntityIndexNumber e) {
  const FactColumns& facts = state.facts();
  const RankReader& ranks = state.snapshot->ranks();
  EntityCard card;
  card.id = facts.id(e);
  card.name = facts.name(e);
  card.type = facts.type(e);
  card.maker = facts.maker(e);
  card.license = facts.license(e);
  card.unfragile_rank = ranks.rank(e);
  card.mostly_estimated = ranks.is_mostly_estimated(e);
  if (ranks.has_evidence()) {
    card.times_matched = ranks.times_matched(e);
    card.times_chosen = ranks.times_chosen(e);
  }
  card.capability_count = facts.capability_begin()[e + 1] - facts.capability_begin()[e];
  card.offers = facts.group_members(facts.group(e)).size();
  return card;
}

}  // namespace

Suggestions suggest(EngineState& state, std::string_view text, std::size_t limit) {
  if (text.size() > state.options.max_text_bytes) {
    throw Error(ErrorCode::kUsage,
                fmt::format("the text has {} bytes; suggestions are made for at most {}",
                            text.size(), state.options.max_text_bytes));
  }
  if (limit > state.options.max_suggestions) {
    throw Error(ErrorCode::kUsage, fmt::format("a limit of {} is too large; at most {} suggestions "
                                               "come at once",
                                               limit, state.options.max_suggestions));
  }
  Suggestions out;
  out.text = text;
  const SuggestIndex& index = state.snapshot->suggestions();
  for (const EntityIndexNumber e : index.names(text, limit)) {
    out.entities.push_back(card_of_columns(state, e));
  }
  out.completions = index.completions(text, state.index.analyser(), limit);
  std::erase_if(out.completions, [&](const std::string& completion) {
    return completion.size() > state.options.max_text_bytes;
  });
  return out;
}

}  // namespace matchgraph

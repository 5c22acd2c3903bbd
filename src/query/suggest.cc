// Here is a text that is still being typed: what may it become?

#include <fmt/format.h>

#include <algorithm>

#include "matchgraph/error.h"
#include "query/engine_state.h"
#include "query/questions.h"
#include "query/typed_names.h"
#include "text/fold.h"

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

/// A name as it may stand in a text: in quotes, as id, where its name alone means several things.
std::string written_name(const EngineState& state, const EntityCard& card) {
  const Resolution named = resolve(state, card.name);
  const bool is_plain =
      named.kind == Resolution::Kind::kFound &&
      state.facts().group(state.number(named.id)) == state.facts().group(state.number(card.id));
  return is_plain ? card.name : fmt::format("\"{}\"", card.id);
}

/// The entities nearest to the one that a text names, in which somebody who compares it may be
/// interested; none where the text names none.
std::vector<EntityIndexNumber> near_named(EngineState& state, const std::string& name,
                                          std::size_t limit) {
  const Resolution found = resolve(state, name);
  if (found.kind != Resolution::Kind::kFound) return {};
  std::vector<Candidate> near = rank_alternatives(state, state.number(found.id), limit * 2, {});
  keep_first_of_each_thing(state.snapshot->things(), near);
  std::vector<EntityIndexNumber> out;
  for (const Candidate& one : near) {
    if (out.size() < limit) out.push_back(one.entity);
  }
  return out;
}

/// Whether a word of the name begins so.
bool has_word_beginning(const EngineState& state, EntityIndexNumber e, const std::string& partial) {
  const std::string name = ' ' + fold_for_names(state.facts().name(e));
  return name.find(' ' + partial) != std::string::npos;
}

/// Names that go on so, before what is only also called so: "ch" begins Chroma, and an alias of
/// Arena.
std::vector<EntityIndexNumber> names_first(const EngineState& state, std::string_view text,
                                           std::size_t limit) {
  constexpr std::size_t kLooked = 3;  // times as many, as aliases may stand before names
  const std::string partial = fold_for_names(text);
  std::vector<EntityIndexNumber> found;
  for (const std::uint32_t e : state.snapshot->suggestions().names(text, kLooked * limit)) {
    found.push_back(e);
  }
  std::stable_partition(found.begin(), found.end(),
                        [&](EntityIndexNumber e) { return has_word_beginning(state, e, partial); });
  found.resize(std::min(found.size(), limit));
  return found;
}

/// Second names that go on so: what is nearest to the first before what is well known.
std::vector<EntityIndexNumber> second_names(EngineState& state, const TypedEnding& ending,
                                            std::size_t limit) {
  constexpr std::size_t kNear = 60;  // looked at; beyond them little is compared
  const std::string partial = fold_for_names(ending.partial);
  std::vector<EntityIndexNumber> out;
  for (const EntityIndexNumber e : near_named(state, ending.first, kNear)) {
    const bool begins = fold_for_names(state.facts().name(e)).starts_with(partial);
    if (begins && out.size() < limit) out.push_back(e);
  }
  for (const EntityIndexNumber e : names_first(state, ending.partial, limit)) {
    const bool again = std::any_of(out.begin(), out.end(), [&](EntityIndexNumber one) {
      return state.snapshot->things().of(one) == state.snapshot->things().of(e);
    });
    if (!again && out.size() < limit) out.push_back(e);
  }
  return out;
}

/// Critiques that lead somewhere, of those that begin as what is being typed does.
std::vector<std::string> critiques_for(EngineState& state, const TypedEnding& ending,
                                       std::size_t limit) {
  const Resolution seed = resolve(state, ending.first);
  if (seed.kind != Resolution::Kind::kFound) return {};
  AlternativesRequest request;
  request.seeds = {seed.id};
  request.limit = 0;
  std::vector<std::string> out;
  const std::string partial = fold_for_names(ending.partial);
  for (const CritiqueSuggestion& critique : alternatives(state, request).critiques) {
    const bool is_single = critique.label.find(" + ") == std::string::npos;
    if (!is_single || out.size() == limit) continue;
    if (fold_for_names(critique.label).starts_with(partial)) {
      out.push_back(ending.before + critique.label);
    }
  }
  return out;
}

/// Completes a name or a critique: what is offered is understood, and finds something.
void complete_ending(EngineState& state, const TypedEnding& ending, std::size_t limit,
                     Suggestions& out) {
  if (ending.kind == TypedEnding::Kind::kCritique) {
    out.completions = critiques_for(state, ending, limit);
    return;
  }
  const bool is_second = ending.kind == TypedEnding::Kind::kSecond;
  const std::vector<EntityIndexNumber> found =
      ending.partial.empty() && is_second ? near_named(state, ending.first, limit)
      : is_second                         ? second_names(state, ending, limit)
                                          : names_first(state, ending.partial, limit);
  const Resolution first = is_second ? resolve(state, ending.first) : Resolution{};
  for (const EntityIndexNumber e : found) {
    const EntityCard card = card_of_columns(state, e);
    if (card.id == first.id) continue;
    out.entities.push_back(card);
    if (is_second && first.kind != Resolution::Kind::kFound) continue;
    out.completions.push_back(ending.before + written_name(state, card));
  }
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
  const auto drop_long = [&] {
    std::erase_if(out.completions, [&](const std::string& completion) {
      return completion.size() > state.options.max_text_bytes || completion == text;
    });
  };
  if (const auto ending = typed_ending(text)) {
    complete_ending(state, *ending, limit, out);
    drop_long();
    // "like a calendar": no name goes on so, so that words may.
    if (!out.completions.empty() || !out.entities.empty()) return out;
  }
  for (const EntityIndexNumber e : names_first(state, text, limit)) {
    out.entities.push_back(card_of_columns(state, e));
  }
  out.completions = index.completions(text, state.index.analyser(), limit);
  drop_long();
  return out;
}

}  // namespace matchgraph

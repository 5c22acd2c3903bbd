// Here is a text that is still being typed: what may it become?

#include <fmt/format.h>

#include <algorithm>

#include "matchgraph/error.h"
#include "query/engine_state.h"
#include "query/questions.h"
#include "query/ranking/matching/constraints.h"
#include "query/typed_names.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "traits/media.h"

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
  // Twice as many, as offers and near duplicates fall out.
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

/// Second names that go on so: what is of the first one's type before what is not, and in both what
/// is nearest to the first before what is well known.
std::vector<EntityIndexNumber> second_names(EngineState& state, const TypedEnding& ending,
                                            std::size_t limit) {
  constexpr std::size_t kNear = 60;  // looked at; beyond them little is compared
  const std::string partial = fold_for_names(ending.partial);
  const Resolution first = resolve(state, ending.first);
  std::vector<EntityIndexNumber> found = near_named(state, ending.first, kNear);
  if (!partial.empty()) {
    for (const EntityIndexNumber e : names_first(state, ending.partial, kNear)) found.push_back(e);
    const auto begins = [&](EntityIndexNumber e) {
      return fold_for_names(state.facts().name(e)).starts_with(partial);
    };
    // "Git MCP Server" is no name that begins with "m", but it may do where there is none.
    if (std::any_of(found.begin(), found.end(), begins)) {
      std::erase_if(found, [&](EntityIndexNumber e) { return !begins(e); });
    }
  }
  if (first.kind == Resolution::Kind::kFound) {
    const std::string_view type = state.facts().type(state.number(first.id));
    std::stable_partition(found.begin(), found.end(),
                          [&](EntityIndexNumber e) { return state.facts().type(e) == type; });
  }
  std::vector<EntityIndexNumber> out;
  for (const EntityIndexNumber e : found) {
    const bool again = std::any_of(out.begin(), out.end(), [&](EntityIndexNumber one) {
      return state.snapshot->things().of(one) == state.snapshot->things().of(e);
    });
    if (!again && out.size() < limit) out.push_back(e);
  }
  return out;
}

/// What the words before the last one ask for besides a topic, as filters: "free spe", "offline
/// sp". None where they ask for nothing.
Filters filters_before(EngineState& state, std::string_view text) {
  const std::size_t space = text.find_last_of(" \t");
  if (space == std::string_view::npos) return {};
  try {
    SearchRequest request;
    request.text = text.substr(0, space);
    const SearchRequest need = read_need(state, request).request;
    Filters out = need.filters;
    // Who types "offline" is not helped by what does not say so.
    for (const TraitCondition& one : need.conditions) {
      (one.wanted ? out.traits : out.not_traits).push_back(one.trait);
    }
    return out;
  } catch (const Error&) {
    return {};  // half of a typed filter, or a quotation that is not closed yet
  }
}

/// Keeps of what was found what meets the filters: names by themselves, texts by what they find.
void keep_what_meets(EngineState& state, const Filters& filters, Suggestions& out) {
  if (!has_any(filters)) return;
  const Constraints constraints(state, filters);
  std::erase_if(out.entities,
                [&](const EntityCard& card) { return !constraints.passes(state.number(card.id)); });
  std::erase_if(out.completions, [&](const std::string& text) {
    SearchRequest request;
    // The last word alone: the words before it are the filters.
    request.text = text.substr(text.find_last_of(" \t") + 1);
    request.filters = filters;
    return count_matches(state, request) == 0;
  });
}

/// "speech to te": the names of kinds of content that go on so.
std::vector<std::string> media_completions(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  constexpr std::string_view kTo = " to";
  if (space == std::string_view::npos || !text.substr(0, space).ends_with(kTo)) return {};
  const std::string_view before = text.substr(0, space - kTo.size());
  const std::string word = in_lower_case(before.substr(before.find_last_of(" \t,") + 1));
  if (!medium_of(word)) return {};
  const std::string partial = in_lower_case(text.substr(space + 1));
  std::vector<std::string> out;
  for (const Medium& medium : media()) {
    // What it is called most stands first: "audio", but "speech" for what begins so.
    std::string_view names = medium.words;
    while (!names.empty() && !names.starts_with(partial)) {
      const std::size_t bar = names.find('|');
      names = bar == std::string_view::npos ? std::string_view() : names.substr(bar + 1);
    }
    const std::string name(names.substr(0, names.find('|')));
    if (!name.empty() && name != partial)
      out.push_back(std::string(text.substr(0, space + 1)) + name);
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
  // One more: the first name itself is no second one.
  const std::vector<EntityIndexNumber> found = is_second
                                                   ? second_names(state, ending, limit + 1)
                                                   : names_first(state, ending.partial, limit);
  const Resolution first = is_second ? resolve(state, ending.first) : Resolution{};
  for (const EntityIndexNumber e : found) {
    const EntityCard card = card_of_columns(state, e);
    if (card.id == first.id || out.entities.size() == limit) continue;
    out.entities.push_back(card);
    // A comparison with a name that nobody knows finds nothing, so that it is not offered as a
    // text.
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
  // Before words: behind "alternatives to" only a name leads anywhere.
  if (const auto ending = typed_ending(text)) {
    complete_ending(state, *ending, limit, out);
    drop_long();
    // "like a calendar": no name goes on so, so that words may.
    if (!out.completions.empty() || !out.entities.empty()) return out;
  }
  for (const EntityIndexNumber e : names_first(state, text, limit)) {
    out.entities.push_back(card_of_columns(state, e));
  }
  out.completions = media_completions(text);
  for (std::string& one : index.completions(text, state.index.analyser(), limit)) {
    const bool again =
        std::find(out.completions.begin(), out.completions.end(), one) != out.completions.end();
    if (!again) out.completions.push_back(std::move(one));
  }
  if (out.completions.size() > limit) out.completions.resize(limit);
  drop_long();
  keep_what_meets(state, filters_before(state, text), out);
  return out;
}

}  // namespace matchgraph

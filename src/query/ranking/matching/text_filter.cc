#include "query/ranking/matching/text_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "graph/smoothing.h"
#include "index/facts/named_makers.h"
#include "index/phrase_reader.h"
#include "index/schema.h"
#include "matchgraph/error.h"
#include "query/highlight.h"

namespace matchgraph {
namespace {

Phrase checked_phrase(EngineState& state, const std::string& text) {
  Phrase phrase = phrase_of(state.index.analyser(), text);
  if (phrase.empty()) {
    throw Error(ErrorCode::kUsage,
                fmt::format("\"{}\" holds no word that could be looked for", text));
  }
  if (phrase.size() > schema::kMaxPhraseWords) {
    throw Error(ErrorCode::kUsage,
                fmt::format("a phrase of {} words; at most {} are looked for together",
                            phrase.size(), schema::kMaxPhraseWords));
  }
  return phrase;
}

/// Strings of a table that hold one of the phrases; empty when none does.
std::vector<bool> named_by(Analyser& analyser, const StringTableView& names,
                           const std::vector<Phrase>& phrases) {
  std::vector<bool> out;
  bool any = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::vector<Token> tokens = analyser.tokens(names[i]);
    out.push_back(std::any_of(phrases.begin(), phrases.end(), [&tokens](const Phrase& phrase) {
      return !phrase_spans(tokens, phrase).empty();
    }));
    any = any || out.back();
  }
  return any ? out : std::vector<bool>();
}

/// Takes out entities with a maker, type or licence that holds one of the phrases.
void leave_out_made_typed_or_licensed(EngineState& state, const std::vector<Phrase>& phrases,
                                      PositionSet& allowed) {
  const FactColumns& facts = state.facts();
  const auto makers = named_by(state.index.analyser(), facts.maker_names(), phrases);
  const auto types = named_by(state.index.analyser(), facts.type_names(), phrases);
  const auto licenses = named_by(state.index.analyser(), facts.license_names(), phrases);
  if (makers.empty() && types.empty() && licenses.empty()) return;
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
    const bool holds = (!makers.empty() && makers[facts.maker_number(e)]) ||
                       (!types.empty() && types[facts.type_number(e)]) ||
                       (!licenses.empty() && licenses[facts.license_number(e)]);
    if (holds) allowed.remove(e);
  }
}

/// Takes out entities that stand under a name in their ids or are versions of it, in whose texts it
/// need not stand as a word: "Qwen3".
void leave_out_called_by(EngineState& state, const std::vector<std::string>& names,
                         PositionSet& allowed) {
  const FactColumns& facts = state.facts();
  for (const std::string& name : names) {
    const bool is_account = state.accounts().contain(name);
    for (EntityIndexNumber e = 0; e < facts.entities(); ++e) {
      const bool is_called =
          is_version_of(facts.name(e), name) || (is_account && stands_under(facts, e, name));
      if (is_called) allowed.remove(e);
    }
  }
}

/// A word stands for its plural or singular too, but for no other form of its stem: "-marketing"
/// leaves out no market. Longer phrases stand for themselves.
std::vector<Phrase> number_forms(const Phrase& phrase) {
  if (phrase.size() != 1) return {phrase};
  std::vector<Phrase> out;
  for (const std::string& form : forms_of(phrase.front())) {
    if (!form.empty()) out.push_back({form});
  }
  return out;
}

}  // namespace

TextFilter::TextFilter(EngineState& state, const std::vector<std::string>& phrases,
                       const std::vector<std::string>& excluded)
    : allowed_(state.facts().entities()) {
  const std::size_t count = phrases.size() + excluded.size();
  if (count == 0) return;
  if (count > state.options.max_phrases) {
    throw Error(ErrorCode::kUsage, fmt::format("{} phrases and excluded words; at most {} are read",
                                               count, state.options.max_phrases));
  }
  std::vector<Phrase> banned;
  for (const std::string& text : phrases) {
    phrases_.push_back(checked_phrase(state, text));
    all_.push_back({"phrase", "=", text, fmt::format("\"{}\"", text)});
  }
  for (const std::string& text : excluded) {
    for (Phrase& form : number_forms(checked_phrase(state, text))) banned.push_back(form);
    all_.push_back({"phrase", "!=", text, fmt::format("not \"{}\"", text)});
  }
  // Bounded before anything is looked up: every one of these documents is opened for every other
  // word of its phrase.
  std::size_t documents = 0;
  for (const Phrase& phrase : phrases_) documents += state.full_text.most_looked_at(phrase);
  for (const Phrase& phrase : banned) documents += state.full_text.most_looked_at(phrase);
  if (documents > state.options.max_phrase_documents) {
    throw Error(ErrorCode::kUsage,
                fmt::format("{} texts would have to be looked at for these phrases, at most {} are:"
                            " leave out phrases of words that nearly every text holds",
                            documents, state.options.max_phrase_documents));
  }
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    std::vector<EntityIndexNumber> these = state.full_text.entities_with(phrases_[i]);
    std::vector<EntityIndexNumber> both;
    std::set_intersection(holders_.begin(), holders_.end(), these.begin(), these.end(),
                          std::back_inserter(both));
    holders_ = i == 0 ? std::move(these) : std::move(both);
  }
  if (phrases_.empty()) allowed_.add_all(state.facts().entities());
  for (const EntityIndexNumber e : holders_) allowed_.add(e);
  for (const Phrase& phrase : banned) {
    for (const EntityIndexNumber e : state.full_text.entities_with(phrase)) allowed_.remove(e);
  }
  // Makers, types and licences are facts and stand in no document of the full text.
  if (!banned.empty()) {
    leave_out_made_typed_or_licensed(state, banned, allowed_);
    leave_out_called_by(state, excluded, allowed_);
  }
  std::erase_if(holders_, [this](EntityIndexNumber e) { return !allowed_.contains(e); });
}

std::vector<TextSpan> TextFilter::spans(const std::vector<Token>& tokens) const {
  std::vector<TextSpan> out;
  for (const Phrase& phrase : phrases_) {
    for (const ByteSpan& span : phrase_spans(tokens, phrase)) out.push_back({span.begin, span.end});
  }
  return merged_spans(std::move(out));
}

// The plural counts as the word itself: who types "bookmarks" means what manages a bookmark too.
std::vector<EntityIndexNumber> holders_of_only_word(EngineState& state, const Need& need) {
  if (need.only_word.empty()) return {};
  std::vector<EntityIndexNumber> out;
  for (const Phrase& form : number_forms({need.only_word})) {
    std::vector<EntityIndexNumber> both;
    const std::vector<EntityIndexNumber> these = state.full_text.entities_with(form);
    std::set_union(out.begin(), out.end(), these.begin(), these.end(), std::back_inserter(both));
    out = std::move(both);
  }
  return out;
}

// Tried beside it: nothing, as a boost of the score would have to be told in explanations, and
// which boost is right depends on the catalogue; an order in two steps needs no number.
void put_exact_first(EngineState& state, const Need& need, std::vector<Candidate>& ranked) {
  const std::vector<EntityIndexNumber> holders = holders_of_only_word(state, need);
  if (holders.empty()) return;
  PositionSet holds(state.facts().entities());
  for (const EntityIndexNumber e : holders) holds.add(e);
  // What is nearest to a holder says the same in another form: "Invoice Ninja" stands among those
  // that say invoicing, CoinMarketCap among none that say marketing. Without this judged needs lost
  // (self-hosted .4808 -> .4794).
  // Two of them, as by chance one is: in a small catalogue everything is near everything.
  constexpr std::uint8_t kHolders = 2;
  // Counted from the holders: the five that smoothing looks at are kept by whom they lead to, and a
  // list of all its neighbours for each candidate took most of such a search.
  const SmoothingMatrixView& nearest = state.snapshot->entity_graph().need_smoothing();
  std::vector<std::uint8_t> near_holders(state.facts().entities(), 0);
  for (const EntityIndexNumber holder : holders) {
    for (const WeightedRow& near : nearest.column(holder)) {
      near_holders[near.row] =
          static_cast<std::uint8_t>(std::min<unsigned>(kHolders, near_holders[near.row] + 1U));
    }
  }
  const auto says_so = [&](const Candidate& c) {
    return holds.contains(c.entity) || near_holders[c.entity] >= kHolders;
  };
  std::stable_partition(ranked.begin(), ranked.end(), says_so);
}

}  // namespace matchgraph

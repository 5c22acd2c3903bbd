#include "query/phrase_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

/// How many words before a term may deny it: "without needing a dedicated GPU".
constexpr std::size_t kDenialReach = 4;

bool denies(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kDenials = {
      "no", "not", "without", "never", "cannot", "don", "doesn", "isn", "lacks", "lack"};
  return std::find(kDenials.begin(), kDenials.end(), word) != kDenials.end();
}

/// Whether a sentence or clause ends between two tokens.
bool is_cut(std::string_view between) {
  return between.find_first_of(".;:!?,()") != std::string_view::npos;
}

/// Whether the words before a token deny it, or "-free" behind it does.
bool is_denied(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  if (at + 1 < tokens.size() && tokens[at + 1].word == "free" &&
      text.substr(tokens[at].end, tokens[at + 1].begin - tokens[at].end) == "-") {
    return true;
  }
  for (std::size_t back = 1; back <= std::min(kDenialReach, at); ++back) {
    const Token& before = tokens[at - back];
    const Token& after = tokens[at - back + 1];
    if (after.begin > before.end && is_cut(text.substr(before.end, after.begin - before.end))) {
      return false;
    }
    if (denies(before.word)) return true;
  }
  return false;
}

}  // namespace

PhraseFilter::PhraseFilter(const Snapshot& snapshot, Analyser& analyser, std::string phrase)
    : snapshot_(snapshot), analyser_(analyser), phrase_(std::move(phrase)) {
  for (const Token& token : analyser.tokens(phrase_)) {
    const bool is_new = std::find(terms_.begin(), terms_.end(), token.term) == terms_.end();
    if (!token.is_stop_word() && !token.variant && is_new) terms_.push_back(token.term);
  }
  if (terms_.empty()) {
    throw Error(
        ErrorCode::kUsage,
        fmt::format("\"{}\" holds no word that could be looked for; say what results should "
                    "be with or without in plain words",
                    phrase_));
  }
  const Postings& postings = snapshot.postings();
  const FactColumns& facts = snapshot.facts();
  const auto named = [&](const StringTableView& table, const std::string& term) {
    std::vector<bool> out;
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto tokens = analyser.tokens(table[i]);
      out.push_back(std::any_of(tokens.begin(), tokens.end(),
                                [&](const Token& token) { return token.term == term; }));
    }
    return out;
  };
  worth_reading_.assign(facts.entities(), true);
  for (const std::string& term : terms_) {
    const std::vector<bool> makers = named(facts.maker_names(), term);
    const std::vector<bool> types = named(facts.type_names(), term);
    std::vector<bool> has(facts.entities(), false);
    if (const auto number = postings.find(term)) {
      for (const std::uint32_t e : postings.rows_of(*number)) has[e] = true;
    }
    for (EntityIndexNumber e = 0; e < has.size(); ++e) {
      worth_reading_[e] = worth_reading_[e] &&
                          (has[e] || makers[facts.maker_number(e)] || types[facts.type_number(e)]);
    }
  }
}

bool PhraseFilter::text_holds(const std::string& text) const {
  const std::vector<Token> tokens = analyser_.tokens(text);
  return std::all_of(terms_.begin(), terms_.end(), [&](const std::string& term) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].term == term && !is_denied(text, tokens, i)) return true;
    }
    return false;
  });
}

bool PhraseFilter::holds(const Entity& entity) const {
  std::string profile =
      entity.name + ". " + entity.summary + ". " + entity.maker + ". " + entity.type;
  for (const std::string& tag : entity.tags) profile += ". " + tag;
  if (text_holds(profile)) return true;
  return std::any_of(entity.capabilities.begin(), entity.capabilities.end(),
                     [this](const Capability& capability) {
                       return text_holds(capability.name + ". " + capability.text);
                     });
}

PhraseFilter::Answer PhraseFilter::test(EntityIndexNumber e) const {
  if (worth_reading_[e]) {
    const auto known = read_.find(e);
    const bool held = known != read_.end()
                          ? known->second
                          : read_.emplace(e, holds(snapshot_.entity(e))).first->second;
    if (held) return Answer::kHolds;
  }
  const auto begin = snapshot_.facts().capability_begin();
  return begin[e] == begin[e + 1] ? Answer::kSilent : Answer::kLacks;
}

}  // namespace matchgraph

#include "query/phrase_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

/// How many words before a term may deny it: "without needing a dedicated GPU".
constexpr std::size_t kDenialReach = 4;
/// How many words after a term may deny it: "GPUs are not strictly required".
constexpr std::size_t kLateDenialReach = 4;

template <std::size_t kSize>
bool is_one_of(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool denies(std::string_view word) {
  static constexpr std::array<std::string_view, 19> kDenials = {
      "no",    "not",  "without", "never", "cannot", "non",    "lacks", "lack", "lacking", "don",
      "doesn", "didn", "isn",     "aren",  "can",    "couldn", "needn", "won",  "wouldn"};
  return is_one_of(kDenials, word);
}

/// Words that take a denial back, or with which something new begins.
bool ends_denial(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kEnds = {
      "only", "just", "merely", "but", "with", "using", "via", "including", "supports"};
  return is_one_of(kEnds, word);
}

/// What is not the case when something is denied behind its name.
bool is_had(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kHad = {
      "needed", "required",  "necessary", "supported", "available", "included",
      "used",   "mandatory", "possible",  "provided",  "allowed",   "offered"};
  return is_one_of(kHad, word);
}

/// The bytes between two tokens; empty for a further form of the same words.
std::string_view between(std::string_view text, const Token& a, const Token& b) {
  return b.begin > a.end ? text.substr(a.end, b.begin - a.end) : std::string_view();
}

/// Whether a sentence or clause ends between two tokens.
bool is_cut(std::string_view gap) {
  return gap.find_first_of(".;:!?,()\n") != std::string_view::npos ||
         gap.find("\u2013") != std::string_view::npos ||
         gap.find("\u2014") != std::string_view::npos;
}

/// "can" denies where an apostrophe follows only.
bool is_contracted(std::string_view text, const Token& token) {
  const std::string_view rest = text.substr(token.end);
  const std::string_view all =
      text.substr(token.begin + std::min<std::size_t>(3, text.size() - token.begin));
  return rest.starts_with('\'') || rest.starts_with("\u2019") || all.starts_with('\'') ||
         all.starts_with("\u2019");
}

bool denies_here(std::string_view text, const Token& token) {
  return denies(token.word) && (token.word != "can" || is_contracted(text, token));
}

/// How often the words before a token deny it: "does not work without a GPU" does twice.
std::size_t denials_before(std::string_view text, const std::vector<Token>& tokens,
                           std::size_t at) {
  std::size_t count = 0;
  for (std::size_t back = 1; back <= std::min(kDenialReach, at); ++back) {
    const Token& before = tokens[at - back];
    const Token& after = tokens[at - back + 1];
    if (is_cut(between(text, before, after)) || ends_denial(before.word)) break;
    const bool free_of = before.word == "free" && (after.word == "of" || after.word == "from");
    count += denies_here(text, before) || free_of;
  }
  return count;
}

/// "GPU-free", "GPU-less", "a GPU is not needed".
bool is_denied_behind(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  bool denied = false;
  for (std::size_t i = at + 1; i < tokens.size() && i <= at + kLateDenialReach; ++i) {
    const std::string_view gap = between(text, tokens[i - 1], tokens[i]);
    const std::string& word = tokens[i].word;
    if (i == at + 1 && gap == "-" && (word == "free" || word == "less")) return true;
    if (is_cut(gap) || ends_denial(word)) return false;
    if (denied && is_had(word)) return true;
    denied = denied || denies_here(text, tokens[i]);
  }
  return false;
}

/// The stemmer leaves the plural of acronyms as it is: "gpus".
bool is_same_term(std::string_view a, std::string_view b) {
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  return a == b || (longer.size() == shorter.size() + 1 && longer.starts_with(shorter) &&
                    longer.ends_with('s'));
}

/// A term and how its plural or singular may be indexed.
std::vector<std::string> forms_of(const std::string& term) {
  std::vector<std::string> out = {term, term + 's'};
  if (term.ends_with('s')) out.push_back(term.substr(0, term.size() - 1));
  return out;
}

using Terms = std::vector<std::string>;

/// The terms of each string.
std::vector<Terms> terms_of(const StringTableView& table, Analyser& analyser) {
  std::vector<Terms> out(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (Token& token : analyser.tokens(table[i])) out[i].push_back(std::move(token.term));
  }
  return out;
}

std::vector<bool> which_have(const std::vector<Terms>& rows, const std::string& term) {
  std::vector<bool> out;
  for (const Terms& row : rows) {
    out.push_back(std::any_of(row.begin(), row.end(),
                              [&term](const std::string& one) { return is_same_term(one, term); }));
  }
  return out;
}

bool is_denied(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  return is_denied_behind(text, tokens, at) || denials_before(text, tokens, at) % 2 == 1;
}

}  // namespace

PhraseReader::PhraseReader(Analyser& analyser, std::string phrase)
    : analyser_(analyser), phrase_(std::move(phrase)) {
  for (const Token& token : analyser.tokens(phrase_)) {
    const bool is_new = std::find(terms_.begin(), terms_.end(), token.term) == terms_.end();
    if (!token.is_stop_word() && !token.variant && is_new) terms_.push_back(token.term);
  }
  if (terms_.empty()) {
    throw Error(
        ErrorCode::kUsage,
        fmt::format("\"{}\" holds no word that could be looked for: say what results should "
                    "be with or without",
                    phrase_));
  }
}

PhraseFilter::PhraseFilter(const Snapshot& snapshot, Analyser& analyser, std::string phrase)
    : snapshot_(snapshot), reader_(analyser, std::move(phrase)) {
  const Postings& postings = snapshot.postings();
  const FactColumns& facts = snapshot.facts();
  const std::vector<Terms> maker_terms = terms_of(facts.maker_names(), analyser);
  const std::vector<Terms> type_terms = terms_of(facts.type_names(), analyser);
  worth_reading_.assign(facts.entities(), true);
  for (const std::string& term : reader_.terms()) {
    const std::vector<bool> makers = which_have(maker_terms, term);
    const std::vector<bool> types = which_have(type_terms, term);
    std::vector<bool> has(facts.entities(), false);
    for (const std::string& form : forms_of(term)) {
      const auto number = postings.find(form);
      if (!number) continue;
      for (const std::uint32_t e : postings.rows_of(*number)) has[e] = true;
    }
    for (EntityIndexNumber e = 0; e < has.size(); ++e) {
      worth_reading_[e] = worth_reading_[e] &&
                          (has[e] || makers[facts.maker_number(e)] || types[facts.type_number(e)]);
    }
  }
}

PhraseReader::Reading PhraseReader::read_text(const std::string& text) const {
  const std::vector<Token> tokens = analyser_.tokens(text);
  // Denials are looked for among the words as they stand; a further form is where its word is.
  std::vector<Token> words;
  std::vector<std::size_t> word_of;
  for (const Token& token : tokens) {
    if (words.empty() || token.begin >= words.back().end) words.push_back(token);
    word_of.push_back(words.size() - 1);
  }
  bool denied = false;
  for (const std::string& term : terms_) {
    bool found = false;
    bool holds = false;
    for (std::size_t i = 0; i < tokens.size() && !holds; ++i) {
      if (!is_same_term(tokens[i].term, term)) continue;
      found = true;
      holds = !is_denied(text, words, word_of[i]);
    }
    if (!found) return Reading::kNothing;
    denied = denied || !holds;
  }
  return denied ? Reading::kDenies : Reading::kHolds;
}

PhraseReader::Reading PhraseReader::read(const Entity& entity) const {
  std::string profile =
      entity.name + ". " + entity.summary + ". " + entity.maker + ". " + entity.type;
  for (const std::string& tag : entity.tags) profile += ". " + tag;
  Reading best = read_text(profile);
  for (const Capability& capability : entity.capabilities) {
    if (best == Reading::kHolds) break;
    best = std::max(best, read_text(capability.name + ". " + capability.text));
  }
  return best;
}

PhraseFilter::Answer PhraseFilter::test(EntityIndexNumber e) const {
  if (worth_reading_[e]) {
    const auto known = read_.find(e);
    const PhraseReader::Reading reading =
        known != read_.end() ? known->second
                             : read_.emplace(e, reader_.read(snapshot_.entity(e))).first->second;
    if (reading != PhraseReader::Reading::kNothing) {
      return reading == PhraseReader::Reading::kHolds ? Answer::kHolds : Answer::kLacks;
    }
  }
  const auto begin = snapshot_.facts().capability_begin();
  return begin[e] == begin[e + 1] ? Answer::kSilent : Answer::kLacks;
}

}  // namespace matchgraph

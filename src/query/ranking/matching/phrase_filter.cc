#include "query/ranking/matching/phrase_filter.h"

#include <algorithm>

namespace matchgraph {

namespace {

/// The terms of each text of a table.
std::vector<std::vector<std::string>> terms_of(Analyser& analyser, const StringTableView& table) {
  std::vector<std::vector<std::string>> out(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (const Token& token : analyser.tokens(table[i])) out[i].push_back(token.term);
  }
  return out;
}

std::vector<bool> holders(const std::vector<std::vector<std::string>>& terms,
                          const std::string& term) {
  std::vector<bool> out;
  for (const std::vector<std::string>& of_text : terms) {
    out.push_back(std::any_of(of_text.begin(), of_text.end(),
                              [&](const std::string& other) { return is_same_term(other, term); }));
  }
  return out;
}

}  // namespace

PhraseFilter::PhraseFilter(const Snapshot& snapshot, Analyser& analyser, std::string phrase)
    : snapshot_(snapshot), reader_(analyser, std::move(phrase)) {
  // The reader takes maker and type for texts of the entity, the postings do not. They are few:
  // each is split into words once for all entities.
  const FactColumns& facts = snapshot.facts();
  const auto maker_terms = terms_of(analyser, facts.maker_names());
  const auto type_terms = terms_of(analyser, facts.type_names());
  worth_reading_.assign(facts.entities(), true);
  for (const std::string& term : reader_.terms()) {
    const std::vector<bool> makers = holders(maker_terms, term);
    const std::vector<bool> types = holders(type_terms, term);
    const std::vector<bool> has = holders_in_texts(term);
    for (EntityIndexNumber e = 0; e < has.size(); ++e) {
      const bool named = makers[facts.maker_number(e)] || types[facts.type_number(e)];
      worth_reading_[e] = worth_reading_[e] && (has[e] || named);
      if (named) holds_[e] = false;  // the texts alone do not tell
    }
  }
}

std::vector<bool> PhraseFilter::holders_in_texts(const std::string& term) {
  const bool is_alone = reader_.terms().size() == 1;
  std::vector<bool> out(snapshot_.facts().entities(), false);
  holds_.resize(out.size(), false);
  for (const std::string& form : forms_of(term)) {
    const auto number = snapshot_.postings().find(form);
    if (!number) continue;
    const auto known = snapshot_.find_term(form);
    const auto denying =
        known ? snapshot_.term_words().denying(*known) : std::span<const std::uint32_t>();
    for (const std::uint32_t e : snapshot_.postings().rows_of(*number)) {
      out[e] = true;
      const bool denied = std::binary_search(denying.begin(), denying.end(), e);
      // Postings are by entity: they prove one word, never that several stand in one of its texts.
      if (is_alone && known && !denied) holds_[e] = true;
    }
  }
  return out;
}

PhraseFilter::Answer PhraseFilter::test(EntityIndexNumber e) const {
  if (holds_[e]) return Answer::kHolds;
  if (worth_reading_[e]) {
    const auto known = read_.find(e);
    const PhraseReader::Reading reading =
        known != read_.end() ? known->second
                             : read_.emplace(e, reader_.read(snapshot_.entity(e))).first->second;
    if (reading != PhraseReader::Reading::kNothing) {
      return reading == PhraseReader::Reading::kHolds ? Answer::kHolds : Answer::kLacks;
    }
  }
  // Who lists what it can do and does not name this lacks it; of who lists nothing, nothing is
  // known.
  const auto begin = snapshot_.facts().capability_begin();
  return begin[e] == begin[e + 1] ? Answer::kSilent : Answer::kLacks;
}

}  // namespace matchgraph

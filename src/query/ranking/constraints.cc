#include "query/ranking/constraints.h"

#include <fmt/format.h>

#include "matchgraph/error.h"

namespace matchgraph {

Constraints::Constraints(EngineState& state, const Filters& filters,
                         std::span<const EntityIndexNumber> seeds)
    : facts_(state.facts(), filters, seeds), all_(facts_.constraints()) {
  std::size_t count = 0;
  for (const FilterRow& row : filter_table()) {
    if (row.kind == FilterKind::kPhrases) count += list_of(row, filters).size();
  }
  if (count > state.options.max_phrases) {
    throw Error(ErrorCode::kUsage,
                fmt::format("{} phrases with \"with\" and \"without\"; at most {}"
                            " are read",
                            count, state.options.max_phrases));
  }
  for (const FilterRow& row : filter_table()) {
    if (row.kind != FilterKind::kPhrases) continue;
    const bool wanted = row.critique != CritiqueKind::kWithout;
    for (const std::string& phrase : list_of(row, filters)) {
      phrases_.push_back({PhraseFilter(*state.snapshot, state.index.analyser(), phrase), wanted});
      all_.push_back(
          {std::string(row.field), std::string(row.op), phrase, words_with(row, phrase)});
    }
  }
}

Constraints::Answer Constraints::test_phrase(const PhraseTest& phrase, EntityIndexNumber e) const {
  const PhraseFilter::Answer answer = phrase.filter.test(e);
  if (answer == PhraseFilter::Answer::kSilent) return Answer::kUnknown;
  return (answer == PhraseFilter::Answer::kHolds) == phrase.wanted ? Answer::kPass : Answer::kFail;
}

Constraints::Answer Constraints::test(EntityIndexNumber e, std::size_t except) const {
  Answer out = facts_.test(e, except);
  const std::size_t facts = facts_.constraints().size();
  for (std::size_t i = 0; i < phrases_.size() && out != Answer::kFail; ++i) {
    if (facts + i == except) continue;
    const Answer here = test_phrase(phrases_[i], e);
    if (here != Answer::kPass) out = here;
  }
  return out;
}

std::string Constraints::unknown_field(EntityIndexNumber e) const {
  if (std::string field = facts_.unknown_field(e); !field.empty()) return field;
  for (const PhraseTest& phrase : phrases_) {
    if (test_phrase(phrase, e) == Answer::kUnknown) return "capabilities";
  }
  return {};
}

std::string Constraints::value_of(EntityIndexNumber e, std::size_t constraint) const {
  const std::size_t facts = facts_.constraints().size();
  if (constraint < facts) return facts_.value_of(e, constraint);
  const PhraseTest& phrase = phrases_[constraint - facts];
  switch (phrase.filter.test(e)) {
    case PhraseFilter::Answer::kHolds:
      return "says " + phrase.filter.phrase();
    case PhraseFilter::Answer::kLacks:
      return "does not say " + phrase.filter.phrase();
    default:
      return "unknown";
  }
}

}  // namespace matchgraph

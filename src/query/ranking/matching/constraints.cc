#include "query/ranking/matching/constraints.h"

#include <fmt/format.h>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

/// As a person says it: "free", "price < 1", "cheaper than Mixtral (free)".
std::string words_of(const Constraint& constraint) {
  // A bound relative to a seed reads as it was asked, as its figures are only that seed's.
  if (!constraint.critique.empty()) return constraint.critique;
  std::string value = value_text(constraint.value);
  if (flag_of(constraint) != nullptr) return value;
  return fmt::format("{} {} {}", constraint.field, constraint.op, value);
}

std::string all_slugs() {
  std::string out;
  for (const Trait& trait : trait_table()) {
    if (!out.empty()) out += ", ";
    out += trait.slug;
  }
  return out;
}

}  // namespace

Constraints::Constraints(EngineState& state, const Filters& filters,
                         std::span<const EntityIndexNumber> seeds)
    : state_(state), facts_(state.facts(), filters, seeds), all_(facts_.constraints()) {
  // Facts, traits, phrases, alternatives: test() and value_of() count positions through all_ in
  // this order.
  add_traits(filters);
  std::size_t count = 0;
  for (const FilterRow& row : filter_table()) {
    if (row.kind == FilterKind::kPhrases) count += list_of(row, filters).size();
  }
  // Counted before any is made, as each may mean reading the texts of many entities.
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
  for (const std::vector<Filters>& options : filters.either) {
    std::string words;
    // An option may be several filters that have to hold together, so that each is a set of
    // constraints again.
    either_.emplace_back();
    for (const Filters& option : options) {
      either_.back().emplace_back(state, option, seeds);
      std::string asked;
      for (const Constraint& one : either_.back().back().all()) {
        asked += (asked.empty() ? "" : " and ") + words_of(one);
      }
      words += (words.empty() ? "" : " or ") + asked;
    }
    all_.push_back({"either", "=", words, words});
  }
}

Constraints::Answer Constraints::test_either(const std::vector<Constraints>& options,
                                             EntityIndexNumber e) {
  Answer out = Answer::kFail;
  for (const Constraints& option : options) {
    const Answer here = option.test(e);
    // One that passes is enough; not known is the answer only where none passes and one may.
    if (here == Answer::kPass) return here;
    if (here == Answer::kUnknown) out = here;
  }
  return out;
}

void Constraints::add_traits(const Filters& filters) {
  for (const FilterRow& row : filter_table()) {
    if (row.field != kTraitField) continue;
    for (const std::string& slug : list_of(row, filters)) {
      const auto trait = trait_named(slug);
      if (!trait) {
        throw Error(ErrorCode::kUsage,
                    fmt::format("\"{}\" is no trait; traits are {}", slug, all_slugs()));
      }
      const bool wanted = row.op == "=";
      traits_.push_back({*trait, wanted});
      all_.push_back({std::string(row.field), std::string(row.op), NameList{slug},
                      std::string(trait_words(*trait, wanted))});
    }
  }
}

Constraints::Answer Constraints::test_trait(const TraitTest& trait, EntityIndexNumber e) const {
  switch (state_.snapshot->traits().stance(e, trait.trait)) {
    case Stance::kUnknown:
      return !trait.wanted && trait_table()[trait.trait].silence_denies ? Answer::kPass
                                                                        : Answer::kUnknown;
    // Who states both does it in some form, and whoever asks may look which.
    case Stance::kBoth:
      return Answer::kPass;
    case Stance::kYes:
      return trait.wanted ? Answer::kPass : Answer::kFail;
    default:
      return trait.wanted ? Answer::kFail : Answer::kPass;
  }
}

Constraints::Answer Constraints::test_phrase(const PhraseTest& phrase, EntityIndexNumber e) const {
  const PhraseFilter::Answer answer = phrase.filter.test(e);
  if (answer == PhraseFilter::Answer::kSilent) return Answer::kUnknown;
  return (answer == PhraseFilter::Answer::kHolds) == phrase.wanted ? Answer::kPass : Answer::kFail;
}

Constraints::Answer Constraints::test(EntityIndexNumber e, std::size_t except) const {
  // The cheapest tests first, and no further one after a failure: a phrase may mean reading the
  // entity.
  Answer out = facts_.test(e, except);
  std::size_t position = facts_.constraints().size();
  for (std::size_t i = 0; i < traits_.size() && out != Answer::kFail; ++i) {
    if (position + i == except) continue;
    const Answer here = test_trait(traits_[i], e);
    if (here != Answer::kPass) out = here;
  }
  position += traits_.size();
  for (std::size_t i = 0; i < phrases_.size() && out != Answer::kFail; ++i) {
    if (position + i == except) continue;
    const Answer here = test_phrase(phrases_[i], e);
    if (here != Answer::kPass) out = here;
  }
  position += phrases_.size();
  for (std::size_t i = 0; i < either_.size() && out != Answer::kFail; ++i) {
    if (position + i == except) continue;
    const Answer here = test_either(either_[i], e);
    if (here != Answer::kPass) out = here;
  }
  return out;
}

std::string Constraints::unknown_field(EntityIndexNumber e) const {
  if (std::string field = facts_.unknown_field(e); !field.empty()) return field;
  for (const TraitTest& trait : traits_) {
    if (test_trait(trait, e) == Answer::kUnknown)
      return std::string(trait_words(trait.trait, trait.wanted));
  }
  for (const PhraseTest& phrase : phrases_) {
    // What is silent about a phrase has no capabilities that could say it.
    if (test_phrase(phrase, e) == Answer::kUnknown) return "capabilities";
  }
  for (const std::vector<Constraints>& options : either_) {
    for (const Constraints& option : options) {
      if (option.test(e) == Answer::kUnknown) return option.unknown_field(e);
    }
  }
  return {};
}

std::string Constraints::value_of(EntityIndexNumber e, std::size_t constraint) const {
  const std::size_t facts = facts_.constraints().size();
  if (constraint < facts) return facts_.value_of(e, constraint);
  // Of what fails all its options no single value says why.
  if (constraint >= facts + traits_.size() + phrases_.size()) return "neither";
  if (constraint < facts + traits_.size()) {
    const auto grounds = state_.snapshot->traits().grounds(e, traits_[constraint - facts].trait);
    return grounds.empty() ? "unknown"
                           : std::string(trait_words(grounds[0].trait, grounds[0].value));
  }
  const PhraseTest& phrase = phrases_[constraint - facts - traits_.size()];
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

#include "render/trait_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "render/figures.h"
#include "text/short_text.h"
#include "wording/fact_words.h"

namespace matchgraph::render {
namespace {

constexpr std::size_t kTold = 3;  // on a card; more would be a list of its own

constexpr std::size_t kBadges = 6;

// Groups are named here instead of in the table of traits: which of them help to choose at a glance
// is a matter of pages.
bool is_badge(std::string_view group) {
  return group == "running" || group == "needs" || group == "terms" || group == "ability" ||
         group == "state";
}

std::string labels_of(const std::vector<ConditionEcho>& conditions) {
  std::string out;
  for (const ConditionEcho& condition : conditions) {
    out += (out.empty() ? "" : ", ") + condition.label;
  }
  return out;
}

/// Between "says" and the labels: of several, each may be said by something.
std::string_view all_words(const std::vector<ConditionEcho>& conditions) {
  const auto musts = std::count_if(conditions.begin(), conditions.end(),
                                   [](const ConditionEcho& one) { return one.is_must; });
  return musts < 2 ? "" : musts == 2 ? " both" : " all of these";
}

bool states_all(const std::vector<ConditionMet>& met) {
  return std::all_of(met.begin(), met.end(), [](const ConditionMet& one) {
    return !one.is_must || one.kind == ConditionMet::Kind::kStated;
  });
}

/// Whether the entity says it both ways.
bool is_disputed(const EntityCard& card, const TraitValue& trait) {
  return std::any_of(card.traits.begin(), card.traits.end(), [&trait](const TraitValue& other) {
    return other.slug == trait.slug && other.value != trait.value;
  });
}

bool is_telling(std::string_view group) {
  return group == "running" || group == "needs" || group == "state";
}

}  // namespace

std::vector<std::string> telling_traits(const EntityCard& card) {
  std::vector<std::string> out;
  // Nobody who chooses should miss it behind three others.
  for (const TraitValue& trait : card.traits) {
    if (trait.slug == "deprecated" && trait.value) out.push_back(trait.label);
  }
  for (const TraitValue& trait : card.traits) {
    // What works offline runs locally: the narrower one tells more, and stands before it.
    if (trait.slug == "deprecated" && trait.value) continue;
    const bool is_told = trait.slug == "runs-locally" && !out.empty() &&
                         card.traits.front().slug == "runs-offline" && card.traits.front().value;
    const bool tells = is_telling(trait.group) && !is_told && !is_disputed(card, trait);
    if (tells && out.size() < kTold) out.push_back(trait.label);
  }
  return out;
}

std::vector<const TraitValue*> badge_traits(const EntityCard& card) {
  std::vector<const TraitValue*> out;
  // Only what is affirmed makes another trait superfluous: "not open source" says nothing of
  // weights.
  const auto states = [&card](std::string_view slug) {
    return std::any_of(card.traits.begin(), card.traits.end(), [slug](const TraitValue& trait) {
      return trait.value && trait.slug == slug;
    });
  };
  for (const TraitValue& trait : card.traits) {
    // The narrower one tells more: what works offline runs locally, what is open source may be run
    // by oneself, and a price says what is free.
    const bool is_told = (trait.slug == "runs-locally" && states("runs-offline")) ||
                         (trait.slug == "open-weights" && states("open-source")) ||
                         trait.slug == "free" || trait.slug == "commercial-use";
    const bool marks = is_badge(trait.group) && !is_told && !is_disputed(card, trait);
    if (marks && out.size() < kBadges) out.push_back(&trait);
  }
  return out;
}

std::string conditions_words(const std::vector<ConditionEcho>& conditions, std::size_t stating,
                             bool below) {
  if (conditions.empty()) return {};
  if (stating > 0) return "first what fits and says so: " + labels_of(conditions);
  if (below) return "what says so stands below: " + labels_of(conditions);
  return fmt::format("nothing that fits says{}: {}", all_words(conditions), labels_of(conditions));
}

std::string border_words(const std::vector<ConditionEcho>& conditions,
                         const std::vector<ConditionMet>* before,
                         const std::vector<ConditionMet>& here) {
  const bool states = states_all(here);
  if (conditions.empty() || (before != nullptr && states_all(*before) == states)) return {};
  if (states) return "says so, and fits less: " + labels_of(conditions);
  // What says it and its contrary does say something.
  const bool says_both = std::any_of(here.begin(), here.end(), [](const ConditionMet& one) {
    return one.kind == ConditionMet::Kind::kBoth;
  });
  return fmt::format("does not {}say{}: {}", says_both ? "clearly " : "", all_words(conditions),
                     labels_of(conditions));
}

std::size_t told_results(const SearchResults& results) {
  const std::size_t from = results.query.offset;
  if (results.weak_from <= from) return results.results.size();
  return std::min(results.weak_from - from, results.results.size());
}

std::string weak_words(const SearchResults& results) {
  const std::size_t more = results.results.size() - told_results(results);
  if (more == 0) return {};
  return fmt::format("{} more {} little of what is asked", more, more == 1 ? "says" : "say");
}

std::string named_weak_words(const SearchResults& results) {
  constexpr std::size_t kNamed = 3;
  std::string out = weak_words(results);
  if (out.empty()) return out;
  const std::size_t told = told_results(results);
  const std::size_t end = std::min(results.results.size(), told + kNamed);
  for (std::size_t i = told; i < end; ++i) {
    out += (i == told ? ": " : ", ") + results.results[i].entity.name;
  }
  if (end < results.results.size()) out += ", ...";
  return out + fmt::format("; --offset {} lists them", results.query.offset + told);
}

std::string condition_words(const ConditionMet& condition) {
  switch (condition.kind) {
    case ConditionMet::Kind::kStated:
      return condition.evidence.empty() ? condition.label
                                        : fmt::format("{}: {}", condition.label,
                                                      said_words(short_text(condition.evidence)));
    case ConditionMet::Kind::kBoth:
      return "says both: " + condition.label;
    case ConditionMet::Kind::kContrary:
      return "not: " + condition.label;
    default:
      return "does not say: " + condition.label;
  }
}

std::vector<std::string> left_out_words(const std::vector<LeftOut>& left_out) {
  std::vector<std::string> out;
  // What was left out is named, the nearest first: a reader may know better than an entry that
  // states the contrary by mistake.
  for (const LeftOut& one : left_out) {
    std::string words =
        fmt::format("{} left out: {}", number_words(static_cast<double>(one.count)), one.stated);
    for (std::size_t i = 0; i < one.nearest.size(); ++i) {
      words += (i == 0 ? ": " : ", ") + one.nearest[i].name;
    }
    if (one.nearest.size() < one.count) words += ", ...";
    out.push_back(std::move(words));
  }
  return out;
}

}  // namespace matchgraph::render

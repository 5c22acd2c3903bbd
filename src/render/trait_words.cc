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
    if (is_telling(trait.group) && !is_told && out.size() < kTold) out.push_back(trait.label);
  }
  return out;
}

std::vector<const TraitValue*> badge_traits(const EntityCard& card) {
  std::vector<const TraitValue*> out;
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
    if (is_badge(trait.group) && !is_told && out.size() < kBadges) out.push_back(&trait);
  }
  return out;
}

std::string conditions_words(const std::vector<ConditionEcho>& conditions, std::size_t stating) {
  if (conditions.empty()) return {};
  const char* words = stating > 0 ? "first what fits and says so: " : "nothing that fits says: ";
  return words + labels_of(conditions);
}

std::string silent_words(const std::vector<ConditionEcho>& conditions) {
  if (conditions.empty()) return {};
  return fmt::format("does not say: {}, or fits less", labels_of(conditions));
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

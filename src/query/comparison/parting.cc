#include "query/comparison/parting.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "index/facts/fact_columns.h"
#include "query/comparison/differences.h"
#include "wording/told_name.h"

namespace matchgraph {
namespace {

/// Each of the two beside the other.
struct Side {
  const Entity& entity;
  Place place;
  std::string name;  // told_name
};

std::optional<std::string> place_words(const Side& a, const Side& b) {
  // Who says both runs in both places, and who says nothing may run anywhere.
  if (!a.place.is_local || a.place.is_hosted) return {};
  if (!b.place.is_hosted || b.place.is_local || b.place.is_open) return {};
  return fmt::format("{} runs where you are; {} is hosted.", a.name, b.name);
}

/// Free is less than any price, in whatever unit that is.
std::optional<std::string> free_words(const Side& a, const Side& b) {
  if (known_price(a.entity) != 0.0 || known_price(b.entity) == 0.0 || !b.entity.pricing) return {};
  const Pricing& pricing = *b.entity.pricing;
  if (pricing.price && pricing.price->amount > 0) {
    return fmt::format("{} is free; {} costs {}.", a.name, b.name, price_text(b.entity));
  }
  if (pricing.model != PriceModel::kPaid) return {};
  return fmt::format("{} is free; {} is paid.", a.name, b.name);
}

std::optional<std::string> licence_words(const Side& a, const Side& b) {
  const std::string& left = a.entity.license;
  const std::string& right = b.entity.license;
  if (left.empty() || right.empty() || left == right) return {};
  return fmt::format("{} is licensed as {}, {} as {}.", a.name, left, b.name, right);
}

}  // namespace

std::vector<VerdictSentence> parting_sentences(const Comparison& comparison, const Places& places) {
  const Side left{comparison.entities[0], places[0], told_name(comparison, 0)};
  const Side right{comparison.entities[1], places[1], told_name(comparison, 1)};
  std::vector<VerdictSentence> out;
  const auto add = [&out](std::optional<std::string> words, const char* rests_on) {
    if (words) out.push_back({std::move(*words), {rests_on}});
  };
  // In the order in which it is asked: where they run, what they cost, under which licence.
  for (const auto& [a, b] : {std::pair(left, right), std::pair(right, left)}) {
    add(place_words(a, b), "capabilities");
  }
  for (const auto& [a, b] : {std::pair(left, right), std::pair(right, left)}) {
    add(free_words(a, b), "pricing");
  }
  add(licence_words(left, right), "license");
  return out;
}

}  // namespace matchgraph

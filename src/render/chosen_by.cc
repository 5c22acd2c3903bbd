#include "render/chosen_by.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/figures.h"
#include "wording/fact_words.h"

namespace matchgraph::render {
namespace {

constexpr std::string_view kReads = "reads ";
constexpr std::string_view kWrites = "writes ";
constexpr std::string_view kCodeLabel = "in ";

/// Numbers that say how much a collection holds, and their unit where the name is none itself.
struct SizeSignal {
  std::string_view name;
  std::string_view unit;
};
constexpr std::array<SizeSignal, 12> kSizes = {{{"terabytes", "TB"},
                                                {"gigabytes", "GB"},
                                                {"rows", "rows"},
                                                {"examples", "examples"},
                                                {"documents", "documents"},
                                                {"tokens", "tokens"},
                                                {"hours", "hours"},
                                                {"images", "images"},
                                                {"tasks", "tasks"},
                                                {"queries", "queries"},
                                                {"apis", "APIs"},
                                                {"languages", "languages"}}};

bool states(const EntityCard& card, std::string_view slug) {
  return std::any_of(card.traits.begin(), card.traits.end(),
                     [slug](const TraitValue& trait) { return trait.value && trait.slug == slug; });
}

/// The labels of a group's traits without what they all begin with, one behind the other.
std::string labels_of(const EntityCard& card, std::string_view group, std::string_view before) {
  std::string out;
  for (const TraitValue& trait : card.traits) {
    if (trait.group != group || !trait.value) continue;
    // Labels of one group begin alike ("reads text", "reads images"), which a list says once.
    const std::string_view label = trait.label;
    if (!out.empty()) out += ", ";
    out += label.starts_with(before) ? label.substr(before.size()) : label;
  }
  return out;
}

std::string price_fact(const EntityCard& card) {
  // Unknown is not free, and says nothing here.
  if (!card.price && card.price_model == PriceModel::kUnknown) return {};
  return pricing_words(card.price_model, card.price);
}

void add(std::vector<ChosenFact>& facts, std::string_view label, std::string value) {
  if (!value.empty()) facts.push_back({std::string(label), std::move(value)});
}

}  // namespace

std::optional<double> signal_of(const EntityCard& card, std::string_view name) {
  const auto found = std::find_if(card.signals.begin(), card.signals.end(),
                                  [name](const Signal& signal) { return signal.name == name; });
  // Some sources write 0 for what they do not know.
  if (found == card.signals.end() || says_nothing(name, found->value)) return {};
  return found->value;
}

std::string parameters_words(const EntityCard& card) {
  const auto all = signal_of(card, "parameters");
  const auto active = signal_of(card, "active_parameters");
  if (!all) return {};
  std::string out = short_number(*all);
  if (active) out += fmt::format(", {} active", short_number(*active));
  return out;
}

std::string media_words(const EntityCard& card, std::string_view direction) {
  return labels_of(card, direction, direction == "input" ? kReads : kWrites);
}

std::string code_words(const EntityCard& card) { return labels_of(card, "code", kCodeLabel); }

std::string size_facts(const EntityCard& card) {
  std::string out;
  for (const SizeSignal& size : kSizes) {
    const auto value = signal_of(card, size.name);
    if (!value) continue;
    if (!out.empty()) out += ", ";
    out += fmt::format("{} {}", short_number(*value), size.unit);
  }
  return out;
}

std::string where_it_runs(const EntityCard& card) {
  // The strictest promise first: what works offline also runs locally.
  const bool hosted = states(card, "hosted");
  if (states(card, "runs-offline")) return hosted ? "offline or hosted" : "offline";
  if (states(card, "runs-locally")) return hosted ? "local or hosted" : "local";
  if (states(card, "self-hostable")) return hosted ? "self-hosted or hosted" : "self-hosted";
  return hosted ? "hosted" : "";
}

std::string license_words(const EntityCard& card) {
  if (!card.license.empty()) return card.license;
  // Source before weights, as weights alone leave out how they came to be.
  if (card.price_model == PriceModel::kOpenSource || states(card, "open-source")) {
    return "open source";
  }
  return states(card, "open-weights") ? "open weights" : "";
}

std::vector<ChosenFact> chosen_by(const EntityCard& card) {
  std::vector<ChosenFact> out;
  switch (thing_kind(card.type)) {
    case ThingKind::kModel:
      // A context of 0 is one that nobody stated.
      if (const auto context = signal_of(card, "context"); context && *context > 0) {
        add(out, "context", short_number(*context));
      }
      add(out, "reads", media_words(card, "input"));
      add(out, "writes", media_words(card, "output"));
      add(out, "parameters", parameters_words(card));
      break;
    case ThingKind::kData:
      add(out, "size", size_facts(card));
      break;
    case ThingKind::kSoftware:
      add(out, "written in", code_words(card));
      break;
  }
  // What anything is chosen by comes last, behind what is asked of its kind alone.
  add(out, "price", price_fact(card));
  add(out, "licence", card.license);
  return out;
}

}  // namespace matchgraph::render

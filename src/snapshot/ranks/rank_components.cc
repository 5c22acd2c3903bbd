#include "snapshot/ranks/rank_components.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "snapshot/ranks/median.h"
#include "snapshot/ranks/rank_facts.h"

namespace matchgraph {
namespace {

/// The largest of each signal, for types with enough holders, and for the whole catalogue.
std::vector<SignalScale> signal_scales(std::span<const Entity> entities,
                                       std::span<const RankFigures> figures,
                                       // Popularity means something else for each type: a thousand
                                       // downloads are many for a model and few for a package.
                                       const RankOptions& options) {
  struct Held {
    double largest = 0;
    std::size_t holders = 0;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Held> held;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    for (const Signal& signal : entities[e].signals) {
      const auto number = popularity_signal(signal.name);
      if (!number) continue;
      for (const std::uint32_t type : {figures[e].type, SignalScale::kAnyType}) {
        Held& here = held[{type, *number}];
        here.largest = std::max(here.largest, signal.value);
        ++here.holders;
      }
    }
  }
  std::vector<SignalScale> out;
  for (const auto& [key, here] : held) {
    // The largest of a few says nothing of what is many.
    if (key.first != SignalScale::kAnyType && here.holders < options.scale_holders) continue;
    out.push_back({key.first, key.second, here.largest});
  }
  return out;
}

/// Mean choices per search of each type, in which every entity brings the prior's searches along.
void measure_choice_rates(std::span<const RankFigures> figures, const RankOptions& options,
                          // By type, as one chooses among things of a type: of models a search
                          // shows ten versions, of which one is taken.
                          RankScales& scales) {
  std::vector<double> choices(scales.types.size(), 0);
  std::vector<double> searches(scales.types.size(), 0);
  for (const RankFigures& figure : figures) {
    choices[figure.type] += static_cast<double>(figure.times_chosen) +
                            options.prior_searches * options.prior_choice_rate;
    searches[figure.type] += searches_of(figure) + options.prior_searches;
  }
  for (std::size_t type = 0; type < scales.types.size(); ++type) {
    scales.types[type].choice_rate =
        searches[type] > 0 ? choices[type] / searches[type] : options.prior_choice_rate;
  }
}

void add_median(RankPart part, const Entity& entity, const RankFigures& figures,
                const RankScales& scales, const RankOptions& options, RankFacts& out) {
  const auto at = static_cast<std::size_t>(part);
  const TypeScale& type = scales.types[figures.type];
  if (type.known[at] > 0) {
    out.add(type.median[at], [&] {
      return fmt::format("estimated: median of {} of type {}", type.known[at], entity.type);
    });
  } else if (scales.catalogue.known[at] > 0) {
    out.add(scales.catalogue.median[at], [&] {
      return fmt::format("estimated: median of {} of the catalogue", scales.catalogue.known[at]);
    });
  } else {
    out.add(options.unknown_value, [] { return "estimated: it is known of no entry"; });
  }
}

/// No search at all draws the choices per search to the type's mean, all the way.
/// Unlike the other parts: nothing was recorded is itself something known, with the prior alone
/// left of the formula.
void add_unmatched(const Entity& entity, const RankFigures& figures, const RankScales& scales,
                   RankFacts& out) {
  const TypeScale& type = scales.types[figures.type];
  out.add(type.choice_rate, [&] {
    return fmt::format(
        "estimated: no recorded search showed it; mean choices per search of {} of "
        "type {}",
        type.entities, entity.type);
  });
}

}  // namespace

double rank_weight(RankPart part, const RankOptions& options) {
  switch (part) {
    case RankPart::kAdoption:
      return options.adoption_weight;
    case RankPart::kQuality:
      return options.quality_weight;
    case RankPart::kEcosystem:
      return options.ecosystem_weight;
    case RankPart::kMatchGraph:
      return options.match_graph_weight;
    case RankPart::kFreshness:
      return options.freshness_weight;
  }
  return 0;
}

namespace {

/// The medians of what is known, of each type and of all.
void measure_medians(std::span<const Entity> entities, std::span<const RankFigures> figures,
                     const RankOptions& options, RankScales& scales) {
  for (std::size_t at = 0; at < kRankParts; ++at) {
    std::vector<std::vector<double>> of_type(scales.types.size());
    std::vector<double> of_all;
    for (std::size_t e = 0; e < entities.size(); ++e) {
      const RankFacts facts = facts_of(static_cast<RankPart>(at), entities[e], figures[e], scales,
                                       options, FactWords::kNone);
      // Only of those that are known: estimates must not feed on themselves.
      if (facts.empty()) continue;
      of_type[figures[e].type].push_back(facts.sum());
      of_all.push_back(of_type[figures[e].type].back());
    }
    const auto set = [at](std::vector<double>& values, TypeScale& scale) {
      scale.known[at] = values.size();
      if (!values.empty()) scale.median[at] = median_of(std::move(values));
    };
    for (std::size_t type = 0; type < of_type.size(); ++type)
      set(of_type[type], scales.types[type]);
    set(of_all, scales.catalogue);
  }
}

}  // namespace

std::string_view to_string(RankPart part) {
  static constexpr std::array<std::string_view, kRankParts> kNames = {
      "adoption", "quality", "ecosystem", "match_graph", "freshness"};
  return kNames[static_cast<std::size_t>(part)];
}

RankScales measure_scales(std::span<const Entity> entities, std::span<const RankFigures> figures,
                          const RankOptions& options) {
  RankScales scales;
  std::optional<std::int64_t> newest;
  for (std::size_t e = 0; e < entities.size(); ++e) {
    const RankFigures& figure = figures[e];
    if (scales.types.size() <= figure.type) scales.types.resize(figure.type + 1);
    ++scales.types[figure.type].entities;
    ++scales.catalogue.entities;
    scales.most_mentions = std::max<std::uint64_t>(scales.most_mentions, figure.mentions);
    if (dated(entities[e])) {
      const std::int64_t day = day_number(*dated(entities[e]));
      newest = std::max(newest.value_or(day), day);
    }
  }
  scales.newest_day = newest.value_or(0);
  scales.signals = signal_scales(entities, figures, options);
  measure_choice_rates(figures, options, scales);
  measure_medians(entities, figures, options, scales);
  return scales;
}

namespace {

RankDetail rank_of(const Entity& entity, const RankFigures& figures, const RankScales& scales,
                   const RankOptions& options, FactWords words) {
  RankDetail out;
  for (std::size_t at = 0; at < kRankParts; ++at) {
    const auto part = static_cast<RankPart>(at);
    RankComponent component;
    component.name = to_string(part);
    component.weight = rank_weight(part, options);
    RankFacts facts = facts_of(part, entity, figures, scales, options, words);
    component.estimated = facts.empty();
    if (component.estimated && part == RankPart::kMatchGraph) {
      add_unmatched(entity, figures, scales, facts);
    } else if (component.estimated) {
      add_median(part, entity, figures, scales, options, facts);
    }
    component.value = facts.sum();
    component.facts = facts.take();
    out.value += 100 * component.weight * component.value;
    out.components.push_back(std::move(component));
  }
  // Five roundings can lead a hair past 100.
  out.value = std::clamp(out.value, 0.0, 100.0);
  return out;
}

}  // namespace

RankDetail rank_detail(const Entity& entity, const RankFigures& figures, const RankScales& scales,
                       const RankOptions& options) {
  return rank_of(entity, figures, scales, options, FactWords::kTold);
}

RankDetail rank_without_words(const Entity& entity, const RankFigures& figures,
                              const RankScales& scales, const RankOptions& options) {
  return rank_of(entity, figures, scales, options, FactWords::kNone);
}

}  // namespace matchgraph

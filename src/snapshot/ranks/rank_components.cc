#include "snapshot/ranks/rank_components.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "snapshot/ranks/median.h"
#include "text/percent.h"
#include "wording/price_words.h"

namespace matchgraph {
namespace {

using Facts = std::vector<RankFact>;

// ---- What a catalogue is measured by -----------------------------------------------------------

std::optional<std::uint32_t> popularity_signal(std::string_view name) {
  const auto found = std::find(kPopularitySignals.begin(), kPopularitySignals.end(), name);
  if (found == kPopularitySignals.end()) return {};
  return static_cast<std::uint32_t>(found - kPopularitySignals.begin());
}

/// The date that an entity's freshness is told by.
const std::optional<Date>& dated(const Entity& entity) {
  return entity.updated ? entity.updated : entity.released;
}

/// Days since 1970 of the first day that a date can mean.
std::int64_t day_number(const Date& date) {
  using namespace std::chrono;
  const sys_days day{year{date.year} / std::max<unsigned>(date.month, 1) /
                     std::max<unsigned>(date.day, 1)};
  return day.time_since_epoch().count();
}

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

/// The scale of a signal within a type, else within the catalogue.
const SignalScale* find_scale(const RankScales& scales, std::uint32_t type, std::uint32_t signal) {
  const SignalScale* found = nullptr;
  for (const std::uint32_t of : {type, SignalScale::kAnyType}) {
    const auto at = std::lower_bound(
        scales.signals.begin(), scales.signals.end(), std::pair(of, signal),
        [](const SignalScale& s, const auto& key) { return std::pair(s.type, s.signal) < key; });
    if (at == scales.signals.end() || at->type != of || at->signal != signal) continue;
    found = &*at;
    break;
  }
  return found;
}

/// Choices of an entity never count more than the searches that showed it: what was chosen from a
/// second page was shown as well.
double searches_of(const RankFigures& figures) {
  return static_cast<double>(std::max(figures.times_matched, figures.times_chosen));
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

// ---- What is known of one entity ---------------------------------------------------------------

/// 0..1 of a count beside the largest one.
double log_share(double value, double largest) {
  if (value <= 0 || largest <= 0) return 0;
  // Popularity grows by factors, not by steps; log1p takes a count of 0.
  return std::min(1.0, std::log1p(value) / std::log1p(largest));
}

Facts adoption_facts(const Entity& entity, const RankFigures& figures, const RankScales& scales) {
  Facts facts;
  for (const Signal& signal : entity.signals) {
    const auto number = popularity_signal(signal.name);
    if (!number) continue;
    // Of a signal that any entity has there is a scale of the catalogue at least.
    const SignalScale& scale = *find_scale(scales, figures.type, *number);
    facts.push_back(
        {fmt::format("{} {}, on a log scale up to {}, the most of {}", signal.name, signal.value,
                     scale.largest,
                     scale.type == SignalScale::kAnyType ? "the catalogue" : "type " + entity.type),
         log_share(signal.value, scale.largest)});
  }
  // Their mean, told as parts of a sum: a source that states one signal more must not add to the
  // rank by that alone.
  for (RankFact& fact : facts) fact.value /= static_cast<double>(facts.size());
  return facts;
}

double letters(std::string_view text) {
  return static_cast<double>(std::count_if(text.begin(), text.end(), [](char c) {
    // Bytes that do not continue a character of UTF-8.
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Points of the checklist as facts: what is stated, and what is not.
class Checklist {
 public:
  /// `share` of the item's points is earned; 0..1.
  void graded(double points, double share, const std::string& text) {
    facts_.push_back({fmt::format("{}: {:.3g} of {:g} points", text, points * share, points),
                      points * share / 100});
  }
  void stated(double points, const char* item, const std::string& value) {
    graded(points, value.empty() ? 0 : 1,
           value.empty() ? fmt::format("no {}", item) : fmt::format("{} {}", item, value));
  }
  Facts take() { return std::move(facts_); }

 private:
  Facts facts_;
};

/// Share of the capabilities with a text of that kind; all of them when the entity has its own.
/// What an entity says of itself as a whole holds for each of its capabilities.
template <typename Member>
double share_with(const Entity& entity, const std::string& own, Member text) {
  if (!own.empty()) return 1;
  if (entity.capabilities.empty()) return 0;
  const auto count = std::count_if(entity.capabilities.begin(), entity.capabilities.end(),
                                   [&](const Capability& c) { return !(c.*text).empty(); });
  return static_cast<double>(count) / static_cast<double>(entity.capabilities.size());
}

std::string price_of(const Entity& entity) {
  if (!entity.pricing) return "";
  if (entity.pricing->price) return price_phrase(*entity.pricing->price);
  const PriceModel model = entity.pricing->model;
  return model == PriceModel::kUnknown ? "" : std::string(to_string(model));
}

Facts quality_facts(const Entity& entity, const RankOptions& options) {
  Checklist list;
  const auto count = static_cast<double>(entity.capabilities.size());
  double length = 0;
  for (const Capability& capability : entity.capabilities) length += letters(capability.text);
  if (count > 0) length /= count;
  list.graded(options.capability_points, std::min(1.0, count / options.full_capabilities),
              fmt::format("{:g} {}", count, count == 1 ? "capability" : "capabilities"));
  list.graded(options.text_points, std::min(1.0, length / options.full_letters),
              fmt::format("capability texts of {:.0f} letters on average", length));
  const double unique = share_with(entity, entity.unique, &Capability::unique);
  list.graded(options.unique_points, unique, "what is unique said of " + percent_words(unique));
  const double versus = share_with(entity, entity.versus, &Capability::versus);
  list.graded(options.versus_points, versus, "rivals compared with for " + percent_words(versus));
  list.graded(options.summary_points, entity.summary.empty() ? 0 : 1,
              entity.summary.empty() ? "no summary" : "a summary");
  list.stated(options.maker_points, "maker", entity.maker);
  list.stated(options.license_points, "licence", entity.license);
  list.stated(options.price_points, "price", price_of(entity));
  list.stated(options.date_points, "date", dated(entity) ? to_string(*dated(entity)) : "");
  list.stated(options.link_points, "link", entity.url);
  return list.take();
}

// Groups and not entries name each other: four sellers of a model are one voice.
Facts ecosystem_facts(const RankFigures& figures, const RankScales& scales) {
  // No claim names anything: unknown, and not "named by nobody".
  if (scales.most_mentions == 0) return {};
  return {{fmt::format("claims of {} other entries name it, on a log scale up to {}, the most of "
                       "the catalogue",
                       figures.mentions, scales.most_mentions),
           log_share(figures.mentions, static_cast<double>(scales.most_mentions))}};
}

/// Choices a search that showed it, drawn towards the type's mean by how few searches there were.
Facts match_graph_facts(const RankFigures& figures, const RankScales& scales,
                        const RankOptions& options) {
  const double searches = searches_of(figures);
  if (searches == 0) return {};
  const double all = searches + options.prior_searches;
  const double mean = scales.types[figures.type].choice_rate;
  // Two facts that add up to (chosen + prior x mean) / (searches + prior), so that the estimate's
  // part in it is seen.
  return {{fmt::format("chosen {} times in {:g} searches", figures.times_chosen, searches),
           static_cast<double>(figures.times_chosen) / all},
          {fmt::format("the mean of its type, {:.3f} choices per search, as if in {:g} more", mean,
                       options.prior_searches),
           options.prior_searches * mean / all}};
}

Facts freshness_facts(const Entity& entity, const RankScales& scales, const RankOptions& options) {
  if (!dated(entity)) return {};
  // Against the newest date of the catalogue and not today: the same catalogue gives the same ranks
  // on every day.
  const auto age = static_cast<double>(scales.newest_day - day_number(*dated(entity)));
  return {{fmt::format("{} {}, {:g} days before the newest date of the catalogue; halves every "
                       "{:g} days",
                       entity.updated ? "updated" : "released", to_string(*dated(entity)), age,
                       options.half_life_days),
           // Halving instead of a date after which something is old: types differ in how fast they
           // age.
           std::exp2(-age / options.half_life_days)}};
}

/// Empty when the component is not known.
Facts facts_of(RankPart part, const Entity& entity, const RankFigures& figures,
               const RankScales& scales, const RankOptions& options) {
  switch (part) {
    case RankPart::kAdoption:
      return adoption_facts(entity, figures, scales);
    case RankPart::kQuality:
      return quality_facts(entity, options);
    case RankPart::kEcosystem:
      return ecosystem_facts(figures, scales);
    case RankPart::kMatchGraph:
      return match_graph_facts(figures, scales, options);
    case RankPart::kFreshness:
      return freshness_facts(entity, scales, options);
  }
  return {};
}

double sum_of(const Facts& facts) {
  double sum = 0;
  for (const RankFact& fact : facts) sum += fact.value;
  return std::clamp(sum, 0.0, 1.0);
}

// ---- What stands for the unknown ---------------------------------------------------------------

RankFact median_fact(RankPart part, const Entity& entity, const RankFigures& figures,
                     const RankScales& scales, const RankOptions& options) {
  const auto at = static_cast<std::size_t>(part);
  const TypeScale& type = scales.types[figures.type];
  if (type.known[at] > 0) {
    return {fmt::format("estimated: median of {} of type {}", type.known[at], entity.type),
            type.median[at]};
  }
  if (scales.catalogue.known[at] > 0) {
    return {fmt::format("estimated: median of {} of the catalogue", scales.catalogue.known[at]),
            scales.catalogue.median[at]};
  }
  return {"estimated: it is known of no entry", options.unknown_value};
}

/// No search at all draws the choices per search to the type's mean, all the way.
/// Unlike the other parts: nothing was recorded is itself something known, with the prior alone
/// left of the formula.
RankFact unmatched_fact(const Entity& entity, const RankFigures& figures,
                        const RankScales& scales) {
  const TypeScale& type = scales.types[figures.type];
  return {fmt::format("estimated: no recorded search showed it; mean choices per search of {} of "
                      "type {}",
                      type.entities, entity.type),
          type.choice_rate};
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
      const Facts facts =
          facts_of(static_cast<RankPart>(at), entities[e], figures[e], scales, options);
      // Only of those that are known: estimates must not feed on themselves.
      if (facts.empty()) continue;
      of_type[figures[e].type].push_back(sum_of(facts));
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

RankDetail rank_detail(const Entity& entity, const RankFigures& figures, const RankScales& scales,
                       const RankOptions& options) {
  RankDetail out;
  for (std::size_t at = 0; at < kRankParts; ++at) {
    const auto part = static_cast<RankPart>(at);
    RankComponent component;
    component.name = to_string(part);
    component.weight = rank_weight(part, options);
    component.facts = facts_of(part, entity, figures, scales, options);
    component.estimated = component.facts.empty();
    if (component.estimated) {
      component.facts.push_back(part == RankPart::kMatchGraph
                                    ? unmatched_fact(entity, figures, scales)
                                    : median_fact(part, entity, figures, scales, options));
    }
    component.value = sum_of(component.facts);
    out.value += 100 * component.weight * component.value;
    out.components.push_back(std::move(component));
  }
  // Five roundings can lead a hair past 100.
  out.value = std::clamp(out.value, 0.0, 100.0);
  return out;
}

}  // namespace matchgraph

#include "query/ranking/matching/list_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "matchgraph/error.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr double kLast = std::numeric_limits<double>::infinity();
constexpr std::size_t kNoPlace = std::numeric_limits<std::size_t>::max();

/// The figure of a field that is no column of its own in orders.
std::optional<double> field_figure(const FactColumns& facts, const std::string& field,
                                   EntityIndexNumber e) {
  if (field == "output_price") return facts.output_price(e);
  if (field == "parameters") return facts.million_parameters(e);
  return facts.signal(e, field);
}

/// Smaller comes first in the usual direction.
std::optional<double> ascending_figure(const FactColumns& facts, const ResultOrder& order,
                                       EntityIndexNumber e,
                                       const std::optional<Workload>& workload) {
  const auto negative = [](std::optional<double> value) {
    return value ? std::optional(-*value) : std::nullopt;
  };
  switch (order.by) {
    case Sort::kPrice:
      return workload ? facts.cost(e, *workload) : facts.unit_price(e);
    case Sort::kRank:
      return negative(facts.rank(e));
    case Sort::kUpdated:
      return facts.date(e) != 0 ? std::optional(-static_cast<double>(facts.date(e))) : std::nullopt;
    case Sort::kField:
      return negative(field_figure(facts, order.field, e));
    default:
      return 0;
  }
}

/// Orders by words, which the alphabet puts in order.
bool is_of_words(const ResultOrder& order) {
  return order.by == Sort::kName || order.by == Sort::kMaker || order.by == Sort::kLicense;
}

std::string_view words_of(const FactColumns& facts, Sort by, EntityIndexNumber e) {
  if (by == Sort::kMaker) return facts.maker(e);
  return by == Sort::kLicense ? facts.license(e) : facts.name(e);
}

void check_order(const FactColumns& facts, const ResultOrder& order) {
  if (order.by != Sort::kField || order.field == "output_price" || order.field == "parameters") {
    return;
  }
  const auto signals = facts.signal_names();
  if (std::find(signals.begin(), signals.end(), order.field) != signals.end()) return;
  throw Error(ErrorCode::kUsage,
              fmt::format("nothing in this catalogue has a field \"{}\" to sort by", order.field));
}

bool is_free(const FactColumns& facts, EntityIndexNumber e) { return facts.unit_number(e) == 0; }

/// The units of the candidates' prices, each with its place: the most frequent first, then by name.
std::map<std::uint32_t, std::size_t> unit_places(const FactColumns& facts,
                                                 const std::vector<Candidate>& candidates) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Candidate& c : candidates) {
    if (facts.unit_price(c.entity) && !is_free(facts, c.entity))
      ++counts[facts.unit_number(c.entity)];
  }
  std::vector<std::tuple<std::size_t, std::string_view, std::uint32_t>> order;
  for (const auto& counted : counts) {
    const std::uint32_t unit = counted.first;
    const auto one = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) {
      return facts.unit_number(c.entity) == unit;
    });
    // The number of all others, so that one ascending order puts the most frequent unit first and
    // equals by name.
    order.emplace_back(candidates.size() - counted.second, facts.unit(one->entity), unit);
  }
  std::sort(order.begin(), order.end());
  std::map<std::uint32_t, std::size_t> out;
  for (const auto& [count, name, unit] : order) out.emplace(unit, out.size());
  return out;
}

void sort_by_words(const FactColumns& facts, const ResultOrder& order,
                   std::vector<Candidate>& candidates) {
  std::vector<std::pair<std::string, Candidate>> named;
  for (const Candidate& c : candidates) {
    named.emplace_back(fold_for_names(words_of(facts, order.by, c.entity)), c);
  }
  // Stable, as what says the same keeps the order by relevance.
  std::stable_sort(named.begin(), named.end(), [&order](const auto& a, const auto& b) {
    // What is not stated comes last in either direction.
    if (a.first.empty() || b.first.empty()) return !a.first.empty() && b.first.empty();
    return order.reversed ? b.first < a.first : a.first < b.first;
  });
  std::transform(named.begin(), named.end(), candidates.begin(),
                 [](const auto& pair) { return pair.second; });
}

/// Whether places of units count: a workload's costs are all in one.
bool has_units(const ResultOrder& order, const std::optional<Workload>& workload) {
  return order.by == Sort::kPrice && !workload;
}

}  // namespace

void sort_candidates(const FactColumns& facts, const ResultOrder& order, double share,
                     std::vector<Candidate>& candidates, const std::optional<Workload>& workload) {
  // Before anything else, so that a wrong field is told where nothing was found, too.
  check_order(facts, order);
  if (order.by == Sort::kRelevance || candidates.empty()) return;
  if (is_of_words(order)) return sort_by_words(facts, order, candidates);
  const double least = share * candidates.front().score;
  std::map<std::uint32_t, std::size_t> places;
  if (has_units(order, workload)) places = unit_places(facts, candidates);
  using Key = std::tuple<bool, std::size_t, double>;  // far; place of its unit; figure
  std::vector<std::pair<Key, Candidate>> keyed;
  keyed.reserve(candidates.size());
  for (const Candidate& c : candidates) {
    const auto figure = ascending_figure(facts, order, c.entity, workload);
    const auto unit = places.find(facts.unit_number(c.entity));
    const std::size_t place = !figure ? kNoPlace : unit == places.end() ? 0 : unit->second;
    const double sign = order.reversed ? -1 : 1;
    // The sign turns figures alone: far, unit and unknown stay where they are when the order is
    // reversed.
    keyed.emplace_back(Key{c.score < least, place, figure ? sign * *figure : kLast}, c);
  }
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), candidates.begin(),
                 [](const auto& pair) { return pair.second; });
}

std::optional<OrderParts> order_parts(const FactColumns& facts, const ResultOrder& order,
                                      double share, double best,
                                      const std::vector<Candidate>& candidates,
                                      const std::optional<Workload>& workload) {
  if (order.by == Sort::kRelevance) return {};
  OrderParts out;
  const double least = is_of_words(order) ? 0 : share * best;
  out.fitting = static_cast<std::size_t>(
      std::count_if(candidates.begin(), candidates.end(),
                    [least](const Candidate& c) { return c.score >= least; }));
  if (!has_units(order, workload)) return out;
  const auto places = unit_places(facts, candidates);
  std::vector<PriceGroup> groups(places.size());
  std::size_t free = 0;
  PriceGroup unknown;
  for (const Candidate& c : candidates) {
    if (!facts.unit_price(c.entity)) {
      ++unknown.count;
    } else if (is_free(facts, c.entity)) {
      ++free;
    } else {
      PriceGroup& group = groups[places.at(facts.unit_number(c.entity))];
      group.unit = facts.unit(c.entity);
      ++group.count;
    }
  }
  // Free has no unit, and stands before the cheapest of the first one.
  if (!groups.empty()) groups.front().count += free;
  if (unknown.count > 0 && !groups.empty()) groups.push_back(unknown);
  out.prices = std::move(groups);
  return out;
}

std::vector<PriceBreak> price_breaks(const FactColumns& facts, const ResultOrder& order,
                                     const std::vector<Candidate>& candidates, std::size_t from,
                                     std::size_t to, const std::optional<Workload>& workload) {
  std::vector<PriceBreak> out;
  if (!has_units(order, workload)) return out;
  const auto places = unit_places(facts, candidates);
  const auto place_of = [&](std::size_t i) {
    const EntityIndexNumber e = candidates[i].entity;
    if (!facts.unit_price(e)) return kNoPlace;
    // Free is of the first unit, as it stands before the cheapest of that.
    const auto place = places.find(facts.unit_number(e));
    return place == places.end() ? std::size_t{0} : place->second;
  };
  for (std::size_t i = std::max<std::size_t>(from, 1); i < to; ++i) {
    const std::size_t here = place_of(i);
    if (here == place_of(i - 1)) continue;
    std::string unit;
    for (const auto& [number, place] : places) {
      if (place != here) continue;
      const auto one = std::find_if(candidates.begin(), candidates.end(),
                                    [&, wanted = number](const Candidate& c) {
                                      return facts.unit_number(c.entity) == wanted;
                                    });
      unit = facts.unit(one->entity);
    }
    out.push_back({i, std::move(unit)});
  }
  return out;
}

}  // namespace matchgraph

#include "query/ranking/matching/facets.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/ranking/matching/position_set.h"
#include "traits/trait.h"

namespace matchgraph {
namespace {

/// What a price facet counts, each as the filter of that name judges. What is free with an open
/// licence is two of them.
constexpr std::array<std::string_view, 4> kPrices = {"free", "paid", "open-source", "unknown"};

/// Which of kPrices an answer of FactColumns::price_answers means.
std::vector<std::uint32_t> prices_of(std::uint8_t answers) {
  const auto free = FactColumns::is_free_in(answers);
  const auto paid = FactColumns::is_paid_in(answers);
  std::vector<std::uint32_t> out;
  if (free == true) out.push_back(0);
  if (paid == true) out.push_back(1);
  if (FactColumns::is_open_source_in(answers) == true) out.push_back(2);
  if (!free && !paid) out.push_back(3);
  return out;
}

/// The prices of each answer.
const std::vector<std::vector<std::uint32_t>>& price_parts() {
  // Worked out once, as an answer is one of a few numbers.
  static const auto table = [] {
    std::vector<std::vector<std::uint32_t>> out;
    for (std::size_t answers = 0; answers < FactColumns::kPriceAnswers; ++answers) {
      out.push_back(prices_of(static_cast<std::uint8_t>(answers)));
    }
    return out;
  }();
  return table;
}

/// How many of some entities have each value of each column.
struct ColumnCounts {
  std::vector<std::uint32_t> types, prices, licenses, makers, clusters, traits;

  explicit ColumnCounts(const Snapshot& snapshot)
      : types(snapshot.facts().type_names().size(), 0),
        prices(FactColumns::kPriceAnswers, 0),
        licenses(snapshot.facts().license_names().size(), 0),
        makers(snapshot.facts().maker_names().size(), 0),
        clusters(snapshot.facts().cluster_names().size(), 0),
        traits(snapshot.traits().sets(), 0) {}
};

/// Counts an entity of each thing, which may be half the catalogue. All columns in one pass: most
/// entities of a catalogue agree in a column, and each addition to a count waits for the one before
/// to the same count; beside the other columns' it waits for nothing (2026-11-29: a column after
/// the other, facets were a quarter of a search).
ColumnCounts count_columns(const Snapshot& snapshot, std::span<const EntityIndexNumber> entities) {
  const FactColumns& facts = snapshot.facts();
  const EntityTraits& traits = snapshot.traits();
  ColumnCounts out(snapshot);
  for (const EntityIndexNumber e : entities) {
    ++out.types[facts.type_number(e)];
    ++out.prices[facts.price_answers(e)];
    ++out.licenses[facts.license_number(e)];
    ++out.makers[facts.maker_number(e)];
    ++out.traits[traits.set_of(e)];
    if (!out.clusters.empty()) ++out.clusters[facts.cluster_number(e)];
  }
  return out;
}

/// Adds to `counts`, which has the first entities of things counted, what the others of a thing
/// have besides, by the parts of a column's values: licences between commas. A thing counts once
/// per part.
template <typename NumberOf, typename PartsOf>
void add_joined(const FoundThings& found, const NumberOf& number_of, const PartsOf& parts_of,
                std::vector<std::uint32_t>& counts) {
  // First entity and part in one number, which is sorted in half the time of a pair.
  std::vector<std::uint64_t> added;
  constexpr unsigned kPartBits = 32;
  for (const JoinedEntity& joined : found.joined()) {
    const std::uint32_t first = number_of(joined.first);
    const std::uint32_t other = number_of(joined.other);
    if (first == other) continue;  // what is one thing mostly agrees
    const auto& there = parts_of(first);
    for (const std::uint32_t part : parts_of(other)) {
      if (std::find(there.begin(), there.end(), part) == there.end()) {
        added.push_back(std::uint64_t{joined.first} << kPartBits | part);
      }
    }
  }
  std::sort(added.begin(), added.end());
  added.erase(std::unique(added.begin(), added.end()), added.end());
  for (const std::uint64_t one : added) ++counts[static_cast<std::uint32_t>(one)];
}

/// Counts the parts of a column's values. `firsts`: how many things have each value by the first of
/// their entities.
template <typename NumberOf, typename PartsOf>
std::vector<std::uint32_t> count_parts(const FoundThings& found,
                                       std::span<const std::uint32_t> firsts, std::size_t parts,
                                       const NumberOf& number_of, const PartsOf& parts_of) {
  std::vector<std::uint32_t> counts(parts, 0);
  for (std::uint32_t value = 0; value < firsts.size(); ++value) {
    if (firsts[value] == 0) continue;
    for (const std::uint32_t part : parts_of(value)) counts[part] += firsts[value];
  }
  add_joined(found, number_of, parts_of, counts);
  return counts;
}

/// Counts the values of a column.
template <typename NumberOf>
std::vector<std::uint32_t> count_values(const FoundThings& found, std::vector<std::uint32_t> firsts,
                                        const NumberOf& number_of) {
  const auto itself = [](std::uint32_t value) { return std::array<std::uint32_t, 1>{value}; };
  add_joined(found, number_of, itself, firsts);
  return firsts;
}

/// How many things state each trait. `firsts`: as of count_parts().
std::vector<std::uint32_t> count_traits(const EntityTraits& traits, const FoundThings& found,
                                        std::span<const std::uint32_t> firsts) {
  std::vector<std::uint32_t> counts(trait_table().size(), 0);
  for (std::uint32_t set = 0; set < firsts.size(); ++set) {
    if (firsts[set] == 0) continue;
    traits.stated_in(set).for_each([&](TraitNumber trait) { counts[trait] += firsts[set]; });
  }
  // Other than those of a column, what the entities of a thing state differs often: their masks are
  // joined by thing, and nothing is sorted (2026-11-30: a tenth of a search before).
  thread_local std::vector<TraitMask> stated;  // by first entity of a thing
  for (const JoinedEntity& joined : found.joined()) {
    if (joined.first >= stated.size()) stated.resize(joined.first + 1);
    stated[joined.first] = traits.stated_in(traits.set_of(joined.first));
  }
  for (const JoinedEntity& joined : found.joined()) {
    const TraitMask& others = traits.stated_in(traits.set_of(joined.other));
    others.without(stated[joined.first]).for_each([&counts](TraitNumber trait) {
      ++counts[trait];
    });
    stated[joined.first].add_all(others);
  }
  return counts;
}

/// The count that the `places` most frequent values reach; 1 where there are no more values.
std::uint32_t least_of_largest(std::span<const std::uint32_t> counts, std::size_t places) {
  std::vector<std::uint32_t> top;  // a heap, the smallest first
  for (const std::uint32_t count : counts) {
    if (count == 0 || (top.size() == places && count <= top.front())) continue;
    if (top.size() == places) {
      std::pop_heap(top.begin(), top.end(), std::greater<>());
      top.pop_back();
    }
    top.push_back(count);
    std::push_heap(top.begin(), top.end(), std::greater<>());
  }
  return top.size() == places ? top.front() : 1;
}

/// The most frequent values first, ties by value; the empty value is none. Makers are many, and few
/// of them are shown, so only what may be among those is looked at twice.
template <typename NameOf>
std::vector<FacetValue> largest(const std::vector<std::uint32_t>& counts, const NameOf& name_of,
                                std::size_t limit) {
  const std::uint32_t least = least_of_largest(counts, limit + 1);  // one may be the empty value
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < counts.size(); ++value) {
    if (counts[value] >= least && !name_of(value).empty()) values.push_back(value);
  }
  const std::size_t shown = std::min(limit, values.size());
  std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(shown),
                    values.end(), [&](std::uint32_t a, std::uint32_t b) {
                      if (counts[a] != counts[b]) return counts[a] > counts[b];
                      return std::string_view(name_of(a)) < std::string_view(name_of(b));
                    });
  std::vector<FacetValue> out;
  for (std::size_t i = 0; i < shown; ++i) {
    out.push_back({std::string(name_of(values[i])), counts[values[i]], {}, {}});
  }
  return out;
}

}  // namespace

FoundThings::FoundThings(const Things& things, std::span<const EntityIndexNumber> found) {
  std::vector<EntityIndexNumber> others(found.size());
  firsts_.resize(found.size());
  std::size_t alone = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool is_alone = things.is_alone(found[i]);
    firsts_[alone] = found[i];  // both without a branch, which nothing could foresee
    others[i - alone] = found[i];
    alone += is_alone ? 1 : 0;
  }
  firsts_.resize(alone);
  others.resize(found.size() - alone);
  // By thing, where it was seen. Kept between calls, as making it anew takes longer than using it.
  thread_local std::vector<EntityIndexNumber> first_of;
  first_of.resize(std::max(first_of.size(), things.entities()));
  PositionSet seen(things.entities());
  firsts_.resize(alone + others.size());
  joined_.resize(others.size());
  std::size_t again = 0;
  for (const EntityIndexNumber e : others) {
    const std::uint32_t thing = things.of(e);
    const bool is_again = seen.contains(thing);
    seen.add(thing);
    first_of[thing] = is_again ? first_of[thing] : e;
    firsts_[alone] = e;
    joined_[again] = {first_of[thing], e};
    alone += is_again ? 0 : 1;
    again += is_again ? 1 : 0;
  }
  firsts_.resize(alone);
  joined_.resize(again);
}

FoundThings things_among(const Things& things, std::span<const Candidate> candidates) {
  std::vector<EntityIndexNumber> entities;
  entities.reserve(candidates.size());
  for (const Candidate& candidate : candidates) entities.push_back(candidate.entity);
  return {things, entities};
}

FacetLimits facet_limits(const QueryOptions& options, bool wide) {
  return {options.facet_values, wide ? options.trait_values : options.facet_values};
}

std::vector<Facet> facets(const Snapshot& snapshot, const FoundThings& found,
                          const FacetLimits& limits) {
  const std::size_t limit = limits.values;
  const FactColumns& facts = snapshot.facts();
  ColumnCounts firsts = count_columns(snapshot, found.firsts());
  const auto types = count_values(found, std::move(firsts.types),
                                  [&facts](auto e) { return facts.type_number(e); });
  const auto prices = count_parts(
      found, firsts.prices, kPrices.size(), [&facts](auto e) { return facts.price_answers(e); },
      [](std::uint32_t answers) -> const auto& { return price_parts()[answers]; });
  const auto licenses = count_parts(
      found, firsts.licenses, facts.license_part_names().size(),
      [&facts](auto e) { return facts.license_number(e); },
      [&facts](std::uint32_t license) -> const auto& { return facts.license_parts(license); });
  const auto makers = count_values(found, std::move(firsts.makers),
                                   [&facts](auto e) { return facts.maker_number(e); });
  const auto clusters = count_values(found, std::move(firsts.clusters),
                                     [&facts](auto e) { return facts.cluster_number(e); });
  const auto names_in = [](const StringTableView& table) {
    return [&table](std::uint32_t value) { return table[value]; };
  };
  const auto price_name = [](std::uint32_t value) { return kPrices.at(value); };
  const auto license_name = [&facts](std::uint32_t part) -> std::string_view {
    return facts.license_part_names()[part];
  };
  const auto trait_name = [](std::uint32_t value) { return trait_table()[value].slug; };
  std::vector<FacetValue> traits =
      largest(count_traits(snapshot.traits(), found, firsts.traits), trait_name, limits.traits);
  for (FacetValue& value : traits) {
    const Trait& trait = trait_table()[*trait_named(value.value)];
    value.label = trait.label;
    value.group = to_string(trait.group);
  }
  return {{"type", largest(types, names_in(facts.type_names()), limit)},
          {"price", largest(prices, price_name, limit)},
          {"license", largest(licenses, license_name, limit)},
          {"maker", largest(makers, names_in(facts.maker_names()), limit)},
          {"cluster", largest(clusters, names_in(facts.cluster_names()), limit)},
          {"trait", std::move(traits)}};
}

}  // namespace matchgraph

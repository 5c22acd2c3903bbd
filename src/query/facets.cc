#include "query/facets.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace matchgraph {
namespace {

// PriceModel's values, kPaid being the last.
constexpr std::size_t kPriceModels = static_cast<std::size_t>(PriceModel::kPaid) + 1;

/// The entities found, those that are one thing together.
struct FoundThings {
  std::vector<EntityIndexNumber> alone;  ///< things of one entity
  std::vector<EntityIndexNumber> joined;
  std::vector<std::size_t> joined_end;  ///< by thing: where its entities end in `joined`
};

FoundThings by_thing(const Things& things, std::span<const EntityIndexNumber> found) {
  FoundThings out;
  std::vector<bool> is_found(things.entities(), false);
  for (const EntityIndexNumber e : found) is_found[e] = true;
  for (const EntityIndexNumber e : found) {
    if (!is_found[e]) continue;  // came with its thing
    const auto members = things.members(things.of(e));
    if (members.size() == 1) {
      out.alone.push_back(e);
      continue;
    }
    for (const EntityIndexNumber member : members) {
      if (is_found[member]) out.joined.push_back(member);
      is_found[member] = false;
    }
    out.joined_end.push_back(out.joined.size());
  }
  return out;
}

/// How many things have each value of a column, by the values' numbers. A thing of several entities
/// counts once a value.
template <typename NumberOf>
std::vector<std::uint32_t> count_values(const FoundThings& found, std::size_t values,
                                        const NumberOf& number_of) {
  std::vector<std::uint32_t> counts(values, 0);
  for (const EntityIndexNumber e : found.alone) ++counts[number_of(e)];
  std::vector<std::size_t> counted_for(values, 0);  // the last thing that was, from 1
  std::size_t from = 0;
  for (std::size_t thing = 1; thing <= found.joined_end.size(); ++thing) {
    for (; from < found.joined_end[thing - 1]; ++from) {
      const std::uint32_t value = number_of(found.joined[from]);
      if (counted_for[value] != thing) ++counts[value];
      counted_for[value] = thing;
    }
  }
  return counts;
}

/// The most frequent values first, ties by value; the empty value is none.
template <typename NameOf>
std::vector<FacetValue> largest(const std::vector<std::uint32_t>& counts, const NameOf& name_of,
                                std::size_t limit) {
  std::vector<std::uint32_t> values;
  for (std::uint32_t value = 0; value < counts.size(); ++value) {
    if (counts[value] > 0 && !name_of(value).empty()) values.push_back(value);
  }
  const std::size_t shown = std::min(limit, values.size());
  std::partial_sort(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(shown),
                    values.end(), [&](std::uint32_t a, std::uint32_t b) {
                      if (counts[a] != counts[b]) return counts[a] > counts[b];
                      return std::string_view(name_of(a)) < std::string_view(name_of(b));
                    });
  std::vector<FacetValue> out;
  for (std::size_t i = 0; i < shown; ++i) {
    out.push_back({std::string(name_of(values[i])), counts[values[i]]});
  }
  return out;
}

}  // namespace

std::vector<Facet> facets(const FactColumns& facts, const Things& of_one_thing,
                          std::span<const EntityIndexNumber> found, std::size_t limit) {
  const FoundThings things = by_thing(of_one_thing, found);
  const auto facet = [&](const char* field, std::size_t values, const auto& number_of,
                         const auto& name_of) {
    return Facet{field, largest(count_values(things, values, number_of), name_of, limit)};
  };
  const auto names_in = [](const StringTableView& table) {
    return [&table](std::uint32_t value) { return table[value]; };
  };
  return {
      facet(
          "type", facts.type_names().size(),
          [&](EntityIndexNumber e) { return facts.type_number(e); }, names_in(facts.type_names())),
      facet(
          "price", kPriceModels,
          [&](EntityIndexNumber e) { return static_cast<std::uint32_t>(facts.price_model(e)); },
          [](std::uint32_t value) { return to_string(static_cast<PriceModel>(value)); }),
      facet(
          "license", facts.license_names().size(),
          [&](EntityIndexNumber e) { return facts.license_number(e); },
          names_in(facts.license_names())),
      facet(
          "maker", facts.maker_names().size(),
          [&](EntityIndexNumber e) { return facts.maker_number(e); },
          names_in(facts.maker_names()))};
}

}  // namespace matchgraph

#include "query/typed_request.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "matchgraph/filter_table.h"

namespace matchgraph {
namespace {

/// A critique as the filters that it asks for.
Filters filters_of(const Critique& critique) {
  const FilterRow& row = filter_of(critique.kind);
  Filters out;
  switch (row.kind) {
    case FilterKind::kFlag:
      switch_on(row, out);
      break;
    case FilterKind::kComparative:
      switch_on(row, out);
      out.relative.back().signal = critique.value;
      break;
    case FilterKind::kNames:
    case FilterKind::kPhrases:
      list_of(row, out) = {critique.value};
      // Typed in words, a maker is also told by what a thing is called; a filter with a key knows
      // stated makers alone.
      out.makers_by_name = row.field == "maker";
      break;
    case FilterKind::kWhere:
      out.where = {critique.bound};
      break;
    case FilterKind::kNumber:
      break;  // no critique is one: "under $1" is a bound
  }
  return out;
}

/// Whether it is the other end of a range: "between $1 and $2" is one choice of two bounds.
bool ends_range(std::span<const Critique> critiques, std::size_t i) {
  return i > 0 && critiques[i].kind == CritiqueKind::kBound &&
         critiques[i - 1].kind == CritiqueKind::kBound &&
         critiques[i].span == critiques[i - 1].span;
}

/// The critiques in groups of those that "or" joins.
std::vector<std::span<const Critique>> groups_of(const std::vector<Critique>& critiques) {
  std::vector<std::span<const Critique>> out;
  for (std::size_t i = 0; i < critiques.size();) {
    const std::size_t first = i;
    for (++i; i < critiques.size() && (critiques[i].is_or || ends_range(critiques, i)); ++i) {
    }
    out.push_back(std::span(critiques).subspan(first, i - first));
  }
  return out;
}

/// The trait that a critique asks for in a word, of which most entries say nothing: "free".
std::string_view trait_of(const Critique& critique) {
  if (critique.kind == CritiqueKind::kFree) return "free";
  return critique.kind == CritiqueKind::kOpenSource ? "open-source" : "";
}

bool are_traits(std::span<const Critique> group) {
  return std::all_of(group.begin(), group.end(),
                     [](const Critique& one) { return !trait_of(one).empty(); });
}

}  // namespace

Filters filters_with(const ParsedQuery& query, Filters filters) {
  merge(query.filters, filters);
  for (const std::span<const Critique> group : groups_of(query.critiques)) {
    // Beside seeds they are conditions, which bring forward instead of dropping what does not say:
    // conditions_beside_seeds() has them.
    if (!query.seeds.empty() && are_traits(group)) continue;
    std::vector<Filters> options;
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (ends_range(group, i)) {
        merge(filters_of(group[i]), options.back());
      } else {
        options.push_back(filters_of(group[i]));
      }
    }
    if (options.size() == 1) {
      merge(options.front(), filters);
    } else {
      filters.either.push_back(std::move(options));
    }
  }
  return filters;
}

std::vector<TraitCondition> conditions_of(const ParsedQuery& query) {
  std::vector<TraitCondition> out;
  for (const TypedCondition& one : query.conditions) out.push_back(one.condition);
  return out;
}

std::vector<TraitCondition> conditions_beside_seeds(const ParsedQuery& query) {
  std::vector<TraitCondition> out = conditions_of(query);
  for (const std::span<const Critique> group : groups_of(query.critiques)) {
    if (!are_traits(group)) continue;
    for (const Critique& one : group) {
      out.push_back({std::string(trait_of(one)), true, one.is_or});
    }
  }
  return out;
}

}  // namespace matchgraph

#include "query/facets.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace matchgraph {
namespace {

using Reading = std::function<std::string_view(EntityIndexNumber)>;

Facet facet(const std::string& field, const Things& of_one_thing,
            std::span<const EntityIndexNumber> found, std::size_t limit, const Reading& read) {
  std::unordered_map<std::string_view, std::unordered_set<std::uint32_t>> things;
  for (const EntityIndexNumber e : found) {
    const std::string_view value = read(e);
    if (!value.empty()) things[value].insert(of_one_thing.of(e));
  }
  Facet out{field, {}};
  for (const auto& [value, groups] : things) {
    out.values.push_back({std::string(value), groups.size()});
  }
  std::sort(out.values.begin(), out.values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (out.values.size() > limit) out.values.resize(limit);
  return out;
}

}  // namespace

std::vector<Facet> facets(const FactColumns& facts, const Things& of_one_thing,
                          std::span<const EntityIndexNumber> found, std::size_t limit) {
  const auto add = [&](const std::string& field, const Reading& read) {
    return facet(field, of_one_thing, found, limit, read);
  };
  return {add("type", [&](EntityIndexNumber e) { return facts.type(e); }),
          add("price", [&](EntityIndexNumber e) { return to_string(facts.price_model(e)); }),
          add("license", [&](EntityIndexNumber e) { return facts.license(e); }),
          add("maker", [&](EntityIndexNumber e) { return facts.maker(e); })};
}

}  // namespace matchgraph

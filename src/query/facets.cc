#include "query/facets.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace matchgraph {
namespace {

using ValueOf = std::function<std::string_view(EntityIndexNumber)>;

/// How many things have each value. A thing of several entities counts once a value.
class ValueCounts {
 public:
  explicit ValueCounts(const Things& things) : things_(things) {}

  void add(std::string_view value, EntityIndexNumber e) {
    if (value.empty()) return;
    const std::uint32_t thing = things_.of(e);
    if (things_.members(thing).size() > 1 && !seen_[value].insert(thing).second) return;
    ++counts_[value];
  }

  /// The most frequent first, ties by value.
  std::vector<FacetValue> largest(std::size_t limit) const {
    std::vector<FacetValue> out;
    for (const auto& [value, count] : counts_) out.push_back({std::string(value), count});
    std::sort(out.begin(), out.end(), [](const FacetValue& a, const FacetValue& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    if (out.size() > limit) out.resize(limit);
    return out;
  }

 private:
  const Things& things_;
  std::unordered_map<std::string_view, std::size_t> counts_;
  std::unordered_map<std::string_view, std::unordered_set<std::uint32_t>> seen_;
};

}  // namespace

std::vector<Facet> facets(const FactColumns& facts, const Things& of_one_thing,
                          std::span<const EntityIndexNumber> found, std::size_t limit) {
  const auto facet = [&](const std::string& field, const ValueOf& read) {
    ValueCounts counts(of_one_thing);
    for (const EntityIndexNumber e : found) counts.add(read(e), e);
    return Facet{field, counts.largest(limit)};
  };
  return {facet("type", [&](EntityIndexNumber e) { return facts.type(e); }),
          facet("price", [&](EntityIndexNumber e) { return to_string(facts.price_model(e)); }),
          facet("license", [&](EntityIndexNumber e) { return facts.license(e); }),
          facet("maker", [&](EntityIndexNumber e) { return facts.maker(e); })};
}

}  // namespace matchgraph

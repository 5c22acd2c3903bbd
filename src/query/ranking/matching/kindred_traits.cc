#include "query/ranking/matching/kindred_traits.h"

#include <array>
#include <string_view>
#include <vector>

namespace matchgraph {
namespace {

struct Kin {
  std::string_view of, slug;
  bool of_models = false;  // only where a model is asked for
};

// Who has the weights of a model can run it where he wants, though no text of it says so.
constexpr auto kKin = std::to_array<Kin>({{"open-source", "open-weights"},
                                          {"free", "free-tier"},
                                          {"self-hostable", "open-weights", true},
                                          {"runs-locally", "open-weights", true},
                                          {"runs-offline", "open-weights", true}});

using Table = std::vector<std::vector<TraitNumber>>;

Table table_of(bool of_models) {
  Table out(trait_table().size());
  for (const Kin& kin : kKin) {
    const auto asked = trait_named(kin.of);
    const auto other = trait_named(kin.slug);
    if (asked && other && (of_models || !kin.of_models)) out[*asked].push_back(*other);
  }
  return out;
}

}  // namespace

std::span<const TraitNumber> kindred_traits(TraitNumber trait, bool of_model) {
  static const Table of_models = table_of(true);
  static const Table of_others = table_of(false);
  return of_model ? of_models[trait] : of_others[trait];
}

}  // namespace matchgraph

#include "query/ranking/matching/trait_values.h"

#include <string>

#include "traits/read_traits.h"

namespace matchgraph {

std::vector<TraitValue> trait_values(const EngineState& state, EntityIndexNumber e,
                                     const Entity& entity) {
  std::vector<TraitValue> out;
  TraitReader reader;
  const auto add = [&](TraitNumber number, bool value, const TraitStatement& ground) {
    const Trait& trait = trait_table()[number];
    out.push_back({std::string(trait.slug), std::string(trait_words(number, value)),
                   std::string(to_string(trait.group)), value, reader.evidence(entity, ground)});
  };
  for (const TraitStatement& one : state.snapshot->traits().of(e)) add(one.trait, one.value, one);
  for (const ImpliedDenial& one : state.snapshot->traits().implied_denials(e)) {
    add(one.trait, false, one.ground);
  }
  return out;
}

}  // namespace matchgraph

#include "identity/offers.h"

#include "text/fold.h"

namespace matchgraph {

std::string offer_key(const Entity& entity) {
  const bool prefixed = entity.type == "model" || entity.type == "dataset";
  const std::string folded = fold_for_names(prefixed ? without_maker(entity) : entity.name);
  return entity.type + '\n' + (folded.empty() ? entity.name : catalogue::join_words(folded));
}

}  // namespace matchgraph

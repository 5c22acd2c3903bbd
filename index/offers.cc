#include "index/offers.h"

#include "index/analyser.h"

namespace matchgraph {

std::string offer_key(const Entity& entity) {
  const bool prefixed = entity.type == "model" || entity.type == "dataset";
  const std::string folded = fold(prefixed ? without_maker(entity) : entity.name);
  return entity.type + '\n' + (folded.empty() ? entity.name : catalogue::join_words(folded));
}

}  // namespace matchgraph

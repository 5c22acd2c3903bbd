#include "identity/offers.h"

#include <map>
#include <utility>

#include "text/fold.h"

namespace matchgraph {

std::string offer_key(const Entity& entity) {
  const bool prefixed = entity.type == "model" || entity.type == "dataset";
  const std::string folded = fold_for_names(prefixed ? without_maker(entity) : entity.name);
  return entity.type + '\n' + (folded.empty() ? entity.name : catalogue::join_words(folded));
}

std::vector<std::size_t> things_by_name(std::span<const NamedEntry> entries) {
  std::vector<std::size_t> out;
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> known;
  for (const NamedEntry& entry : entries) {
    out.push_back(
        known.try_emplace({entry.type, fold_for_names(entry.name)}, known.size()).first->second);
  }
  return out;
}

}  // namespace matchgraph

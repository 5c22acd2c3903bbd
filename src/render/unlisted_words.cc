#include "render/unlisted_words.h"

#include <fmt/format.h>

#include "wording/told_name.h"

namespace matchgraph::render {

std::string unlisted_words(const std::vector<Unlisted>& unlisted) {
  std::string out;
  for (const Unlisted& list : unlisted) {
    // Clients with a limit on what an answer costs have to learn that it was cut, or they take it
    // for all there is.
    out += out.empty() ? "left out, so that the answer costs no more than it may: " : ", ";
    out += fmt::format("{} {}", list.count, list.list);
  }
  return out;
}

std::string unlisted_words(const Comparison& comparison) {
  std::vector<Unlisted> named = comparison.unlisted;
  for (Unlisted& list : named) {
    for (std::size_t i = 0; i < comparison.cards.size(); ++i) {
      // Lists of a comparison are called by the entity's place in JSON; a person reads the name.
      if (list.list == fmt::format("only[{}]", i))
        list.list = "only in " + told_name(comparison.cards[i]);
    }
  }
  return unlisted_words(named);
}

}  // namespace matchgraph::render

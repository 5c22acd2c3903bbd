#include "render/unlisted_words.h"

#include <fmt/format.h>

namespace matchgraph::render {

std::string unlisted_words(const std::vector<Unlisted>& unlisted) {
  std::string out;
  for (const Unlisted& list : unlisted) {
    out += out.empty() ? "left out, so that the answer costs no more than it may: " : ", ";
    out += fmt::format("{} {}", list.count, list.list);
  }
  return out;
}

}  // namespace matchgraph::render

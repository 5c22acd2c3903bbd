#include "render/path_words.h"

#include <fmt/format.h>

#include "render/figures.h"

namespace matchgraph::render {

std::string path_summary(const Path& path) {
  const std::string looked_at = count_words(path.visited, "entity");
  if (path.entities.empty()) {
    return path.gave_up
               // The bound was reached, so nothing is said for certain.
               ? fmt::format("no way was found among the nearest {}; there may be one", looked_at)
               : "they are not connected: no chain of entities alike leads from one to "
                 "the other";
  }
  std::string words = count_words(path.steps.size(), "step") + ", similarity " +
                      similarity_words(path.similarity) + " in all";
  // A shorter way may lead over what was not looked at.
  if (path.gave_up) words += fmt::format("; only the nearest {} were looked at", looked_at);
  return words;
}

std::string step_words(const PathStep& step) {
  std::string words = similarity_words(step.similarity) + " alike";
  if (!step.shared_words.empty()) {
    words += fmt::format(" in {}", fmt::join(step.shared_words, ", "));
  }
  return words;
}

}  // namespace matchgraph::render

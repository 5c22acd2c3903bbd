#include "render/cover_words.h"

#include <fmt/format.h>

#include "render/figures.h"

namespace matchgraph::render {
namespace {

std::string choice_words(const CoverResults& results) {
  // One entity leaves no question whether fewer would do.
  if (results.results.size() < 2) return {};
  if (results.is_exact) return "; fewer do not";
  // The greedy choice proves only how many are needed at least.
  return results.at_least < results.results.size()
             ? fmt::format("; chosen one by one, at least {} are needed", results.at_least)
             : "; fewer do not";
}

}  // namespace

std::string cover_summary(const CoverResults& results) {
  const std::size_t needs = results.needs.size();
  const std::size_t met = needs - results.unmet.size();
  if (met == 0) {
    return needs == 1 ? "nothing found meets the need" : "nothing found meets any of the needs";
  }
  const std::string who = count_words(results.results.size(), "entity");
  const std::string verb = results.results.size() == 1 ? "meets" : "meet";
  // Two are "both" in English.
  const std::string all = needs == 2 ? "both needs" : fmt::format("all {} needs", needs);
  const std::string what = needs == 1     ? "the need"
                           : met == needs ? all
                                          : fmt::format("{} of {} needs", met, needs);
  return fmt::format("{} {} {}{}", who, verb, what, choice_words(results));
}

std::string unmet_words(const CoverNeed& need) {
  if (!need.nearest) return "nothing found meets it";
  return fmt::format("nothing found meets it; nearest is {} ({})", need.nearest->name,
                     need.nearest->id);
}

std::string instead_words(const CoverPart& part) {
  std::string out;
  for (const NamedEntity& other : part.instead) {
    out += (out.empty() ? "or instead: " : ", ") + other.name;
  }
  return out;
}

}  // namespace matchgraph::render

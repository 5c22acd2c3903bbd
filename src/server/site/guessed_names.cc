#include "server/site/guessed_names.h"

#include <cstddef>

#include "matchgraph/limits.h"

namespace matchgraph::server {
namespace {

// As Resolution::how: what was typed is no name.
bool is_guess(const Resolution& resolution) {
  return resolution.how == "near miss" || resolution.how == "prefix";
}

}  // namespace

web::Parameters compared_parameters(const ComparisonQuestion& question, const Engine& engine) {
  web::Parameters out;
  for (const Seed& subject : question.subjects) {
    const Resolution typed = engine.resolve(subject.typed);
    // Readings of texts look at more than a name does; where the two differ, the id is sure.
    const bool is_kept = is_guess(typed) && typed.id == subject.id;
    out.emplace_back("e", is_kept ? subject.typed : subject.id);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> taken_for(const Comparison& comparison,
                                                           const web::Parameters& parameters,
                                                           const Engine& engine) {
  std::vector<std::pair<std::string, std::string>> out;
  std::size_t looked_up = 0;
  for (const auto& [name, value] : parameters) {
    // Bounded by what is looked up: an address may name thousands.
    if (name != "e" || ++looked_up > kMostCompared) continue;
    const Resolution meant = engine.resolve(value);
    if (!is_guess(meant)) continue;
    // Only what is really shown was taken for something: the rest of the address was not compared.
    for (const EntityCard& card : comparison.cards) {
      if (card.id == meant.id) out.emplace_back(value, card.name);
    }
  }
  return out;
}

}  // namespace matchgraph::server

#include "render/comparison_words.h"

#include <fmt/format.h>

#include "render/figures.h"

namespace matchgraph::render {

std::string title_words(const Comparison& comparison) {
  std::string words;
  for (const EntityCard& card : comparison.cards)
    words += (words.empty() ? "" : " vs ") + card.name;
  return words;
}

std::string_view relation_words(Relation relation) {
  switch (relation) {
    case Relation::kSubstitute:
      return "each can stand in for the other";
    case Relation::kPartial:
      return "they overlap in part";
    case Relation::kSuperset:
      return "one does most of what the other does, and more";
    case Relation::kComplement:
      return "they work on the same subject and do different things there";
    case Relation::kUnrelated:
      return "not comparable";
  }
  return "not comparable";
}

std::vector<std::string> coverage_words(const Comparison& comparison) {
  if (comparison.coverage.size() != 2 || comparison.cards.size() != 2) return {};
  const auto sentence = [&comparison](std::size_t covered) {
    return fmt::format("{} covers {} of what {} does", comparison.cards[1 - covered].name,
                       percent_words(comparison.coverage[covered]), comparison.cards[covered].name);
  };
  return {sentence(0), sentence(1)};
}

}  // namespace matchgraph::render

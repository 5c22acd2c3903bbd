#include "traits/asked_things.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "traits/media.h"

namespace matchgraph {
namespace {

bool is_followed(const TraitWords& words, std::size_t i) {
  return i + 1 < words.size() && !words.ends_clause(i);
}

/// What people call a medium when they ask, besides its names. In descriptions they mean other
/// things too ("drawing" of a window), so media() does not have them.
std::optional<std::size_t> asked_medium(std::string_view word) {
  if (word == "clip" || word == "film" || word == "movie") word = "video";
  if (word == "photograph" || word == "illustration" || word == "drawing") word = "image";
  if (word == "photographs" || word == "illustrations" || word == "screenshot") word = "image";
  return medium_of(word);
}

/// The next word of a medium, over a few that may stand before it: "some short videos". Nothing
/// where the clause ends or "from" comes first.
std::optional<std::size_t> medium_from(const TraitWords& words, std::size_t i) {
  constexpr std::size_t kReach = 4;  // "from one of my pictures"
  for (std::size_t k = 0; k < kReach && i < words.size(); ++k, ++i) {
    if (asked_medium(words.words()[i])) return i;
    if (!is_followed(words, i) || list_holds("from; to; for; with", words.words()[i])) break;
  }
  return {};
}

/// The language of code that a word names. "C", "R" and "Go" alone are more often something else.
std::optional<TraitNumber> language_of(std::string_view word) {
  if (list_holds("c; r; go; net", word)) return {};
  const auto table = trait_table();
  const auto found = std::find_if(table.begin(), table.end(), [&](const Trait& trait) {
    return trait.group == TraitGroup::kCode && list_holds(trait.tags, word);
  });
  if (found == table.end()) return {};
  return static_cast<TraitNumber>(found - table.begin());
}

}  // namespace

std::vector<Direction> made_from(const TraitWords& words) {
  std::vector<Direction> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!list_holds("make; makes; making", words.words()[i]) || !is_followed(words, i)) continue;
    const auto made = medium_from(words, i + 1);
    if (!made || !is_followed(words, *made)) continue;
    std::size_t from = *made + 1;
    if (words.words()[from] == "out" && is_followed(words, from) && words.words()[from + 1] == "of")
      ++from;
    const bool is_from = words.words()[from] == "from" || from > *made + 1;
    const auto source = is_from && is_followed(words, from) ? medium_from(words, from + 1) : made;
    if (!source || source == made) continue;
    const auto output = output_trait(*asked_medium(words.words()[*made]));
    const auto input = input_trait(*asked_medium(words.words()[*source]));
    // Both with all the words, so that none of them is left over as a topic.
    if (input) out.push_back({*input, i, *source + 1, true, false});
    if (output) out.push_back({*output, i, *source + 1, true, false});
    i = *source;
  }
  return out;
}

std::vector<std::vector<Direction>> only_in(const TraitWords& words) {
  std::vector<std::vector<Direction>> out;
  for (std::size_t only = 1; only < words.size(); ++only) {
    if (words.words()[only] != "only" || !is_followed(words, only - 1)) continue;
    std::vector<Direction> list;
    std::size_t to = only + 1;
    // Backwards, as the list stands before its word: "Rust or Go only".
    for (std::size_t i = only; i-- > 0;) {
      const std::string_view word = words.words()[i];
      if (const auto trait = language_of(word)) {
        list.insert(list.begin(), {*trait, i, to, false, false});
        to = i;
      } else if (list.empty() || !list_holds("or; and", word)) {
        break;
      }
    }
    if (!list.empty()) out.push_back(std::move(list));
  }
  return out;
}

bool names_group(std::span<const std::string_view> words, TraitGroup group) {
  const std::span<const Trait> table = trait_table();
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::any_of(table.begin(), table.end(), [&](const Trait& trait) {
      return trait.group == group && trait.slug == word;
    });
  });
}

}  // namespace matchgraph

// Here are phrases that stand for something: which is the longest at this word?
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "query/language/query_words.h"

namespace matchgraph {

/// A phrase, folded, and what it stands for.
using Wording = std::pair<std::string_view, std::string_view>;

/// The words of the longest of some phrases at word `i`; 0 when none is there.
template <std::size_t kCount>
std::size_t longest_of(const QueryWords& words, std::size_t i,
                       const std::array<std::string_view, kCount>& phrases) {
  std::size_t best = 0;
  for (const std::string_view phrase : phrases) best = std::max(best, words.match(i, phrase));
  return best;
}

/// What the longest phrase at word `i` stands for, and its words; 0 words when none is there.
template <std::size_t kCount>
std::pair<std::string_view, std::size_t> longest_at(const QueryWords& words, std::size_t i,
                                                    const std::array<Wording, kCount>& phrases) {
  std::pair<std::string_view, std::size_t> best;
  if (i >= words.size() || words[i].role != WordRole::kNeed) return best;
  for (const auto& [phrase, meaning] : phrases) {
    const std::size_t count = words.match(i, phrase);
    if (count > best.second) best = {meaning, count};
  }
  return best;
}

}  // namespace matchgraph

// Here are the words of a need: which of them say that something is welcome, and no must?
//
//   ideally open source                  speech recognition, free if possible
#pragma once

#include <cstddef>
#include <vector>

#include "traits/trait_words.h"

namespace matchgraph {

/// Words that make a wish of what stands beside them in their clause.
struct WishWords {
  std::size_t from = 0, to = 0;
  bool is_before = true;  ///< of what follows: "ideally"; else of what stands before: "if possible"
};

/// In the order of the text. Cost: linear.
std::vector<WishWords> wish_words(const TraitWords& words);

/// The words that make a wish of words [from, to); none where it is a must.
const WishWords* wish_beside(const TraitWords& words, const std::vector<WishWords>& wishes,
                             std::size_t from, std::size_t to);

}  // namespace matchgraph

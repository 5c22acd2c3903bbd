// Here is a phrase in a sentence: is it said of the entity, denied, or said of something else?
#pragma once

#include <cstddef>
#include <cstdint>

#include "traits/trait_words.h"

namespace matchgraph {

enum class Scope : std::uint8_t {
  kStated,
  kDenied,  ///< "does not stream", "GPU is not required"
  kAbsent,  ///< "no streaming", "without a GPU": of what is named, not of what it does
  kOther,   ///< of a rival, of the future, or not for sure: "unlike X, which needs a GPU"
};

/// The scope of words [from, to) in the sentence [begin, end). Cost: linear in the sentence.
Scope scope_of(const TraitWords& words, std::size_t begin, std::size_t end, std::size_t from,
               std::size_t to);

/// Whether words [from, to) tell what the entity deals with, and not what it is: a verb of handling
/// stands before them in their clause, or a noun of it behind: "manages Docker containers", "iOS
/// app automation".
bool is_handled(const TraitWords& words, std::size_t begin, std::size_t end, std::size_t from,
                std::size_t to);

}  // namespace matchgraph

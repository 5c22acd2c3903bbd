// Here is a phrase in a sentence: is it said of the entity, denied, or said of something else?
#pragma once

#include <cstddef>
#include <cstdint>

#include "traits/trait_words.h"

namespace matchgraph {

enum class Scope : std::uint8_t {
  kStated,
  kDenied,  ///< "does not stream", "GPU is not required"
  kOther,   ///< of a rival, of the future, or not for sure: "unlike X, which needs a GPU"
};

/// The scope of words [from, to) in the sentence [begin, end). Cost: linear in the sentence.
Scope scope_of(const TraitWords& words, std::size_t begin, std::size_t end, std::size_t from,
               std::size_t to);

/// Whether a verb of handling stands before word `from` in its clause: what follows is then what
/// the entity deals with, and not what it is: "manages Docker containers".
bool is_handled(const TraitWords& words, std::size_t begin, std::size_t from);

}  // namespace matchgraph

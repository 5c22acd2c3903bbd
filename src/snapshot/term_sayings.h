// Here is a term: which entities say it, and do they say it of themselves as a whole?
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// How an entity says a term; the last that holds counts.
enum class Saying : std::uint8_t {
  kInCapabilities,  ///< in what it does, and nowhere else
  kOfItself,        ///< in its summary
  kAsName,          ///< in its name or a tag: what it is called, not only described with
};

/// By term the entities that say it. Words that say little ("use", "provide") and pairs of words
/// have none.
struct TermSayings {
  struct Holder {
    std::uint32_t entity = 0;
    Saying says = Saying::kInCapabilities;
  };
  std::vector<std::uint32_t> begin = {0};  ///< of each term's holders; terms + 1
  std::vector<Holder> holders;             ///< ascending by entity within a term

  std::span<const Holder> of(TermId term) const {
    return std::span(holders).subspan(begin[term], begin[term + 1] - begin[term]);
  }
};

}  // namespace matchgraph

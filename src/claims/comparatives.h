// Here are words of a sentence: which of them compare, in what respect, and which way?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "claims/sentence_words.h"

namespace matchgraph {

/// "6x faster inference", "less accurate", "lower API costs".
struct ComparativePhrase {
  std::size_t begin = 0;  ///< words of the sentence
  std::size_t end = 0;
  int sign = 0;       ///< 1: for whoever is said to be it; -1: against; 0: it cannot be told
  std::string topic;  ///< "speed", "cost", ...; may be empty
};

/// The comparative that begins at word `i` (or at the factor before it: "6x faster") and ends
/// before `limit`, if one does.
std::optional<ComparativePhrase> comparative_at(const Sentence& sentence, std::size_t i,
                                                std::size_t limit);

/// All comparatives of a range, in order. One whose direction cannot be told does not take it from
/// the one that it is joined to: "longer and richer" praises only the second.
std::vector<ComparativePhrase> comparatives_in(const Sentence& sentence, std::size_t begin,
                                               std::size_t end);

}  // namespace matchgraph

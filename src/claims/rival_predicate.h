// Here is one part of what is said of a rival ("needs a network"): does it compare the rival with
// the claimant, and which way?
//
// What is said of the rival alone compares nothing: that it lacks something is no merit of the
// claimant. It counts only where the claimant's own side is set against it ("..., whereas Orion
// needs a network"). That a rival does not mention something is never a fault.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "claims/sentence_words.h"

namespace matchgraph {

/// What one part of a predicate says, from the claimant's side.
struct RivalStatement {
  int sign = 0;           ///< 1: for the claimant, -1: for the rival, 0: they are equal
  std::size_t begin = 0;  ///< words that say it; none: nothing is compared
  std::size_t end = 0;
  std::string topic;  ///< "speed", "cost", ...; may be empty
};

/// Reads the words [begin, end) behind a rival, a part between its conjunctions. `contrasted`:
/// "where", "whereas" or "while" sets it against what stands before. Pure.
std::optional<RivalStatement> rival_statement(const Sentence& sentence, std::size_t begin,
                                              std::size_t end, bool contrasted);

}  // namespace matchgraph

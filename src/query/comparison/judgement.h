// Here is what two entities have in common: in which words do they relate?
#pragma once

#include <string>

#include "matchgraph/comparison.h"

namespace matchgraph {

/// How two entities relate, told once: the heading says what the sentence says, and neither says
/// what the coverage contradicts.
struct Judgement {
  std::string heading;   ///< "they overlap in part"
  std::string sentence;  ///< "A and B overlap in part: 3 pairs of capabilities meet."
};

/// `is_parted`: one states what the other states the contrary of. Reads relation, pairs, coverage
/// and denials.
Judgement judgement_of(const Comparison& comparison, bool is_parted);

}  // namespace matchgraph

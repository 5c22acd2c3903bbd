// Here are two entities: what would somebody who chooses between them ask first?
#pragma once

#include <array>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// Where an entity says that it runs: where its user is, at its maker's, or both.
struct Place {
  bool is_local = false;
  bool is_hosted = false;
  bool is_open = false;  ///< with open weights or source: whoever wants to runs it elsewhere too
};
using Places = std::array<Place, 2>;  ///< of each of two entities

/// What parts the two, a sentence each, in the order in which it is asked: where they run, what
/// they cost, under which licence. Only where both say so; empty where nothing known parts them.
std::vector<VerdictSentence> parting_sentences(const Comparison& comparison, const Places& places);

}  // namespace matchgraph

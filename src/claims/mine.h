// Here is a `versus` text: what does it claim, about which rivals?
//
// Rules over words, no statistics: cues ("than", "vs", "unlike", "outperforms", "comparable to"),
// comparatives before them, rivals behind them, and clauses whose subject is a rival. What cannot
// be told is left out, or given as "different"; nothing is guessed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/sentence_words.h"
#include "matchgraph/results.h"

namespace matchgraph {

/// One claim of one text. Spans are bytes of the text, on character boundaries.
struct TextClaim {
  TextSpan sentence;  ///< where it is said: a sentence, or its part between semicolons
  TextSpan rival;     ///< as written: "Automatic1111's WebUI"
  TextSpan name;      ///< the name in it, "Automatic1111"; the same when it is a kind of thing
  TextSpan respect;   ///< "6x faster inference", "Orion is cheaper"; may be empty
  TextSpan compared;  ///< the words of it that compare: "cheaper"
  TextSpan scope;     ///< "on long input"; may be empty
  ClaimDirection direction = ClaimDirection::kDifferent;
  bool hedged = false;  ///< "may", "often", "up to", ... in the same clause
  std::string topic;    ///< what the respect is about: "speed", "cost"; equal ones contradict
};

/// Claims in the order of the text. `known` are names of entities in the text, ascending; they may
/// be none. `own_name` is the claimant's: a clause about it is no claim about a rival. Cost: linear
/// in the text but for very long sentences. Throws nothing, whatever the text.
std::vector<TextClaim> mine_claims(std::string_view text, std::span<const KnownName> known,
                                   std::string_view own_name);

}  // namespace matchgraph

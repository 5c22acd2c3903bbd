// Here are quoted phrases and excluded words: which entities hold them in their own texts?
#pragma once

#include <string>
#include <vector>

#include "index/full_text.h"
#include "matchgraph/results.h"
#include "query/engine_state.h"
#include "query/ranking/matching/position_set.h"

namespace matchgraph {

/// What an entity has to hold word by word, and what it must not. Answered by the full-text
/// database when it is made. For one thread.
class TextFilter {
 public:
  /// Throws Error (kUsage) for a phrase without words, more than 16 phrases, one of more than 32
  /// words, and phrases of words that nearly every text holds, which would cost too much.
  TextFilter(EngineState& state, const std::vector<std::string>& phrases,
             const std::vector<std::string>& excluded);

  bool empty() const { return all_.empty(); }
  bool has_phrases() const { return !phrases_.empty(); }
  bool passes(EntityIndexNumber e) const { return empty() || allowed_.contains(e); }
  /// Ascending; asked when there are phrases.
  const std::vector<EntityIndexNumber>& holders() const { return holders_; }
  /// As constraints, for the echo.
  const std::vector<Constraint>& all() const { return all_; }

  /// Ranges of a text that hold one of the phrases, ascending, overlapping ones merged.
  std::vector<TextSpan> spans(const std::vector<Token>& tokens) const;

 private:
  std::vector<Phrase> phrases_;
  std::vector<Constraint> all_;
  std::vector<EntityIndexNumber> holders_;
  PositionSet allowed_;
};

/// Entities that hold the word of a need of one word as it was typed, or in its other number,
/// ascending; none for other needs.
std::vector<EntityIndexNumber> holders_of_only_word(EngineState& state, const Need& need);

/// Brings candidates forward that hold the need's only word as it was typed (or its plural), or of
/// which two of the five nearest entities do: behind
/// them come those that hold another form of its stem ("market" for "marketing"). Their order stays
/// otherwise.
void put_exact_first(EngineState& state, const Need& need, std::vector<Candidate>& ranked);

}  // namespace matchgraph

// Here are the words beside a cue ("... vs A"): what do they state, and which way?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/sentence_words.h"
#include "matchgraph/results.h"

namespace matchgraph {

/// What is said about all rivals of one cue.
struct Statement {
  ClaimDirection direction = ClaimDirection::kDifferent;
  std::size_t begin = 0;  ///< words of the respect
  std::size_t end = 0;
  std::string topic;  ///< "speed", "cost", ...; may be empty
  /// Where the clause begins that quotes these words with the rival's name; nothing: they are the
  /// claimant's.
  std::optional<std::size_t> quoted_from = {};
};

/// Better for a positive sign, worse for a negative one, different for 0.
ClaimDirection direction_of(int sign);

/// Whether "not", "no" or the like stands right before word `i`.
bool is_negated(const Sentence& sentence, std::size_t i);

/// The comparatives in [begin, end): "faster and cheaper" are two statements.
std::vector<Statement> compared_statements(const Sentence& sentence, std::size_t begin,
                                           std::size_t end);
/// "adds overhead", "simplifies setup", "requires tuning": none or one.
std::vector<Statement> weighed_statements(const Sentence& sentence, std::size_t begin,
                                          std::size_t end);
/// The words as they are, when they are few; their direction cannot be told.
Statement plain_statement(const Sentence& sentence, std::size_t begin, std::size_t end);
/// Of "comparable quality to": the cue begins at `i`, the rivals at `rivals`. What stands between,
/// else the nouns before the cue, but not before `begin`.
Statement equal_statement(const Sentence& sentence, std::size_t begin, std::size_t i,
                          std::size_t rivals);
/// Of "6x as fast as" and "as fast as": the first "as" is word `i`, the rivals begin at `rivals`.
Statement as_much_statement(const Sentence& sentence, std::size_t i, std::size_t rivals);

/// What the words are about: the first measure among them, else the last word.
std::string topic_of(const Sentence& sentence, std::size_t begin, std::size_t end);

}  // namespace matchgraph

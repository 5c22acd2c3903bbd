// The numbers of the model that says how sure a pair of capabilities is.
#pragma once

#include <cstddef>

namespace matchgraph {

/// What is known of two capabilities, each with its share in the log of the odds that a careful
/// reader would put both on one row of a comparison. Fitted by `tools/pairing/fit` on judged pairs
/// of other catalogues than the user's; what each gains, and how well the probability keeps its
/// promise, is in src/query/comparison/README.md.
struct PairWeights {
  double nothing = -5.79;  ///< of a pair that shares nothing: few pairs are the same job
  /// Square root of the cosine of the two texts: the root, as the step from nothing to a little
  /// tells more than the step from much to very much.
  double similarity = 4.40;
  /// Natural logarithm of 1 + the words that both hold and that few others of either entity do:
  /// what all lines of an entity say tells no two of them apart. A compound and its parts are one
  /// word, and a number is none.
  double telling_words = 1.53;
  double names = 0.89;      ///< cosine of the names' words, rarer ones weighing more
  double same_head = 0.60;  ///< 1 where the names are about the same thing, by their last noun
  /// Share of the text that the shared words make up, of the text of which they make up less: a
  /// long text that holds a short one also says much else.
  double shared_share = 2.62;
  double entities = 2.10;  ///< cosine of the two entities: alike things do alike jobs
};

struct PairOptions {
  PairWeights weights;
  double least_cosine = 0.06;  ///< of a pair that is looked at: under it none was ever sure
  /// Probability from which two are said to do the same. The pairs above it are right in more than
  /// four of five cases, as most are well above it.
  double sure = 0.42;
  double related = 0.08;  ///< probability from which a pair is perhaps related
  /// At most this probable is a pair whose texts contradict each other (hosted / local).
  double opposite = 0.30;
  /// At most this probable are two requirements, or two lines of set-up: alike, perhaps, but
  /// nothing that either of the entities does.
  double set_up = 0.30;
};

}  // namespace matchgraph

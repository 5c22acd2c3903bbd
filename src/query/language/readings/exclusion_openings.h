// Here are words of a need: do they begin to say what should not be among the results?
#pragma once

#include <cstddef>

#include "query/language/query_words.h"

namespace matchgraph {

/// The words that leave something out; what it is stands behind them.
struct ExclusionOpening {
  std::size_t words = 0;   ///< 0: none are here
  bool is_firm = false;    ///< they leave no doubt that something is to be left out
  bool of_word = false;    ///< "NOT", of the next word alone
  bool of_maker = false;   ///< "not from"
  bool of_ground = false;  ///< "not tied to", of what it leans on
  bool of_way = false;     ///< "not via", of through whom it is had
  bool of_either = false;  ///< "neither", of several
};

ExclusionOpening exclusion_opening_at(const QueryWords& words, std::size_t i);

/// The words of "that" or "which" at `i`, of "doesn't" and the like, of "from", "made by" and the
/// like; 0 where there are none.
std::size_t relative_words_at(const QueryWords& words, std::size_t i);
std::size_t denying_verb_words_at(const QueryWords& words, std::size_t i);
std::size_t exclusion_joint_words(const QueryWords& words, std::size_t i);

/// "except", "excluding", "other than", "apart from": the words of the longest at `i`, 0 for none.
/// They leave out what follows them beside seeds too.
std::size_t exception_words_at(const QueryWords& words, std::size_t i);

}  // namespace matchgraph

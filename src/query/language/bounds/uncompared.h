// Behind a limit stands a figure: is it one that nothing here can be compared by, and why?
#pragma once

#include <cstddef>
#include <string>

#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

struct Uncompared {
  std::size_t next = 0;     ///< the word behind the figure; 0: it may be compared, or is none
  std::string reason = {};  ///< one clause
};

/// "1 euro per million tokens", "2 GB", "10k stars" at word `i` where no entry states such a
/// figure.
Uncompared uncompared_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

}  // namespace matchgraph

// Here is a number of tokens: is it how much fits in, or how long an answer may be?
#pragma once

#include <cstddef>

#include "query/language/query_words.h"

namespace matchgraph {

/// What is said of a number of tokens that begins at word `begin`, limits included, and ends before
/// word `end`.
struct TokenWording {
  bool of_answer = false;      ///< "can write more than 200k tokens", "64k tokens in one answer"
  bool is_capability = false;  ///< "handles up to 1M tokens" is met by what handles more
  std::size_t next = 0;        ///< the word behind it
};
TokenWording token_wording(const QueryWords& words, std::size_t begin, std::size_t end);

}  // namespace matchgraph

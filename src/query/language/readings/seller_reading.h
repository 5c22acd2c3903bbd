// Here are words of a need: do they say who should sell a thing?
#pragma once

#include <cstddef>

#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Why questions for sellers set no condition, and where sellers are told.
inline constexpr char kSellersAreListed[] =
    "sellers are no condition here; the page of each thing lists who sells it";

/// Words that say by whom a thing should be sold.
struct SellerReading {
  std::size_t next = 0;      ///< the word after them; 0: none are here
  NameList sellers = {};     ///< as typed
  bool is_question = false;  ///< "who sells", which names none and is no word of the need
};

/// "sold by Acme", "on Acme or Beta" of sellers that are known, "who sells" at the beginning.
SellerReading seller_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary);

/// Whether one of the words [from, to) says that something is sold: "sold by anyone but".
bool says_selling(const QueryWords& words, std::size_t from, std::size_t to);

}  // namespace matchgraph

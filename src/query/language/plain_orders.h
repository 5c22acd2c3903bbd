// Here is a need in plain words: in which order does it want its results?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {

/// Reads an order at word `i` into `out`, with the maker of what is ordered: "cheapest vision
/// model", "..., cheapest there is", "most recent Mistral model", "sorted by price". The word
/// behind it; 0: none is here. One that may be of what is looked for is noted as unused, and its
/// words stay words of the need.
std::size_t read_plain_order(QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary,
                             const NameReader& names, ParsedQuery& out);

}  // namespace matchgraph

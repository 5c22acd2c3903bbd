// Here are words of a text: do they say under which licence?
#pragma once

#include <cstddef>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// "Apache licensed", "under MIT license" at word `i`: the licences, and the word after it; `next`
/// 0: none is here.
struct LicenseReading {
  NameList licenses = {};
  std::size_t next = 0;
  NameList unknown = {};  ///< others of the list, that nothing in the catalogue has
};
LicenseReading license_at(const QueryWords& words, std::size_t i,
                          const QueryVocabulary& vocabulary);
/// The words at `i` that name a licence which nothing in the catalogue has: "MIT licensed" where no
/// licences are known; 0 when they do not.
std::size_t unknown_license_words_at(const QueryWords& words, std::size_t i,
                                     const QueryVocabulary& vocabulary);
/// Whether the words [i, to) name a licence that is permissive. Then texts that say so are asked
/// for, as nothing in the catalogue has it in a field: a condition is added to `out`, and the words
/// stay in the need.
bool ask_permissive(QueryWords& words, std::size_t i, std::size_t to, ParsedQuery& out);
/// Adds it to the filters and typed filters of `out`, and notes what is unknown.
void take_license(QueryWords& words, std::size_t i, LicenseReading reading, ParsedQuery& out);

}  // namespace matchgraph

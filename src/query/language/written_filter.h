// Here is a key with a value, "type:model", or a flag: what does it ask for?
#pragma once

#include <cstdint>
#include <string>

#include "matchgraph/query.h"
#include "query/language/filter_keys.h"
#include "query/language/query_vocabulary.h"

namespace matchgraph {

/// A key with its operator and value, before it is understood.
struct WrittenFilter {
  std::uint32_t begin = 0;  ///< of the key or flag
  std::string shown;        ///< the key as typed, for messages
  KeyMeaning meaning;
  QueryVocabulary::Field field;  ///< of a bound
  bool negated = false;
  std::string op;  ///< may be empty
  TextSpan value;
  std::uint32_t end = 0;  ///< of the value, its closing quote included
  bool quoted = false;
};

/// Adds what it asks for to the filters, the order and the typed filters of `out`, whose text it
/// stands in. Throws Error (kUsage) "position N: ..." for a value that cannot be read.
void understand_filter(const WrittenFilter& written, const QueryVocabulary& vocabulary,
                       ParsedQuery& out);

}  // namespace matchgraph

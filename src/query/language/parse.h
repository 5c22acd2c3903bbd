// Here is what a person typed: what does it say?
//
// The grammar, and the rules by which words act or stay plain, are in QUERY_LANGUAGE.md.
#pragma once

#include <string_view>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"

namespace matchgraph {

/// Reads a text of at most 2,048 bytes. Throws Error (kUsage), "position N: ..." with N counted in
/// bytes from 1, for a text that is too long or not UTF-8, a quoted seed that is not closed, not
/// known or fits several entities, more than 8 seeds, and a filter whose value cannot be read.
/// Cost: linear in the text; only a text that begins as a seed phrase looks names up.
ParsedQuery parse_query(std::string_view text, const QueryVocabulary& vocabulary);

}  // namespace matchgraph

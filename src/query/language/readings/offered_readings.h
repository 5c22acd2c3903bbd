// Here is a part of a text that was read as plain words: in which text would it act?
#pragma once

#include <string>
#include <string_view>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Notes that words [from, to) were not used. `added` is what would act: it stands behind the text,
/// which loses the words where `replaces`; empty: nothing would.
void note_unused(const QueryWords& words, TextSpan span, std::string_view reason,
                 std::string_view label, std::string_view added, bool replaces, ParsedQuery& out);

/// Notes what the words that are left hint at: "free", a type, a maker behind "from", two names.
/// Cost: of names, one look-up a word that is written as a name is, at most a dozen.
void offer_readings(const QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out);

}  // namespace matchgraph

// Here is a word of a sentence: where do its clause and its part of the sentence begin and end?
#pragma once

#include <cstddef>
#include <string_view>

#include "claims/sentence_words.h"

namespace matchgraph {

/// The first word of the clause that word `i` stands in; conjunctions and breaks separate clauses.
std::size_t clause_begin(const Sentence& sentence, std::size_t i);
/// The word behind the clause, from `i` on.
std::size_t clause_end(const Sentence& sentence, std::size_t i);
/// The first word behind the last semicolon, colon or dash.
std::size_t segment_begin(const Sentence& sentence, std::size_t i);

/// "where", "whereas", "while": what follows is set against what stands before.
bool begins_contrast(std::string_view word);
/// Whether a clause with a subject of its own can begin at `i`.
bool starts_clause(const Sentence& sentence, std::size_t i);
/// Whether a name stands at `i`, perhaps behind an article.
bool starts_with_name(const Sentence& sentence, std::size_t i);

/// Where a predicate that begins at `i` ends. It goes on over "and" and "but" unless a new subject
/// follows.
std::size_t predicate_end(const Sentence& sentence, std::size_t i);
/// As predicate_end, behind "where" and "whereas": the comma ends it.
std::size_t contrast_end(const Sentence& sentence, std::size_t i);

}  // namespace matchgraph

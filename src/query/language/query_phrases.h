// Here is a word: does the query language know it?
//
// All words of the language, folded. QUERY_LANGUAGE.md says what each group is for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// How firmly words announce a seed.
enum class SeedPhrase {
  kLike,         ///< "like": also an ordinary word, so little may stand before it
  kReplace,      ///< "replace": the same, and little may stand after the name
  kInstead,      ///< "instead of", "similar to"
  kBetter,       ///< "better than": no figure says what is
  kAlternative,  ///< "alternatives to", "replacement for": words that say of what kind may precede
};

/// The seed phrase at word `i`, and its words; 0 words when there is none.
struct SeedPhraseMatch {
  SeedPhrase kind = SeedPhrase::kLike;
  std::size_t words = 0;
};
SeedPhraseMatch seed_phrase_at(const QueryWords& words, std::size_t i);

/// "cheaper", "open source", "higher ranked", "larger context", wherever it stands; 0 words when
/// there is none.
struct ComparativeMatch {
  CritiqueKind kind = CritiqueKind::kCheaper;
  std::string value = {};
  std::size_t words = 0;
};
ComparativeMatch comparative_at(const QueryWords& words, std::size_t i,
                                const QueryVocabulary& vocabulary);

/// Words of limits and units, folded: "least", "cents". They are spelt as they are meant, whether
/// texts of the catalogue have them or not.
std::span<const std::string_view> words_of_amounts();

/// Position of the word for models in a question for one: "which model is best for coding", "best
/// open source LLM". It is a model that is asked for, and not what is about models. Other types are
/// too loose for that: what somebody calls a tool is listed as a command, a library, a platform.
std::optional<std::size_t> asked_model(const QueryWords& words);

/// The word behind at most `most` words of the need from `i` on, of one clause: where a name that
/// begins at `i` may end. `i` where there is none.
std::size_t clause_words_end(const QueryWords& words, std::size_t i, std::size_t most);

/// Words that lead to a condition and say nothing else: "with over 100k context", "models costing
/// under $1".
bool announces_condition(const QueryWords& words, std::size_t i);
/// a, an, the, any, some.
bool is_article(const QueryWords& words, std::size_t i);
/// Words that requests begin with and that say nothing of what is looked for: "find", "me", "a".
bool is_filler(const QueryWords& words, std::size_t i);
/// Words for anything that a catalogue may hold: "something", "tool", "models".
bool is_generic_noun(const QueryWords& words, std::size_t i);
/// Words that can follow a complete phrase: "but", "and", "with", "for".
bool is_boundary_word(const QueryWords& words, std::size_t i);
/// and, or, nor.
bool is_and_or(const QueryWords& words, std::size_t i);
/// Words that join phrases: "but", "and", "also".
bool is_conjunction(const QueryWords& words, std::size_t i);
/// it, they, we: after "Like X," they begin a statement.
bool is_pronoun(const QueryWords& words, std::size_t i);
/// Words that lead from a seed to a critique, "that is", beyond conjunctions.
bool is_link(const QueryWords& words, std::size_t i);

}  // namespace matchgraph

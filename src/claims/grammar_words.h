// Here is an English word: what does it do in a sentence?
//
// Word lists, in lower case. Pure functions; safe from any thread.
#pragma once

#include <string_view>

namespace matchgraph {

/// Words at which a phrase that names something ends: prepositions, conjunctions, common verbs.
bool ends_noun_phrase(std::string_view word);
/// A conjunction or participle that begins a new clause: "but", "whereas", "because", "making".
bool begins_clause(std::string_view word);
/// A preposition that may narrow a claim: "for", "on", "in", "at".
bool begins_scope(std::string_view word);
/// An article or quantifier before a noun.
bool is_determiner(std::string_view word);
bool is_preposition(std::string_view word);
/// What stands for something named before, or for nothing in particular: "it", "others", "before".
bool is_pronoun(std::string_view word);
/// An adverb such as "significantly" or "much", which may stand before a comparative.
bool is_degree_adverb(std::string_view word);
/// A noun so general that only what follows tells what is meant: "models", "tools".
bool is_general_noun(std::string_view word);
/// A word that many names end in and none consists of: "API", "MCP", "server".
bool is_generic_name(std::string_view word);
/// "two" to "twenty", "half", "twice", "third", ...
bool is_number_word(std::string_view word);
/// A verb that can follow the subject of a short clause: "is", "lacks", "requires".
bool is_subject_verb(std::string_view word);

/// A word that makes a statement weaker by itself: "may", "often", "roughly", "reported".
bool is_hedge(std::string_view word);

}  // namespace matchgraph

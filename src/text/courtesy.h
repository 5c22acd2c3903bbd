// Here is what somebody asks for: how many of its words are only polite?
#pragma once

#include <cstddef>
#include <string_view>

namespace matchgraph {

/// Words of the opening "Hi, I am looking for something that could help me to", and of "please" and
/// "thanks" at the end, of one sentence of at most 32 words, words being what white space and
/// commas part. 0 of longer ones and of several sentences, which tell a story. Cost: linear.
std::size_t courteous_words(std::string_view text);

/// Whether one word, as typed in small letters, is polite or names any thing at all: "please",
/// "app". In the middle of a wish it may still be what is meant.
bool is_courteous(std::string_view word);

/// Whether one word, as typed in small letters, ends what is wanted politely: "please", "thanks".
bool is_polite_ending(std::string_view word);

/// How many of the text's `count` words are not courteous; 0 at least, as who counted them may take
/// "I'd" for one word where courteous_words() sees two.
std::size_t words_beside_courtesy(std::size_t count, std::string_view text);

}  // namespace matchgraph

// Here is a text: which words does it fall into, and where into parts?
//
// The inside of the analyser; terms are made of words there.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "text/word_character.h"

namespace matchgraph {

/// A maximal run of letters and digits.
/// Ranges of one array of characters, since a text has thousands of words and each would be an
/// allocation.
struct TextWord {
  std::span<const WordCharacter> characters;
  bool hyphened = false;        ///< only one of - . _ / stands between it and the word before
  std::string_view marks = {};  ///< "#" or "++" behind it
  bool dotted = false;          ///< a dot stands before it, and nothing before the dot
};

/// The words of a text, and the characters that they are ranges of.
struct SplitText {
  std::vector<WordCharacter> characters;
  std::vector<TextWord> words;
};

/// Splits a text into words. An ideograph is a word of its own. What `out` held is overwritten, and
/// its room used again.
void split_words(std::string_view text, SplitText& out);

/// Where "openAPIServer" falls into parts: before a capital that follows a small letter or digit,
/// and before the last of several capitals when a small letter follows.
std::vector<std::size_t> camel_boundaries(const TextWord& word);

/// Where "8x22b" falls into parts: before a digit that follows a letter.
std::vector<std::size_t> digit_boundaries(const TextWord& word);

}  // namespace matchgraph

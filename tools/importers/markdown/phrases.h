// Sentences, words and short names of English text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::phrases {

/// Bytes `begin` to `end` of a text.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const Range&) const = default;
};

/// The sentences of a text, trimmed, in order. A line break ends one too, and "。" does; a full
/// stop does not after an abbreviation ("e.g."), inside brackets, or where no capital, digit or
/// code follows.
std::vector<Range> sentences(std::string_view text);

/// The words, lower case, in order: letters and digits, with '+', '#' and '.' inside kept ("c++",
/// "node.js").
std::vector<std::string> words(std::string_view text);

/// How many words a text has: two characters of Chinese, Japanese or Korean count as one.
std::size_t word_count(std::string_view text);

/// The words that carry meaning, sorted, without repeats and plural endings.
std::vector<std::string> content_words(std::string_view text);

/// What two lists of content_words share: 0 to 1, common words by words of either.
double overlap(const std::vector<std::string>& left, const std::vector<std::string>& right);

/// True when every one of `few` is among `many`.
bool includes(const std::vector<std::string>& many, const std::vector<std::string>& few);

/// At most `most` words from the beginning, cut where a phrase ends if there is such a place:
/// "Multiple changes can be made" -> "Multiple changes".
std::string short_name(std::string_view text, std::size_t most = 6);

/// The text with its first letter upper case, if that is an ASCII letter and its word has no other
/// capital ("iOS" stays).
std::string capitalised(std::string_view text);

/// True for one of the words of a list such as "install|build|see", whole and in lower case.
bool is_one_of(std::string_view word, std::string_view list);

/// True when the words, one after the other, occur in the text; both lower case, `text` as
/// joined_words gives it: " a b c ".
bool has_phrase(std::string_view text, std::string_view phrase);

/// words(text) with one space before, between and after.
std::string joined_words(std::string_view text);

}  // namespace matchgraph::phrases

#include "index/split_words.h"

#include <algorithm>
#include <array>
#include <string>

namespace matchgraph {
namespace {

/// How many bytes from `begin`, behind an apostrophe, belong to a possessive or contraction
/// ('s, 't, 'm, 'd, 're, 've, 'll at the end of a word); 0 when none do.
std::size_t contraction_bytes(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::string letters;
  while (end < text.size() && letters.size() < 3) {
    const char c = text[end];
    if (!is_letter(c)) break;
    letters += to_lower(c);
    ++end;
  }
  // "o'reilly": what follows the apostrophe goes on, so it is part of a name.
  if (end < text.size() && is_word_class(decode_character(text, end).char_class)) return 0;
  // What English writes behind an apostrophe: "it's", "don't", "I'm", "we've", "they'll".
  static constexpr std::array<std::string_view, 7> kEndings = {"s",  "t",  "m", "d",
                                                               "re", "ve", "ll"};
  const bool found = std::find(kEndings.begin(), kEndings.end(), letters) != kEndings.end();
  return found ? end - begin : 0;
}

// What joins words to one name in this field: "gpt-4", "node.js", "text_to_speech", "and/or".
bool joins_compounds(std::string_view separator) {
  return separator.size() == 1 &&
         std::string_view("-._/").find(separator[0]) != std::string_view::npos;
}

/// Whether the dot at `position`, inside a word, stands between two digits: those of "4.5" are one
/// number, and neither 4 nor 5.
bool is_version_dot(std::string_view text, std::size_t position) {
  return text[position] == '.' && position > 0 && is_digit(text[position - 1]) &&
         position + 1 < text.size() && is_digit(text[position + 1]);
}

/// The marks at `position`, behind a word of letters, that name something with it: "#" and "++". A
/// single + adds or counts ("a+b", "Disney+"), and a # before a word numbers it ("PR#12").
std::string_view naming_marks(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.starts_with("++") && !rest.starts_with("+++")) return rest.substr(0, 2);
  if (!rest.starts_with('#')) return {};
  const bool before_word =
      rest.size() > 1 && is_word_class(decode_character(text, position + 1).char_class);
  return before_word ? std::string_view() : rest.substr(0, 1);
}

/// Whether the word at `begin` has a dot before it that is its own: ".NET", but not that of
/// "ASP.NET" or "wait...what".
/// "ASP.NET" is found as "asp" and "net"; ".NET" is another thing than a net.
bool has_leading_dot(std::string_view text, std::size_t begin) {
  if (begin == 0 || text[begin - 1] != '.' || !is_letter(text[begin])) return false;
  if (begin == 1) return true;
  return std::string_view(" \t\n(\"'/,`").find(text[begin - 2]) != std::string_view::npos;
}

}  // namespace

std::vector<std::size_t> camel_boundaries(const TextWord& word) {
  std::vector<std::size_t> out;
  const auto& c = word.characters;
  for (std::size_t i = 1; i < c.size(); ++i) {
    if (c[i].char_class != CharClass::kUpper) continue;
    const bool after_lower = c[i - 1].char_class == CharClass::kLower;
    const bool before_lower = c[i - 1].char_class == CharClass::kUpper && i + 1 < c.size() &&
                              c[i + 1].char_class == CharClass::kLower;
    if (after_lower || before_lower) out.push_back(i);
  }
  return out;
}

std::vector<std::size_t> digit_boundaries(const TextWord& word) {
  std::vector<std::size_t> out;
  const auto& c = word.characters;
  for (std::size_t i = 1; i < c.size(); ++i) {
    if (c[i].char_class == CharClass::kDigit && c[i - 1].char_class != CharClass::kDigit) {
      out.push_back(i);
    }
  }
  return out;
}

void split_words(std::string_view text, SplitText& out) {
  out.characters.clear();
  out.words.clear();
  out.characters.reserve(text.size());  // so that ranges of them stay where they are
  std::size_t from = 0;
  std::size_t gap_begin = 0;
  bool hyphened = false;
  const auto in_word = [&] { return out.characters.size() > from; };
  const auto finish = [&](std::size_t position) {
    if (in_word()) {
      TextWord word{std::span(out.characters).subspan(from), hyphened};
      word.dotted = has_leading_dot(text, word.characters.front().begin);
      const bool letters =
          std::none_of(word.characters.begin(), word.characters.end(), [](const WordCharacter& c) {
            return c.char_class == CharClass::kDigit || c.char_class == CharClass::kIdeograph;
          });
      // A mark behind a number or an ideograph is punctuation.
      if (letters) word.marks = naming_marks(text, position);
      out.words.push_back(word);
      gap_begin = position;
    }
    from = out.characters.size();
    hyphened = false;
  };
  std::size_t position = 0;
  while (position < text.size()) {
    const WordCharacter c = decode_character(text, position);
    const std::size_t next = c.end;
    // A soft hyphen or a mark of direction stands inside words of copied texts.
    if (c.char_class == CharClass::kInvisible) {
      position = next;
      continue;
    }
    if (in_word() && is_version_dot(text, position)) {
      out.characters.push_back(c);
      // A digit, so that no part ends there.
      out.characters.back().char_class = CharClass::kDigit;
      position = next;
      continue;
    }
    if (is_word_class(c.char_class)) {
      // The gap is known only when the next word begins.
      if (!in_word() && !out.words.empty()) {
        hyphened = joins_compounds(text.substr(gap_begin, position - gap_begin));
      }
      out.characters.push_back(c);
      position = next;
      continue;
    }
    const bool was_in_word = in_word();
    finish(position);
    position = next;
    // Chinese and Japanese are written without spaces: each ideograph is found alone, and pairs of
    // them as bigrams.
    if (c.char_class == CharClass::kIdeograph) {
      out.characters.push_back(c);
      finish(next);
    } else if (c.char_class == CharClass::kApostrophe && was_in_word) {
      position += contraction_bytes(text, next);
    }
  }
  finish(position);
}

}  // namespace matchgraph

// Here is a character: does it belong to a word, and what is it when case and accents do not count?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/ascii.h"

namespace matchgraph {

/// What a character is to the words of a text. Marks that combine with letters are letters, small
/// figures below the line (H₂O) are digits, and what only tells where a line may break is
/// invisible.
enum class CharClass : std::uint8_t {
  kSeparator,
  kLower,
  kUpper,
  kDigit,
  kIdeograph,
  kApostrophe,
  kInvisible
};

/// One character of a text, decoded.
struct WordCharacter {
  std::int32_t code_point = 0;
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  CharClass char_class = CharClass::kSeparator;
};

/// Letters and digits, which words are runs of. An ideograph is a word of its own.
constexpr bool is_word_class(CharClass c) {
  return c == CharClass::kLower || c == CharClass::kUpper || c == CharClass::kDigit;
}

/// The same for characters beyond ASCII; ask decode_character().
WordCharacter decode_wide_character(std::string_view text, std::size_t position);

/// The character at `position`, which is below the text's size; a byte that is not UTF-8 is a
/// separator of its own.
inline WordCharacter decode_character(std::string_view text, std::size_t position) {
  const char c = text[position];
  // In line, as nearly every character of a catalogue is one: a build decodes each of them.
  if ((c & 0x80) != 0) return decode_wide_character(text, position);
  WordCharacter out;
  out.code_point = static_cast<unsigned char>(c);
  out.begin = static_cast<std::uint32_t>(position);
  out.end = out.begin + 1;
  out.char_class = is_lower(c)   ? CharClass::kLower
                   : is_upper(c) ? CharClass::kUpper
                   : is_digit(c) ? CharClass::kDigit
                   : c == '\''   ? CharClass::kApostrophe
                                 : CharClass::kSeparator;
  return out;
}

/// The same as append_folded() for characters beyond ASCII.
void append_wide_folded(std::int32_t code_point, std::string& out);

/// Appends the character without case, accents and compatibility differences (NFKD). Marks that are
/// letters of their script, as the vowel signs of India's, stay; letters that Unicode does not take
/// apart lose their strokes (ø is o, ł is l).
inline void append_folded(std::int32_t code_point, std::string& out) {
  constexpr std::int32_t kAscii = 0x80;
  // In line, as nearly every character of a catalogue is one: the library is not asked about it.
  if (code_point < kAscii) {
    out += to_lower(static_cast<char>(code_point));
  } else {
    append_wide_folded(code_point, out);
  }
}

}  // namespace matchgraph

#include "text/word_character.h"

#include <utf8proc.h>

#include <array>

namespace matchgraph {
namespace {

// Kana too: Japanese and Chinese are written without spaces, so each character has to be found by
// itself.
bool is_ideograph(std::int32_t c) {
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

/// Soft hyphen, joiners, and the selectors that choose how the character before is drawn.
bool is_invisible(std::int32_t c) {
  return c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff ||
         (c >= 0xfe00 && c <= 0xfe0f);
}

/// Marks that change how a letter is pronounced in scripts that are typed without them as well. In
/// others, as those of India, a mark is a vowel, and without it another word stands there.
bool is_accent(std::int32_t c) {
  return (c >= 0x300 && c <= 0x36f) ||  // combining marks of Latin, Greek, Cyrillic
         (c >= 0x483 && c <= 0x489) ||  // Cyrillic
         (c >= 0x591 && c <= 0x5c7) ||  // Hebrew points
         (c >= 0x610 && c <= 0x61a) ||  // Arabic
         (c >= 0x64b && c <= 0x65f) || c == 0x670 || (c >= 0x6d6 && c <= 0x6ed) ||
         (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
         (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe20 && c <= 0xfe2f);
}

/// The plain letters of one that Unicode does not decompose; nothing for another. Lower case.
/// People who look for such a name mostly lack the key for it.
std::string_view without_stroke(std::int32_t c) {
  switch (c) {
    case 0xf8:  // ø
      return "o";
    case 0x142:  // ł
      return "l";
    case 0x111:  // đ
    case 0xf0:   // ð
      return "d";
    case 0x127:  // ħ
      return "h";
    case 0x131:  // ı
      return "i";
    case 0x167:  // ŧ
      return "t";
    case 0xe6:  // æ
      return "ae";
    case 0x153:  // œ
      return "oe";
    case 0xfe:  // þ
      return "th";
    default:
      return {};
  }
}

CharClass class_of(std::int32_t c) {
  // Word processors write the apostrophe of "it's" so.
  if (c == 0x2019) return CharClass::kApostrophe;
  if (is_invisible(c)) return CharClass::kInvisible;
  if (c >= 0x2080 && c <= 0x2089) return CharClass::kDigit;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::kUpper;
    // Letters of scripts that know no capitals.
    case UTF8PROC_CATEGORY_LO:
      return is_ideograph(c) ? CharClass::kIdeograph : CharClass::kLower;
    case UTF8PROC_CATEGORY_LL:
    // Marks follow a letter, and without them words of many scripts would fall apart.
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
      return CharClass::kLower;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
      return CharClass::kDigit;
    default:
      return CharClass::kSeparator;
  }
}

void append_code_point(std::int32_t c, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(c, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

}  // namespace

WordCharacter decode_wide_character(std::string_view text, std::size_t position) {
  WordCharacter out;
  out.begin = static_cast<std::uint32_t>(position);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(
      bytes + position, static_cast<utf8proc_ssize_t>(text.size() - position), &out.code_point);
  if (length <= 0) {
    // A stray byte separates words, so that damage spoils no more than the word it is in.
    out.code_point = ' ';
    out.end = out.begin + 1;
    return out;
  }
  out.end = static_cast<std::uint32_t>(position + static_cast<std::size_t>(length));
  out.char_class = class_of(out.code_point);
  return out;
}

void append_wide_folded(std::int32_t c, std::string& out) {
  // One character becomes at most 18 (U+FDFA).
  std::array<utf8proc_int32_t, 32> folded{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      c, folded.data(), static_cast<utf8proc_ssize_t>(folded.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE),
      &boundary);
  if (count < 0 || static_cast<std::size_t>(count) > folded.size()) {
    append_code_point(c, out);
    return;
  }
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    const std::int32_t part = folded[static_cast<std::size_t>(i)];
    if (is_accent(part)) continue;
    const std::string_view plain = without_stroke(part);
    if (plain.empty()) {
      append_code_point(part, out);
    } else {
      out += plain;
    }
  }
}

}  // namespace matchgraph

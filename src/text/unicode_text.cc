#include "text/unicode_text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

namespace matchgraph::catalogue {
namespace {

struct Character {
  std::int32_t codepoint = -1;  // negative: a byte that is not UTF-8
  std::size_t bytes = 1;
};

Character first_character(std::string_view text) {
  std::int32_t codepoint = -1;
  const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                      static_cast<utf8proc_ssize_t>(text.size()), &codepoint);
  // A byte that is no character counts as one of a single byte, so that every walk gets on and
  // ends.
  if (bytes <= 0) return {};
  return {codepoint, static_cast<std::size_t>(bytes)};
}

bool is_ascii_printable(char c) { return c > ' ' && c < '\x7f'; }

/// True when clean() has nothing to do; nearly every text of a catalogue.
bool is_clean(std::string_view text, Breaks breaks) {
  if (text.empty()) return true;
  // White space at the ends may be of many kinds beyond ASCII, so anything else there is looked at
  // closely.
  if (!is_ascii_printable(text.front()) || !is_ascii_printable(text.back())) return false;
  return std::none_of(text.begin(), text.end(), [breaks](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20) return byte == 0x7f || byte == 0xc2;  // 0xc2 leads the C1 characters
    return breaks == Breaks::kNone || (c != '\n' && c != '\t');
  });
}

void trim(std::string& text) {
  // One pass from the front: UTF-8 of any bytes cannot be read backwards safely.
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(std::string_view(text).substr(at));
    if (!is_space(character.codepoint)) {
      begin = std::min(begin, at);
      end = at + character.bytes;
    }
    at += character.bytes;
  }
  text.resize(end);
  text.erase(0, std::min(begin, end));
}

/// What stands around words without being one: emoji, their modifiers and joiners, arrows.
bool is_picture(std::int32_t codepoint) {
  constexpr std::int32_t kVariationSelector = 0xfe0f;
  constexpr std::int32_t kJoiner = 0x200d;
  // Signs of copyright and trade are said, not drawn: they stay with the name that they mark.
  if (codepoint < 0x80 || codepoint == 0xa9 || codepoint == 0xae || codepoint == 0x2122) {
    return false;
  }
  const auto category = utf8proc_category(codepoint);
  // Arrows are symbols of mathematics to Unicode in part, so their blocks are named.
  const bool is_arrow = codepoint >= 0x2190 && codepoint < 0x2200;
  // Modifiers of skin tone are of this category.
  return category == UTF8PROC_CATEGORY_SO || (category == UTF8PROC_CATEGORY_SK) || is_arrow ||
         codepoint == kVariationSelector || codepoint == kJoiner;
}

bool is_letter_or_digit(std::int32_t codepoint) {
  if (codepoint < 0) return false;
  const auto category = utf8proc_category(codepoint);
  // The library has letters, marks and numbers in this order. Marks belong: without its vowel signs
  // a word of an Indian script would fall into pieces.
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

}  // namespace

bool is_space(std::int32_t codepoint) {
  if (codepoint < 0) return false;
  if (codepoint <= ' ') return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r');
  // Not separators to Unicode, but as invisible as white space where people read.
  if (codepoint == 0x85 || codepoint == 0x200b || codepoint == 0xfeff) return true;
  const auto category = utf8proc_category(codepoint);
  return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

bool is_control(std::int32_t codepoint) {
  return (codepoint >= 0 && codepoint < 0x20) || (codepoint >= 0x7f && codepoint < 0xa0);
}

bool is_hidden(std::int32_t codepoint) {
  constexpr std::int32_t kSoftHyphen = 0xad;
  constexpr std::int32_t kNonJoiner = 0x200c;
  constexpr std::int32_t kJoiner = 0x200d;
  if (codepoint < kSoftHyphen || utf8proc_category(codepoint) != UTF8PROC_CATEGORY_CF) return false;
  // Without them Persian words change, and families and flags of emoji fall apart.
  const bool is_emoji_tag = codepoint >= 0xe0020 && codepoint <= 0xe007f;
  if (codepoint == kJoiner || codepoint == kNonJoiner || is_emoji_tag) return false;
  return codepoint == kSoftHyphen || utf8proc_charwidth(codepoint) == 0;
}

std::string without_hidden(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (!is_hidden(character.codepoint)) result.append(text, at, character.bytes);
    at += character.bytes;
  }
  return result;
}

std::optional<std::size_t> find_bad_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (character.codepoint < 0) return at;
    at += character.bytes;
  }
  return std::nullopt;
}

void append_character(std::string& out, std::int32_t codepoint) {
  // The most bytes that a character of UTF-8 takes.
  utf8proc_uint8_t bytes[4];
  const auto count = utf8proc_encode_char(codepoint, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

std::string_view without_pictures(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (!is_space(character.codepoint) && !is_picture(character.codepoint)) {
      begin = std::min(begin, at);
      end = at + character.bytes;
    }
    at += character.bytes;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

bool clean(std::string& text, Breaks breaks) {
  if (is_clean(text, breaks)) return false;
  trim(text);
  bool replaced = false;
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(std::string_view(text).substr(at));
    const bool stays = !is_control(character.codepoint) ||
                       (breaks == Breaks::kLinesAndTabs &&
                        (character.codepoint == '\n' || character.codepoint == '\t'));
    if (stays) {
      result.append(text, at, character.bytes);
    } else {
      result += ' ';
      replaced = true;
    }
    at += character.bytes;
  }
  text = std::move(result);
  // A control character at an end has become a space by now.
  if (replaced) trim(text);
  return replaced;
}

std::string shorten(std::string_view text, std::size_t limit) {
  std::string result;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == limit) return result + "…";
    const Character character = first_character(text.substr(at));
    if (character.codepoint < 0) {
      // Shown and not dropped: the message is about these bytes.
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
    } else {
      result += text.substr(at, character.bytes);
    }
    at += character.bytes;
  }
  return result;
}

std::string slug(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = first_character(text.substr(at));
    if (is_letter_or_digit(character.codepoint)) {
      if (gap && !result.empty()) result += '-';
      gap = false;
      append_character(result, utf8proc_tolower(character.codepoint));
    } else {
      gap = true;
    }
    at += character.bytes;
  }
  return result;
}

}  // namespace matchgraph::catalogue

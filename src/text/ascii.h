// Letters and digits of ASCII, and what is asked of them everywhere.
//
// Whatever the locale: the functions of <cctype> ask it, and take no byte above 0x7f as a char.
// Bytes of other characters are neither letters nor digits here, and stay as they are.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace matchgraph {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }

constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// The text with its capitals small.
inline std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

/// Whether two texts differ in nothing but capitals.
inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

/// The part of the text between the marks at its ends; empty when it has nothing else.
constexpr std::string_view trimmed(std::string_view text, std::string_view marks = " \t\n") {
  const std::size_t begin = text.find_first_not_of(marks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(marks) + 1 - begin);
}

}  // namespace matchgraph

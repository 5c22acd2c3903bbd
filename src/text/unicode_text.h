// Text of a catalogue: what is white space, what is a control character, when two texts are equal.
//
// All functions take any bytes; those that are not UTF-8 are handled as said, never undefined.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace matchgraph::catalogue {

/// Unicode white space, and the two zero-width characters that act as invisible white space.
bool is_space(std::int32_t codepoint);
/// Category Cc: the C0 and C1 control characters and DEL.
bool is_control(std::int32_t codepoint);

/// Formatting that nobody sees: direction overrides above all, zero-width spaces, soft hyphens. Not
/// the joiners that shape letters and emoji.
bool is_hidden(std::int32_t codepoint);
/// The text without characters that are hidden; bytes that are not UTF-8 stay.
std::string without_hidden(std::string_view text);

/// Byte position of the first byte that is not UTF-8; nothing when all of it is.
std::optional<std::size_t> find_bad_utf8(std::string_view text);

/// Adds a character in UTF-8. `codepoint` is a Unicode scalar value.
void append_character(std::string& out, std::int32_t codepoint);

/// The text without white space and pictures (emoji, arrows, dingbats; not ©, ® and ™) at both
/// ends.
std::string_view without_pictures(std::string_view text);

/// Which control characters a text may keep.
enum class Breaks { kNone, kLinesAndTabs };

/// Trims white space at both ends and replaces each control character that may not stay by a space.
/// True when a control character was replaced; trimming alone is not worth a word.
bool clean(std::string& text, Breaks breaks);

/// The first `limit` characters, followed by an ellipsis when there were more. Bytes that are not
/// UTF-8 come out as \xNN, so the result is always UTF-8.
std::string shorten(std::string_view text, std::size_t limit = 40);

/// Lower-case letters and digits of any script, everything else a single hyphen in between; empty
/// when there is neither letter nor digit.
std::string slug(std::string_view text);

}  // namespace matchgraph::catalogue

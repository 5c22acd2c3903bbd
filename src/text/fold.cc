#include "text/fold.h"

#include <utf8proc.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "text/word_character.h"

namespace matchgraph {
namespace {

/// Marks that stand between words; those that name things stay: C#, 50 %, R&D, user@host, *.txt.
/// Symbols as + and $ have categories of their own and are never asked about here.
bool is_ignored_punctuation(std::int32_t codepoint) {
  switch (utf8proc_category(codepoint)) {
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
      return true;
    case UTF8PROC_CATEGORY_PO:
      // The cast may make an ASCII mark of a larger number, so the range is asked as well.
      return std::string_view("#%&@*").find(static_cast<char>(codepoint)) ==
                 std::string_view::npos ||
             codepoint > 0x7f;
    default:
      return false;
  }
}

/// The dot of ".NET": nothing but white space before it, a letter behind it.
bool is_leading_dot(std::string_view text, std::size_t position) {
  if (text[position] != '.' || position + 1 == text.size() || !is_letter(text[position + 1])) {
    return false;
  }
  return position == 0 || text[position - 1] == ' ';
}

}  // namespace

std::string fold_for_names(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  // A gap is written only when something follows, so that none is left at either end.
  const auto close_gap = [&] {
    if (gap && !out.empty()) out += ' ';
    gap = false;
  };
  for (std::size_t position = 0; position < text.size();) {
    const char byte = text[position];
    // Without decoding, as nearly every character of a catalogue is one byte.
    if ((byte & 0x80) == 0) {
      // Names are typed from memory, without marks and accents, but not without those that tell one
      // language from another.
      if (is_alphanumeric(byte) || byte == '+' || byte == '#' || is_leading_dot(text, position)) {
        close_gap();
        out += to_lower(byte);
      } else {
        gap = true;
      }
      ++position;
      continue;
    }
    const WordCharacter c = decode_wide_character(text, position);
    position = c.end;
    if (c.char_class == CharClass::kInvisible) continue;
    if (!is_word_class(c.char_class) && c.char_class != CharClass::kIdeograph) {
      gap = true;
      continue;
    }
    close_gap();
    append_folded(c.code_point, out);
  }
  return out;
}

std::string fold_for_values(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  // Composed, so that an accent that stands behind its letter and one that is part of it are one
  // value; of compatibility forms and ignorable characters a reader sees no difference either.
  const auto size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                     UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  // Not UTF-8: two such texts are the same when their bytes are.
  if (size < 0) return std::string(text);
  // What utf8proc mapped is UTF-8: no character below is a stray byte.
  const std::string_view folded(reinterpret_cast<const char*>(mapped),
                                static_cast<std::size_t>(size));
  std::string result;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    std::int32_t codepoint = -1;
    const auto bytes = static_cast<std::size_t>(utf8proc_iterate(
        mapped + at, static_cast<utf8proc_ssize_t>(folded.size() - at), &codepoint));
    if (catalogue::is_space(codepoint) || is_ignored_punctuation(codepoint)) {
      gap = true;
    } else {
      if (gap && !result.empty()) result += ' ';
      gap = false;
      result += folded.substr(at, bytes);
    }
    at += bytes;
  }
  // A text of punctuation only would equal every other such text, and the empty one.
  return result.empty() ? std::string(text) : result;
}

}  // namespace matchgraph

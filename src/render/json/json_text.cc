#include "render/json/json_text.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>

namespace matchgraph::render {
namespace {

constexpr unsigned char kFirstNonAscii = 0x80;
constexpr unsigned char kFirstPrintable = 0x20;

// JSON allows all else between quotes.
bool is_plain(unsigned char c) { return c >= kFirstPrintable && c != '"' && c != '\\'; }

/// Sixteen bytes that are looked at together; each compares as a signed number.
/// Fixed width, as every processor has registers of sixteen bytes.
using SixteenBytes [[gnu::vector_size(16)]] = signed char;

/// Whether one of the bytes is not ASCII or has to be escaped. What is not ASCII is negative, and
/// so below what is printable.
bool may_need_escape(SixteenBytes bytes) {
  const auto found = (bytes < kFirstPrintable) | (bytes == '"') | (bytes == '\\');
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(found);
  return (halves[0] | halves[1]) != 0;
}

/// Whether a text can stand between quotes as it is.
bool is_plain(std::string_view text) {
  constexpr std::size_t kStep = sizeof(SixteenBytes);
  SixteenBytes bytes;
  if (text.size() >= kStep) {
    std::size_t at = 0;
    for (; at + kStep <= text.size(); at += kStep) {
      std::memcpy(&bytes, text.data() + at, kStep);
      if (may_need_escape(bytes)) return false;
    }
    // Sixteen bytes from the end: looking at some twice costs less than a loop over what is left.
    std::memcpy(&bytes, text.data() + text.size() - kStep, kStep);  // the rest, and some again
    return !may_need_escape(bytes);
  }
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_plain(static_cast<unsigned char>(c)) &&
           static_cast<unsigned char>(c) < kFirstNonAscii;
  });
}

std::string escaped(char c) {
  // The short escapes of RFC 8259.
  constexpr std::string_view kEscaped = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  const std::size_t at = kEscaped.find(c);
  if (at != std::string_view::npos) return {'\\', kLetters[at]};
  return fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
}

}  // namespace

JsonText::JsonText(std::initializer_list<Field> fields) : JsonText(object()) { set_all(fields); }

void JsonText::set_all(std::initializer_list<Field> fields) {
  for (const Field& field : fields) set(field.name, field.value);
}

void JsonText::set(std::string_view name, std::initializer_list<Field> fields) {
  set_object(name, [&] { set_all(fields); });
}

void JsonText::push_back(std::initializer_list<Field> fields) {
  push_object([&] { set_all(fields); });
}

void JsonText::update(const JsonText& object) {
  // Behind the opening bracket; the closing one is not written yet.
  const std::string_view fields(object.text_.data() + 1, object.text_.size() - 1);
  if (fields.empty()) return;
  begin_value();
  put(fields);
}

std::string JsonText::text(std::string_view tail) const {
  std::string out;
  out.reserve(text_.size() + 1 + tail.size());
  out.append(text_.data(), text_.size());
  // The closing bracket is put on here and not stored, so that fields can still be added.
  if (end_ != 0) out += end_;
  return out.append(tail);
}

void JsonText::begin_field(std::string_view name) {
  if (!is_plain(name)) {
    begin_value();
    append(name);
    text_.push_back(':');
    return;
  }
  // All at once: an answer has hundreds of fields.
  const bool is_first = *(text_.end() - 1) == '{';
  char* to = extend(name.size() + (is_first ? 3 : 4));
  if (!is_first) *to++ = ',';
  *to++ = '"';
  to = std::copy_n(name.data(), name.size(), to);
  *to++ = '"';
  *to = ':';
}

void JsonText::append(double value) {
  // JSON has no infinity, and null means unknown everywhere here.
  if (!std::isfinite(value)) {
    append(nullptr);
    return;
  }
  const std::size_t from = text_.size();
  // The shortest text that reads back as the same double.
  fmt::format_to(fmt::appender(text_), FMT_COMPILE("{}"), value);
  const std::string_view digits(text_.data() + from, text_.size() - from);
  const bool is_whole = digits.find_first_not_of("-0123456789") == std::string_view::npos;
  // As nlohmann writes it: a number that is no count is seen to be none.
  if (is_whole) put(".0");
}

void JsonText::append(std::string_view value) {
  if (is_plain(value)) {
    char* const to = extend(value.size() + 2);
    to[0] = '"';
    std::copy_n(value.data(), value.size(), to + 1);
    to[value.size() + 1] = '"';
    return;
  }
  const auto byte = [](char c) { return static_cast<unsigned char>(c); };
  const bool is_ascii =
      std::all_of(value.begin(), value.end(), [&](char c) { return byte(c) < kFirstNonAscii; });
  if (!is_ascii) {
    // Checked and mended where it is not UTF-8: rare, and the library does it well.
    put(nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    return;
  }
  text_.push_back('"');
  for (std::size_t from = 0; from < value.size();) {
    std::size_t to = from;
    while (to < value.size() && is_plain(byte(value[to]))) ++to;
    put(value.substr(from, to - from));
    if (to < value.size()) put(escaped(value[to++]));
    from = to;
  }
  text_.push_back('"');
}

}  // namespace matchgraph::render

#include "render/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <nlohmann/json.hpp>

namespace matchgraph::render {
namespace {

constexpr unsigned char kFirstNonAscii = 0x80;
constexpr unsigned char kFirstPrintable = 0x20;

bool is_plain(unsigned char c) { return c >= kFirstPrintable && c != '"' && c != '\\'; }

/// Whether one of eight bytes is not ASCII or has to be escaped. May say so of plain ones beside
/// such a byte. Source: the test for a byte of 0 in a word, (w - 1s) & ~w & high bits.
bool may_need_escape(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  const auto has_zero = [](std::uint64_t w) { return (w - kOnes) & ~w; };
  const std::uint64_t below_printable = (word - kFirstPrintable * kOnes) & ~word;
  return ((word | below_printable | has_zero(word ^ '"' * kOnes) | has_zero(word ^ '\\' * kOnes)) &
          kHigh) != 0;
}

/// Whether a text can stand between quotes as it is.
bool is_plain(std::string_view text) {
  constexpr std::size_t kStep = sizeof(std::uint64_t);
  std::size_t at = 0;
  for (; at + kStep <= text.size(); at += kStep) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, kStep);
    if (may_need_escape(word)) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), [](char c) {
    return is_plain(static_cast<unsigned char>(c)) &&
           static_cast<unsigned char>(c) < kFirstNonAscii;
  });
}

void put_escaped(char c, std::string& out) {
  constexpr std::string_view kEscaped = "\b\t\n\f\r\"\\";
  constexpr std::string_view kLetters = "btnfr\"\\";
  const std::size_t at = kEscaped.find(c);
  if (at != std::string_view::npos) {
    out += '\\';
    out += kLetters[at];
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  }
}

}  // namespace

JsonText::JsonText(double value) {
  if (!std::isfinite(value)) {
    text_ = "null";
    return;
  }
  text_ = fmt::format("{}", value);
  const bool is_whole = text_.find_first_not_of("-0123456789") == std::string::npos;
  if (is_whole) text_ += ".0";
}

JsonText::JsonText(std::initializer_list<Field> fields) : JsonText(object()) {
  constexpr std::size_t kAround = 4;  // quotes, colon, comma
  std::size_t size = 2;
  for (const Field& field : fields) size += field.name.size() + field.value.text_.size() + kAround;
  text_.reserve(size);
  for (const Field& field : fields) set(field.name, field.value);
}

void JsonText::set(std::string_view name, const JsonText& value) {
  reopen();
  put_text(name, text_);
  text_ += ':';
  text_ += value.text_;
  text_ += '}';
}

void JsonText::update(const JsonText& object) {
  const std::string_view fields(object.text_.data() + 1, object.text_.size() - 2);
  if (fields.empty()) return;
  reopen();
  text_ += fields;
  text_ += '}';
}

void JsonText::push_back(const JsonText& value) {
  reopen();
  text_ += value.text_;
  text_ += ']';
}

void JsonText::reopen() {
  text_.pop_back();
  if (text_.size() > 1) text_ += ',';
}

void JsonText::put_text(std::string_view value, std::string& out) {
  if (is_plain(value)) {
    out += '"';
    out += value;
    out += '"';
    return;
  }
  const auto byte = [](char c) { return static_cast<unsigned char>(c); };
  const bool is_ascii =
      std::all_of(value.begin(), value.end(), [&](char c) { return byte(c) < kFirstNonAscii; });
  if (!is_ascii) {
    out += nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  for (std::size_t from = 0; from < value.size();) {
    std::size_t to = from;
    while (to < value.size() && is_plain(byte(value[to]))) ++to;
    out.append(value, from, to - from);
    if (to < value.size()) put_escaped(value[to++], out);
    from = to;
  }
  out += '"';
}

}  // namespace matchgraph::render

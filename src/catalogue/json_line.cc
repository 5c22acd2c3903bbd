#include "catalogue/json_line.h"

#include <fmt/format.h>

#include "catalogue/json_value_builder.h"
#include "text/unicode_text.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::string_view kNumberCharacters = "+-.0123456789Ee";

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

/// The 40 bytes or so up to `end`; the text is UTF-8, and no character is cut.
std::string end_of(std::string_view text, std::size_t end) {
  constexpr std::size_t kBytes = 40;
  // The parser may stop within a character.
  while (end < text.size() && is_inside_character(text[end])) ++end;
  text = text.substr(0, end);
  if (text.size() <= kBytes) return shorten(text);
  std::size_t begin = text.size() - kBytes;
  while (is_inside_character(text[begin])) ++begin;
  return "…" + shorten(text.substr(begin));
}

/// Builds the line's value, and remembers where and why the parser stopped.
class LineBuilder : public JsonValueBuilder {
 public:
  using JsonValueBuilder::JsonValueBuilder;

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& problem) override {
    // The library throws for a number that no double holds, though JSON allows it; the line is then
    // read again with such numbers as text.
    overflow_ = problem.id == kNumberOverflow;
    position_ = position;
    message_ = problem.what();
    return false;
  }

  bool overflow() const { return overflow_; }

  /// What the parser found wrong with the line, with the place.
  std::string problem(std::string_view line) const {
    return fmt::format("bad JSON at byte {}: {}, near {}", position_,
                       shorten(parser_detail(message_), 120), end_of(line, position_));
  }

  /// True when the parser stopped at a number that only JavaScript and Python write.
  bool stopped_at_nan(std::string_view line) const {
    const std::string_view rest = line.substr(std::min(position_ - 1, line.size()));
    // Told apart because the remedy is another one: the file is no broken JSON, its writer used a
    // dialect.
    return rest.starts_with("NaN") || rest.starts_with("Infinity");
  }

 private:
  static constexpr int kNumberOverflow = 406;  // nlohmann's number of this exception

  bool overflow_ = false;
  std::size_t position_ = 1;  // of the byte where the parser stopped, from 1
  std::string message_;
};

/// True for a number that JSON allows and no double can hold.
bool is_huge_number(std::string_view token) {
  // No text of fewer characters leaves the range of a double, and most numbers are that short.
  if (token.size() < 4) return false;
  try {
    // Asked of the library itself: only so is "too large" the same here and there.
    return Json::parse(token).is_discarded();  // false; only the exceptions tell
  } catch (const nlohmann::detail::out_of_range&) {
    return true;
  } catch (const nlohmann::detail::parse_error&) {
    return false;
  }
}

/// The line with every huge number put in quotes.
std::string quote_huge_numbers(std::string_view line, DiagnosticLog& log) {
  std::string result;
  bool in_string = false;
  for (std::size_t at = 0; at < line.size();) {
    const auto end = std::min(line.find_first_not_of(kNumberCharacters, at), line.size());
    if (in_string || end == at) {
      if (line[at] == '"') in_string = !in_string;
      // A backslash takes the next character along, so an escaped quote does not end the string.
      const std::size_t count = in_string && line[at] == '\\' ? 2 : 1;
      result += line.substr(at, count);
      at += count;
      continue;
    }
    const auto token = line.substr(at, end - at);
    if (is_huge_number(token)) {
      log.warn("", fmt::format("the number {} is beyond the range of a double", shorten(token)),
               "it is read as text");
      result += fmt::format("\"{}\"", token);
    } else {
      result += token;
    }
    at = end;
  }
  return result;
}

void report(const LineBuilder& builder, std::string_view line, int max_depth, DiagnosticLog& log) {
  if (builder.too_deep()) {
    log.error("", fmt::format("is nested deeper than {} levels", max_depth),
              "flatten the arrays and objects");
  } else if (const auto bad = find_bad_utf8(line)) {
    // Before the parser's message, which says of such bytes no more than that it did not expect
    // them.
    log.error("",
              fmt::format("bad UTF-8 at byte {}: 0x{:02X}", *bad + 1,
                          static_cast<unsigned char>(line[*bad])),
              "save the file as UTF-8");
  } else {
    log.error("", builder.problem(line),
              builder.stopped_at_nan(line) ? "JSON has no NaN and no Infinity: leave the field out"
                                           : "one JSON object per line");
  }
}

}  // namespace

std::optional<Json> parse_json_line(std::string_view line, int max_depth, DiagnosticLog& log) {
  // nlohmann's lexer takes a NUL for the end of its input.
  if (const auto nul = line.find('\0'); nul != std::string_view::npos) {
    log.error("", fmt::format("NUL byte at byte {}", nul + 1), "a catalogue is UTF-8 text");
    return std::nullopt;
  }
  LineBuilder builder(max_depth);
  if (!Json::sax_parse(line, &builder)) {
    // Only then, as going over a line again costs as much as reading it; quotes leave no number to
    // overflow, so this ends.
    if (builder.overflow()) return parse_json_line(quote_huge_numbers(line, log), max_depth, log);
    report(builder, line, max_depth, log);
    return std::nullopt;
  }
  for (const std::string& path : builder.repeated_keys()) {
    log.warn(path, "is given twice in one object", "the last one counts");
  }
  return builder.take();
}

std::string to_text(const Json& value) {
  // Values may come from lines whose bytes were never checked; a message must not throw over them.
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string shown(const Json& value) {
  if (!value.is_string()) return shorten(to_text(value));
  return to_text(Json(shorten(value.get_ref<const std::string&>())));
}

}  // namespace matchgraph::catalogue

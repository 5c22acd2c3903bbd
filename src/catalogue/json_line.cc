#include "catalogue/json_line.h"

#include <fmt/format.h>

#include <vector>

#include "catalogue/unicode_text.h"

namespace matchgraph::catalogue {
namespace {

constexpr std::string_view kNumberCharacters = "+-.0123456789Ee";

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

/// The 40 bytes or so up to `end`; the text is UTF-8, and no character is cut.
std::string end_of(std::string_view text, std::size_t end) {
  constexpr std::size_t kBytes = 40;
  while (end < text.size() && is_inside_character(text[end])) ++end;
  text = text.substr(0, end);
  if (text.size() <= kBytes) return shorten(text);
  std::size_t begin = text.size() - kBytes;
  while (is_inside_character(text[begin])) ++begin;
  return "…" + shorten(text.substr(begin));
}

/// Builds the value while nlohmann's parser, which does not recurse, reads the line.
class ValueBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit ValueBuilder(int max_depth) : max_depth_(max_depth) {}

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t& /*token*/) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Json::value_t::object); }
  bool start_array(std::size_t /*size*/) override { return open(Json::value_t::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    auto& members = open_.back().value->get_ref<Json::object_t&>();
    const auto [member, is_new] = members.try_emplace(std::move(value));
    open_.back().key = &member->first;
    open_.back().slot = &member->second;
    if (!is_new) repeated_keys_.push_back(path());
    return true;
  }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& problem) override {
    overflow_ = problem.id == kNumberOverflow;
    position_ = position;
    message_ = problem.what();
    return false;
  }

  const std::vector<std::string>& repeated_keys() const { return repeated_keys_; }
  Json take() { return std::move(root_); }
  bool too_deep() const { return too_deep_; }
  bool overflow() const { return overflow_; }

  /// What the parser found wrong with the line, without its prefixes and with the place.
  std::string problem(std::string_view line) const {
    std::string_view detail = message_;
    const auto dash = detail.find(" - ");
    if (dash != std::string_view::npos) detail.remove_prefix(dash + 3);
    detail = detail.substr(0, detail.find("; last read: "));
    return fmt::format("bad JSON at byte {}: {}, near {}", position_, shorten(detail, 120),
                       end_of(line, position_));
  }

  /// True when the parser stopped at a number that only JavaScript and Python write.
  bool stopped_at_nan(std::string_view line) const {
    const std::string_view rest = line.substr(std::min(position_ - 1, line.size()));
    return rest.starts_with("NaN") || rest.starts_with("Infinity");
  }

 private:
  static constexpr int kNumberOverflow = 406;  // nlohmann's number of this exception

  struct Open {
    Json* value;
    const std::string* key = nullptr;  // the member being read, of an object
    Json* slot = nullptr;              // its place
  };

  template <typename T>
  Json& place(T&& value) {
    if (open_.empty()) return root_ = Json(std::forward<T>(value));
    Open& parent = open_.back();
    if (parent.slot != nullptr) return *parent.slot = Json(std::forward<T>(value));
    return parent.value->get_ref<Json::array_t&>().emplace_back(std::forward<T>(value));
  }

  template <typename T>
  bool add(T&& value) {
    place(std::forward<T>(value));
    return true;
  }

  bool open(Json::value_t kind) {
    if (open_.size() >= static_cast<std::size_t>(max_depth_)) {
      too_deep_ = true;
      return false;
    }
    open_.push_back({.value = &place(kind)});
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  /// "pricing.price.amount", "capabilities[3].text" for the member being read.
  std::string path() const {
    std::string result;
    for (const Open& level : open_) {
      if (level.key != nullptr) {
        if (!result.empty()) result += '.';
        result += shorten(*level.key);
      } else {
        result += fmt::format("[{}]", level.value->size() - 1);
      }
    }
    return result;
  }

  int max_depth_;
  Json root_;
  std::vector<Open> open_;
  std::vector<std::string> repeated_keys_;
  bool too_deep_ = false;
  bool overflow_ = false;
  std::size_t position_ = 1;  // of the byte where the parser stopped, from 1
  std::string message_;
};

/// True for a number that JSON allows and no double can hold.
bool is_huge_number(std::string_view token) {
  if (token.size() < 4) return false;
  try {
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

void report(const ValueBuilder& builder, std::string_view line, int max_depth, DiagnosticLog& log) {
  if (builder.too_deep()) {
    log.error("", fmt::format("is nested deeper than {} levels", max_depth),
              "flatten the arrays and objects");
  } else if (const auto bad = find_bad_utf8(line)) {
    log.error("",
              fmt::format("bad UTF-8 at byte {}: 0x{:02X}", *bad + 1,
                          static_cast<unsigned char>(line[*bad])),
              "save the file as UTF-8");
  } else {
    log.error("", builder.problem(line),
              builder.stopped_at_nan(line) ? "JSON has no NaN and no Infinity: leave the field out"
                                           : "one JSON object a line");
  }
}

}  // namespace

std::optional<Json> parse_json_line(std::string_view line, int max_depth, DiagnosticLog& log) {
  // nlohmann's lexer takes a NUL for the end of its input.
  if (const auto nul = line.find('\0'); nul != std::string_view::npos) {
    log.error("", fmt::format("NUL byte at byte {}", nul + 1), "a catalogue is UTF-8 text");
    return std::nullopt;
  }
  ValueBuilder builder(max_depth);
  if (!Json::sax_parse(line, &builder)) {
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
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string shown(const Json& value) {
  if (!value.is_string()) return shorten(to_text(value));
  return to_text(Json(shorten(value.get_ref<const std::string&>())));
}

}  // namespace matchgraph::catalogue

#include "catalogue/field_reader.h"

#include <fmt/format.h>

#include <cmath>
#include <unordered_set>

namespace matchgraph::catalogue {
namespace {

// Beyond it a double no longer holds every whole number, and another count than the stated one
// would be kept.
constexpr double kLargestExactCount = 9007199254740992.0;  // 2^53

bool is_web_url(std::string_view url) {
  const auto scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return false;
  // slug() drops what stands around the letters, so "+http" would pass for "http"; the length
  // tells.
  const std::string scheme = slug(url.substr(0, scheme_end));
  if ((scheme != "http" && scheme != "https") || scheme.size() != scheme_end) return false;
  const std::string_view rest = url.substr(scheme_end + 3);
  // "http:///path" has no host; white space, quotes and backslashes are read differently by
  // browsers and would lead elsewhere, or out of an attribute.
  return !rest.empty() && std::string_view("/?#").find(rest.front()) == std::string_view::npos &&
         rest.find_first_of(" \t\n\"<>\\") == std::string_view::npos;
}

}  // namespace

std::string_view kind_of(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return "null";
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "an array";
    case Json::value_t::string:
      return "a string";
    case Json::value_t::boolean:
      return "a boolean";
    // The library has three kinds of numbers, of which readers of a message know one.
    default:
      return "a number";
  }
}

bool is_usable_name(std::string_view name, const std::string& path, DiagnosticLog& log) {
  std::string cleaned(name);
  if (!clean(cleaned, Breaks::kNone)) return true;
  log.warn(path, "has a control character in its name", "the field is dropped");
  return false;
}

FieldReader::FieldReader(Json& object, std::string path, DiagnosticLog& log)
    : members_(object.get_ref<Json::object_t&>()), path_(std::move(path)), log_(log) {}

std::string FieldReader::path(std::string_view name) const {
  // Names of unknown fields come from the file and may be of any length.
  const std::string shortened = shorten(name);
  return path_.empty() ? shortened : path_ + "." + shortened;
}

std::optional<Json> FieldReader::take(std::string_view name) {
  const auto member = members_.find(name);
  if (member == members_.end()) return std::nullopt;
  // Moved out: texts of a line can be large, and each is read once.
  Json value = std::move(member->second);
  members_.erase(member);
  // Programs that write every member have null for what they do not know.
  if (value.is_null()) return std::nullopt;
  return value;
}

void FieldReader::reject(std::string_view name, const Json& value, std::string_view expected) {
  log_.warn(path(name), fmt::format("expected {}, found {}", expected, shown(value)),
            "the field is dropped");
}

std::string FieldReader::required_line(std::string_view name, std::string_view hint) {
  const auto member = members_.find(name);
  if (member == members_.end()) {
    log_.error(path(name), "is missing", std::string(hint));
    return {};
  }
  // Erased, or rest() would report it a second time as an unknown field.
  if (!member->second.is_string()) {
    log_.error(path(name), fmt::format("expected a string, found {}", shown(member->second)),
               std::string(hint));
    members_.erase(member);
    return {};
  }
  std::string value = string(name, Breaks::kNone);
  if (value.empty()) log_.error(path(name), "is empty", std::string(hint));
  return value;
}

std::string FieldReader::string(std::string_view name, Breaks breaks) {
  auto value = take(name);
  if (!value) return {};
  if (!value->is_string()) {
    reject(name, *value, "a string");
    return {};
  }
  std::string text = std::move(value->get_ref<std::string&>());
  if (clean(text, breaks)) {
    log_.warn(path(name), "holds control characters", "they are read as spaces");
  }
  return text;
}

std::string FieldReader::text(std::string_view name) { return string(name, Breaks::kLinesAndTabs); }

std::string FieldReader::line(std::string_view name) { return string(name, Breaks::kNone); }

std::string FieldReader::url(std::string_view name) {
  std::string url = line(name);
  if (url.empty() || is_web_url(url)) return url;
  reject(name, Json(url), "an http or https address");
  return {};
}

std::optional<Date> FieldReader::date(std::string_view name) {
  const auto value = take(name);
  if (!value) return std::nullopt;
  std::optional<Date> date;
  if (value->is_string()) date = parse_date(value->get_ref<const std::string&>());
  if (!date) reject(name, *value, "a date as YYYY, YYYY-MM or YYYY-MM-DD");
  return date;
}

std::optional<double> FieldReader::number(std::string_view name, Range range) {
  const auto value = take(name);
  if (!value) return std::nullopt;
  if (value->is_number()) {
    const auto number = value->get<double>();
    if (number >= range.low && number <= range.high) return number;
  }
  reject(name, *value,
         std::isfinite(range.high)  ? fmt::format("a number of {} to {}", range.low, range.high)
         : std::isfinite(range.low) ? fmt::format("a number of {} or more", range.low)
                                    : "a number");
  return std::nullopt;
}

std::optional<std::int64_t> FieldReader::count(std::string_view name) {
  const auto value = take(name);
  if (!value) return std::nullopt;
  // 3.0 is a count too: some programs write all numbers as doubles.
  if (value->is_number()) {
    const auto number = value->get<double>();
    if (number >= 0 && number <= kLargestExactCount && std::floor(number) == number) {
      return static_cast<std::int64_t>(number);
    }
  }
  reject(name, *value, "a whole number of 0 or more");
  return std::nullopt;
}

std::optional<bool> FieldReader::flag(std::string_view name) {
  const auto value = take(name);
  if (!value) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  reject(name, *value, "true or false");
  return std::nullopt;
}

std::vector<std::string> FieldReader::words(std::string_view name) {
  auto items = array(name);
  std::vector<std::string> words;
  if (!items) return words;
  std::unordered_set<std::string> seen;
  std::size_t index = 0;
  for (Json& item : *items) {
    // A wrong word costs itself alone, and the message says which it is.
    const std::string item_name = fmt::format("{}[{}]", name, index++);
    if (!item.is_string()) {
      reject(item_name, item, "a string");
      continue;
    }
    std::string word = std::move(item.get_ref<std::string&>());
    if (clean(word, Breaks::kNone)) {
      log_.warn(path(item_name), "holds control characters", "they are read as spaces");
    }
    if (word.empty()) {
      log_.warn(path(item_name), "is empty", "it is dropped");
    } else if (seen.insert(word).second) {
      words.push_back(std::move(word));
    }
  }
  return words;
}

std::optional<Json> FieldReader::object(std::string_view name) {
  auto value = take(name);
  if (!value || value->is_object()) return value;
  reject(name, *value, "an object");
  return std::nullopt;
}

std::optional<Json> FieldReader::array(std::string_view name) {
  auto value = take(name);
  if (!value || value->is_array()) return value;
  reject(name, *value, "an array");
  return std::nullopt;
}

std::vector<ExtraField> FieldReader::rest(std::string_view prefix) {
  std::vector<ExtraField> extra;
  for (const auto& [name, value] : members_) {
    if (!is_usable_name(name, path(name), log_)) continue;
    extra.push_back({.name = std::string(prefix) + name, .json = to_text(value)});
  }
  return extra;
}

}  // namespace matchgraph::catalogue

// Taking the fields out of one JSON object, each as the C++ type that it should have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/json_line.h"
#include "matchgraph/entity.h"
#include "text/unicode_text.h"

namespace matchgraph::catalogue {

/// Which numbers a field may hold, both ends included.
struct Range {
  double low;
  double high;
};

/// Reads the fields of one object. Each call removes the field that it reads, so what is left at
/// the end is what nobody asked for. A field that is absent or null comes back empty without a
/// word; one of the wrong type or value comes back empty with a warning, or with an error where the
/// field is required.
class FieldReader {
 public:
  /// `object` is a JSON object; `path` is its own field path, empty for the entity itself.
  FieldReader(Json& object, std::string path, DiagnosticLog& log);

  std::string required_line(std::string_view name, std::string_view hint);

  std::string text(std::string_view name);  ///< may hold line breaks and tabs
  std::string line(std::string_view name);  ///< line breaks and tabs become spaces
  std::string url(std::string_view name);   ///< http(s) only
  std::optional<Date> date(std::string_view name);
  std::optional<double> number(std::string_view name, Range range);
  std::optional<std::int64_t> count(std::string_view name);
  std::optional<bool> flag(std::string_view name);
  std::vector<std::string> words(std::string_view name);  ///< an array of lines, without repeats

  std::optional<Json> object(std::string_view name);
  std::optional<Json> array(std::string_view name);
  /// The value whatever it is, or nothing when it is absent or null.
  std::optional<Json> take(std::string_view name);

  /// The fields that nobody asked for, sorted, each name with `prefix` before it.
  std::vector<ExtraField> rest(std::string_view prefix = {});

  /// The path of a field of this object.
  std::string path(std::string_view name) const;

  DiagnosticLog& log() { return log_; }

 private:
  std::string string(std::string_view name, Breaks breaks);
  void reject(std::string_view name, const Json& value, std::string_view expected);

  Json::object_t& members_;
  std::string path_;
  DiagnosticLog& log_;
};

/// "a string", "an object", ... for messages.
std::string_view kind_of(const Json& value);

/// True when a name of a signal or an unknown field can be kept: a control character in it is a
/// warning at `path`.
bool is_usable_name(std::string_view name, const std::string& path, DiagnosticLog& log);

}  // namespace matchgraph::catalogue

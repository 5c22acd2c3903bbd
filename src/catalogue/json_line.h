// One line of JSON -> a value, or the reason why it is none.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/diagnostic_log.h"

namespace matchgraph::catalogue {

using Json = nlohmann::json;

/// Reads the line as one JSON value of at most `max_depth` nested arrays and objects; the depth is
/// checked before anything is built. What is wrong goes to the log: bytes that are not JSON or not
/// UTF-8 as errors (nothing is returned then); a key used twice in one object (the last one counts)
/// and a number beyond a double's range (read as text) as warnings.
std::optional<Json> parse_json_line(std::string_view line, int max_depth, DiagnosticLog& log);

/// The compact text of a value; keys of objects sorted.
std::string to_text(const Json& value);

/// The value as a diagnostic shows it: compact JSON, shortened to about 40 characters.
std::string shown(const Json& value);

}  // namespace matchgraph::catalogue

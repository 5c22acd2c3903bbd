// The times that sources state -> days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/field_reader.h"
#include "matchgraph/entity.h"

namespace matchgraph::importers {

/// The day (UTC) of a time in seconds since 1970; nothing before 1970 and after 9999.
std::optional<Date> date_of_seconds(std::int64_t seconds);

/// The day of a field such as "2025-03-17T18:22:11.000Z" or "2025-03-17": what stands before the T.
/// Anything else is a warning, and nothing.
std::optional<Date> date_of_timestamp(catalogue::FieldReader& fields, std::string_view name);

/// The day (UTC) on which a regular file was last written: the best that is known of when it was
/// taken from its source, unless the person says.
std::optional<Date> date_of_file(const std::string& file);

}  // namespace matchgraph::importers

// Moments as logs write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evidence/record.h"

namespace matchgraph::evidence {

/// "2026-11-22", "2026-11-22T10:30Z", "2026-11-22 10:30:05.25+01:00": UTC unless it says otherwise,
/// from 1970 to 9999. Nothing for any other text and for moments that do not exist.
std::optional<EvidenceTime> parse_time(std::string_view text);
/// Seconds since 1970; milliseconds when it would be after the year 5000 otherwise.
std::optional<EvidenceTime> time_of_number(double number);
/// "2026-11-22T10:30:05Z", with milliseconds when there are any. The inverse of parse_time.
std::string time_text(EvidenceTime at);

/// "2026-11-22", or empty for kUnknownDay.
std::string day_text(Day day);
/// The inverse of day_text.
std::optional<Day> parse_day(std::string_view text);

}  // namespace matchgraph::evidence

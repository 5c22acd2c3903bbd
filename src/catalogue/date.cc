#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "matchgraph/entity.h"

namespace matchgraph {
namespace {

/// The number that the digits write; nothing when one of them is not a digit.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool exists(int year, int month, int day) {
  // The calendar knows leap years, so 2025-02-29 does not pass.
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  // The lengths of the three forms that the format has; a date of any other is a slip.
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  if (text.size() > 4 && text[4] != '-') return std::nullopt;
  if (text.size() > 7 && text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  // A missing month or day is looked at as 1, which always exists.
  const auto month = text.size() > 4 ? digits(text.substr(5, 2)) : 1;
  const auto day = text.size() > 7 ? digits(text.substr(8, 2)) : 1;
  if (!year || !month || !day || *year == 0 || !exists(*year, *month, *day)) return std::nullopt;
  return Date{.year = static_cast<std::int16_t>(*year),
              .month = static_cast<std::uint8_t>(text.size() > 4 ? *month : 0),
              .day = static_cast<std::uint8_t>(text.size() > 7 ? *day : 0)};
}

std::string to_string(const Date& date) {
  if (date.month == 0) return fmt::format("{:04}", date.year);
  if (date.day == 0) return fmt::format("{:04}-{:02}", date.year, date.month);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace matchgraph

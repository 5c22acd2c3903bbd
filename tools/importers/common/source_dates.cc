#include "tools/importers/common/source_dates.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <chrono>
#include <string>

namespace matchgraph::importers {

std::optional<Date> date_of_seconds(std::int64_t seconds) {
  // Dates have years of four digits.
  constexpr std::int64_t kEndOfYear9999 = 253402300799;
  if (seconds < 0 || seconds > kEndOfYear9999) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)))};
  return Date{.year = static_cast<std::int16_t>(static_cast<int>(day.year())),
              .month = static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
              .day = static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

std::optional<Date> date_of_timestamp(catalogue::FieldReader& fields, std::string_view name) {
  const std::string text = fields.line(name);
  if (text.empty()) return std::nullopt;
  const auto date = parse_date(std::string_view(text).substr(0, text.find('T')));
  if (!date) {
    fields.log().warn(fields.path(name),
                      fmt::format("expected a date or time such as 2025-03-17T18:22:11Z, found {}",
                                  catalogue::shown(catalogue::Json(text))),
                      "the field is dropped");
  }
  return date;
}

std::optional<Date> date_of_file(const std::string& file) {
  struct stat status {};
  // A pipe has no date.
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return date_of_seconds(static_cast<std::int64_t>(status.st_mtime));
}

}  // namespace matchgraph::importers

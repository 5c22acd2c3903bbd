#include "evidence/time_text.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <system_error>

#include "text/ascii.h"

namespace matchgraph::evidence {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kDateBytes = 10;
// Numbers above are milliseconds, as JavaScript counts them.
constexpr double kFirstOfMilliseconds = 1e11;   // as seconds it would be in the year 5138
constexpr double kEndOfSeconds = 253402300800;  // the year 10000

/// Takes so many digits off the front, as a number in [low, high].
std::optional<int> take_digits(std::string_view& text, std::size_t count, int low, int high) {
  int value = 0;
  if (text.size() < count) return std::nullopt;
  const char* end = text.data() + count;
  const auto [stop, fault] = std::from_chars(text.data(), end, value);
  // from_chars takes a sign.
  if (fault != std::errc() || stop != end || text[0] == '-' || value < low || value > high) {
    return std::nullopt;
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(1);
  return true;
}

/// ".25" as milliseconds; further digits are dropped.
std::optional<milliseconds> take_fraction(std::string_view& text) {
  int value = 0;
  int scale = 100;
  std::size_t digits = 0;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1), ++digits) {
    // A tenth of a millisecond has no place in what is kept.
    value += (text[0] - '0') * scale;
    scale /= 10;
  }
  if (digits == 0) return std::nullopt;
  return milliseconds(value);
}

/// "Z", "+01:00", "-0530" or nothing: what to subtract to get UTC.
std::optional<minutes> take_zone(std::string_view& text) {
  if (text.empty() || take(text, 'Z') || take(text, 'z')) return minutes(0);
  const bool behind = text[0] == '-';
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hour = take_digits(text, 2, 0, 23);
  // Zones are written with and without a colon.
  take(text, ':');
  const auto minute = hour ? take_digits(text, 2, 0, 59) : std::nullopt;
  if (!minute) return std::nullopt;
  const minutes offset = hours(*hour) + minutes(*minute);
  return behind ? -offset : offset;
}

/// "10:30:05.25+01:00" since midnight UTC.
std::optional<milliseconds> take_clock(std::string_view& text) {
  const auto hour = take_digits(text, 2, 0, 23);
  if (!hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2, 0, 59);
  if (!minute) return std::nullopt;
  milliseconds clock = hours(*hour) + minutes(*minute);
  if (take(text, ':')) {
    // 60 is a leap second, which counts as the first of the next minute.
    const auto second = take_digits(text, 2, 0, 60);
    if (!second) return std::nullopt;
    clock += seconds(*second);
    if (take(text, '.')) {
      const auto fraction = take_fraction(text);
      if (!fraction) return std::nullopt;
      clock += *fraction;
    }
  }
  const auto zone = take_zone(text);
  if (!zone) return std::nullopt;
  return clock - *zone;
}

}  // namespace

std::optional<EvidenceTime> parse_time(std::string_view text) {
  // The day decides first, as all that follows stands behind ten bytes.
  const std::optional<Day> day = parse_day(text.substr(0, kDateBytes));
  if (!day) return std::nullopt;
  EvidenceTime at{days(*day)};
  std::string_view rest = text.substr(kDateBytes);
  // A day alone is a moment as well, its first.
  if (!rest.empty()) {
    if (!take(rest, 'T') && !take(rest, 't') && !take(rest, ' ')) return std::nullopt;
    const auto clock = take_clock(rest);
    if (!clock || !rest.empty()) return std::nullopt;
    at += *clock;
  }
  // A zone may lead to before 1970, where time_text() would not find the way back.
  if (at.time_since_epoch().count() < 0) return std::nullopt;
  return at;
}

std::optional<EvidenceTime> time_of_number(double number) {
  const double in_seconds = number >= kFirstOfMilliseconds ? number / 1000 : number;
  if (!(in_seconds >= 0 && in_seconds < kEndOfSeconds)) return std::nullopt;
  // Rounded, as 0.001 has no exact double.
  return EvidenceTime(milliseconds(std::llround(in_seconds * 1000)));
}

std::string time_text(EvidenceTime at) {
  const auto day = std::chrono::floor<days>(at);
  const std::chrono::hh_mm_ss clock(at - day);
  // UTC is what evidence is kept in.
  std::string text =
      fmt::format("{}T{:02}:{:02}:{:02}", day_text(day.time_since_epoch().count()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds().count() != 0) text += fmt::format(".{:03}", clock.subseconds().count());
  return text + "Z";
}

std::string day_text(Day day) {
  if (day == kUnknownDay) return {};
  const std::chrono::year_month_day date{std::chrono::sys_days(days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Day> parse_day(std::string_view text) {
  const auto date = parse_date(text);
  // A month or a year alone is no day.
  if (!date || date->day == 0 || date->year < 1970) return std::nullopt;
  return std::chrono::sys_days(std::chrono::year(date->year) / date->month / date->day)
      .time_since_epoch()
      .count();
}

}  // namespace matchgraph::evidence

#include "tools/importers/fields/field_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"

namespace matchgraph::importers {
namespace {

std::vector<std::string> split_any(std::string_view text, std::string_view marks) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(marks), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// What a letter behind a number multiplies it by; 0 when it says nothing.
double factor_of(std::string_view unit) {
  if (unit.empty()) return 1;
  if (unit == "k" || unit == "thousand") return 1e3;
  if (unit == "m" || unit == "million" || unit == "mln") return 1e6;
  if (unit == "b" || unit == "billion" || unit == "bn") return 1e9;
  if (unit == "t" || unit == "trillion") return 1e12;
  return 0;
}

int month_of(std::string_view word) {
  // Three letters tell the twelve apart, however far a name is written out: "Sep", "Sept".
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string lower = in_lower_case(word.substr(0, 3));
  const auto found = std::find(kMonths.begin(), kMonths.end(), lower);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "18th" -> "18".
std::string_view without_ordinal(std::string_view word) {
  for (const std::string_view end : {"st", "nd", "rd", "th"}) {
    const bool is_ordinal = word.size() > 2 && word.ends_with(end) && is_digit(word[0]);
    if (is_ordinal) return word.substr(0, word.size() - end.size());
  }
  return word;
}

/// Tags of a cell: what stands between commas, semicolons, bars and line breaks.
void add_tags(Entity& entity, std::string_view value) {
  // A longer part is a sentence that has commas.
  constexpr std::size_t kLongestTag = 40;
  for (const std::string& part : split_any(value, ",;|\n")) {
    std::string tag(catalogue::without_pictures(trimmed(part, " \t#`*.\"")));
    if (tag.size() <= kLongestTag && tag != "-") add_once(entity.tags, std::move(tag));
  }
}

void apply_price(Entity& entity, std::string_view value) {
  const std::string lower = in_lower_case(value);
  const auto says = [&lower](std::string_view word) { return lower.find(word) != lower.npos; };
  // From the most mixed to the plainest: what has a free tier also says "free", a free trial is one
  // of something paid, and a sign of money alone means no more than that it costs.
  PriceModel model = PriceModel::kUnknown;
  if (says("freemium") || says("free tier") || (says("free") && (says("paid") || says("$")))) {
    model = PriceModel::kFreemium;
  } else if (says("open source") || says("open-source")) {
    model = PriceModel::kOpenSource;
  } else if (says("free") && !says("trial")) {
    model = PriceModel::kFree;
  } else if (says("paid") || says("$") || says("€") || says("subscription") || says("trial")) {
    model = PriceModel::kPaid;
  }
  if (model != PriceModel::kUnknown)
    entity.pricing = Pricing{.model = model, .price = std::nullopt};
}

void apply_signal(Entity& entity, std::string_view name, std::optional<double> value) {
  // Of several columns that state one thing the first counts.
  const bool is_known = std::any_of(entity.signals.begin(), entity.signals.end(),
                                    [name](const Signal& signal) { return signal.name == name; });
  if (value && !is_known && *value > 0) add_signal(entity, name, *value);
}

/// "7B" and, below a head that counts in billions, "7".
std::optional<double> parameters_of(std::string_view value) {
  constexpr double kFewestOfOne = 1e6;  // a smaller number counts billions
  auto number = read_quantity(value);
  if (number && *number < kFewestOfOne) number = *number * 1e9;
  return number;
}

}  // namespace

std::optional<double> read_quantity(std::string_view text) {
  text = trimmed(catalogue::without_pictures(text), " \t\n~+<>=*`");
  for (const std::string_view about : {"~", "≈"}) {
    if (text.starts_with(about)) text.remove_prefix(about.size());
  }
  std::string digits;
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    // Only with three digits behind it, so that "7,5" does not become 75.
    const bool is_group = c == ',' && at + 3 < text.size() && is_digit(text[at + 1]) &&
                          is_digit(text[at + 2]) && is_digit(text[at + 3]);
    if (!is_digit(c) && c != '.' && !is_group) break;
    if (!is_group) digits += c;
    ++at;
  }
  double number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  // "1.2.3" is a version, and "7 - 40" leaves a rest that is no unit.
  if (digits.empty() || fault != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  std::string unit = in_lower_case(trimmed(text.substr(at), " +\t"));
  // What is counted is no factor.
  for (const std::string_view tail :
       {" tokens", "tokens", " stars", "stars", " parameters", " params"}) {
    if (unit.ends_with(tail)) unit.resize(unit.size() - tail.size());
  }
  const double factor = factor_of(trimmed(unit, " +"));
  if (factor == 0) return std::nullopt;
  // In binary 4.1 times a million is not quite 4,100,000.
  return std::round(number * factor);
}

std::optional<Date> read_loose_date(std::string_view text) {
  text = trimmed(text, " \t\n()[]`*.,:");
  // Longer texts say more than a date ("since spring 2023, in beta").
  constexpr std::size_t kLongest = 24;
  if (text.size() < 4 || text.size() > kLongest) return std::nullopt;
  int year = 0;
  int month = 0;
  int day = 0;
  // What stands behind the year is a month and then a day, what stands before it a day, so that
  // "3/1/2024", of which nobody knows the order, is no date at all.
  for (const std::string& part : split_any(text, " -/.,")) {
    const std::string_view word = without_ordinal(part);
    const std::optional<int> number = whole_number(word);
    if (!number) {
      const bool is_month = !word.empty() && is_letter(word[0]) && month == 0 &&
                            month_of(word) > 0 && word.size() <= 9;
      if (!is_month) return std::nullopt;
      month = month_of(word);
    } else if (word.size() == 4 && year == 0 && *number >= 1950 && *number <= 2100) {
      year = *number;
    } else if (word.size() <= 2 && month == 0 && year != 0) {
      month = *number;
    } else if (word.size() <= 2 && day == 0) {
      day = *number;
    } else {
      return std::nullopt;
    }
  }
  if (year == 0) return std::nullopt;
  std::string iso = fmt::format("{:04}", year);
  if (month > 0) iso += fmt::format("-{:02}", month);
  if (month > 0 && day > 0) iso += fmt::format("-{:02}", day);
  // A month of 25 is no date.
  return parse_date(iso);
}

bool apply_fact(Entity& entity, Role role, std::string_view value) {
  value = trimmed(value, " \t\n");
  // Signs that people write so that no cell stays empty.
  const bool is_empty = value.empty() || value == "-" || value == "—" || value == "N/A" ||
                        value == "n/a" || value == "?" || value == "None";
  switch (role) {
    case Role::kLicence:
      if (!is_empty && entity.license.empty()) entity.license = licence_of_field(value);
      return true;
    case Role::kStars:
      apply_signal(entity, "stars", read_quantity(value));
      return true;
    case Role::kContext:
      apply_signal(entity, "context", read_quantity(value));
      return true;
    case Role::kParameters:
      apply_signal(entity, "parameters", parameters_of(value));
      return true;
    case Role::kReleased:
      if (!entity.released) entity.released = read_loose_date(value);
      return true;
    case Role::kUpdated:
      if (!entity.updated) entity.updated = read_loose_date(value);
      return true;
    case Role::kMaker:
      if (!is_empty) entity.maker = std::string(catalogue::without_pictures(value));
      return true;
    case Role::kRival:
      if (!is_empty) {
        for (const std::string& rival : split_any(value, ",;|\n")) {
          add_once(entity.tags, "alternative to " + std::string(trimmed(rival, " .")));
        }
      }
      return true;
    case Role::kCategory:
    case Role::kLanguage:
    case Role::kPlatform:
    case Role::kType:
      if (!is_empty) add_tags(entity, value);
      return true;
    case Role::kPrice:
      apply_price(entity, value);
      return true;
    case Role::kFact:
      return true;
    default:
      return false;
  }
}

}  // namespace matchgraph::importers

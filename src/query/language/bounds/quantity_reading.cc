#include "query/language/bounds/quantity_reading.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// From here on nobody means a price for a single token: "$1 per output token" is one per million.
constexpr double kLeastPerMillion = 0.01;
constexpr double kMillion = 1e6;
constexpr double kCentsOfADollar = 100;

/// Takes the longest of the phrases at `at`, on which the words before go on; whether one is there.
template <std::size_t kCount>
bool take_one_of(const QueryWords& words, std::size_t& at,
                 const std::array<std::string_view, kCount>& phrases) {
  if (words.ends_before(at)) return false;
  std::size_t best = 0;
  for (const std::string_view phrase : phrases) best = std::max(best, words.match(at, phrase));
  at += best;
  return best > 0;
}

// "Per", "a" and "for" all lead from an amount to what it buys: "$1 a million tokens".
constexpr std::array<std::string_view, 3> kPer = {"per", "a", "for"};
// Prices of models are stated by the million of tokens, and people write the million in all of
// these ways.
constexpr std::array<std::string_view, 11> kPerMillion = {
    "million", "1m",     "m",       "1 million", "one million", "mtok",
    "mtoks",   "1 mtok", "1000000", "1 m",       "mn"};
constexpr std::array<std::string_view, 3> kOutputs = {"output", "completion", "generated"};
constexpr std::array<std::string_view, 2> kInputs = {"input", "prompt"};
constexpr std::array<std::string_view, 2> kTokens = {"token", "tokens"};
constexpr std::array<std::string_view, 4> kDollars = {"dollar", "dollars", "usd", "bucks"};
constexpr std::array<std::string_view, 2> kCents = {"cent", "cents"};
// Behind a number these set the limit that no word before it did.
constexpr std::array<std::string_view, 8> kOrMore = {"or more",  "or larger", "or higher",
                                                     "or above", "or longer", "or bigger",
                                                     "and up",   "and above"};
constexpr std::array<std::string_view, 7> kOrLess = {
    "or less", "or cheaper", "or lower", "or under", "or below", "or smaller", "max"};

bool read_scale(const QueryWords& words, Quantity& out) {
  // "Million-token" is one word.
  constexpr std::array<std::pair<std::string_view, double>, 6> kScales = {{{"thousand", 1e3},
                                                                           {"million", 1e6},
                                                                           {"million token", 1e6},
                                                                           {"billion", 1e9},
                                                                           {"trillion", 1e12},
                                                                           {"mio", 1e6}}};
  if (words.ends_before(out.next)) return false;
  for (const auto& [word, factor] : kScales) {
    if (words.match(out.next, word) != 1) continue;
    out.value *= factor;
    out.is_tokens = word == "million token";
    ++out.next;
    return true;
  }
  return false;
}

/// "Characters" of "per million characters", "minute of audio", "thousand images", "user per
/// month": money for what is no token. Whether it is.
bool read_other_unit(const QueryWords& words, std::size_t at, double count, Quantity& out) {
  const std::string& per = words[out.next].key;
  constexpr std::array<std::string_view, 4> kThousand = {"thousand", "1k", "1000", "1 000"};
  // What follows a unit and makes none of its own: "per minute of audio", "per user per month".
  constexpr std::array<std::string_view, 13> kOfWhat = {
      "of audio", "of speech", "of input", "of video", "of text",  "of output", "per month",
      "per year", "a month",   "a year",   "per user", "per seat", "each"};
  if (take_one_of(words, at, kThousand)) count *= 1000;
  if (words.ends_before(at)) return false;
  const std::optional<PriceUnit> unit = price_unit_of_word(words[at].key);
  // "$20 for image generation" is about images, and "$1 a video model" about models.
  const bool is_unit =
      per == "per" ||
      (per == "a" && (words.ends_before(at + 1) || is_boundary_word(words, at + 1)));
  if (!unit || !is_unit) return false;
  out.unit = unit;
  out.unit->count *= count;
  out.is_other = true;
  out.is_money = true;
  out.next = ++at;
  if (take_one_of(words, at, kOfWhat)) out.next = at;
  return true;
}

/// "per million output tokens", "per output token", "per month"; nothing is taken of what is none.
void read_per(const QueryWords& words, Quantity& out) {
  std::size_t at = out.next;
  if (!take_one_of(words, at, kPer)) return;
  const bool is_per = words[out.next].key == "per";
  const bool millions = take_one_of(words, at, kPerMillion);
  if (read_other_unit(words, at, millions ? kMillion : 1, out)) return;
  const bool outputs = take_one_of(words, at, kOutputs);
  const bool inputs = !outputs && take_one_of(words, at, kInputs);
  const bool tokens = take_one_of(words, at, kTokens);
  if (!millions && !tokens && !outputs && !inputs) {
    // "A" and "for" lead to anything, "per" to a unit: one that is not known makes the amount one
    // that cannot be compared.
    if (!is_per || words.ends_before(at)) return;
    out.is_other = true;
    out.next = at + 1;
    return;
  }
  // Catalogues of offers state prices per token, which are fractions of a cent; people who copy
  // them mean such.
  if (!millions && out.value < kLeastPerMillion) out.value *= kMillion;
  out.is_money = true;
  out.by_token = true;
  out.of_output = outputs;
  out.next = at;
}

/// A number in words at word `i`, "half a", "two", and its words; 0 words when none is there.
std::pair<double, std::size_t> number_words_at(const QueryWords& words, std::size_t i) {
  // As people write amounts of money and tokens in words; what is not here is hardly typed in a
  // search box.
  constexpr std::array<std::pair<std::string_view, double>, 29> kNumbers = {
      {{"half a", 0.5},
       {"half an", 0.5},
       {"half", 0.5},
       {"a quarter of a", 0.25},
       {"quarter of a", 0.25},
       {"a", 1},
       {"an", 1},
       {"one", 1},
       {"two", 2},
       {"a couple of", 2},
       {"three", 3},
       {"four", 4},
       {"five", 5},
       {"six", 6},
       {"seven", 7},
       {"eight", 8},
       {"nine", 9},
       {"ten", 10},
       {"twelve", 12},
       {"fifteen", 15},
       {"twenty", 20},
       {"thirty", 30},
       {"forty", 40},
       {"fifty", 50},
       {"eighty", 80},
       {"a hundred", 100},
       {"one hundred", 100},
       {"hundred", 100},
       {"two hundred", 200}}};
  std::pair<double, std::size_t> best;
  for (const auto& [phrase, value] : kNumbers) {
    const std::size_t count = words.match(i, phrase);
    if (count > best.second) best = {value, count};
  }
  return words.ends_before(i + best.second) ? std::pair<double, std::size_t>{} : best;
}

/// "Half a cent", "a million tokens": only before a scale or a unit is a word a number.
Quantity worded_quantity_at(const QueryWords& words, std::size_t i) {
  Quantity out;
  const auto [value, count] = number_words_at(words, i);
  if (count == 0) return out;
  out.value = value;
  out.next = i + count;
  out.is_large = read_scale(words, out);
  read_units(words, out);
  return out.is_large || out.is_money || out.is_tokens ? out : Quantity{};
}

/// "30c", "30¢", "30ct": without the sign for cents; whether there was one.
bool take_cents(std::string_view& typed) {
  for (const std::string_view sign : {"¢", "ct", "c"}) {
    const bool is_here = typed.ends_with(sign) && typed.size() > sign.size() &&
                         is_digit(typed[typed.size() - sign.size() - 1]);
    if (!is_here) continue;
    typed.remove_suffix(sign.size());
    return true;
  }
  return false;
}

/// "$1/M", "30c/M", "<$1" and "100k+" hold more than a number. What cents are is a hundredth.
std::string_view without_unit(std::string_view typed, Quantity& out) {
  constexpr std::string_view kOfTokens = "-token";
  if (typed.ends_with(kOfTokens)) {
    out.is_tokens = true;
    typed.remove_suffix(kOfTokens.size());
  }
  if (const ComparisonOperator sign = comparison_operator(typed); sign.bytes > 0) {
    out.open = sign.op;
    typed.remove_prefix(sign.bytes);
  }
  if (typed.ends_with('+')) {
    out.open = ">=";
    typed.remove_suffix(1);
  }
  const std::size_t slash = typed.find('/');
  std::string_view before = typed.substr(0, std::min(slash, typed.size()));
  // A slash between words is no price: "5/week" alone may be anything.
  const bool is_money = slash > 0 && (typed.starts_with('$') || take_cents(before));
  if (slash != std::string_view::npos && is_money) {
    std::string unit;
    for (const char c : typed.substr(slash + 1)) unit += to_lower(c);
    const bool known = std::find(kPerMillion.begin(), kPerMillion.end(), unit) != kPerMillion.end();
    if (known) out.by_token = true;
    if (!known) out.unit = price_unit_of(unit);
    out.is_other = out.unit.has_value();
    if (known || out.unit) typed = typed.substr(0, slash);
  }
  if (typed.size() > 1 && typed.back() == '$') {
    out.is_money = true;
    typed.remove_suffix(1);
  }
  return typed;
}

/// Of "32k" 32,768, of "1M" 1,048,576: sizes of windows are powers of two.
double binary_value(double value, char scale) {
  constexpr double kBinary = 1024;
  const double count = scale == 'k' ? value / 1e3 : scale == 'm' ? value / kMillion : 0;
  const auto whole = static_cast<std::uint64_t>(count);
  if (count < 1 || static_cast<double>(whole) != count || (whole & (whole - 1)) != 0) return value;
  return count * (scale == 'k' ? kBinary : kBinary * kBinary);
}

}  // namespace

void read_units(const QueryWords& words, Quantity& out) {
  if (take_one_of(words, out.next, kDollars)) {
    out.is_money = true;
  } else if (!out.is_money && take_one_of(words, out.next, kCents)) {
    out.is_money = true;
    out.value /= kCentsOfADollar;  // not times .01, which makes .7000000000000001 of 70
  }
  read_per(words, out);
  if (!out.is_money && !out.is_tokens) out.is_tokens = take_one_of(words, out.next, kTokens);
  if (take_one_of(words, out.next, kOrMore)) out.open = ">=";
  if (take_one_of(words, out.next, kOrLess)) out.open = "<=";
}

std::pair<std::string, std::size_t> open_behind(const QueryWords& words, std::size_t next) {
  Quantity behind;
  behind.next = next;
  if (!words.ends_before(next)) read_units(words, behind);
  if (behind.open.empty() || behind.is_money) return {"", next};
  return {behind.open, behind.next};
}

Quantity quantity_at(const QueryWords& words, std::size_t i) {
  Quantity out;
  if (i >= words.size() || words[i].role != WordRole::kNeed || words[i].key.empty()) return out;
  // The currency may stand in front, "USD 5", and what follows is read like any amount.
  if (words.match(i, "usd") == 1 && !words.ends_before(i + 1)) {
    out = quantity_at(words, i + 1);
    out.is_money = out.next > 0;
    return out;
  }
  const std::string_view typed = without_unit(words.slice(words[i].core), out);
  std::string_view figure = typed;
  const bool is_cents = take_cents(figure);
  const auto value = parse_amount(figure);
  if (!value) return worded_quantity_at(words, i);
  out.value = is_cents ? *value / kCentsOfADollar : *value;
  out.is_money = out.is_money || is_cents;
  out.is_money = out.is_money || typed.starts_with('$');
  out.next = i + 1;
  out.is_large = !is_digit(typed.back());
  if (!words[i].breaks) {
    out.is_large = read_scale(words, out) || out.is_large;
    read_units(words, out);
  }
  const char last = to_lower(typed.back());
  out.of_size = last == 'b' && !out.is_money && !out.is_tokens;
  out.binary_value = binary_value(out.value, last);
  return out;
}

DateReading date_at(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  constexpr std::size_t kShortMonth = 3;
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  if (const auto date = parse_date(words.slice(words[i].core))) return {*date, i + 1};
  if (words.ends_before(i + 1)) return {};
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    const bool fits =
        words[i].key == kMonths[month] || words[i].key == kMonths[month].substr(0, kShortMonth);
    // A month alone is a name or a verb, "may": a year has to follow.
    const auto year = fits ? parse_date(words.slice(words[i + 1].core)) : std::nullopt;
    if (!year || year->month != 0) continue;
    Date date = *year;
    date.month = static_cast<decltype(date.month)>(month + 1);
    return {date, i + 2};
  }
  return {};
}

}  // namespace matchgraph

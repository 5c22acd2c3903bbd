#include "query/language/bounds/uncompared.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// Without the sign of a currency other than the dollar; whether there was one.
bool take_foreign_sign(std::string_view& typed) {
  constexpr std::array<std::string_view, 4> kSigns = {"€", "£", "¥", "₹"};
  for (const std::string_view sign : kSigns) {
    if (!typed.starts_with(sign)) continue;
    typed.remove_prefix(sign.size());
    return true;
  }
  return false;
}

/// "gb" of "2GB"; empty where no letters stand behind the digits.
std::string letters_behind(std::string_view typed) {
  const auto digits = static_cast<std::size_t>(
      std::find_if(typed.begin(), typed.end(),
                   [](char c) { return !is_digit(c) && c != '.' && c != ','; }) -
      typed.begin());
  std::string out;
  if (digits == 0) return out;
  for (const char c : typed.substr(digits)) out += to_lower(c);
  return out;
}

/// Whether a number begins word `i`, in digits or as "a", "half a"; the word behind it.
std::size_t number_end(const QueryWords& words, std::size_t i, std::string_view typed) {
  constexpr std::array<std::string_view, 5> kSmall = {"half a", "a", "an", "one", "two"};
  static const std::vector<std::string_view> scales = {"billion", "hundred", "million", "thousand"};
  std::size_t to = !typed.empty() && is_digit(typed.front()) ? i + 1 : i;
  for (const std::string_view word : kSmall) to = std::max(to, i + words.match(i, word));
  if (to == i && words.is_one_of(i + 1, scales) && !words.ends_before(i + 1)) to = i + 1;
  while (to > i && !words.ends_before(to) && words.is_one_of(to, scales)) ++to;
  return to;
}

}  // namespace

Uncompared uncompared_at(const QueryWords& words, std::size_t i,
                         const QueryVocabulary& vocabulary) {
  // Rates of exchange change daily and stand in no catalogue.
  static const std::vector<std::string_view> money = {"chf", "eur",    "euro",   "euros",
                                                      "gbp", "pound",  "pounds", "quid",
                                                      "rmb", "rupees", "yen",    "yuan"};
  static const std::vector<std::string_view> bytes = {"gb",        "gib", "gigabyte", "gigabytes",
                                                      "gigs",      "kb",  "mb",       "megabyte",
                                                      "megabytes", "mib", "tb"};
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  std::string_view typed = words.slice(words[i].core);
  const bool has_sign = take_foreign_sign(typed);
  const std::size_t to = number_end(words, i, typed);
  if (to == i) return {};
  const bool goes_on = !words.ends_before(to);
  if (has_sign || (goes_on && words.is_one_of(to, money)))
    return {to + (has_sign ? 0 : 1), "prices are stated in US dollars, and not converted"};
  const std::string unit = letters_behind(typed);
  const bool is_attached = std::binary_search(bytes.begin(), bytes.end(), std::string_view(unit));
  if (is_attached || (goes_on && words.is_one_of(to, bytes)))
    return {to + (is_attached ? 0 : 1), "sizes in bytes are not compared"};
  // "Ten thousand GitHub stars": a noun of one word, or of two.
  for (std::size_t end = to + 1; goes_on && end <= to + 2; ++end) {
    if (!words.ends_before(end) && !is_boundary_word(words, end)) continue;
    const std::string_view noun = words.slice(to, end);
    const bool says_figure = is_letter(noun.front()) && !is_generic_noun(words, end - 1) &&
                             !vocabulary.field(noun) &&
                             !vocabulary.field(words.slice(end - 1, end));
    if (!says_figure) return {};
    return {end, fmt::format("no figure of \"{}\" is compared here", noun)};
  }
  return {};
}

}  // namespace matchgraph

#include "query/language/query_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"

namespace matchgraph {
namespace {

/// In the first pair of quotes of which the closing one is not in the value.
std::string quoted(const std::string& value) {
  struct Quotes {
    std::string_view open, close;
  };
  static constexpr std::array<Quotes, 3> kQuotes = {
      {{"\"", "\""}, {"\u00ab", "\u00bb"}, {"\u201d", "\u201d"}}};
  for (const Quotes& quotes : kQuotes) {
    if (value.find(quotes.close) == std::string::npos) {
      return std::string(quotes.open).append(value).append(quotes.close);
    }
  }
  return fmt::format("\"{}\"", value);
}

/// Whether a value stands behind a colon without quotes: it ends where it should, and nothing in it
/// is read as an operator, a quote or a list.
bool is_plain(const std::string& value) {
  const auto is_letter_or_digit = [](char c) { return is_alphanumeric(c); };
  return !value.empty() && is_letter_or_digit(value.front()) && is_letter_or_digit(value.back()) &&
         std::all_of(value.begin(), value.end(), [&](char c) {
           return is_letter_or_digit(c) || std::string_view("-._/+").find(c) != std::string::npos;
         });
}

std::string plain_or_quoted(const std::string& value) {
  return is_plain(value) ? value : quoted(value);
}

/// Whether "with WORD" is read as that phrase and nothing else: one word that is none of the
/// language's.
bool is_ordinary_word(const std::string& phrase) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "a",     "an",         "any",    "anything", "bigger", "cheaper",  "cheapest", "free",
      "fewer", "having",     "larger", "less",     "lower",  "more",     "newer",    "no",
      "open",  "opensource", "paid",   "smaller",  "some",   "something"};
  const bool letters = std::all_of(phrase.begin(), phrase.end(), is_lower);
  return letters && phrase.size() > 2 && phrase != "the" &&
         std::find(kWords.begin(), kWords.end(), phrase) == kWords.end();
}

std::string words_of(const RelativeBound& bound) {
  switch (bound.kind) {
    case Comparative::kCheaper:
      return "cheaper";
    case Comparative::kNewer:
      return "newer";
    case Comparative::kHigherRanked:
      return "higher ranked";
    case Comparative::kSmaller:
      return bound.signal.empty() ? "smaller" : "less " + bound.signal;
    case Comparative::kLarger:
      return bound.signal.empty() ? "larger" : "more " + bound.signal;
  }
  return {};
}

/// Critiques in words, where there are seeds for them.
std::string critique_words(const Filters& filters) {
  std::string out;
  const auto add = [&out](std::string_view words, std::string_view of = {}) {
    out += out.empty() ? " but " : ", ";
    out += words;
    out += of;
  };
  for (const RelativeBound& bound : filters.relative) add(words_of(bound));
  if (filters.free) add("free");
  if (filters.paid) add("paid");
  if (filters.open_source) add("open source");
  for (const std::string& phrase : filters.with) {
    if (is_ordinary_word(phrase)) add("with ", phrase);
  }
  for (const std::string& phrase : filters.without) {
    if (is_ordinary_word(phrase)) add("without ", phrase);
  }
  return out;
}

/// The same as filters: without seeds, and for phrases that words would not say.
std::string critique_filters(const Filters& filters, bool has_seeds) {
  std::string out;
  if (!has_seeds && filters.free) out += " free:yes";
  if (!has_seeds && filters.paid) out += " paid:yes";
  if (!has_seeds && filters.open_source) out += " open-source:yes";
  const auto add = [&](const char* key, const std::vector<std::string>& phrases) {
    for (const std::string& phrase : phrases) {
      if (has_seeds && is_ordinary_word(phrase)) continue;
      out += fmt::format(" {}:{}", key, plain_or_quoted(phrase));
    }
  };
  add("with", filters.with);
  add("without", filters.without);
  return out;
}

/// A bound as FIELD:OP VALUE; as where:"FIELD OP VALUE" where FIELD is a key of its own.
std::string where_text(const Constraint& where) {
  static constexpr std::array<std::string_view, 8> kNumbers = {
      "price", "rank", "caps", "capabilities", "updated", "released", "context", "stars"};
  const bool is_known = std::find(kNumbers.begin(), kNumbers.end(), where.field) != kNumbers.end();
  if (is_known && is_plain(where.value)) {
    return fmt::format(" {}:{}{}", where.field, where.op == "=" ? "" : where.op, where.value);
  }
  return " where:" + quoted(fmt::format("{} {} {}", where.field, where.op, where.value));
}

std::string typed_filters(const Filters& filters) {
  std::string out;
  const auto add = [&out](const char* key, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      out += fmt::format(" {}:{}", key, plain_or_quoted(value));
    }
  };
  add("type", filters.types);
  add("maker", filters.makers);
  add("not-maker", filters.not_makers);
  add("license", filters.licenses);
  add("tag", filters.tags);
  if (filters.max_price) out += fmt::format(" max-price:{}", *filters.max_price);
  if (filters.min_rank) out += fmt::format(" min-rank:{}", *filters.min_rank);
  for (const Constraint& where : filters.where) out += where_text(where);
  return out;
}

}  // namespace

std::string query_text(const std::vector<std::string>& seeds, const Filters& filters,
                       const std::string& need) {
  const bool has_seeds = !seeds.empty();
  std::string out;
  for (const std::string& seed : seeds) out += (out.empty() ? "like " : " and ") + quoted(seed);
  if (has_seeds) out += critique_words(filters);
  const std::string typed = critique_filters(filters, has_seeds) + typed_filters(filters);
  if (has_seeds && typed.empty() && !need.empty()) out += ';';  // a comma may go on with a list
  out += typed;
  if (!need.empty()) out += ' ' + need;
  return out.starts_with(' ') ? out.substr(1) : out;
}

}  // namespace matchgraph

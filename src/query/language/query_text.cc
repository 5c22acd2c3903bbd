#include "query/language/query_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "matchgraph/filter_table.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// In the first pair of quotes of which the closing one is not in the value.
std::string quoted(const std::string& value) {
  struct Quotes {
    std::string_view open, close;
  };
  // Ids and phrases may hold quotation marks of one kind, hardly of all three.
  static constexpr std::array<Quotes, 3> kQuotes = {
      {{"\"", "\""}, {"\u00ab", "\u00bb"}, {"\u201d", "\u201d"}}};
  for (const Quotes& quotes : kQuotes) {
    // The language knows no escape for quotes.
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
  // Words to which critiques give a meaning of their own, or that stand in front of a phrase
  // without belonging to it.
  static constexpr std::array<std::string_view, 22> kWords = {
      "a",     "an",         "any",    "anything", "bigger", "cheaper",  "cheapest", "free",
      "fewer", "having",     "larger", "less",     "lower",  "more",     "newer",    "no",
      "open",  "opensource", "paid",   "smaller",  "some",   "something"};
  const bool letters = std::all_of(phrase.begin(), phrase.end(), is_lower);
  return letters && phrase.size() > 2 && phrase != "the" &&
         std::find(kWords.begin(), kWords.end(), phrase) == kWords.end();
}

std::string words_of(const RelativeBound& bound) {
  const FilterRow& row = filter_of(bound.kind);
  if (bound.signal.empty()) return std::string(row.words);
  return (row.op == "<" ? "less " : "more ") + bound.signal;
}

/// Calls `use` with each row of that kind.
template <typename Use>
void for_each_row(FilterKind kind, const Use& use) {
  for (const FilterRow& row : filter_table()) {
    if (row.kind == kind) use(row);
  }
}

/// Whether its word is a condition beside seeds, which a filter is not: "free" keeps what does not
/// say what it costs.
bool is_loose_in_words(const FilterRow& row) {
  return row.critique == CritiqueKind::kFree || row.critique == CritiqueKind::kOpenSource;
}

/// Critiques in words, where there are seeds for them.
std::string critique_words(const Filters& filters, const std::vector<std::string>& wished) {
  std::string out;
  const auto add = [&out](const std::string& words) {
    out += out.empty() ? " but " : ", ";
    out += words;
  };
  for (const RelativeBound& bound : filters.relative) add(words_of(bound));
  for_each_row(FilterKind::kFlag, [&](const FilterRow& row) {
    if (is_set(filters, row) && !is_loose_in_words(row)) add(std::string(row.words));
  });
  for_each_row(FilterKind::kPhrases, [&](const FilterRow& row) {
    for (const std::string& phrase : list_of(row, filters)) {
      if (is_ordinary_word(phrase)) add(words_with(row, phrase));
    }
  });
  for (const std::string& words : wished) add(words);
  return out;
}

std::string typed_value(const FilterRow& row, const std::string& value) {
  return fmt::format(" {}:{}", row.name, plain_or_quoted(value));
}

/// The same as filters: without seeds, and for phrases that words would not say.
std::string critique_filters(const Filters& filters, bool has_seeds) {
  std::string out;
  for_each_row(FilterKind::kFlag, [&](const FilterRow& row) {
    // In words "free" would bring forward instead of filtering, so that the filter is written with
    // its key.
    const bool is_typed = !has_seeds || is_loose_in_words(row);
    if (is_typed && is_set(filters, row)) out += fmt::format(" {}:yes", row.name);
  });
  for_each_row(FilterKind::kPhrases, [&](const FilterRow& row) {
    for (const std::string& phrase : list_of(row, filters)) {
      if (!has_seeds || !is_ordinary_word(phrase)) out += typed_value(row, phrase);
    }
  });
  return out;
}

/// A bound as FIELD:OP VALUE; as where:"FIELD OP VALUE" where FIELD is a key of its own.
std::string where_text(const Constraint& where) {
  // A source can name a field as it likes; only these are keys of the language.
  static constexpr std::array<std::string_view, 8> kNumbers = {
      "price", "rank", "caps", "capabilities", "updated", "released", "context", "stars"};
  const bool is_known = std::find(kNumbers.begin(), kNumbers.end(), where.field) != kNumbers.end();
  const std::string value = value_text(where.value);
  if (is_known && is_plain(value)) {
    return fmt::format(" {}:{}{}", where.field, where.op == "=" ? "" : where.op, value);
  }
  return " where:" + quoted(fmt::format("{} {} {}", where.field, where.op, value));
}

std::string typed_filters(const Filters& filters) {
  std::string out;
  for_each_row(FilterKind::kNames, [&](const FilterRow& row) {
    for (const std::string& name : list_of(row, filters)) out += typed_value(row, name);
  });
  for_each_row(FilterKind::kNumber, [&](const FilterRow& row) {
    if (const auto& number = number_of(row, filters)) {
      out += fmt::format(" {}:{}", row.name, *number);
    }
  });
  for (const Constraint& where : filters.where) out += where_text(where);
  return out;
}

}  // namespace

std::string query_text(const std::vector<std::string>& seeds, const Filters& filters,
                       const std::string& need, const std::vector<std::string>& wished) {
  const bool has_seeds = !seeds.empty();
  std::string out;
  for (const std::string& seed : seeds) out += (out.empty() ? "like " : " and ") + quoted(seed);
  // Critiques act only behind seeds; without them all is written as filters.
  if (has_seeds) out += critique_words(filters, wished);
  const std::string typed = critique_filters(filters, has_seeds) + typed_filters(filters);
  if (has_seeds && typed.empty() && !need.empty()) out += ';';  // a comma may go on with a list
  out += typed;
  if (!need.empty()) out += ' ' + need;
  return out.starts_with(' ') ? out.substr(1) : out;
}

}  // namespace matchgraph

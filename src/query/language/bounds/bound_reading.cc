#include "query/language/bounds/bound_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/language/bounds/answer_length.h"
#include "query/language/bounds/field_reading.h"
#include "query/language/bounds/limit_reading.h"
#include "query/language/bounds/quantity_reading.h"
#include "query/language/bounds/range_reading.h"
#include "query/language/bounds/special_price.h"
#include "query/language/bounds/uncompared.h"
#include "query/language/bounds/unit_price_bound.h"
#include "query/language/query_values.h"
#include "query/language/readings/wordings.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

bool is_field_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

BoundReading bound(Constraint constraint, TextSpan span, std::size_t next) {
  return {{CritiqueKind::kBound, "", std::move(constraint), span}, next};
}

BoundReading unknown_bound(const QueryWords& words, std::size_t from, std::size_t next,
                           std::string unbounded) {
  BoundReading out = bound({}, words.span(from, next), next);
  out.is_unknown = true;
  out.unbounded = std::move(unbounded);
  return out;
}

/// The price that money is about.
std::string price_field(const Quantity& quantity, std::string_view named) {
  return quantity.of_output || named == "output_price" ? "output_price" : "price";
}

/// Whether a number with that unit can be a value of the field.
bool fits_field(const Quantity& quantity, const QueryVocabulary::Field& field) {
  if (quantity.is_money) return is_price_field(field.name);
  return !field.is_date;
}

/// The figure that a bound on the field has: of "at most 32k context" 32,768, which people call 32k
/// too.
double bound_figure(const Quantity& quantity, std::string_view field, std::string_view op) {
  const bool is_window = field == "context" || field == "max_output";
  return is_window && op == "<=" ? std::max(quantity.value, quantity.binary_value) : quantity.value;
}

/// Of a number that begins the bound, so that only its field or unit tells what it is of.
bool is_measured(const Quantity& quantity, std::string_view field) {
  constexpr double kLeastUnmarked = 1000;  // "4 context" is no size of a window
  if (is_price_field(field) || field == "parameters" || field == "rank") return false;
  return quantity.is_large || !quantity.open.empty() || quantity.value >= kLeastUnmarked;
}

/// The word behind the units that follow a side: "$10 out per million tokens".
std::size_t units_behind(const QueryWords& words, const Quantity& quantity, std::size_t next) {
  Quantity behind = quantity;
  behind.next = next;
  if (!words.ends_before(next)) read_units(words, behind);
  return behind.is_other || behind.value != quantity.value ? next : behind.next;
}

/// "context over 100k", "price under 1 dollar", "context of at least 100k tokens".
BoundReading field_first_at(const QueryWords& words, std::size_t i,
                            const QueryVocabulary& vocabulary) {
  FieldReading field = field_at(words, i, vocabulary);
  // "Output below $1": only beside an amount of money a side is a price.
  const bool is_side = field.words == 0;
  if (is_side) field = price_of_side_at(words, i, vocabulary);
  if (field.words == 0) return {};
  std::size_t at = i + field.words;
  constexpr std::array<Wording, 7> kVerbs = {{{"of", ""},
                                              {"is", ""},
                                              {"are", ""},
                                              {"at", ""},
                                              {"that is", ""},
                                              {"must be", ""},
                                              {"should be", ""}}};
  if (words.ends_before(at)) return {};
  // "At most" is a limit, and no verb.
  const bool is_limit = limit_at(words, at).second > 0;
  const std::size_t verb = is_limit ? 0 : longest_at(words, at, kVerbs).second;
  at += verb;
  if (words.ends_before(at)) return {};
  const auto [limit, count] = limit_at(words, at);
  if (count > 0 && words.ends_before(at + count)) return {};
  Quantity quantity = quantity_at(words, at + count);
  if (quantity.next == 0 || quantity.is_other || !fits_field(quantity, field.field)) return {};
  if (is_side && !quantity.is_money) return {};
  std::string op(limit);
  if (op.empty()) op = quantity.open;
  if (op.empty() && verb > 0 && is_measured(quantity, field.field.name)) op = ">=";
  if (op.empty()) return {};
  const std::string name =
      is_price_field(field.field.name) ? price_field(quantity, field.field.name) : field.field.name;
  return bound({name, op, bound_figure(quantity, name, op)}, words.span(i, quantity.next),
               quantity.next);
}

/// The field behind a quantity, over "of", "in" and the like: "200k tokens of context".
FieldReading field_behind(const QueryWords& words, const Quantity& quantity,
                          const QueryVocabulary& vocabulary) {
  if (words.ends_before(quantity.next)) return {};
  FieldReading out = field_at(words, quantity.next, vocabulary);
  // "$1 output"; without an amount of money the words alone say less.
  FieldReading side = price_of_side_at(words, quantity.next, vocabulary);
  if (side.words == 0) side = short_side_at(words, quantity.next, vocabulary);
  if (quantity.is_money && side.words > 0 && out.words <= side.words) out = side;
  const std::string& key = words[quantity.next].key;
  if (out.words == 0 && (key == "of" || key == "for" || key == "in") &&
      !words.ends_before(quantity.next + 1)) {
    out = field_at(words, quantity.next + 1, vocabulary);
    if (out.words > 0) ++out.words;
  }
  if (out.words == 0 && quantity.is_tokens && words.match(quantity.next, "window") == 1) {
    if (const auto field = vocabulary.field("context")) out = {*field, 1};
  }
  if (out.words > 0 && !fits_field(quantity, out.field)) return {};
  return out;
}

/// "At most $18 per million characters", "under $5 a month".
BoundReading of_other_unit(const QueryWords& words, std::size_t i, const Quantity& quantity,
                           const std::string& op, const QueryVocabulary& vocabulary) {
  Constraint constraint = unit_price_bound(quantity, op, vocabulary);
  if (constraint.field.empty()) {
    const std::string_view noun = quantity.unit ? quantity.unit->word : std::string_view("use");
    return unknown_bound(words, i, quantity.next,
                         fmt::format("nothing in this catalogue states a price per {}", noun));
  }
  return bound(std::move(constraint), words.span(i, quantity.next), quantity.next);
}

/// "More than 200k tokens in one answer", "takes at least 30k tokens".
BoundReading of_tokens(const QueryWords& words, std::size_t i, const Quantity& quantity,
                       std::string op, const QueryVocabulary& vocabulary) {
  const TokenWording wording = token_wording(words, i, quantity.next);
  if (op == "<=" && wording.is_capability) op = ">=";  // "handles up to 1M tokens"
  const auto field = vocabulary.field(wording.of_answer ? "max output" : "context");
  if (!field) {
    if (!wording.of_answer) return {};
    return unknown_bound(words, i, wording.next,
                         "nothing in this catalogue states how long an answer may be");
  }
  const double figure = bound_figure(quantity, field->name, op);
  return bound({field->name, std::move(op), figure}, words.span(i, wording.next), wording.next);
}

/// "under $1", "at least 200k context", "1M context", "under 10B parameters", "over 100k".
BoundReading quantity_first_at(const QueryWords& words, std::size_t i,
                               const QueryVocabulary& vocabulary) {
  const auto [limit, count] = limit_at(words, i);
  if (count > 0 && words.ends_before(i + count)) return {};
  const Quantity quantity = quantity_at(words, i + count);
  if (quantity.next == 0) return {};
  std::string op(limit);
  if (op.empty()) op = quantity.open;
  const FieldReading field = field_behind(words, quantity, vocabulary);
  const std::size_t next = quantity.next + field.words;
  if (quantity.is_money) {
    if (op.empty()) return {};
    if (quantity.is_other) return of_other_unit(words, i, quantity, op, vocabulary);
    const std::size_t end = field.words > 0 ? units_behind(words, quantity, next) : next;
    BoundReading out = bound({price_field(quantity, field.field.name), op, quantity.value},
                             words.span(i, end), end);
    out.is_explicit = field.words > 0 || quantity.by_token;
    return out;
  }
  if (field.words > 0 && !is_price_field(field.field.name)) {
    const auto [open, end] = open_behind(words, next);
    if (op.empty()) op = open.empty() && is_measured(quantity, field.field.name) ? ">=" : open;
    if (op.empty()) return {};
    return bound({field.field.name, op, bound_figure(quantity, field.field.name, op)},
                 words.span(i, end), end);
  }
  // "7b or less", "under 13b": hardly anything else is counted in billions.
  if (quantity.of_size && !op.empty()) {
    const auto size = vocabulary.field("parameters");
    if (size) return bound({size->name, op, quantity.value}, words.span(i, next), next);
  }
  const bool of_answer = token_wording(words, i, quantity.next).of_answer && quantity.is_large;
  const bool is_window = quantity.is_tokens || of_answer ||
                         (count > 0 && quantity.is_large && words.ends_before(quantity.next));
  if (op.empty() || !is_window) return {};
  BoundReading out = of_tokens(words, i, quantity, op, vocabulary);
  out.is_explicit = quantity.is_tokens || of_answer;
  return out;
}

BoundReading plain_bound_at(const QueryWords& words, std::size_t i,
                            const QueryVocabulary& vocabulary) {
  if (BoundReading out = field_first_at(words, i, vocabulary); out.next > 0) return out;
  return quantity_first_at(words, i, vocabulary);
}

/// The bound [i, next) on such a price where entries state it; else it bounds nothing here, and
/// least of all the price of input, which is another.
BoundReading of_special_price(const QueryWords& words, std::size_t i, std::size_t next,
                              const SpecialPrice& special, const BoundReading& plain,
                              const QueryVocabulary& vocabulary) {
  const auto field = special.field.empty() ? std::nullopt : vocabulary.field(special.field);
  if (!field || plain.is_unknown) {
    return unknown_bound(words, i, next, fmt::format("prices of {} are not compared", special.of));
  }
  const Constraint& limit = plain.critique.bound;
  BoundReading out = bound({field->name, limit.op, limit.value}, words.span(i, next), next);
  out.is_explicit = true;
  return out;
}

/// "Cached input below 5 cents".
BoundReading special_price_bound_at(const QueryWords& words, std::size_t i,
                                    const QueryVocabulary& vocabulary) {
  constexpr std::size_t kMostBetween = 2;  // "cache read price below"
  const SpecialPrice special = special_price_at(words, i);
  for (std::size_t at = i + 1; !special.of.empty() && at <= i + 1 + kMostBetween; ++at) {
    if (words.ends_before(at)) break;
    const BoundReading plain = plain_bound_at(words, at, vocabulary);
    if (plain.next == 0) continue;
    if (!plain.is_unknown && !is_price_field(plain.critique.bound.field)) break;
    return of_special_price(words, i, plain.next, special, plain, vocabulary);
  }
  return {};
}

/// "Under $1 per million cached input tokens" likewise.
BoundReading without_special_price(const QueryWords& words, std::size_t i, BoundReading plain,
                                   const QueryVocabulary& vocabulary) {
  constexpr std::array<std::string_view, 4> kBehind = {"input tokens", "input", "tokens", "reads"};
  if (plain.next == 0 || !is_price_field(plain.critique.bound.field)) return plain;
  for (std::size_t at = i + 1; at <= plain.next && !words.ends_before(at); ++at) {
    const SpecialPrice special = special_price_at(words, at);
    if (special.of.empty()) continue;
    std::size_t next = std::max(plain.next, at + 1);
    for (const std::string_view noun : kBehind) {
      if (words.ends_before(next)) break;
      if (const std::size_t count = words.match(next, noun); count > 0) {
        next += count;
        break;
      }
    }
    return of_special_price(words, i, next, special, plain, vocabulary);
  }
  return plain;
}

/// Where a value that begins at `at` ends: at white space, but for the marks before it.
std::uint32_t value_end(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < text.size() && space_bytes(text, end) == 0) ++end;
  while (end > at && std::string_view(",;:!?.)").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  return end;
}

/// "<= 200k" of "context >= 100k and <= 200k".
BoundReading second_symbol_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary, const Constraint& before) {
  const std::string_view text = words.text();
  std::uint32_t at = words[i].outer.begin;
  const ComparisonOperator op = comparison_operator(text.substr(at));
  const auto field = vocabulary.field(before.field);
  if (op.bytes == 0 || !field) return {};
  at += op.bytes;
  while (const std::size_t space = space_bytes(text, at)) at += static_cast<std::uint32_t>(space);
  const std::uint32_t end = value_end(text, at);
  // "> 1M context, < $0.5" is of two things.
  if (text.substr(at).starts_with('$') && !is_price_field(before.field)) return {};
  const auto value = bound_value(*field, text.substr(at, end - at));
  if (!value) return {};
  const std::size_t next = words.first_from(end);
  return bound({before.field, op.op, *value}, words.span(i, next), next);
}

/// The word that holds a position of the text.
std::size_t word_over(const QueryWords& words, std::uint32_t position) {
  std::size_t i = 0;
  while (i + 1 < words.size() && words[i + 1].outer.begin <= position) ++i;
  return i;
}

/// A date or number of a symbolic bound that ends with the word before `next`, with its units read.
BoundReading with_units(const QueryWords& words, Constraint constraint, std::uint32_t begin,
                        std::size_t next) {
  Quantity quantity;
  quantity.next = next;
  if (double* number = std::get_if<double>(&constraint.value)) {
    quantity.value = *number;
    quantity.is_money = is_price_field(constraint.field);
    if (!words[next - 1].breaks) read_units(words, quantity);
    if (quantity.is_other) quantity.next = next;  // no field holds it: words of the need
    if (is_price_field(constraint.field)) {
      constraint.field = price_field(quantity, constraint.field);
      *number = quantity.is_other ? *number : quantity.value;
    }
  }
  const TextSpan span{begin, words.span(quantity.next - 1, quantity.next).end};
  return bound(std::move(constraint), span, quantity.next);
}

}  // namespace

BoundReading symbolic_bound_at(const QueryWords& words, std::size_t i,
                               const QueryVocabulary& vocabulary) {
  const std::string_view text = words.text();
  const std::uint32_t begin = words[i].core.begin;
  std::uint32_t at = begin;
  const auto skip_spaces = [&] {
    while (const std::size_t space = space_bytes(text, at)) at += static_cast<std::uint32_t>(space);
  };
  while (at < text.size() && is_field_character(text[at])) ++at;
  std::optional<QueryVocabulary::Field> field;
  if (at > begin) field = vocabulary.field(text.substr(begin, at - begin));
  // A name of several words has the operator in a word of its own or in its last one.
  const FieldReading worded = field ? FieldReading{} : field_at(words, i, vocabulary);
  if (worded.words > 0) {
    field = worded.field;
    at = words[i + worded.words - 1].core.end;
  } else if (!field && i + 1 < words.size() && !words.ends_before(i + 1)) {
    std::uint32_t end = words[i + 1].core.begin;
    while (end < text.size() && is_field_character(text[end])) ++end;
    if (end > words[i + 1].core.begin) field = vocabulary.field(text.substr(begin, end - begin));
    at = end;
  }
  if (!field) return {};
  skip_spaces();
  const ComparisonOperator op = comparison_operator(text.substr(at));
  if (op.bytes == 0) return {};
  at += op.bytes;
  skip_spaces();
  const std::uint32_t end = value_end(text, at);
  if (at >= text.size()) return {};
  const std::size_t next = words.first_from(end);
  if (field->is_date) {
    const std::size_t from = word_over(words, at);
    const DateReading date = date_at(words, from);
    if (date.next > next) {
      return with_units(words, {field->name, op.op, date.date}, begin, date.next);
    }
  }
  const auto value = bound_value(*field, text.substr(at, end - at));
  if (!value) return {};
  return with_units(words, {field->name, op.op, *value}, begin, next);
}

BoundReading worded_bound_at(const QueryWords& words, std::size_t i,
                             const QueryVocabulary& vocabulary) {
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  const auto [limit, count] = limit_at(words, i);
  if (words[i].key.empty() && count == 0) return {};
  if (BoundReading out = date_bound_at(words, i); out.next > 0) return out;
  if (BoundReading out = special_price_bound_at(words, i, vocabulary); out.next > 0) return out;
  BoundReading out =
      without_special_price(words, i, plain_bound_at(words, i, vocabulary), vocabulary);
  if (out.next > 0 || count == 0 || words.ends_before(i + count)) return out;
  Uncompared none = uncompared_at(words, i + count, vocabulary);
  return none.next == 0 ? out : unknown_bound(words, i, none.next, std::move(none.reason));
}

BoundReading further_bound_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary, const Constraint& before) {
  std::size_t at = i;
  while (at < words.size() && words[at].key.empty() && words.slice(words[at].outer) == "/") ++at;
  if (at < words.size() && words.match(at, "and") == 1) ++at;
  if (at >= words.size()) return {};
  if (BoundReading second = second_symbol_at(words, at, vocabulary, before); second.next > 0) {
    return second;
  }
  if (!is_price_field(before.field)) return {};
  const Quantity quantity = quantity_at(words, at);
  const bool is_plain = quantity.next > 0 && quantity.is_money && !quantity.is_other;
  if (!is_plain || !quantity.open.empty()) return {};
  const FieldReading field = field_behind(words, quantity, vocabulary);
  if (field.words == 0 || !is_price_field(field.field.name) || field.field.name == before.field) {
    return {};
  }
  const std::size_t next = units_behind(words, quantity, quantity.next + field.words);
  return bound({field.field.name, before.op, quantity.value}, words.span(i, next), next);
}

BoundReading bound_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  if (BoundReading out = symbolic_bound_at(words, i, vocabulary); out.next > 0) return out;
  BoundReading out = worded_bound_at(words, i, vocabulary);
  return out.is_unknown ? BoundReading{} : out;
}

}  // namespace matchgraph

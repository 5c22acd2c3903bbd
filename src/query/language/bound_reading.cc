#include "query/language/bound_reading.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "query/language/query_values.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

bool is_field_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

BoundReading bound(Constraint constraint, TextSpan span, std::size_t next) {
  return {{CritiqueKind::kBound, "", std::move(constraint), span}, next};
}

/// "under $1": only an amount in dollars, for other numbers may count anything.
BoundReading price_bound_at(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kLimits = {
      {{"under", "<"},
       {"for under", "<"},
       {"below", "<"},
       {"less than", "<"},
       {"for less than", "<"},
       {"cheaper than", "<"},
       {"at most", "<="},
       {"for at most", "<="},
       {"up to", "<="},
       {"for up to", "<="},
       {"max", "<="},
       {"maximum", "<="},
       {"over", ">"},
       {"more than", ">"},
       {"at least", ">="}}};
  for (const auto& [phrase, op] : kLimits) {
    const std::size_t at = i + words.match(i, phrase);
    if (at == i || words.ends_before(at)) continue;
    const std::string_view typed = words.slice(words[at].core);
    const auto value = typed.starts_with('$') ? parse_amount(typed) : std::nullopt;
    if (!value) continue;
    return bound({"price", std::string(op), *value}, words.span(i, at + 1), at + 1);
  }
  return {};
}

BoundReading date_bound_at(const QueryWords& words, std::size_t i) {
  const std::size_t at = i + words.match(i, "newer than");
  if (at == i || words.ends_before(at)) return {};
  const std::optional<Date> date = parse_date(words.slice(words[at].core));
  if (!date) return {};
  return bound({"updated", ">", *date}, words.span(i, at + 1), at + 1);
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
  const std::uint32_t name_end = at;
  skip_spaces();
  const ComparisonOperator op = comparison_operator(text.substr(at));
  if (op.bytes == 0 || name_end == begin) return {};
  const auto field = vocabulary.field(text.substr(begin, name_end - begin));
  if (!field) return {};
  at += op.bytes;
  skip_spaces();
  std::uint32_t end = at;
  while (end < text.size() && space_bytes(text, end) == 0) ++end;
  while (end > at && std::string_view(",;:!?.)").find(text[end - 1]) != std::string_view::npos) {
    --end;
  }
  const auto value = bound_value(*field, text.substr(at, end - at));
  if (!value) return {};
  return bound({field->name, op.op, *value}, {begin, end}, words.first_from(end));
}

BoundReading bound_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary) {
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  if (BoundReading out = symbolic_bound_at(words, i, vocabulary); out.next > 0) return out;
  if (BoundReading out = price_bound_at(words, i); out.next > 0) return out;
  return date_bound_at(words, i);
}

}  // namespace matchgraph

#include "query/language/query_values.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

#include "matchgraph/error.h"
#include "text/parse_number.h"

namespace matchgraph {
namespace {

/// Removes the commas of "10,000"; nothing when they do not stand before three digits each.
std::optional<std::string> without_thousands_commas(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ',') {
      out += text[i];
      continue;
    }
    const std::size_t digits =
        std::min(text.find_first_not_of("0123456789", i + 1), text.size()) - (i + 1);
    // "1,5" may be a decimal comma or a slip: it is not guessed.
    if (i == 0 || digits != 3) return {};
  }
  return out;
}

double multiplier(char suffix) {
  switch (suffix) {
    case 'k':
    case 'K':
      return 1e3;
    // Of either size a million, as nobody bounds anything by thousandths.
    case 'm':
    case 'M':
      return 1e6;
    case 'b':
    case 'B':
      return 1e9;
    default:
      return 1;
  }
}

}  // namespace

void fail_at(std::size_t position, const std::string& message) {
  throw Error(ErrorCode::kUsage, fmt::format("position {}: {}", position + 1, message));
}

std::optional<double> parse_amount(std::string_view text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  if (text.empty()) return {};
  const double factor = multiplier(text.back());
  if (factor != 1) text.remove_suffix(1);
  const std::optional<std::string> digits = without_thousands_commas(text);
  if (!digits) return {};
  const std::optional<double> value = parse_number<double>(*digits);
  // A bound that is infinite would silently let everything pass, or nothing.
  if (!value || !std::isfinite(*value * factor)) return {};
  return *value * factor;
}

std::optional<ConstraintValue> bound_value(const QueryVocabulary::Field& field,
                                           std::string_view text) {
  if (field.is_date) {
    const std::optional<Date> date = parse_date(text);
    return date ? std::optional<ConstraintValue>(*date) : std::nullopt;
  }
  const std::optional<double> amount = parse_amount(text);
  return amount ? std::optional<ConstraintValue>(*amount) : std::nullopt;
}

std::optional<std::string> type_named(const QueryVocabulary& vocabulary, std::string_view text) {
  // As it stands first: a catalogue may name a type "analytics".
  if (auto type = vocabulary.type(text)) return type;
  // People ask for "libraries", and catalogues list a library.
  if (text.ends_with("ies")) {
    return vocabulary.type(std::string(text.substr(0, text.size() - 3)) + "y");
  }
  return text.ends_with('s') ? vocabulary.type(text.substr(0, text.size() - 1)) : std::nullopt;
}

std::vector<std::string> kinds_of(const QueryVocabulary& vocabulary, const std::string& type) {
  std::vector<std::string> out = {type};
  // What is tuned from a model is a model to whoever asks for one, though catalogues may list it as
  // a type of its own.
  if (type != "model") return out;
  if (auto tuned = vocabulary.type("fine-tune")) out.push_back(std::move(*tuned));
  return out;
}

ComparisonOperator comparison_operator(std::string_view text) {
  // Those of two characters first: "<" begins "<=", too.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kOperators = {
      {{"<=", "<="},
       {">=", ">="},
       {"!=", "!="},
       {"==", "="},
       {"≤", "<="},
       {"≥", ">="},
       {"<", "<"},
       {">", ">"},
       {"=", "="}}};
  for (const auto& [typed, op] : kOperators) {
    if (text.starts_with(typed)) {
      return {std::string(op), static_cast<std::uint32_t>(typed.size())};
    }
  }
  return {};
}

}  // namespace matchgraph

// Here is a value as it was typed: which number, date or type is it?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/query_vocabulary.h"

namespace matchgraph {

/// Throws Error (kUsage) "position N: message"; `position` counts bytes from 0, N from 1.
[[noreturn]] void fail_at(std::size_t position, const std::string& message);

/// "100000", "128k", "$0.50", "10,000", "1.5M" as a number; nothing when it is none.
std::optional<double> parse_amount(std::string_view text);

/// The value of a bound on the field, a number or a date; nothing when it is none.
std::optional<ConstraintValue> bound_value(const QueryVocabulary::Field& field,
                                           std::string_view text);

/// The type that is meant, in the singular or plural: "dataset" for "Datasets".
std::optional<std::string> type_named(const QueryVocabulary& vocabulary, std::string_view text);

/// The types that things of a type may have: a fine-tune is a model too. The type itself first.
std::vector<std::string> kinds_of(const QueryVocabulary& vocabulary, const std::string& type);

/// The comparison operator that the text begins with ("<", "<=", ">", ">=", "=", "!="; "==", "≤"
/// and "≥" mean the same), and its bytes; 0 bytes when there is none.
struct ComparisonOperator {
  std::string op;
  std::uint32_t bytes = 0;
};
ComparisonOperator comparison_operator(std::string_view text);

}  // namespace matchgraph

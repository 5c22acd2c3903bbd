// Here is a constraint as it was typed: which field, which bound?
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <string>

#include "matchgraph/error.h"
#include "matchgraph/filter_table.h"
#include "text/ascii.h"
#include "text/parse_number.h"

namespace matchgraph {
namespace {

// In the order of Sort, whose numbers are places in this list. Sort::kField has none: it is called
// after its field.
constexpr std::array<std::string_view, 7> kSortNames = {"relevance", "rank",  "price",  "updated",
                                                        "name",      "maker", "license"};

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";

struct ValueText {
  std::string operator()(const std::string& word) const { return word; }
  std::string operator()(const NameList& names) const {
    return fmt::format("{}", fmt::join(names, ", "));
  }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(const Date& date) const { return to_string(date); }
  std::string operator()(const SeedFigures& figures) const {
    std::string out;
    for (const auto& figure : figures) {
      if (!out.empty()) out += ", ";
      out += figure ? std::visit(*this, *figure) : "unknown";
    }
    return out;
  }
};

ConstraintValue value_of(std::string_view field, const std::string& text) {
  switch (field_kind(field)) {
    case FieldKind::kName:
      return NameList{text};
    case FieldKind::kDate:
      if (const auto date = parse_date(text)) return *date;
      break;
    case FieldKind::kNumber:
      if (const auto number = parse_number<double>(text)) return *number;
      break;
  }
  // What is no date or number stays a text: who uses the constraint knows the field and words the
  // error.
  return text;
}

}  // namespace

std::string value_text(const ConstraintValue& value) { return std::visit(ValueText(), value); }

std::string to_string(const ResultOrder& order) {
  const std::string name = order.by == Sort::kField
                               ? order.field
                               : std::string(kSortNames.at(static_cast<std::size_t>(order.by)));
  return order.reversed ? '-' + name : name;
}

std::optional<ResultOrder> parse_order(std::string_view text) {
  const bool reversed = text.starts_with('-');
  if (reversed) text.remove_prefix(1);
  for (std::size_t i = 0; i < kSortNames.size(); ++i) {
    const auto sort = static_cast<Sort>(i);
    // What fits least has no end to begin with, so that relevance has no reverse.
    if (kSortNames[i] == text && !(reversed && sort == Sort::kRelevance)) {
      return ResultOrder(sort, reversed);
    }
  }
  return {};
}

WrittenBound split_where(std::string_view text) {
  // The first operator: a value may hold further ones.
  const std::size_t at = text.find_first_of("<>=!");
  if (at == std::string_view::npos) {
    throw Error(ErrorCode::kUsage,
                fmt::format("\"{}\": no operator; write FIELD OP VALUE with one of = != < <= > >=, "
                            "for example context >= 100000",
                            text));
  }
  const bool two = at + 1 < text.size() && text[at + 1] == '=';
  std::string op(text.substr(at, two ? 2 : 1));
  // People who program write it, and it can mean nothing else.
  if (op == "==") op = "=";
  const std::string_view field = trimmed(text.substr(0, at), kWhiteSpace);
  const std::string_view value = trimmed(text.substr(at + (two ? 2 : 1)), kWhiteSpace);
  if (op == "!") {
    throw Error(ErrorCode::kUsage,
                fmt::format("\"{}\": \"!\" at position {} is no operator", text, at + 1));
  }
  if (field.empty() || value.empty()) {
    throw Error(ErrorCode::kUsage,
                fmt::format("\"{}\": no {} the operator at position {}", text,
                            field.empty() ? "field before" : "value after", at + 1));
  }
  return {std::string(field), op, std::string(value)};
}

Constraint parse_where(std::string_view text) {
  WrittenBound written = split_where(text);
  ConstraintValue value = value_of(written.field, written.value);
  return {std::move(written.field), std::move(written.op), std::move(value)};
}

}  // namespace matchgraph

#include <fmt/format.h>

#include <array>
#include <string>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

constexpr std::array<std::string_view, 5> kSortNames = {"relevance", "rank", "price", "updated",
                                                        "name"};

constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";

}  // namespace

std::string_view to_string(Sort sort) { return kSortNames.at(static_cast<std::size_t>(sort)); }

std::optional<Sort> parse_sort(std::string_view text) {
  for (std::size_t i = 0; i < kSortNames.size(); ++i) {
    if (kSortNames[i] == text) return static_cast<Sort>(i);
  }
  return {};
}

Constraint parse_where(std::string_view text) {
  const std::size_t at = text.find_first_of("<>=!");
  if (at == std::string_view::npos) {
    throw Error(ErrorCode::kUsage,
                fmt::format("\"{}\": no operator; write FIELD OP VALUE with one of = != < <= > >=, "
                            "for example context >= 100000",
                            text));
  }
  const bool two = at + 1 < text.size() && text[at + 1] == '=';
  std::string op(text.substr(at, two ? 2 : 1));
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

}  // namespace matchgraph

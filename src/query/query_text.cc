#include "query/query_text.h"

#include <fmt/format.h>

namespace matchgraph {
namespace {

/// A value in quotes where it would fall apart without.
std::string quoted(const std::string& value) {
  const bool plain = value.find_first_of(" \t,\"") == std::string::npos && !value.empty();
  return plain ? value : "\"" + value + "\"";
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
      return bound.signal.empty() ? "smaller" : "fewer " + bound.signal;
    case Comparative::kLarger:
      return bound.signal.empty() ? "larger" : "more " + bound.signal;
  }
  return {};
}

std::string critique_words(const Filters& filters) {
  std::vector<std::string> critiques;
  for (const RelativeBound& bound : filters.relative) critiques.push_back(words_of(bound));
  if (filters.free) critiques.emplace_back("free");
  if (filters.paid) critiques.emplace_back("paid");
  if (filters.open_source) critiques.emplace_back("open source");
  for (const std::string& phrase : filters.with) critiques.push_back("with " + phrase);
  for (const std::string& phrase : filters.without) critiques.push_back("without " + phrase);
  std::string out;
  for (const std::string& critique : critiques) out += (out.empty() ? " but " : ", ") + critique;
  return out;
}

std::string typed_filters(const Filters& filters) {
  std::string out;
  const auto add = [&out](const std::string& key, const std::vector<std::string>& values) {
    for (const std::string& value : values) out += " " + key + ":" + quoted(value);
  };
  add("type", filters.types);
  add("maker", filters.makers);
  add("not-maker", filters.not_makers);
  add("license", filters.licenses);
  add("tag", filters.tags);
  if (filters.max_price) out += fmt::format(" price:<={}", *filters.max_price);
  if (filters.min_rank) out += fmt::format(" rank:>={}", *filters.min_rank);
  for (const Constraint& where : filters.where) {
    out += " " + where.field + ":" + (where.op == "=" ? "" : where.op) + quoted(where.value);
  }
  return out;
}

}  // namespace

std::string query_text(const std::vector<std::string>& seeds, const Filters& filters,
                       const std::string& need) {
  std::string out;
  for (const std::string& seed : seeds) out += (out.empty() ? "like \"" : " and \"") + seed + "\"";
  if (!seeds.empty()) out += critique_words(filters);
  out += typed_filters(filters);
  if (!need.empty()) out += (out.empty() ? "" : " ") + need;
  return out.starts_with(' ') ? out.substr(1) : out;
}

}  // namespace matchgraph

#include "query/language/filter_keys.h"

#include <algorithm>
#include <array>
#include <map>

#include "text/fold.h"

namespace matchgraph {
namespace {

using Keys = std::map<std::string, KeyMeaning>;

Keys all_keys() {
  Keys out = {{"sort", {KeyMeaning::Kind::kSort}}, {"price", {KeyMeaning::Kind::kPrice}}};
  for (const FilterRow& row : filter_table()) {
    // Comparisons have words of their own ("cheaper"), and a key for them would need a seed to mean
    // anything.
    if (row.needs_seeds()) continue;
    out[fold_for_names(row.name)] = {KeyMeaning::Kind::kFilter, &row};
    if (!row.alias.empty()) out[fold_for_names(row.alias)] = {KeyMeaning::Kind::kFilter, &row};
  }
  return out;
}

}  // namespace

std::optional<KeyMeaning> meaning_of(std::string_view key) {
  static const Keys known = all_keys();
  const auto found = known.find(fold_for_names(key));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::string field_of_key(std::string_view key) {
  for (const FilterRow& row : filter_table()) {
    if (!row.alias.empty() && row.alias == key) return std::string(row.field);
  }
  return std::string(key);
}

bool is_command_option(std::string_view flag) {
  // Options of the command that say nothing of what is looked for; ascending, as they are looked up
  // by halving.
  static constexpr std::array<std::string_view, 6> kOptions = {"data",  "explain", "format",
                                                               "limit", "offers",  "offset"};
  return std::binary_search(kOptions.begin(), kOptions.end(), fold_for_names(flag));
}

}  // namespace matchgraph

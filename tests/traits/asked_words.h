// The conditions of a need, as a line to compare with.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "traits/asked.h"

/// "runs-offline, no needs-gpu".
inline std::string asked(std::string_view need) {
  std::string out;
  for (const matchgraph::AskedTrait& one : matchgraph::asked_traits(need)) {
    if (one.is_tacit) continue;
    if (!out.empty()) out += ", ";
    if (one.is_or) out += "or ";
    if (!one.wanted) out += "no ";
    out += matchgraph::trait_table()[one.trait].slug;
  }
  return out;
}

/// The words of the first condition.
inline std::string words(std::string_view need) {
  const std::vector<matchgraph::AskedTrait> found = matchgraph::asked_traits(need);
  REQUIRE_FALSE(found.empty());
  return std::string(need.substr(found[0].begin, found[0].end - found[0].begin));
}

// What an entity states, as a line to compare with.
#pragma once

#include <string>

#include "traits/read_traits.h"

/// "runs-offline, no needs-gpu"; empty where it states nothing.
inline std::string stated(const matchgraph::Entity& entity) {
  std::string out;
  matchgraph::TraitReader reader;
  for (const matchgraph::TraitStatement& one : reader.read(entity)) {
    if (!out.empty()) out += ", ";
    if (!one.value) out += "no ";
    out += matchgraph::trait_table()[one.trait].slug;
  }
  return out;
}

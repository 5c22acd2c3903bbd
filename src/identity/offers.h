// Here are two entries: are they offers of one thing?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/own_name.h"
#include "matchgraph/entity.h"

namespace matchgraph {

using catalogue::without_maker;

/// Equal for entries that are offers of one thing: the type, and the name folded for case and
/// punctuation. Numbers stay apart ("3.1" is not "31"). Makers' prefixes are dropped for models and
/// datasets only: elsewhere what is left after them is often generic ("acme/mcp-server").
std::string offer_key(const Entity& entity);

/// What somebody who types a name knows of an entry.
struct NamedEntry {
  std::uint32_t type = 0;  ///< equal for entries of one type
  std::string_view name;
};
/// Which thing each entry is to somebody who typed its name, numbered from 0 in order of
/// appearance: entries of one type and name are one, also where a maker's prefix keeps their
/// offer_key() apart.
std::vector<std::size_t> things_by_name(std::span<const NamedEntry> entries);

}  // namespace matchgraph

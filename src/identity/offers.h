// Here are entries of one name: which of them are offers of one thing, and which offer stands for
// it?
//
// A name alone joins nothing: "v3" is a model of two makers, "Jira MCP" a server in two
// repositories, and what is paid by the image is not what is paid by the token. Entries that say
// nothing of maker, repository or price are offers of the one thing that they fit, where there is
// but one.
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

/// Equal for entries that may be offers of one thing: the type, and the name folded for case and
/// punctuation. Numbers stay apart ("3.1" is not "31"). Makers' prefixes are dropped for models and
/// datasets only: elsewhere what is left after them is often generic ("acme/mcp-server").
std::string offer_key(const Entity& entity);

/// Names for each entry the first of those that are offers of the same thing: equal keys, and no
/// two different makers, repositories or kinds of price. Weights of a model have an address for
/// every host, so that for models and datasets the maker counts where it is known, and the address
/// where it is not. `price_kinds` tells how each is paid, equal where prices compare, 0 where that
/// is not known. Cost: near linear; among more than 64 things of one name, what says little joins
/// none.
std::vector<std::uint32_t> join_offers(std::span<const Entity> entities,
                                       std::span<const std::uint32_t> price_kinds);

/// What somebody who types a name knows of an entry.
struct NamedEntry {
  std::uint32_t type = 0;   ///< equal for entries of one type
  std::uint32_t maker = 0;  ///< equal for entries of one maker; 0: not known
  std::string_view name;
};
/// Which thing each entry is to somebody who typed its name, numbered from 0 in order of
/// appearance: entries of one type, maker and name are one, though they are paid in several ways.
std::vector<std::size_t> things_by_name(std::span<const NamedEntry> entries);

/// How much an entry tells, for choosing among entries of one thing: capabilities, then facts.
std::size_t completeness(const Entity& entity);

}  // namespace matchgraph

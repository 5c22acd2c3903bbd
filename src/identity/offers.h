// Here are two entries: are they offers of one thing?
#pragma once

#include <string>

#include "identity/own_name.h"
#include "matchgraph/entity.h"

namespace matchgraph {

using catalogue::without_maker;

/// Equal for entries that are offers of one thing: the type, and the name folded for case and
/// punctuation. Numbers stay apart ("3.1" is not "31"). Makers' prefixes are dropped for models and
/// datasets only: elsewhere what is left after them is often generic ("acme/mcp-server").
std::string offer_key(const Entity& entity);

}  // namespace matchgraph

// Here are two entries: are they offers of one thing?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph {

/// The name without a maker's prefix: "Mistral: Small 3" and "mistralai/Small 3" give "Small 3",
/// and so does "Acme Small 3" when the maker is Acme. The name itself when it has no prefix, or
/// when nothing would be left.
std::string_view without_maker(const Entity& entity);

/// Equal for entries that are offers of one thing: the type, and the name folded for case and
/// punctuation. Numbers stay apart ("3.1" is not "31"). Makers' prefixes are dropped for models and
/// datasets only: elsewhere what is left after them is often generic ("acme/mcp-server").
std::string offer_key(const Entity& entity);

}  // namespace matchgraph

// Here is an entity: what is a model told about it?
#pragma once

#include <cstddef>
#include <string>

#include "matchgraph/entity.h"

namespace matchgraph {

/// Name, summary, and names and texts of the capabilities in their order, each text once, cut
/// behind so many words (runs of what is not white space). Never empty, as a name is not. Small
/// models read a few hundred letters well and blur what is longer.
std::string embedding_text(const Entity& entity, std::size_t words);

}  // namespace matchgraph

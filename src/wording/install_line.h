// Here is an entity: which line installs or starts it?
#pragma once

#include <string>

#include "matchgraph/entity.h"

namespace matchgraph {

/// A line for a terminal that the entry itself states: its field `install`, a command in its texts
/// ("npx -y some-server"), else what its address at a package registry stands for
/// ("pip install qdrant-client"). Empty where none is stated: a guess would install something else.
/// Cost: linear in the entry's texts.
std::string install_line(const Entity& entity);

}  // namespace matchgraph

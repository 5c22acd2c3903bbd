// What processes used, as a table.
#pragma once

#include <string>

#include "mpi/team_build.h"

namespace matchgraph {

/// A line per phase: what all sent together, the most memory that the first rank and that one of
/// the others needed, and the processor time of all.
std::string use_table(const mpi::TeamUse& uses);

}  // namespace matchgraph

// Catalogue files -> entities, with each process reading its share of every file's lines.
#pragma once

#include <span>
#include <string>

#include "matchgraph/catalogue.h"
#include "mpi/team.h"

namespace matchgraph::mpi {

/// Each process reads the lines that begin in its part of a file's bytes; the first one puts them
/// together, in order, as load_catalogues() does, and has the result. What is no regular file it
/// reads alone. Collective.
LoadResult load_share(Team& team, std::span<const std::string> files, const LoadOptions& options);

}  // namespace matchgraph::mpi

// A build by many processes: the first one leads, the others follow.
//
// The leader runs build_snapshot() of one process, whose heavy work it hands to all: it says which
// phase begins, and then all take the same steps. Followers know no order of phases.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"
#include "mpi/team.h"

namespace matchgraph::mpi {

/// What each process used, by rank.
using TeamUse = std::vector<std::vector<PhaseUse>>;

/// On the first rank: as load_catalogues() of one process, with the lines read by all. The files
/// have to be ones that all processes see. Errors as those of build_snapshot().
LoadResult load_catalogues(Team& team, std::span<const std::string> files);

/// On the first rank: builds, with everybody's help. The data folder has to be one that all
/// processes see. An error within a shared phase ends all processes (Team::abort) with a message
/// that names rank and phase; other errors are thrown as build_snapshot() throws them.
BuildReport build_snapshot(Team& team, const Catalogue& catalogue, const BuildRequest& request);

/// On the first rank: what all used so far.
TeamUse uses_of_all(Team& team);

/// On the first rank: lets the others go.
void dismiss(Team& team);

/// On the others: does what the first asks for until it lets go.
void follow(Team& team);

/// Says on standard error which rank failed in which phase and why, and ends all processes.
[[noreturn]] void fail(Team& team, const std::string& reason);

}  // namespace matchgraph::mpi

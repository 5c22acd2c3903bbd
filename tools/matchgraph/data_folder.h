// Where snapshots live, and the live one of them.
#pragma once

#include <memory>
#include <string>

#include "matchgraph/snapshot.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {

/// --data DIR, else $MATCHGRAPH_DATA, else $XDG_DATA_HOME/matchgraph, else
/// ~/.local/share/matchgraph. Throws Error (kEnvironment) when none of them is set.
std::string data_folder(const Common& common);

/// The database that past searches are kept in: the one that --evidence named, else
/// MATCHGRAPH_EVIDENCE; empty: they lie in the data folder. Throws Error (kUsage) for what is no
/// address.
std::string evidence_place(const std::string& named);

/// The live snapshot of the data folder; says on standard error when it is not the newest one.
std::shared_ptr<const Snapshot> open_live_snapshot(const Common& common);

}  // namespace matchgraph::command

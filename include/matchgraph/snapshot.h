// One immutable build of everything: made aside, published by rename, opened read-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph {

class Snapshot;

/// What a build reports while it runs.
struct BuildProgress {
  std::string phase;  ///< "index entities", "capability graph", ...
  double done = 0;    ///< 0..1 within the phase
};

struct BuildRequest {
  std::string data;          ///< the data folder; made when missing
  bool use_evidence = true;  ///< fold in the folder's past searches, if there are any
  std::vector<std::string> evidence_files;  ///< logs of past searches, for this build only
  std::size_t jobs = 0;                     ///< threads; 0: one a core
  std::function<void(const BuildProgress&)> progress;  ///< called from the building thread
};

/// What was built.
struct BuildReport {
  std::uint64_t generation = 0;
  std::string digest;  ///< of the content: the same input gives the same digest
  std::size_t entities = 0;
  std::size_t capabilities = 0;
  std::size_t capability_edges = 0;
  std::size_t entity_edges = 0;
  std::size_t claims = 0;         ///< of `versus` texts about named rivals
  std::size_t linked_claims = 0;  ///< whose rival is an entity of the catalogue
  std::size_t hedged_claims = 0;
  std::size_t past_choices = 0;    ///< choices of past searches that count
  std::size_t unknown_chosen = 0;  ///< of these, of entities that the catalogue lacks
  std::vector<std::pair<std::string, double>> phase_seconds;  ///< in order
  std::vector<std::pair<std::string, std::uint64_t>> files;   ///< name, bytes
};

/// Builds a generation from the catalogue and makes it the live one. Concurrent builds of one
/// folder exclude each other (Error, kEnvironment). When it throws or is killed, the live
/// generation stays as it was; the next build removes what was left behind. Throws Error
/// (kBadInput) for a log of past searches with a faulty line.
BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request);

/// Opens the live generation of a data folder; when its files are damaged or missing, the newest
/// older one that is whole (`warning` of the snapshot then says so). Throws Error (kEnvironment)
/// when there is none.
std::shared_ptr<const Snapshot> open_snapshot(const std::string& data);

/// Counts, sizes and settings of an opened snapshot, as its manifest has them.
struct SnapshotStats {
  std::uint64_t generation = 0;
  std::string digest;
  std::string folder;
  std::string warning;  ///< empty, or why this is not the generation that CURRENT names
  std::vector<std::pair<std::string, std::uint64_t>> counts;  ///< "entities", "capabilities", ...
  std::vector<std::pair<std::string, std::uint64_t>> types;   ///< entities a type, most first
  std::vector<std::pair<std::string, std::uint64_t>> files;   ///< name, bytes
  std::vector<std::pair<std::string, double>> options;        ///< numbers that shaped the build
};
SnapshotStats stats(const Snapshot& snapshot);

/// One generation checked against its manifest.
struct VerifyReport {
  std::uint64_t generation = 0;
  bool live = false;
  std::vector<std::string> problems;  ///< empty: every file is there, whole, and of the stated hash
};
/// Checks all generations of a data folder, oldest first, hashing every file.
std::vector<VerifyReport> verify_snapshots(const std::string& data);

/// Makes a kept generation the live one. Throws Error (kUsage) when it does not exist or is
/// damaged.
void use_generation(const std::string& data, std::uint64_t generation);

}  // namespace matchgraph

// One immutable build of everything: made aside, published by rename, opened read-only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/results.h"

namespace matchgraph {

class Snapshot;

/// What a build reports while it runs.
struct BuildProgress {
  std::string phase;  ///< "index entities", "capability graph", ...
  double done = 0;    ///< 0..1 within the phase
};

/// What an embedding model answered to a batch of texts.
struct EmbeddingAnswer {
  std::vector<std::vector<float>> vectors;  ///< one per text, in the order of the texts
  std::string fault;  ///< why there are none, in one line; empty when there are
  bool may_pass =
      false;  ///< the fault may be gone in a while: busy, too many requests, unreachable
  double wait_seconds = 0;  ///< the endpoint asked to wait so long; 0: it did not say
};

/// A model that turns texts into vectors, asked while a snapshot is built and never afterwards.
struct EmbeddingRequest {
  std::string model;  ///< its name: vectors are kept by it, and the manifest tells it
  /// Called from the building thread, one call at a time.
  std::function<EmbeddingAnswer(std::span<const std::string>)> ask;
  std::vector<std::string> only_types;  ///< types of entities that may be told; empty: all
  bool optional = false;                ///< build without vectors where the model fails
  std::size_t texts_per_request = 64;
  double requests_per_minute = 0;  ///< at most; 0: as many as it answers
};

struct BuildRequest {
  std::string data;   ///< the data folder; made when missing
  bool full = false;  ///< compute everything, and take nothing over from the generation before
  bool use_evidence = true;  ///< fold in past searches, if there are any
  /// Where they are kept: a place of evidence (matchgraph/evidence.h). Empty: the data folder.
  std::string evidence = {};
  std::vector<std::string> evidence_files;    ///< logs of past searches, for this build only
  std::size_t jobs = 0;                       ///< threads; 0: one per core
  std::optional<EmbeddingRequest> embedding;  ///< a model that likeness of entities draws on
  std::function<void(const BuildProgress&)> progress;  ///< called from the building thread
};

/// What became of the texts for a model.
struct EmbeddingReport {
  std::size_t asked = 0;  ///< texts that it was asked for
  std::size_t kept = 0;   ///< texts whose vectors were there from earlier builds
  std::string fault;      ///< why the build did without it, where that is allowed; else empty
};

/// What a build took over from the generation before instead of computing it anew.
struct TakenOver {
  std::string from;                ///< digest of that generation
  std::uint64_t entity_lists = 0;  ///< neighbour lists
  std::uint64_t capability_lists = 0;
  std::uint64_t texts = 0;  ///< whose words its full-text database has
  /// How far an entity's or capability's vector may have moved since its list was searched: what is
  /// missed is at most twice as much more similar than the last of a list. Similarities are exact.
  double most_drift = 0;
  /// Share of a list that may be lacking at its end, 0..1; of what is nearer none is lacking.
  double most_lacking = 0;

  bool operator==(const TakenOver&) const = default;
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
  std::size_t past_choices = 0;              ///< choices of past searches that count
  std::size_t unknown_chosen = 0;            ///< of these, of entities that the catalogue lacks
  std::optional<EmbeddingReport> embedding;  ///< nothing when no model was named
  std::optional<TakenOver> taken_over;       ///< nothing when all was computed
  /// Why nothing of the generation before could be; empty where there is none, and where nothing
  /// was wrong with it.
  std::string not_taken_over;
  std::vector<std::pair<std::string, double>> phase_seconds;  ///< in order
  std::vector<std::pair<std::string, std::uint64_t>> files;   ///< name, bytes
};

/// Builds a generation from the catalogue and makes it the live one. Concurrent builds of one
/// folder exclude each other (Error, kEnvironment). When it throws or is killed, the live
/// generation stays as it was; the next build removes what was left behind. Throws Error
/// (kBadInput) for a log of past searches with a faulty line.
BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request);

/// When the bytes of a generation are checked against the hashes of its build.
enum class SnapshotCheck {
  /// Each block of a file when it is first read: for a command, which reads a part. A block that is
  /// damaged then ends the process with status 4 and the file's name, or starts it again as
  /// MATCHGRAPH_CHECK=whole, with which the generation before can serve.
  kAsRead,
  kWhole,  ///< all of them before it opens, on all cores: for a server
};

/// Opens the live generation of a data folder; when its files are damaged or missing, the newest
/// older one that is whole (`warning` of the snapshot then says so). Throws Error (kEnvironment)
/// when there is none.
/// With MATCHGRAPH_CHECK=whole in the environment everything is checked first.
std::shared_ptr<const Snapshot> open_snapshot(const std::string& data,
                                              SnapshotCheck check = SnapshotCheck::kAsRead);

/// The embedding model that a snapshot was built with.
struct EmbeddingStats {
  std::string model;
  std::uint64_t dimensions = 0;
  std::uint64_t entities = 0;  ///< that have a vector

  bool operator==(const EmbeddingStats&) const = default;
};

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
  std::optional<EmbeddingStats> embedding;
  std::optional<TakenOver> taken_over;
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

/// How many of something one of two generations has alone, and how many both have.
struct ChangeCounts {
  std::size_t removed = 0;  ///< the old generation alone has them
  std::size_t added = 0;    ///< the new generation alone has them
  std::size_t changed = 0;  ///< both have them, and they differ
  std::size_t same = 0;     ///< both have them alike

  bool operator==(const ChangeCounts&) const = default;
};

/// A number of the manifest that differs; nothing where a generation does not know it.
struct NumberChange {
  std::string name;
  std::optional<double> before;
  std::optional<double> after;

  bool operator==(const NumberChange&) const = default;
};

/// What two generations say differently of an entity that both have.
struct EntityChange {
  NamedEntity entity;  ///< as the new generation names it
  /// As catalogues name them, signals as "signals.stars"; "capability order" when capabilities that
  /// both have stand in another order.
  std::vector<std::string> fields;
  std::vector<std::string> capabilities_removed;  ///< texts, in the old order
  std::vector<std::string> capabilities_added;    ///< texts, in the new order
  std::vector<std::string> capabilities_changed;  ///< texts that both have with other names, ...

  bool operator==(const EntityChange&) const = default;
};

/// Which entities an entity that both generations have got and lost as neighbours, nearest first.
struct NeighbourChange {
  NamedEntity entity;
  std::vector<NamedEntity> came;
  std::vector<NamedEntity> went;
  std::size_t kept = 0;  ///< neighbours in both

  bool operator==(const NeighbourChange&) const = default;
};

/// What changed from one generation to another. Entities are the same by id, capabilities by their
/// entity's id and their text, edges by their two ends.
struct SnapshotDiff {
  struct Generation {
    std::uint64_t number = 0;
    std::string digest;
  };
  Generation before;
  Generation after;
  ChangeCounts entities;
  ChangeCounts capabilities;        ///< those of entities that came or went too
  ChangeCounts capability_edges;    ///< changed: another similarity
  ChangeCounts entity_edges;        ///< changed: another cosine or scaled similarity
  ChangeCounts neighbour_lists;     ///< one per entity; changed: other entities are in it
  std::size_t reordered_lists = 0;  ///< of the same neighbour lists: those in another order
  std::vector<std::string> files;   ///< whose content differs, or that one of the two lacks
  std::vector<NumberChange> options;

  // The first `limit` of each; `entities` and `neighbour_lists` have the numbers of all.
  std::size_t limit = 0;
  std::vector<NamedEntity> removed;             ///< by id
  std::vector<NamedEntity> added;               ///< by id
  std::vector<EntityChange> changed;            ///< by id
  std::vector<NeighbourChange> new_neighbours;  ///< most came and went first, then by id

  /// Whether the content is the same, byte for byte.
  bool is_same() const { return before.digest == after.digest; }
};

/// Compares two generations of a data folder. Throws Error: kUsage for a generation that is not
/// there, kEnvironment for a damaged one or one of another version. Cost: linear in the entities,
/// texts and edges of both; memory is that of a few numbers an entity and capability.
SnapshotDiff diff_generations(const std::string& data, std::uint64_t before, std::uint64_t after,
                              std::size_t limit = 10);

}  // namespace matchgraph

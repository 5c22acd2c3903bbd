// Here is the generation before: what of its work still holds for another catalogue?
//
// What a build may take over instead of computing it anew, where little changed. Entities are the
// same by id, capabilities by their entity and text; whether a row of theirs is where it was, its
// term vector tells, so that whatever changes weights is seen: texts, how often terms stand in the
// whole catalogue, another analysis.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/mapped_graphs.h"
#include "graph/rows/renewed_neighbours.h"
#include "graph/rows/term_vectors.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/line_table.h"
#include "snapshot/snapshot_data.h"
#include "storage/array_file.h"

namespace matchgraph {

/// What taking lists over has done to them, by row.
struct RowWear {
  /// How far the row has moved since it was searched, summed up over the builds that took its list
  /// over: at least the distance between its vectors then and now.
  std::vector<float> drifts;
  std::vector<std::uint8_t> lacked;  ///< neighbours at the end of its list

  bool is_none() const;
};

/// A generation whose neighbour lists may be taken over. Not changed once made.
class FormerBuild {
 public:
  /// The live generation of the folder, where it is whole and was built with the same options.
  /// `catalogue` must outlive it. Otherwise nothing, and `why` says in one line why not; empty
  /// when there is no generation. Call with the lock held.
  static std::unique_ptr<FormerBuild> open(const std::string& data, const Catalogue& catalogue,
                                           const BuildOptions& options, std::string& why);

  const RenewalOptions& options() const { return options_; }
  const std::string& digest() const { return snapshot_->manifest().digest; }

  /// The terms of now, in byte order, before anything that follows is asked. Cost: linear in both
  /// tables.
  void meet(const StringTableView& terms);

  /// What is known of the lists of all capabilities, or entities, whose vectors are now `rows`.
  /// `wear` gets what they have drifted, 0 for one that moved. Nothing when so many moved that
  /// searching all is no slower. Cost: linear in the vectors and lists.
  std::optional<FormerLists> capability_lists(TermVectorsView rows, RowWear& wear) const;
  std::optional<FormerLists> entity_lists(TermVectorsView rows, RowWear& wear) const;
  /// Of each of so many capabilities, how it was read as a line where its entity says what it said.
  std::vector<std::optional<LineRow>> lines(std::size_t capabilities) const;

 private:
  FormerBuild(std::shared_ptr<const Snapshot> snapshot, const Catalogue& catalogue,
              const BuildOptions& options);
  void match(const Catalogue& catalogue);

  std::shared_ptr<const Snapshot> snapshot_;
  RenewalOptions options_;
  std::size_t capability_k_, entity_k_;
  // By row of the generation before: its number now; kGone where it has none.
  std::vector<RowId> entity_now_, capability_now_;
  std::vector<std::uint8_t> is_same_;  // by capability before: its entity is the same to the byte
  std::vector<TermId> term_now_;       // by term before
  std::optional<ArrayFile> wear_;      // where it took over lists itself
};

/// Writes the wear of a generation that took lists over.
void write_wear(const RowWear& capabilities, const RowWear& entities, const std::string& path);

}  // namespace matchgraph

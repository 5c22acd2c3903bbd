// Here is the generation before: what of its work still holds for another catalogue?
//
// What a build may take over instead of computing it anew, where little changed: neighbour lists,
// the full-text database, and what was read in texts. Entities are the
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
#include "index/full_text_builder.h"
#include "index/text_index_builder.h"
#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/entity_traits.h"
#include "snapshot/line_table.h"
#include "snapshot/snapshot_data.h"
#include "snapshot/term_words.h"
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

/// A full-text database that may be taken over.
struct FormerFullText {
  std::string path;
  std::vector<std::uint8_t> has_document;  ///< by text of now, as TextIndexRequest
  /// By text of the database's catalogue, its text now; kNoText where it went. Empty: all are where
  /// they were, and nothing is to be added.
  std::vector<TextNumber> now;
  std::size_t texts = 0;  ///< of now that it has
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

  /// What was read in the texts of entities that are the same; nothing where that was not kept.
  /// Cost: linear in the postings, and reading the texts of entities that changed or went.
  std::optional<ReadBefore> texts_read() const;

  /// Nothing when so much changed since the database was made that making one is no slower. May be
  /// called at any time. Cost: linear in the texts.
  std::optional<FormerFullText> full_text(const RepeatedTexts& repeats) const;

  /// The terms of now, in byte order, before anything that follows is asked. Cost: linear in both
  /// tables.
  void meet(const StringTableView& terms);

  /// What is known of the lists of all capabilities, or entities, whose vectors are now `rows`.
  /// `wear` gets what they have drifted, 0 for one that moved. Nothing when so many moved that
  /// searching all is no slower. Cost: linear in the vectors and lists.
  std::optional<FormerLists> capability_lists(TermVectorsView rows, RowWear& wear) const;
  std::optional<FormerLists> entity_lists(TermVectorsView rows, RowWear& wear) const;
  /// Of each entity, what it states where it says what it said. May be called at any time.
  KnownTraits traits() const;
  /// Of each of so many capabilities, how it was read as a line where its entity says what it said.
  std::vector<std::optional<LineRow>> lines(std::size_t capabilities) const;
  /// Of each entity, the terms that it denies where it says what it said.
  KnownDenials denied_terms() const;

 private:
  FormerBuild(std::shared_ptr<const Snapshot> snapshot, const Catalogue& catalogue,
              const BuildOptions& options, const std::string& data);
  void match(const Catalogue& catalogue);

  std::shared_ptr<const Snapshot> snapshot_;
  const Catalogue& catalogue_;
  std::string data_;  // the folder
  RenewalOptions options_;
  std::size_t capability_k_, entity_k_;
  // By row of the generation before: its number now; kGone where it has none.
  std::vector<RowId> entity_now_, capability_now_;
  std::vector<std::uint8_t> is_same_;   // by entity before: it is the same to the byte
  std::vector<TermId> term_now_;        // by term before
  std::vector<TextNumber> first_text_;  // by entity of now
  std::optional<ArrayFile> wear_;       // where it took over lists itself
};

/// Writes the wear of a generation that took lists over.
void write_wear(const RowWear& capabilities, const RowWear& entities, const std::string& path);

}  // namespace matchgraph

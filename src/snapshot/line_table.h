// Here is a capability: what kind of line is it, how is it named, what does it deny?
//
// What pairing would else have to read texts for, worked out once at the build.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/mapped_graphs.h"
#include "graph/rows/term_vectors.h"
#include "lines/line_kind.h"
#include "lines/media_flow.h"
#include "matchgraph/catalogue.h"
#include "storage/array_file.h"
#include "storage/short_rows.h"

namespace matchgraph {

/// When a line is common: said by very many that have nothing else in common, as "works with any
/// client" is. What the offers of one model say alike is not: these are alike as wholes.
struct CommonLineOptions {
  double cosine = 0.6;           ///< of a neighbour that says nearly the same
  std::size_t neighbours = 12;   ///< of the 16 that the graph keeps have to
  double unlike_entities = 0.3;  ///< their entities' mean cosine with its own is under this
};

/// What is kept of one capability.
struct LineRow {
  LineKind kind = LineKind::kCapability;
  bool is_common = false;
  std::uint8_t sides = 0;
  MediaFlow media;
  std::optional<TermId> head;
  std::vector<TermId> name, denied;  ///< ascending
};

/// What the lines are measured with; the graph files have to be written.
struct LineSources {
  std::span<const Entity> entries;  ///< whose capabilities are read
  RowId first_capability = 0;       ///< number of the first of these
  const StringTableView& terms;
  TermVectorsView entities;
  std::span<const std::uint32_t> entity_of;  ///< by capability
  const std::string& capability_graph;       ///< path
  std::size_t jobs = 0;                      ///< threads, 0 for one per core
  /// By capability of the entries, what is known of it but for whether it is common: it is not read
  /// again. Empty: nothing is known.
  std::span<const std::optional<LineRow>> known = {};
};

/// Reads the capabilities of the entries. Cost: splitting their words; likewise for what is common.
std::vector<LineRow> read_lines(const LineSources& sources, const CommonLineOptions& options);

/// Writes the rows of all capabilities.
void write_line_table(std::span<const LineRow> lines, const std::string& path);

/// Read-only; safe to share between threads.
class LineTable {
 public:
  /// `terms`: how many there are. Throws Error (kEnvironment) when the arrays do not fit each
  /// other; rows are checked when they are read, so that opening touches no page of them.
  LineTable(const std::string& path, std::size_t terms);

  std::size_t capabilities() const { return kinds_.size(); }
  /// As what follows, throws Error (kEnvironment) when the file is damaged there.
  LineKind kind(RowId capability) const;
  /// Whether very many unlike entities say the same.
  bool is_common(RowId capability) const { return (kinds_[capability] & kCommon) != 0; }
  /// Whether it tells what its entity is for: it is a capability, and no common one.
  bool counts(RowId capability) const {
    return kind(capability) == LineKind::kCapability && !is_common(capability);
  }
  /// Bits of lines/opposites.h.
  std::uint8_t sides(RowId capability) const { return sides_[capability]; }
  /// Which media its name says that it takes and gives.
  MediaFlow media(RowId capability) const {
    return {.takes = takes_[capability], .gives = gives_[capability]};
  }
  /// Terms of its name, ascending; none where it has no name.
  std::span<const TermId> name(RowId capability) const;
  /// Term of the head word of its name; kNoTerm where there is none.
  TermId head(RowId capability) const;
  /// Terms that it denies, ascending: each of those of a capability, of a denial all together.
  /// Cost: logarithmic in the lines that deny something; a look for those that do not.
  std::span<const TermId> denied(RowId capability) const;

  static constexpr TermId kNoTerm = ~TermId{0};

 private:
  friend void write_line_table(std::span<const LineRow> lines, const std::string& path);

  // A byte per line holds its kind and two marks.
  static constexpr std::uint8_t kCommon = 0x40;
  static constexpr std::uint8_t kDenies = 0x80;
  static constexpr std::uint8_t kNoHead = 255;

  /// Throws Error (kEnvironment) for a term that there is none of.
  std::span<const TermId> checked(std::span<const TermId> all, std::size_t begin,
                                  std::size_t end) const;

  ArrayFile file_;
  std::size_t terms_;
  std::span<const std::uint8_t> kinds_, sides_, takes_, gives_;
  std::span<const std::uint8_t> heads_;  // positions in the name
  ShortRowsView name_rows_;
  std::span<const TermId> names_, denied_;
  // Few lines deny anything; those that do, ascending, and where their terms begin.
  std::span<const RowId> denying_;
  std::span<const std::uint32_t> denied_at_;
};

}  // namespace matchgraph

// Here is a capability: what kind of line is it, how is it named, what does it deny?
//
// What pairing would else have to read texts for, worked out once at the build.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "graph/mapped_graphs.h"
#include "graph/term_vectors.h"
#include "lines/line_kind.h"
#include "matchgraph/catalogue.h"
#include "storage/array_file.h"

namespace matchgraph {

/// When a line is common: said by very many that have nothing else in common, as "works with any
/// client" is. What the offers of one model say alike is not: these are alike as wholes.
struct CommonLineOptions {
  double cosine = 0.6;           ///< of a neighbour that says nearly the same
  std::size_t neighbours = 12;   ///< of the 16 that the graph keeps have to
  double unlike_entities = 0.3;  ///< their entities' mean cosine with its own is under this
};

/// What the lines are measured with; the graph files have to be written.
struct LineSources {
  const Catalogue& catalogue;
  const StringTableView& terms;
  TermVectorsView entities;
  std::span<const std::uint32_t> entity_of;  ///< by capability
  const std::string& capability_graph;       ///< path
  std::size_t jobs = 0;                      ///< threads, 0 for one per core
};

/// Writes a row for each capability. Cost: splitting its words; likewise for what is common.
void write_line_table(const LineSources& sources, const CommonLineOptions& options,
                      const std::string& path);

/// Read-only; safe to share between threads.
class LineTable {
 public:
  /// Throws Error (kEnvironment) on damage: whatever it says is in range.
  LineTable(const std::string& path, std::size_t terms);

  std::size_t capabilities() const { return kinds_.size(); }
  LineKind kind(RowId capability) const { return static_cast<LineKind>(kinds_[capability]); }
  /// Whether very many unlike entities say the same.
  bool is_common(RowId capability) const { return common_[capability] != 0; }
  /// Whether it tells what its entity is for: it is a capability, and no common one.
  bool counts(RowId capability) const {
    return kind(capability) == LineKind::kCapability && !is_common(capability);
  }
  /// Bits of lines/opposites.h.
  std::uint8_t sides(RowId capability) const { return sides_[capability]; }
  /// Terms of its name, ascending; none where it has no name.
  std::span<const TermId> name(RowId capability) const {
    return row(names_, names_at_, capability);
  }
  /// Term of the head word of its name; kNoTerm where there is none.
  TermId head(RowId capability) const { return heads_[capability]; }
  /// Terms that it denies, ascending.
  std::span<const TermId> denied(RowId capability) const {
    return row(denied_, denied_at_, capability);
  }

  static constexpr TermId kNoTerm = ~TermId{0};

 private:
  static std::span<const TermId> row(std::span<const TermId> all, std::span<const std::uint32_t> at,
                                     RowId capability) {
    return all.subspan(at[capability], at[capability + 1] - at[capability]);
  }

  ArrayFile file_;
  std::span<const std::uint8_t> kinds_, common_, sides_;
  std::span<const TermId> heads_, names_, denied_;
  std::span<const std::uint32_t> names_at_, denied_at_;
};

}  // namespace matchgraph

// Here is an entity: what is its UnfragileRank, and how often was it met in past searches?
//
// The ranks of all entities in one mapped file, with the counts they rest on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "snapshot/ranks/rank_components.h"
#include "storage/array_file.h"

namespace matchgraph {

class ClaimIndex;
class FactColumns;

/// How many other entries claim something about each entity: entries that are offers of one thing
/// count once, and each offer of a thing has its number.
std::vector<std::uint32_t> count_mentions(const ClaimIndex& claims, const FactColumns& facts);

/// The ranks of a catalogue. Nothing in it depends on the order of the entities but their order.
struct Ranks {
  std::vector<double> values;  ///< 0..100, by entity
  /// By entity 1 where most of the rank's weight lies on components that are not known, else 0.
  std::vector<std::uint8_t> mostly_estimated;
  RankScales scales;
};

/// `figures` stand beside `entities`. Cost: about 25 us an entity.
Ranks compute_ranks(std::span<const Entity> entities, std::span<const RankFigures> figures,
                    const RankOptions& options);

/// For every capability how often it met the need of a past search best: of searches that showed
/// its entity among their first ten, and of choices of its entity.
struct CapabilityCounts {
  std::vector<std::uint32_t> times_matched;
  std::vector<std::uint32_t> times_chosen;
};

/// Writes ranks and counts. When `has_evidence` is false, no search is known of, and no counts are
/// stored.
void write_ranks(const Ranks& ranks, std::span<const RankFigures> figures, bool has_evidence,
                 const CapabilityCounts& capabilities, const std::string& path);

/// Read-only; safe to share between threads. Entities are numbered as in the catalogue.
class RankReader {
 public:
  /// Throws Error (kEnvironment) when the file is missing or its parts do not fit.
  explicit RankReader(const std::string& path);

  std::size_t entities() const { return values_.size(); }
  /// UnfragileRank, 0..100.
  double rank(std::uint32_t e) const { return values_[e]; }
  /// Whether most of the rank's weight lies on components that are not known of the entity.
  bool is_mostly_estimated(std::uint32_t e) const { return mostly_estimated_[e] != 0; }
  /// All ranks, by entity; as long-lived as the reader.
  std::span<const double> values() const { return values_; }

  /// Whether past searches are known of; without, all counts are 0.
  bool has_evidence() const { return !times_matched_.empty(); }
  /// Number of capabilities that times are kept for; 0 without evidence.
  std::size_t capabilities() const { return capability_times_chosen_.size(); }
  std::uint64_t times_matched(std::uint32_t e) const {
    return has_evidence() ? times_matched_[e] : 0;
  }
  std::uint64_t times_chosen(std::uint32_t e) const {
    return has_evidence() ? times_chosen_[e] : 0;
  }
  /// As CapabilityCounts; a capability is a row of all capabilities.
  std::uint64_t capability_times_matched(std::uint32_t row) const {
    return has_evidence() ? capability_times_matched_[row] : 0;
  }
  std::uint64_t capability_times_chosen(std::uint32_t row) const {
    return has_evidence() ? capability_times_chosen_[row] : 0;
  }

  /// What the rank of an entity was computed from; rank_detail makes its components of it again.
  RankFigures figures(std::uint32_t e) const;
  const RankScales& scales() const { return scales_; }

 private:
  ArrayFile file_;
  std::span<const double> values_;
  std::span<const std::uint8_t> mostly_estimated_;
  std::span<const std::uint32_t> types_, mentions_;
  std::span<const std::uint32_t> capability_times_matched_, capability_times_chosen_;
  std::span<const std::uint64_t> times_matched_, times_chosen_;
  RankScales scales_;
};

}  // namespace matchgraph

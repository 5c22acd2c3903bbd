// Here is an entity: how well does it stand, and which facts say so?
//
// UnfragileRank is 100 x the weighted sum of five components of 0..1. Each component is the sum of
// its facts' values, so that the rank explains itself; one that is unknown is estimated.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"
#include "matchgraph/results.h"
#include "snapshot/ranks/rank_options.h"

namespace matchgraph {

enum class RankPart : std::uint8_t { kAdoption, kQuality, kEcosystem, kMatchGraph, kFreshness };
constexpr std::size_t kRankParts = 5;

/// "adoption", "quality", "ecosystem", "match_graph" or "freshness".
std::string_view to_string(RankPart part);
/// The share of a part in the rank; the five sum to 1.
double rank_weight(RankPart part, const RankOptions& options);

/// What is known of an entity beside its catalogue entry.
struct RankFigures {
  std::uint32_t type = 0;      ///< equal for entities of one type; below the number of entities
  std::uint32_t mentions = 0;  ///< other entries whose claims name it
  std::uint64_t times_matched = 0;
  std::uint64_t times_chosen = 0;
};

/// The largest value of a popularity signal, within a type or the whole catalogue.
struct SignalScale {
  static constexpr std::uint32_t kAnyType = static_cast<std::uint32_t>(-1);
  std::uint32_t type = kAnyType;
  std::uint32_t signal = 0;  ///< position in kPopularitySignals
  double largest = 0;

  bool operator==(const SignalScale&) const = default;
};

/// What the entities of a type have in common.
struct TypeScale {
  double choice_rate = 0;  ///< mean choices per search; 0..1
  std::uint64_t entities = 0;
  std::array<double, kRankParts> median{};        ///< of those of which the component is known
  std::array<std::uint64_t, kRankParts> known{};  ///< how many those are

  bool operator==(const TypeScale&) const = default;
};

/// What the entities of a catalogue are measured against.
struct RankScales {
  std::int64_t newest_day = 0;       ///< the newest date, in days since 1970
  std::uint64_t most_mentions = 0;   ///< 0: no claim names any entity
  std::vector<SignalScale> signals;  ///< by type, then signal
  std::vector<TypeScale> types;      ///< by type
  TypeScale catalogue;               ///< all types together

  bool operator==(const RankScales&) const = default;
};

/// `figures` stand beside `entities`. Cost: n log n in the entities.
RankScales measure_scales(std::span<const Entity> entities, std::span<const RankFigures> figures,
                          const RankOptions& options);

/// The rank of an entity with its five components, in the order of RankPart. Its value is 0..100.
RankDetail rank_detail(const Entity& entity, const RankFigures& figures, const RankScales& scales,
                       const RankOptions& options);
/// The same without the words of its facts. Cost: a small part of that.
RankDetail rank_without_words(const Entity& entity, const RankFigures& figures,
                              const RankScales& scales, const RankOptions& options);

}  // namespace matchgraph

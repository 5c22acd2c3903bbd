// Here is an entity: which facts does a component of its rank rest on?
//
// The inside of rank_detail; what an entity is measured against is found by measure_scales.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/entity.h"
#include "matchgraph/results.h"
#include "snapshot/ranks/rank_components.h"

namespace matchgraph {

/// Position in kPopularitySignals; nothing for another signal.
std::optional<std::uint32_t> popularity_signal(std::string_view name);
/// The date that an entity's freshness is told by.
const std::optional<Date>& dated(const Entity& entity);
/// Days since 1970 of the first day that a date can mean.
std::int64_t day_number(const Date& date);
/// Searches that showed the entity. Choices never count more than these.
double searches_of(const RankFigures& figures);

/// Whether facts are told in words. A build measures every entity and shows none, and words take
/// most of the time.
enum class FactWords : std::uint8_t { kNone, kTold };

/// The facts of a component; none when it is not known.
class RankFacts {
 public:
  explicit RankFacts(FactWords words) : words_(words) {}

  /// `words()` is asked only where facts are told.
  template <typename Words>
  void add(double value, const Words& words) {
    facts_.push_back({words_ == FactWords::kTold ? std::string(words()) : std::string(), value});
  }
  /// Makes a mean of the sum.
  void divide_by_count();

  bool empty() const { return facts_.empty(); }
  double sum() const;  ///< 0..1
  std::vector<RankFact> take() { return std::move(facts_); }

 private:
  FactWords words_;
  std::vector<RankFact> facts_;
};

RankFacts facts_of(RankPart part, const Entity& entity, const RankFigures& figures,
                   const RankScales& scales, const RankOptions& options, FactWords words);

}  // namespace matchgraph

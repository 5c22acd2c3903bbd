#include "snapshot/ranks/ranks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "claims/claim_index.h"
#include "index/facts/fact_columns.h"
#include "matchgraph/error.h"

namespace matchgraph {

// By group, as a claim names a thing and not one of its offers.
std::vector<std::uint32_t> count_mentions(const ClaimIndex& claims, const FactColumns& facts) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // who is named, by whom: groups
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const StoredClaim& claim = claims[i];
    // Naming oneself, as another offer of the same, earns nothing.
    if (claim.target == StoredClaim::kNone || claim.target == facts.group(claim.by)) continue;
    pairs.emplace_back(claim.target, facts.group(claim.by));
  }
  std::sort(pairs.begin(), pairs.end());
  // Several claims of one about another, or of its offers, are one mention.
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<std::uint32_t> out(facts.entities(), 0);
  for (const auto& [named, by] : pairs) {
    for (const std::uint32_t e : facts.group_members(named)) ++out[e];
  }
  return out;
}

namespace {

/// Whether most of a rank's weight lies on components that are not known of the entity.
bool is_mostly_estimated(const RankDetail& rank) {
  // By weight and not by number of parts: adoption and quality decide half of a rank.
  double estimated = 0;
  for (const RankComponent& component : rank.components) {
    if (component.estimated) estimated += component.weight;
  }
  constexpr double kMost = 0.5;  // of the weights, which sum to 1
  return estimated > kMost;
}

}  // namespace

Ranks compute_ranks(std::span<const Entity> entities, std::span<const RankFigures> figures,
                    const RankOptions& options) {
  Ranks out;
  out.scales = measure_scales(entities, figures, options);
  for (std::size_t e = 0; e < entities.size(); ++e) {
    const RankDetail rank = rank_without_words(entities[e], figures[e], out.scales, options);
    // Only the value is kept: its parts are made again from what is stored here (rank_detail).
    out.values.push_back(rank.value);
    out.mostly_estimated.push_back(is_mostly_estimated(rank) ? 1 : 0);
  }
  return out;
}

void write_ranks(const Ranks& ranks, std::span<const RankFigures> figures, bool has_evidence,
                 const CapabilityCounts& capabilities, const std::string& path) {
  std::vector<std::uint32_t> types, mentions;
  std::vector<std::uint64_t> matched, chosen;
  for (const RankFigures& figure : figures) {
    types.push_back(figure.type);
    mentions.push_back(figure.mentions);
    if (!has_evidence) continue;
    matched.push_back(figure.times_matched);
    // Both columns stay empty together, which the reader checks.
    chosen.push_back(figure.times_chosen);
  }
  const std::array<std::int64_t, 2> totals = {
      ranks.scales.newest_day, static_cast<std::int64_t>(ranks.scales.most_mentions)};
  std::vector<TypeScale> type_scales = ranks.scales.types;
  // The whole catalogue stands last, behind all types: one array less.
  type_scales.push_back(ranks.scales.catalogue);
  ArrayFileWriter writer;
  writer.add("ranks", ranks.values);
  writer.add("mostly_estimated", ranks.mostly_estimated);
  writer.add("types", types);
  writer.add("mentions", mentions);
  writer.add("times_matched", matched);
  writer.add("times_chosen", chosen);
  // Without a log the counts are empty, not zero: "nobody asked" is not "never chosen".
  const CapabilityCounts none;
  const CapabilityCounts& counts = has_evidence ? capabilities : none;
  writer.add("capabilities.times_matched", counts.times_matched);
  writer.add("capabilities.times_chosen", counts.times_chosen);
  writer.add("scales.signals", ranks.scales.signals);
  writer.add("scales.types", type_scales);
  writer.add("scales.totals", std::span<const std::int64_t>(totals));
  writer.write(path);
}

RankReader::RankReader(const std::string& path)
    : file_(path),
      values_(file_.get<double>("ranks")),
      mostly_estimated_(file_.get<std::uint8_t>("mostly_estimated")),
      types_(file_.get<std::uint32_t>("types")),
      mentions_(file_.get<std::uint32_t>("mentions")),
      capability_times_matched_(file_.get<std::uint32_t>("capabilities.times_matched")),
      capability_times_chosen_(file_.get<std::uint32_t>("capabilities.times_chosen")),
      times_matched_(file_.get<std::uint64_t>("times_matched")),
      times_chosen_(file_.get<std::uint64_t>("times_chosen")) {
  const auto totals = file_.get<std::int64_t>("scales.totals");
  const auto signals = file_.get<SignalScale>("scales.signals");
  const auto types = file_.get<TypeScale>("scales.types");
  const std::size_t n = values_.size();
  const bool fits = types_.size() == n && mostly_estimated_.size() == n && mentions_.size() == n &&
                    totals.size() == 2 && !types.empty() &&
                    // Empty or one for each entity.
                    (times_matched_.empty() || times_matched_.size() == n) &&
                    times_chosen_.size() == times_matched_.size() &&
                    capability_times_matched_.size() == capability_times_chosen_.size() &&
                    std::all_of(types_.begin(), types_.end(),
                                // The last scale is the catalogue's and no type's.
                                [&](std::uint32_t type) { return type + 1 < types.size(); });
  if (!fits) throw Error(ErrorCode::kEnvironment, path + ": damaged");
  scales_.newest_day = totals[0];
  scales_.most_mentions = static_cast<std::uint64_t>(totals[1]);
  scales_.signals.assign(signals.begin(), signals.end());
  scales_.types.assign(types.begin(), types.end() - 1);
  scales_.catalogue = types.back();
}

RankFigures RankReader::figures(std::uint32_t e) const {
  return {types_[e], mentions_[e], times_matched(e), times_chosen(e)};
}

}  // namespace matchgraph

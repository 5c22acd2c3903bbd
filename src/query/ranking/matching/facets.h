// Here are the entities found: how do they spread over types, makers, prices, licences and
// clusters?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "identity/things.h"
#include "index/facts/fact_columns.h"
#include "matchgraph/results.h"
#include "query/engine_state.h"
#include "snapshot/query_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// The entities found, those that are one thing together.
class FoundThings {
 public:
  /// `found` holds each entity once, in any order.
  FoundThings(const Things& things, std::span<const EntityIndexNumber> found);

  /// How many things were found.
  std::size_t count() const { return firsts_.size(); }
  /// An entity of each thing.
  std::span<const EntityIndexNumber> firsts() const { return firsts_; }
  /// Things of which several entities were found: how many, and those of each, the one among
  /// firsts() in front.
  std::size_t joined() const { return joined_end_.size(); }
  std::span<const EntityIndexNumber> joined(std::size_t thing) const {
    const std::size_t begin = thing == 0 ? 0 : joined_end_[thing - 1];
    return std::span(joined_).subspan(begin, joined_end_[thing] - begin);
  }

 private:
  std::vector<EntityIndexNumber> firsts_;
  std::vector<EntityIndexNumber> joined_;
  std::vector<std::size_t> joined_end_;  // by thing of several: where its entities end in joined_
};

/// The same of candidates.
FoundThings things_among(const Things& things, std::span<const Candidate> candidates);

/// How many values of a facet are listed.
struct FacetLimits {
  std::size_t values = 8;
  std::size_t traits = 8;  ///< of the facet of traits, which is many facets in one
};
/// `wide`: for controls, which group traits (SearchRequest::wide_facets).
FacetLimits facet_limits(const QueryOptions& options, bool wide);

/// Facets "type", "price", "license", "maker", "cluster" and "trait"; each counts things (offers
/// and near duplicates once) and lists at most as many values as `limits` says, most frequent
/// first. What is not known is not listed, but for prices as "unknown".
std::vector<Facet> facets(const Snapshot& snapshot, const FoundThings& found,
                          const FacetLimits& limits);

}  // namespace matchgraph

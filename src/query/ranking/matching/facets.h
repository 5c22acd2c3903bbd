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

/// Two entities that are one thing, of which one was found first.
struct JoinedEntity {
  EntityIndexNumber first = 0;
  EntityIndexNumber other = 0;
};

/// The entities found, those that are one thing together.
class FoundThings {
 public:
  /// `found` holds each entity once, in any order.
  FoundThings(const Things& things, std::span<const EntityIndexNumber> found);

  /// How many things were found.
  std::size_t count() const { return firsts_.size(); }
  /// Of each thing the entity that came first.
  std::span<const EntityIndexNumber> firsts() const { return firsts_; }
  /// What was found of a thing beside its entity among firsts().
  std::span<const JoinedEntity> joined() const { return joined_; }

 private:
  std::vector<EntityIndexNumber> firsts_;
  std::vector<JoinedEntity> joined_;
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

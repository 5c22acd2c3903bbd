// The numbers of UnfragileRank; the manifest records them.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace matchgraph {

/// Signals that tell how many people took to an entity. Others say what it is (context, parameters)
/// or how it is worked on (commits), not how it is adopted.
constexpr std::array<std::string_view, 8> kPopularitySignals = {
    "citations", "downloads", "forks", "installs", "likes", "pulls", "stars", "users"};

struct RankOptions {
  // Weights of the components; they sum to 1. The first three are published by the site that the
  // rank comes from, which lists the other two without their split: past searches say more of an
  // entity than its date.
  double adoption_weight = 0.25;
  double quality_weight = 0.25;
  double ecosystem_weight = 0.10;
  double match_graph_weight = 0.25;
  double freshness_weight = 0.15;

  /// Entities of a type that have to state a signal for it to be scaled within the type; of fewer,
  /// the largest says little, and the whole catalogue is the scale.
  std::size_t scale_holders = 5;

  // Points of the checklist for quality; they sum to 100. Capabilities weigh most: they are what
  // needs are answered from. What sets an entity apart and its facts follow.
  double capability_points = 15;
  double text_points = 20;
  double unique_points = 10;
  double versus_points = 5;
  double summary_points = 10;
  double maker_points = 10;
  double license_points = 10;
  double price_points = 10;
  double date_points = 5;
  double link_points = 5;
  double full_capabilities = 5;  ///< capabilities from which on their number gets all its points
  /// Letters of the mean capability text from which on it gets all its points: a sentence with a
  /// subordinate clause.
  double full_letters = 120;

  /// Searches: what an entity's type says weighs as much as so many searches that showed the entity
  /// itself. One address block adds at most one search and choice per day to each entity of a type;
  /// with 30 that moves a rank by less than a point (with 20 by up to 1.2).
  double prior_searches = 30;
  double prior_choice_rate = 0.5;  ///< choices per search, of what no search has shown; 0..1

  double half_life_days = 365;  ///< freshness halves in so many days
  double unknown_value = 0.5;   ///< of a component that is known of no entity; 0..1
};

}  // namespace matchgraph

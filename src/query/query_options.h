// Every number that shapes an answer, in one place.
#pragma once

#include <cstddef>

namespace matchgraph {

struct QueryOptions {
  // Needs (recipe: needs).
  std::size_t need_depth = 500;  ///< best text matches that the graph looks at
  double need_smoothing = 0.8;   ///< weight of what an entity's surroundings score

  // Alternatives (recipe: alternatives).
  double alternative_smoothing = 1.0;  ///< weight of what an entity's surroundings are worth
  double sort_share =
      0.25;  ///< 0..1 of the best score; below it nothing is sorted by another field

  // Pairs of capabilities.
  double pair_threshold = 0.16;  ///< cosine under which two capabilities do not do alike
  std::size_t shared_words = 6;  ///< shown a pair

  // Relations between two entities, from the coverage of both; 0..1.
  double substitute_coverage = 0.5;  ///< each covers at least so much of the other
  double superset_coverage = 0.7;    ///< one is covered so far by the other, and does not cover it
  double unrelated_coverage = 0.15;  ///< neither covers more of the other
  double complement_cosine =
      0.10;  ///< little covered, yet the same subject: entity cosine at least

  // Sizes of answers.
  std::size_t max_limit = 1000;          ///< results of one request
  std::size_t max_text_bytes = 2048;     ///< of a need or a name
  std::size_t max_seeds = 8;             ///< entities of one request
  std::size_t matched_capabilities = 3;  ///< shown a hit
  std::size_t facet_values = 8;          ///< shown a field
  std::size_t neighbours = 8;            ///< shown of an entity
  std::size_t claims_about = 50;         ///< shown of an entity
  std::size_t name_candidates = 8;       ///< shown when a name fits several things or none
};

}  // namespace matchgraph

// Here are several needs: which few entities meet all of them together?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// The most needs of one request.
inline constexpr std::size_t kMaxNeeds = 16;

struct CoverRequest {
  /// Typed as those of a search, each with conditions and filters of its own; 1..kMaxNeeds
  /// different texts of at most 2,048 bytes.
  std::vector<std::string> needs;
  Filters filters;  ///< that every entity has to pass
};

/// A need that an entity meets.
struct NeedMet {
  std::size_t need = 0;  ///< its position among the needs
  double fit = 0;        ///< how well, 0..1: beside the best for this need, and of its words
  bool best = false;     ///< no other of the entities chosen meets it better
  /// The capability that meets it best; nothing where name and summary alone do.
  std::optional<MatchedCapability> capability;
};

/// One of the entities that together meet the needs.
struct CoverPart {
  EntityCard entity;
  std::vector<NeedMet> meets;          ///< all that it meets, in the order of the needs
  std::vector<NamedEntity> instead{};  ///< could take its place, the best fits first; at most three
};

/// A need as it was understood, and what there is for it.
struct CoverNeed {
  std::string text;                            ///< as typed
  std::string need;                            ///< what was searched of it
  std::vector<Constraint> constraints;         ///< of its own and of the request
  std::vector<ConditionEcho> conditions;       ///< that what meets it states
  std::size_t candidates = 0;                  ///< things that meet it, of the best that were found
  std::optional<std::string> met_by = {};      ///< id of the part that meets it best
  std::optional<EntityCard> nearest = {};      ///< of an unmet need: the best that was found
  std::optional<MatchedCapability> says = {};  ///< of `nearest`: what it says that is nearest
};

struct CoverResults {
  std::vector<CoverNeed> needs;         ///< in the order asked for
  std::vector<Constraint> constraints;  ///< of the request
  std::vector<CoverPart> results;       ///< what meets most of the needs first
  std::vector<std::size_t> unmet;       ///< positions of needs that nothing found meets
  /// Whether fewer entities are impossible, among the candidates. Else they were chosen one by one,
  /// each meeting most of what was left, and at least `at_least` are needed.
  bool is_exact = true;
  std::size_t at_least = 0;
  std::string workload = {};  ///< that costs are of; empty: none was asked about
};

}  // namespace matchgraph

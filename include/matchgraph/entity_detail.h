// Here is an entity: what is known of it, what surrounds it, how is it connected with another?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/comparison.h"
#include "matchgraph/result_parts.h"

namespace matchgraph {

/// A group of entities that are alike, of which every entity is in one.
struct EntityCluster {
  std::string id;        ///< "speech-voice-transcription"; of this snapshot only
  std::string name;      ///< its most telling words: "speech / voice / transcription"
  std::size_t size = 0;  ///< entities in it

  bool operator==(const EntityCluster&) const = default;
};

/// A step of a way: why two entities are alike.
struct PathStep {
  double similarity = 0;                  ///< cosine of the two entities' term vectors, 0..1
  std::vector<std::string> shared_words;  ///< of the entities, heaviest first
  /// The capabilities that are most alike; nothing where no two of them do alike.
  std::optional<CapabilityPair> capabilities;
};

/// How two entities are connected: over what is alike, and like what comes next.
struct Path {
  std::vector<EntityCard> ends;  ///< the two that were asked about
  /// From one end to the other; empty when no way was found.
  std::vector<EntityCard> entities;
  std::vector<PathStep> steps;  ///< between each entity and the next: one fewer
  double similarity = 0;        ///< product of the steps' similarities, 0..1
  std::size_t visited = 0;      ///< entities that the search looked at
  /// The search ended at its bound: there may be a better way, or one where none was found.
  bool gave_up = false;
};

/// A neighbour of an entity in the graph.
struct Neighbour {
  EntityCard entity;
  double similarity = 0;                        ///< cosine of the two entities' term vectors, 0..1
  std::optional<Explanation> explanation = {};  ///< of `similarity`, when it was asked for
};

/// A place in a picture of a neighbourhood.
struct PictureNode {
  EntityCard entity;
  double x = 0;              ///< 0..1, from the left
  double y = 0;              ///< 0..1, from the top
  std::size_t distance = 0;  ///< edges to the entity in the middle: 0, 1 or 2
};
/// A line of a picture: an edge of the entity graph, in either direction.
struct PictureEdge {
  std::size_t from = 0;  ///< position among the nodes, below `to`
  std::size_t to = 0;
  double similarity = 0;                  ///< cosine of the two entities' term vectors, 0..1
  std::vector<std::string> shared_words;  ///< heaviest first, as written in `from`
};
/// An entity and what surrounds it in the graph, laid out on a plane. No two nodes share a place.
struct Neighbourhood {
  /// The entity itself first, at (0.5, 0.5); then its neighbours by falling similarity; then
  /// neighbours of those.
  std::vector<PictureNode> nodes;
  /// Ascending by `from`, then `to`: what joins every node to the middle, and as many of the other
  /// edges at most, the strongest.
  std::vector<PictureEdge> edges;
};

/// What a text that is still being typed may become.
struct Suggestions {
  std::string text;  ///< as asked
  /// Whose names go on so, each thing once. The cards hold what columns hold: id, name, type,
  /// maker, licence, rank, times and the number of offers; no texts, links, prices and dates.
  std::vector<EntityCard> entities;
  /// Whole texts: the last word completed, the likeliest first. Behind a space: a further word.
  /// Where words leave no doubt that a name or a critique comes next ("Qdrant vs m", "like Qdrant
  /// but ch"), names and critiques that find something, and no other words.
  std::vector<std::string> completions;
};

/// How often a capability met the need of a past search best, of those of its entity.
struct CapabilityEvidence {
  std::uint64_t times_matched = 0;  ///< searches that showed the entity among their first ten
  std::uint64_t times_chosen = 0;   ///< choices of the entity

  bool operator==(const CapabilityEvidence&) const = default;
};

/// An offer of a thing: who sells it, and on what terms.
struct Seller {
  std::string id;    ///< of the offer
  std::string name;  ///< of who sells; empty where the offer does not say
  std::string maker;
  bool is_maker = false;  ///< the maker itself sells
  PriceModel price_model = PriceModel::kUnknown;
  std::optional<Price> price;
  std::optional<double> context;  ///< tokens
  std::string url;
};

/// The offer that stands for the thing which another seller's offer is of.
struct StandingOffer {
  std::string id;
  std::string seller;
  bool is_maker = false;             ///< the seller is the maker itself
  std::vector<CapabilityRef> lines;  ///< that it lists and the other seller does not
};

/// All that is known about an entity.
struct EntityDetail {
  Entity entity;
  EntityCard card;
  std::vector<TraitValue> traits;  ///< all that it states, each with its evidence
  RankDetail rank;                 ///< what sources state beside it is in `entity.stated`
  std::optional<Explanation> rank_explanation;  ///< of `rank`, when it was asked for
  /// By capability; empty when the snapshot knows of no search.
  std::vector<CapabilityEvidence> capability_evidence;
  std::vector<EntityCard> offers;  ///< the other offers of the same thing
  /// All offers, where there are several and one has a price: the maker's own first, then by price,
  /// each unit by itself.
  std::vector<Seller> sellers;
  /// Of a reseller's offer: whose facts are the thing's, where that is another one.
  std::optional<StandingOffer> standing = {};
  EntityCluster cluster;
  std::vector<Neighbour> neighbours;
  std::vector<Claim> claims;           ///< its own about others
  std::vector<Claim> claims_about;     ///< of others about it; both ordered as in ClaimsResults
  std::size_t claims_about_total = 0;  ///< more than are listed when there are very many
};

}  // namespace matchgraph

// Questions in, answers out: the API of an opened snapshot.
//
//   auto snapshot = matchgraph::open_snapshot(folder);
//   matchgraph::Engine engine(snapshot);
//   matchgraph::SearchRequest request;
//   request.text = "convert PDF to text";
//   matchgraph::SearchResults found = engine.search(request);
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

class Snapshot;
struct Answer;        // matchgraph/query.h
struct CoverRequest;  // matchgraph/cover.h
struct CoverResults;  // matchgraph/cover.h
struct EngineState;
struct ParsedQuery;  // matchgraph/query.h

struct SearchRequest {
  std::string text;  ///< at most 2,048 bytes; may be empty when there are filters
  Filters filters;
  ResultOrder sort = Sort::kRelevance;
  std::size_t limit = 10;  ///< 0..1000
  std::size_t offset = 0;
  bool explain = false;
  bool offers = false;    ///< list the other offers of each thing
  bool versions = false;  ///< of a text that names a seed: list the seed's versions too
  /// Every result holds each of them word by word in a text of its own; ask() adds what stands in
  /// quotation marks in the text. At most 16 together with `excluded`, of 32 words each.
  std::vector<std::string> phrases = {};
  /// What results should state; ask() adds what the text asks for ("offline", "no GPU").
  std::vector<TraitCondition> conditions = {};
  /// The need without the words of its conditions, by which what hardly meets it is told; nothing:
  /// the whole text is it. ask() fills it in.
  std::optional<std::string> topic = {};
  /// Conditions are all that the text tells ("image to video"): what states all of them is found
  /// whether words match or not. ask() fills it in.
  bool only_conditions = false;
  /// No result holds any of them in a text of its own, nor as maker, type or licence; ask() adds
  /// `-word`.
  std::vector<std::string> excluded = {};
  /// Facets of names that are filtered by count what their other values would find in their place:
  /// for controls in which several values may be chosen. It costs a further search per such facet.
  bool wide_facets = false;
};

struct AlternativesRequest {
  std::vector<std::string> seeds;  ///< ids, 1..8
  std::string need = {};           ///< what it should do besides; at most 2,048 bytes
  Filters filters;
  /// What states them comes first, what says nothing follows, what states the contrary is left out.
  std::vector<TraitCondition> conditions = {};
  ResultOrder sort = Sort::kRelevance;
  std::size_t limit = 10;  ///< 0..1000
  std::size_t offset = 0;
  bool explain = false;
  bool offers = false;
  /// List versions, sizes and editions of a seed too, and as many of one maker as there are.
  bool versions = false;
  bool marks = true;  ///< mark the words that pairs of capabilities share; JSON does not show it
  bool wide_facets = false;  ///< as of SearchRequest
};

/// Which claims about one rival are asked for.
struct ClaimsRequest {
  std::string about;                             ///< an id, else a name: at most 2,048 bytes
  std::optional<ClaimDirection> direction = {};  ///< only these: kBetter for "claims to beat"
  std::size_t limit = 10;                        ///< 0..1000
  std::size_t offset = 0;
};

/// What a text that should name an entity names.
struct Resolution {
  enum class Kind { kFound, kAmbiguous, kNotFound };
  Kind kind = Kind::kNotFound;
  std::string id;                         ///< when found
  std::vector<EntityCard> candidates;     ///< ambiguous: what fits; not found: what is spelt alike
  std::vector<std::string> other_offers;  ///< ids of further offers of the same thing
  std::string how;  ///< "id", "name", "alias", "name without maker", "prefix" or "near miss"
};

/// Which parts of the ranking take part; for measuring what each adds.
struct RankingParts {
  bool graph = true;     ///< smoothing and local scaling; without: text and plain cosine alone
  bool evidence = true;  ///< past searches, where the snapshot has any
  bool facts = true;     ///< UnfragileRank, which breaks ties
};

struct RankedEntity {
  std::string id;
  double score = 0;
};

/// What one answer may cost. What would cost more is left out and counted (Unlisted). The defaults
/// are a command's, which nobody else waits for.
struct AnswerLimits {
  /// Of processor time: after it no further result is described; the first one always is.
  std::chrono::milliseconds time{10'000};
  std::size_t bytes = std::size_t{128} << 20;  ///< of texts in results; likewise
  std::size_t listed = 2'000;    ///< entries of each list within a result of alternatives
  std::size_t compared = 5'000;  ///< entries of each list of a comparison
  /// Pairs of capabilities of two entities that are judged, the most similar ones; about 0.3 us
  /// each. Two entities with 1,000 capabilities each have a million.
  std::size_t pairs = 1'000'000;
};

/// Answers over one snapshot. An Engine is for one thread at a time (it holds the text index's
/// reader); making one is cheap, the snapshot is shared. Every function throws Error: kUsage for a
/// request out of bounds, kEnvironment for damaged data.
class Engine {
 public:
  explicit Engine(std::shared_ptr<const Snapshot> snapshot, const AnswerLimits& limits = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// Answers a typed text: reads seeds, critiques and filters out of it (those of the request hold
  /// besides), and answers in the shape of search, alternatives or claims. Throws Error (kUsage)
  /// with a position for a text that cannot be read.
  Answer ask(const SearchRequest& request) const;
  /// What ask understands of a text.
  ParsedQuery parse(std::string_view text) const;
  /// Entities that meet the need, best first. Every word is plain.
  SearchResults search(const SearchRequest& request) const;
  /// Entities that serve what the seeds serve. Seeds and other offers of them never appear.
  AlternativesResults alternatives(const AlternativesRequest& request) const;
  /// Two to eight entities, by id, side by side.
  /// With a workload the table tells what it costs.
  Comparison compare(const std::vector<std::string>& ids, bool explain = false,
                     const std::optional<Workload>& workload = {}) const;
  /// All that is known of one entity, by id.
  EntityDetail entity(std::string_view id, bool explain = false) const;

  /// The entity and its nearest neighbours, at most `nodes` entities (1..100) with itself, and the
  /// edges among them, laid out for a picture; the same every time. Near duplicates and other
  /// offers of one thing are shown once. Cost: a few milliseconds.
  Neighbourhood neighbourhood(std::string_view id, std::size_t nodes = 16) const;
  /// How two different entities, by id, are connected: the shortest way over entities alike, on
  /// which a weak similarity counts for more than several good ones. Cost: bounded, some ten
  /// milliseconds.
  Path path(std::string_view from, std::string_view to) const;
  /// The fewest entities that together meet several needs, and what each of them meets. Cost: as a
  /// search for each need.
  CoverResults cover(const CoverRequest& request) const;
  /// Entities whose names begin with the text or have a word that does, and the text with its last
  /// word completed; at most `limit` (0..50) of each. Any bytes are a text; one beyond 2,048 bytes
  /// throws Error (kUsage). Cost: well under a millisecond, from structures made at the build.
  Suggestions suggest(std::string_view text, std::size_t limit = 8) const;

  /// What others claim about one rival: an entity with all its offers, by id, name or alias, or a
  /// name that is no entity of the catalogue, as the texts write it but for case and punctuation.
  ClaimsResults claims_about(const ClaimsRequest& request) const;

  /// The bare ranking behind ask: the `depth` best entities for a typed text, without grouping of
  /// offers.
  std::vector<RankedEntity> rank_need(std::string_view text, std::size_t depth,
                                      const RankingParts& parts = {}) const;
  /// The bare ranking behind alternatives to one entity, without grouping; the entity itself is
  /// left out.
  std::vector<RankedEntity> rank_alternatives(std::string_view id, std::size_t depth,
                                              const RankingParts& parts = {}) const;

  /// Finds the entity that a text names: an id, else an exact name, else an alias or a name without
  /// its maker's prefix, else a prefix or a near miss in which the digits match exactly.
  Resolution resolve(std::string_view text) const;

 private:
  std::unique_ptr<EngineState> state_;
};

}  // namespace matchgraph

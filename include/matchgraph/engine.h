// Questions in, answers out: the API of an opened snapshot.
//
//   auto snapshot = matchgraph::open_snapshot(folder);
//   matchgraph::Engine engine(snapshot);
//   matchgraph::SearchRequest request;
//   request.text = "convert PDF to text";
//   matchgraph::SearchResults found = engine.search(request);
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

class Snapshot;
struct Answer;  // matchgraph/query.h
struct EngineState;
struct ParsedQuery;  // matchgraph/query.h

enum class Sort { kRelevance, kRank, kPrice, kUpdated, kName };
/// "relevance", "rank", "price", "updated", "name".
std::string_view to_string(Sort sort);
std::optional<Sort> parse_sort(std::string_view text);

/// How a result has to stand to every seed. An entity of which the figure is not known, or a seed
/// of which it is not, leaves the answer unknown.
enum class Comparative {
  /// A lower stated price in the same currency and unit, or free; with a workload a lower cost.
  kCheaper,
  kNewer,         ///< a later `updated`, else `released`
  kSmaller,       ///< fewer parameters, as a signal or the name says ("8x7B"), or less of a signal
  kLarger,        ///< as kSmaller
  kHigherRanked,  ///< a higher UnfragileRank
};
struct RelativeBound {
  Comparative kind = Comparative::kCheaper;
  std::string signal = {};  ///< for kSmaller and kLarger; empty: the number of parameters

  bool operator==(const RelativeBound&) const = default;
};

/// What results must satisfy. Values of one list are alternatives (any fits); different fields all
/// have to hold. Text compares without regard to case.
struct Filters {
  std::vector<std::string> types = {};
  bool free = false;                     ///< free, freemium or open-source, or a known price of 0
  bool paid = false;                     ///< paid, or a known price above 0
  bool open_source = false;              ///< an open licence, or priced as open source
  std::optional<double> max_price = {};  ///< USD per 1M input tokens
  std::vector<std::string> makers = {};
  std::vector<std::string> not_makers = {};  ///< none of them
  std::vector<std::string> licenses = {};    ///< whole, or one of a comma-separated list
  std::vector<std::string> tags = {};        ///< all of them
  std::optional<double> min_rank = {};
  /// Phrases that one of its own texts has to hold, all of them; a text that denies the phrase
  /// ("without a GPU") does not hold it. Names, summaries, makers, types, tags and capabilities are
  /// read; what an entry says of rivals is not.
  std::vector<std::string> with = {};
  std::vector<std::string> without = {};     ///< phrases that none of its texts may hold
  std::vector<RelativeBound> relative = {};  ///< to every seed; of alternatives only
  std::vector<Constraint> where =
      {};  ///< field: a signal, "price", "rank", "updated", "released", ...
  /// No filter by itself: what is used. Results then tell what that costs, and kCheaper and the
  /// order by price go by it.
  std::optional<Workload> workload = {};
};

/// Parses "context >= 100000", "updated>2025-01", "price<=1". Throws Error (kUsage) with the
/// position of the fault.
Constraint parse_where(std::string_view text);

struct SearchRequest {
  std::string text;  ///< at most 2,048 bytes; may be empty when there are filters
  Filters filters;
  Sort sort = Sort::kRelevance;
  std::size_t limit = 10;  ///< 0..1000
  std::size_t offset = 0;
  bool explain = false;
  bool offers = false;  ///< list the other offers of each thing
};

struct AlternativesRequest {
  std::vector<std::string> seeds;  ///< ids, 1..8
  std::string need = {};           ///< what it should do besides; at most 2,048 bytes
  Filters filters;
  Sort sort = Sort::kRelevance;
  std::size_t limit = 10;  ///< 0..1000
  std::size_t offset = 0;
  bool explain = false;
  bool offers = false;
  bool marks = true;  ///< mark the words that pairs of capabilities share; JSON does not show it
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

/// Answers over one snapshot. An Engine is for one thread at a time (it holds the text index's
/// reader); making one is cheap, the snapshot is shared. Every function throws Error: kUsage for a
/// request out of bounds, kEnvironment for damaged data.
class Engine {
 public:
  explicit Engine(std::shared_ptr<const Snapshot> snapshot);
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

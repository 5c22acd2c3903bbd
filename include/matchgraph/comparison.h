// Here are two to eight entities: what do they share, what parts them, what do they claim?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/result_parts.h"

namespace matchgraph {

/// One row of the fact table of a comparison.
struct TableRow {
  std::string feature;
  std::vector<std::string> values;  ///< one per entity; "unknown" when not known
  bool differs = false;
  /// Beside `values`: where each comes from. No source where nothing is known, none is named, or
  /// the value is not a source's word but computed.
  std::vector<FactOrigin> origins = {};
};

enum class Relation { kSubstitute, kPartial, kSuperset, kComplement, kUnrelated };
/// "substitute", "partial", "superset", "complement" or "unrelated".
std::string_view to_string(Relation relation);

/// What follows from a comparison. Every sentence names the fields it rests on.
struct VerdictSentence {
  std::string text;
  std::vector<std::string> rests_on;  ///< "coverage", "pricing", "license", "only[0]", ...
};
struct Verdict {
  bool comparable = false;
  std::string heading = {};  ///< of two: how they relate, in a few words; as the summary says it
  std::string summary;       ///< what parts two, where that is known; then how they relate
  std::vector<VerdictSentence> parting;  ///< what parts two, as a chooser asks for it
  std::vector<VerdictSentence> sentences;
};

/// Lines of one of two entities that coverage counts, and how many of them the other's meet.
struct ToldLines {
  std::size_t told = 0;
  std::size_t met = 0;
  /// The share that is covered where what is perhaps related counts too; at least the sure one.
  double with_perhaps = 0;
};

/// A cell of the capability matrix of three to eight entities.
struct MatrixCell {
  CapabilityRef capability;
  double similarity = 0;                        ///< to the row's capability, 0..1
  std::optional<Explanation> explanation = {};  ///< of `similarity`, when it was asked for
};
/// How many of the entities have a row's capability, or speak of it.
enum class RowKind : std::uint8_t { kSome, kAll, kOne };
struct MatrixRow {
  CapabilityRef capability;                      ///< the row's representative
  std::size_t entity = 0;                        ///< whose it is
  std::vector<std::optional<MatrixCell>> cells;  ///< one per entity
  RowKind kind = RowKind::kSome;
  double telling = 0;  ///< how much a row of kSome sets the entities apart, 0..1
  /// Ascending: who has no cell, and whose texts speak of it all the same.
  std::vector<std::size_t> spoken_of_by = {};
};

/// How a claim places its claimant beside the rival.
enum class ClaimDirection : std::uint8_t { kBetter, kWorse, kEqual, kDifferent };

/// A claim that cannot be true together with another one.
struct OpposedClaim {
  NamedEntity by;
  std::string text;  ///< the sentence that says otherwise

  bool operator==(const OpposedClaim&) const = default;
};

/// What an entry's own `versus` text says about a named rival: a claim of that entry, not a fact.
struct Claim {
  NamedEntity by;
  std::string about_id;  ///< empty when the rival is no entity of the catalogue, or several
  std::string about;     ///< the rival's name as the text writes it
  ClaimDirection direction = ClaimDirection::kDifferent;  ///< also when it cannot be told
  std::string respect;  ///< words of the text, "6x faster inference"; may be empty
  std::string scope;    ///< words of the text that narrow it, "on long input"; may be empty
  bool hedged = false;  ///< "may", "often", "up to", "reported", ...
  std::string text;     ///< the sentence
  TextSpan rival;       ///< where `text` names the rival
  std::optional<std::size_t> capability;  ///< whose `versus` it is; nothing: the entity's own
  std::vector<OpposedClaim> contradicted_by;
};

/// Claims about one rival: what claims to beat it, match it, or differ from it?
struct ClaimsResults {
  std::string about;                  ///< the name that was asked for
  std::optional<EntityCard> subject;  ///< nothing when the rival is no entity of the catalogue
  std::size_t total = 0;              ///< beyond this page too
  std::vector<Claim>
      claims;  ///< better first, then equal, worse, different; unhedged before hedged
  std::vector<EntityCard> claimants;  ///< of the claims shown, in their order, each once
  std::size_t limit = 0;
  std::size_t offset = 0;
};

struct Comparison {
  std::vector<Entity> entities;
  std::vector<EntityCard> cards;  ///< beside `entities`
  std::vector<RankDetail> ranks;  ///< beside `entities`
  std::vector<TableRow> table;    ///< rows that differ first, those of ranks last
  /// What they say that they do not do, by entity. Only of this "lacks" and "no" are said: what an
  /// entry does not mention it may do.
  std::vector<Denial> denied;
  // Two entities:
  std::vector<CapabilityPair> both;     ///< surely one job; surest first; one-to-one
  std::vector<CapabilityPair> related;  ///< perhaps; surest first; one-to-one, also with `both`
  /// What stands in no pair: [0] only the left mentions, [1] only the right.
  std::vector<std::vector<CapabilityRef>> only;
  /// By the sure pairs: [0] share of the left that the right covers, [1] the reverse. Lines that
  /// tell nothing of what an entity is for (set-up, what all entries say) count neither way.
  std::vector<double> coverage;
  std::vector<ToldLines> told = {};  ///< beside `coverage`: a share of one line or two is none
  std::vector<Explanation> coverage_explanations;  ///< beside `coverage`, when asked for
  Relation relation = Relation::kUnrelated;
  /// Of two that are unrelated by their pairs: they are of one type and one group of like entities,
  /// or as alike as such are, so that it is open how far they overlap.
  bool may_overlap = false;
  bool are_one_thing = false;  ///< two offers of it: what only one lists, both can do
  Verdict verdict;
  // Three to eight entities:
  std::vector<MatrixRow> matrix;  ///< what some do, the most telling first; all; one, by entity
  std::vector<Claim> claims;      ///< of the compared about each other
  std::size_t other_claims = 0;   ///< of the compared about others
  std::string workload = {};      ///< that costs are of; empty: none was asked about
  /// Of its lists; empty where nothing was. Coverage, relation and verdict rest on all entries.
  std::vector<Unlisted> unlisted = {};
};

}  // namespace matchgraph

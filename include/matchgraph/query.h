// Here is what a person typed: what was understood of it?
//
//   like Mixtral 8x7B but cheaper and with vision
//   alternatives to Qdrant, not from BigCode, for images
//   transcribe speech type:model price:<1
//   what claims to beat Llama 2 70B?
//   Qdrant vs Milvus
//
// Values only; src/query/language/parse.h makes them, src/query/language/QUERY_LANGUAGE.md has the
// grammar. Every span is a range of bytes of the typed text on character boundaries, so that what
// was understood can be shown beside it and taken back by cutting it out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"

namespace matchgraph {

class Engine;  // matchgraph/engine.h

/// One critique. Without seeds there are only kBound, kPaid, kFree, kOpenSource, kType, kFrom and
/// kNotFrom, which are not relative to anything.
struct Critique {
  CritiqueKind kind = CritiqueKind::kCheaper;
  std::string value;  ///< makers and types as the catalogue spells them; empty where not said above
  Constraint bound;   ///< kBound: canonical field, operator, and a plain number or date
  TextSpan span;
  /// "or" stands before it: it or the critique before it has to hold, "free or open source".
  bool is_or = false;

  bool operator==(const Critique&) const = default;
};

/// An entity that the text names.
struct Seed {
  std::string typed;  ///< as it stands in the text, without quotes
  std::string id;
  std::string name;
  TextSpan span;  ///< of the name, quotes included

  bool operator==(const Seed&) const = default;
};

/// "what claims to beat X", "who says it is faster than X".
struct ClaimQuestion {
  Seed subject;
  std::optional<std::string> respect;  ///< "faster", "coding"; nothing: better in any respect
  TextSpan span;

  bool operator==(const ClaimQuestion&) const = default;
};

/// "A vs B", "compare A, B and C", "is A better than B?".
struct ComparisonQuestion {
  std::vector<Seed> subjects;  ///< different entities, 2..8, in the order of the text
  TextSpan span;

  bool operator==(const ComparisonQuestion&) const = default;
};

/// A name in a place where only a name makes sense, of which the catalogue knows nothing:
/// "alternatives to Photoshop", "Qdrant vs Photoshop". Such a text is answered with what it was to
/// be compared with, as far as that is known, and with no other results.
struct UnknownName {
  std::string typed;  ///< as it stands in the text
  TextSpan span;
  std::vector<NamedEntity> near = {};   ///< what is spelt alike
  std::vector<NamedEntity> known = {};  ///< what stands beside it in a comparison and is known

  bool operator==(const UnknownName&) const = default;
};

/// A part of the text that looks like a condition and was read as plain words, and what a plain
/// need hints at.
struct UnusedPart {
  std::string text;     ///< as it stands in the text
  std::string reason;   ///< one clause: "read as words"
  std::string instead;  ///< the whole text in which it would act; empty where there is none
  std::string label;    ///< what that asks for, in a few words: "only free", "as a model"
  TextSpan span;
  std::optional<std::size_t> count = {};  ///< what `instead` finds, where that was counted

  bool operator==(const UnusedPart&) const = default;
};

/// A filter that was typed as `key:value` or `--flag value`; `Filters` holds what it says.
struct TypedFilter {
  Constraint constraint;  ///< field "sort" for an order
  TextSpan span;

  bool operator==(const TypedFilter&) const = default;
};

/// A phrase in quotation marks that results have to hold, or a `-word` or `-"phrase"` that they
/// must not.
struct TypedPhrase {
  std::string text;  ///< without marks
  TextSpan span;     ///< marks and minus included

  bool operator==(const TypedPhrase&) const = default;
};

/// A condition that the text sets: "offline", "no GPU", "in Rust".
struct TypedCondition {
  TraitCondition condition;
  std::string label;     ///< in words: "works offline", "needs no GPU"
  bool is_topic = true;  ///< its words are in the need too
  /// What goes in or comes out: its words are all that the need says, so that nobody would take
  /// them back.
  bool is_direction = false;
  TextSpan span;

  bool operator==(const TypedCondition&) const = default;
};

/// Something a person should know about how the text was read.
struct ParseNote {
  std::string text;
  TextSpan span;

  bool operator==(const ParseNote&) const = default;
};

/// A text as it was understood. Each of its words lies in a seed, a subject of the comparison, the
/// unknown name, a critique, the claim question, a typed filter, `excluded`, `conditions`,
/// `connectives` or `need_spans`.
struct ParsedQuery {
  std::string text;
  std::string need;  ///< what is left for full-text search; the whole text when nothing was read
  std::vector<Seed> seeds;          ///< in the order of the text; 0..8
  std::vector<Critique> critiques;  ///< in the order of the text
  Filters filters;
  std::optional<ResultOrder> sort;  ///< from sort:ORDER, "cheapest", "newest", "largest context"
  std::optional<ClaimQuestion> claim;
  std::optional<ComparisonQuestion> comparison;
  std::optional<UnknownName> unknown;
  std::vector<TypedFilter> typed_filters;  ///< in the order of the text
  std::vector<TypedPhrase> phrases;   ///< in the order of the text; their words are in the need too
  std::vector<TypedPhrase> excluded;  ///< in the order of the text
  std::vector<TypedCondition> conditions;  ///< in the order of the text
  std::string topic;  ///< the need without the words of its conditions; empty without any
  std::string rest;   ///< the same without those of what goes in and comes out, which topic keeps
  std::vector<ParseNote> notes;
  std::vector<UnusedPart> unused;     ///< in the order of the text; at most four
  std::vector<TextSpan> need_spans;   ///< where the need stands, ascending
  std::vector<TextSpan> connectives;  ///< words that only hold the rest together: "like", "but"
  bool has_dropped_words = false;     ///< the need lacks words that are noted in `unused`

  /// Whether the text is an ordinary need: nothing but `need` was read from it.
  bool is_plain() const { return is_read_as_need() && conditions.empty(); }
  /// Whether nothing but the need and conditions was read from it.
  bool is_read_as_need() const {
    return seeds.empty() && critiques.empty() && !claim && !comparison && !unknown &&
           typed_filters.empty() && excluded.empty() && !has_dropped_words;
  }
};

/// What a typed text is answered with: one of the four.
struct Answer {
  ParsedQuery query;
  std::optional<SearchResults> search;  ///< a need; without results where a name is not known
  std::optional<AlternativesResults> alternatives;  ///< the text names a seed
  std::optional<ClaimsResults> claims;              ///< the text asks who claims what
  std::optional<Comparison> comparison;             ///< the text names what to compare

  std::size_t total() const {
    if (search) return search->total;
    if (alternatives) return alternatives->total;
    if (claims) return claims->total;
    return comparison ? comparison->cards.size() : 0;
  }
};

/// The answer to the text with its misspelt words mended (SearchResults::did_you_mean): where the
/// catalogue has fewer than half of the words that were typed, or nothing was found, and the mended
/// text finds something. Nothing otherwise. `answer` is that of `request`. Cost: a question more,
/// where most words are misspelt.
std::optional<Answer> mended(const Engine& engine, const Answer& answer,
                             const SearchRequest& request);

/// A piece of what was understood, in canonical words.
struct Chip {
  enum class Kind { kSeed, kCritique, kFilter, kClaim, kCompared, kCondition };
  Kind kind = Kind::kSeed;
  std::string label;  ///< "like Mixtral 8x7B", "cheaper", "with vision", "type: dataset"
  TextSpan span;

  bool operator==(const Chip&) const = default;
};

/// What was understood beside the need, in the order of the text.
std::vector<Chip> chips(const ParsedQuery& query);

/// A critique in canonical words: "cheaper", "with vision", "not from BigCode", "price < 1".
std::string to_string(const Critique& critique);

}  // namespace matchgraph

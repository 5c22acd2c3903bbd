#include "query/language/readings/either_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/filter_table.h"
#include "query/language/query_phrases.h"
#include "query/language/readings/offered_readings.h"

namespace matchgraph {
namespace {

constexpr std::string_view kUnjoined = "“or” joins it to words that set no condition";

/// Something that was read, by its place in the query.
struct ReadPiece {
  enum class Kind { kCondition, kCritique, kLicense };
  Kind kind = Kind::kCondition;
  TextSpan span = {};
  std::size_t index = 0;
};

/// What would ask for a piece alone.
struct SideOffer {
  std::string label, added;
};

bool begins_with_denial(const QueryWords& words, std::size_t i) {
  // Folded, as all words of the language: "don't" is "don t".
  constexpr std::array<std::string_view, 12> kDenials = {"no",      "not",    "without", "never",
                                                         "nothing", "cannot", "don t",   "doesn t",
                                                         "isn t",   "can t",  "nor",     "neither"};
  return std::any_of(kDenials.begin(), kDenials.end(),
                     [&](std::string_view word) { return words.match(i, word) == 1; });
}

class EitherReader {
 public:
  EitherReader(QueryWords& words, ParsedQuery& out) : words_(words), out_(out) {}

  void run() {
    for (std::size_t k = 1; k + 1 < words_.size(); ++k) {
      const bool is_free =
          words_[k].role == WordRole::kNeed || words_[k].role == WordRole::kConnective;
      if (is_free && words_.match(k, "or") == 1) settle(k);
    }
  }

 private:
  void settle(std::size_t k) {
    if (piece_over(k)) return;  // "modify or delete data"
    const std::optional<ReadPiece> left = piece_ending(k);
    const std::optional<ReadPiece> right = piece_beginning(k + 1);
    if (!left && !right) return;
    if ((left && is_denied(*left)) || (right && is_denied(*right))) return;
    if (left && right && join(*left, *right)) return take_joint(k, *left);
    // What goes in and comes out is the topic, of which a part may well be joined to others.
    if ((!left || is_deed(*left)) && (!right || is_deed(*right))) return;
    // Half of a choice is no condition: "offline or with a nice interface" would leave out half of
    // what is wanted.
    undo(k, left, right);
  }

  /// The piece whose last word is the one before `k`, but for words that hold pieces together.
  std::optional<ReadPiece> piece_ending(std::size_t k) const {
    std::size_t last = k - 1;
    while (last > 0 && words_[last].role == WordRole::kConnective) --last;
    return piece_over(last);
  }

  std::optional<ReadPiece> piece_beginning(std::size_t first) const {
    while (first + 1 < words_.size() && words_[first].role == WordRole::kConnective) ++first;
    return piece_over(first);
  }

  std::optional<ReadPiece> piece_over(std::size_t word) const {
    const TextSpan core = words_[word].core;
    const auto fits = [core](const TextSpan& span) {
      return span.begin <= core.begin && core.end <= span.end;
    };
    for (std::size_t i = 0; i < out_.conditions.size(); ++i) {
      if (fits(out_.conditions[i].span)) {
        return ReadPiece{ReadPiece::Kind::kCondition, out_.conditions[i].span, i};
      }
    }
    for (std::size_t i = 0; i < out_.critiques.size(); ++i) {
      const Critique& one = out_.critiques[i];
      if (one.kind != CritiqueKind::kType && fits(one.span)) {
        return ReadPiece{ReadPiece::Kind::kCritique, one.span, i};
      }
    }
    for (std::size_t i = 0; i < out_.typed_filters.size(); ++i) {
      const TypedFilter& one = out_.typed_filters[i];
      // Only what was read of words: who types license:MIT and "or" means the filter as it stands.
      const bool is_worded = one.constraint.field == "license" &&
                             words_.slice(one.span).find(':') == std::string_view::npos;
      if (is_worded && fits(one.span)) return ReadPiece{ReadPiece::Kind::kLicense, one.span, i};
    }
    return {};
  }

  /// Whether it tells what a thing does: "reads PDF", and "read or write files" as well.
  bool is_deed(const ReadPiece& piece) const {
    if (piece.kind != ReadPiece::Kind::kCondition) return false;
    const TypedCondition& one = out_.conditions[piece.index];
    return one.is_direction || (one.condition.trait == "writes" &&
                                words_.match(words_.first_from(piece.span.begin), "with") == 0);
  }

  /// What is left out or must not be there: of that "or" leaves nothing to choose.
  bool is_denied(const ReadPiece& piece) const {
    if (piece.kind == ReadPiece::Kind::kCritique) {
      return out_.critiques[piece.index].kind == CritiqueKind::kNotFrom;
    }
    if (piece.kind == ReadPiece::Kind::kLicense) return false;
    return !out_.conditions[piece.index].condition.wanted ||
           begins_with_denial(words_, words_.first_from(piece.span.begin));
  }

  /// Whether one of the two is enough from now on.
  bool join(const ReadPiece& left, const ReadPiece& right) {
    using Kind = ReadPiece::Kind;
    if (left.kind == Kind::kCondition && right.kind == Kind::kCondition) {
      TypedCondition& one = out_.conditions[right.index];
      // "Offline or PDF" has no sense in which either is enough.
      if (one.is_direction != out_.conditions[left.index].is_direction) return false;
      // Conditions are kept in the order of the text, so that the one before it is the left.
      if (right.index == left.index + 1) one.condition.is_or = true;
      return right.index <= left.index + 1;
    }
    if (left.kind == Kind::kCritique && right.kind == Kind::kCritique) {
      const CritiqueKind kind = out_.critiques[right.index].kind;
      const bool same_list =
          filter_of(kind).kind == FilterKind::kNames && kind == out_.critiques[left.index].kind;
      // Makers and types are alternatives by themselves: any of a list is enough.
      if (!same_list) out_.critiques[right.index].is_or = true;
      return true;
    }
    if (left.kind == Kind::kCondition && right.kind == Kind::kCritique) {
      // Filters can be met by either, conditions by either, but not one of each, so that the
      // condition becomes a filter where there is one for it.
      if (!as_critique(left, false)) return false;
      for (Critique& one : out_.critiques) one.is_or = one.is_or || one.span == right.span;
      return true;
    }
    return left.kind == Kind::kCritique && right.kind == Kind::kCondition &&
           as_critique(right, true);
  }

  /// Some conditions are filters too, and those can be met by either.
  bool as_critique(const ReadPiece& piece, bool is_or) {
    const TypedCondition& one = out_.conditions[piece.index];
    CritiqueKind kind = CritiqueKind::kFree;
    if (one.condition.trait == "open-source") {
      kind = CritiqueKind::kOpenSource;
    } else if (one.condition.trait != "free") {
      return false;
    }
    out_.critiques.push_back({kind, "", {}, piece.span, is_or});
    set_role(piece.span, WordRole::kCritique);
    remove_condition(piece.index);
    // The one that "or" joins stands behind the other.
    std::stable_sort(
        out_.critiques.begin(), out_.critiques.end(),
        [](const Critique& a, const Critique& b) { return a.span.begin < b.span.begin; });
    return true;
  }

  void remove_condition(std::size_t index) {
    // What was joined to it would else be joined to the one before.
    if (index + 1 < out_.conditions.size() && !out_.conditions[index].condition.is_or) {
      out_.conditions[index + 1].condition.is_or = false;
    }
    out_.conditions.erase(out_.conditions.begin() + static_cast<std::ptrdiff_t>(index));
  }

  void take_joint(std::size_t k, const ReadPiece& left) {
    words_.set_role(k, k + 1, WordRole::kConnective);
    const std::size_t first = words_.first_from(left.span.begin);
    if (first > 0 && words_.match(first - 1, "either") == 1) {
      words_.set_role(first - 1, first, WordRole::kConnective);
    }
  }

  void set_role(const TextSpan& span, WordRole role) {
    for (std::size_t i = words_.first_from(span.begin); i < words_.size(); ++i) {
      if (words_[i].outer.begin >= span.end) break;
      words_.set_role(i, i + 1, role);
    }
  }

  void undo(std::size_t k, std::optional<ReadPiece> left, std::optional<ReadPiece> right) {
    if (left && is_deed(*left)) left.reset();
    if (right && is_deed(*right)) right.reset();
    std::vector<SideOffer> offers;
    if (left) offers.push_back(offer_of(*left));
    if (right) offers.push_back(offer_of(*right));
    const std::size_t from = left ? words_.first_from(left->span.begin) : side_begin(k);
    const std::size_t to = right ? behind(right->span) : side_end(k);
    // The later one first: places behind it move.
    for (const auto* piece : {&right, &left}) {
      if (*piece) take_back(**piece);
    }
    for (const SideOffer& offer : offers) {
      note_unused(words_, words_.span(from, to), kUnjoined, offer.label, offer.added, true, out_);
    }
  }

  std::size_t behind(const TextSpan& span) const {
    std::size_t i = words_.first_from(span.begin);
    while (i < words_.size() && words_[i].outer.begin < span.end) ++i;
    return i;
  }

  /// The other side ends with its clause, or after a few words.
  std::size_t side_end(std::size_t k) const {
    constexpr std::size_t kMost = 3;
    std::size_t to = k + 1;
    while (to < words_.size() && to <= k + kMost && words_[to].role == WordRole::kNeed &&
           (to == k + 1 || (!words_.ends_before(to) && !is_boundary_word(words_, to)))) {
      ++to;
    }
    return std::max(to, std::min(k + 1, words_.size()));
  }

  std::size_t side_begin(std::size_t k) const {
    std::size_t from = k;
    if (from > 0 && !words_.ends_before(from) && words_[from - 1].role == WordRole::kNeed) --from;
    return from;
  }

  SideOffer offer_of(const ReadPiece& piece) const {
    switch (piece.kind) {
      case ReadPiece::Kind::kCondition: {
        const TypedCondition& one = out_.conditions[piece.index];
        return {one.label + " only",
                fmt::format("{}trait:{}", one.condition.wanted ? "" : "not-", one.condition.trait)};
      }
      case ReadPiece::Kind::kCritique: {
        const Critique& one = out_.critiques[piece.index];
        if (one.kind == CritiqueKind::kBound) {
          return {to_string(one) + " only", fmt::format("{}:{}{}", one.bound.field, one.bound.op,
                                                        value_text(one.bound.value))};
        }
        const FilterRow& row = filter_of(one.kind);
        return {to_string(one) + " only", row.is_switch()
                                              ? fmt::format("{}:yes", row.name)
                                              : fmt::format("{}:\"{}\"", row.name, one.value)};
      }
      default: {
        // "Apache" is a family of licences; its first stands for it in the words of the offer.
        const NameList& names =
            std::get<NameList>(out_.typed_filters[piece.index].constraint.value);
        return {"only under " + names.front(), fmt::format("license:\"{}\"", names.front())};
      }
    }
  }

  /// As if it had not been read: its words are words of the need.
  void take_back(const ReadPiece& piece) {
    set_role(piece.span, WordRole::kNeed);
    switch (piece.kind) {
      case ReadPiece::Kind::kCondition:
        return remove_condition(piece.index);
      case ReadPiece::Kind::kCritique:
        // By the span, as the two ends of a range are critiques with one.
        std::erase_if(out_.critiques, [&](const Critique& one) { return one.span == piece.span; });
        return;
      case ReadPiece::Kind::kLicense: {
        const NameList names = std::get<NameList>(out_.typed_filters[piece.index].constraint.value);
        std::erase_if(out_.filters.licenses, [&](const std::string& name) {
          return std::find(names.begin(), names.end(), name) != names.end();
        });
        out_.typed_filters.erase(out_.typed_filters.begin() +
                                 static_cast<std::ptrdiff_t>(piece.index));
        return;
      }
    }
  }

  QueryWords& words_;
  ParsedQuery& out_;
};

}  // namespace

void settle_either(QueryWords& words, ParsedQuery& out) { EitherReader(words, out).run(); }

}  // namespace matchgraph

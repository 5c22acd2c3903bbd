#include "query/language/readings/comparison_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "matchgraph/limits.h"
#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

/// How firmly the words say that names are compared.
enum class Asking { kNot, kPerhaps, kSurely };

constexpr std::array<std::string_view, 13> kComparing = {
    "compare",     "comparing",  "comparison of", "comparison between",  "difference between",
    "differences", "difference", "between",       "differences between", "choose between",
    "versus",      "comparison", "compared"};
constexpr std::array<std::string_view, 11> kVersus = {
    "vs",          "versus",           "v",
    "compared to", "compared with",    "against",
    "or rather",   "in comparison to", "in comparison with",
    "differ from", "different from"};
constexpr std::array<std::string_view, 4> kAnd = {"and", "with", "to", "&"};
constexpr std::array<std::string_view, 4> kAsksWhether = {"is", "are", "does", "do"};
constexpr std::array<std::string_view, 10> kTail = {
    "comparison",   "compared",        "difference",          "differences",
    "better",       "which is better", "which one is better", "what is better",
    "side by side", "which one"};
/// "Whichever is cheaper", "which of them has more context": a comparison answers it.
constexpr std::array<std::string_view, 6> kAsksWhich = {"whichever", "which is",  "which one",
                                                        "which of",  "which has", "which costs"};

/// A name in the list of what is compared, known or not.
struct Piece {
  NameLookup::Kind kind = NameLookup::Kind::kNone;
  std::size_t begin = 0;
  std::size_t next = 0;
  bool is_exact = true;
  Seed seed = {};
  std::vector<NamedEntity> candidates = {};
};

class ComparisonReader {
 public:
  ComparisonReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), out_(out) {}

  bool read() {
    if (words_.size() < 2 || !is_short_text(words_.text())) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].role != WordRole::kNeed) return false;
    }
    if (!has_marker()) return false;
    if (!read_lead() || !read_names()) return false;
    if (is_unfinished_) return settle_unfinished();
    return read_tail() && settle();
  }

 private:
  template <std::size_t kCount>
  std::size_t longest_of(std::size_t i, const std::array<std::string_view, kCount>& phrases) const {
    return matchgraph::longest_of(words_, i, phrases);
  }

  /// Whether a word stands there without which nothing is compared: most texts have none, and look
  /// no name up.
  bool has_marker() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool joins = words_.match(i, "or") == 1 || words_.match(i, "than") == 1 ||
                         words_.match(i, "replace") == 1;
      if (joins || longest_of(i, kComparing) > 0 || longest_of(i, kVersus) > 0) return true;
    }
    return false;
  }

  bool has_versus() const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (longest_of(i, kVersus) > 0) return true;
    }
    return false;
  }

  /// The words before the first name.
  bool read_lead() {
    while (at_ < words_.size()) {
      if (const std::size_t count = longest_of(at_, kComparing); count > 0) {
        asking_ = Asking::kSurely;
        at_ += count;
      } else if (words_.match(at_, "replace") == 1) {
        replaces_ = true;
        ++at_;
      } else if (is_filler(words_, at_) && !is_and_or(words_, at_) &&
                 (words_[at_].key != "like" || has_versus())) {
        asks_whether_ = asks_whether_ || longest_of(at_, kAsksWhether) > 0;
        ++at_;
      } else {
        break;
      }
    }
    return at_ < words_.size();
  }

  bool read_names() {
    while (true) {
      pieces_.push_back(piece_at(at_));
      if (pieces_.back().next == 0) return false;
      at_ = pieces_.back().next;
      if (pieces_.size() > kMostCompared) return false;
      const std::optional<std::size_t> joint = joint_at(at_);
      if (!joint) return pieces_.size() > 1;
      at_ += *joint;
      if (at_ >= words_.size()) return is_unfinished_ = pieces_.size() == 1 && is_versus_;
    }
  }

  /// Words of what stands between two names, none of them where a comma does; nothing behind the
  /// last name. Notes what it says.
  std::optional<std::size_t> joint_at(std::size_t i) {
    if (i >= words_.size()) return {};
    if (const std::size_t count = longest_of(i, kVersus); count > 0) {
      asking_ = Asking::kSurely;
      is_versus_ = true;
      return count;
    }
    const bool comma = words_.text()[words_[i - 1].outer.end - 1] == ',';
    if (words_.match(i, "or") == 1) {
      if (asking_ == Asking::kNot) asking_ = Asking::kPerhaps;
      return 1;
    }
    if (replaces_ && (words_.match(i, "by") == 1 || words_.match(i, "with") == 1)) {
      asking_ = Asking::kSurely;
      return 1;
    }
    const bool lists = asking_ == Asking::kSurely || asks_whether_;
    if (lists && longest_of(i, kAnd) > 0) return 1;
    if (lists && comma && longest_of(i, kTail) + longest_of(i, kAsksWhich) == 0)
      return is_and_or(words_, i) ? 1U : 0U;
    return than_at(i);
  }

  /// "better than", "any faster than" after "is A".
  std::optional<std::size_t> than_at(std::size_t i) {
    constexpr std::size_t kMostWords = 4;
    for (std::size_t at = i; at < std::min(words_.size(), i + kMostWords); ++at) {
      if (words_.match(at, "than") != 1 || at == i || !asks_whether_) continue;
      asking_ = Asking::kSurely;
      return at + 1 - i;
    }
    return {};
  }

  /// Whether a name that ends before `to` may be one of the list.
  bool may_end(std::size_t to) const {
    if (words_.ends_before(to) || is_boundary_word(words_, to)) return true;
    if (longest_of(to, kVersus) > 0 || longest_of(to, kTail) > 0) return true;
    constexpr std::size_t kMostWords = 3;
    for (std::size_t at = to + 1; at < std::min(words_.size(), to + 1 + kMostWords); ++at) {
      if (asks_whether_ && words_.match(at, "than") == 1) return true;
    }
    return false;
  }

  Piece piece_at(std::size_t i) const {
    Piece out;
    out.begin = i;
    if (i < words_.size() && is_article(words_, i) && !words_.ends_before(i + 1)) {
      if (Piece exact = exact_at(i); exact.next > 0) return exact;
      ++i;
    }
    if (Piece exact = exact_at(i); exact.next > 0) return exact;
    constexpr std::size_t kMostWords = 4;
    std::size_t to = i;
    while (to < words_.size() && to < i + kMostWords && !words_[to].key.empty() &&
           (to == i || !may_end(to))) {
      ++to;
    }
    if (to == i || !may_end(to)) return out;
    out.next = to;
    const TextSpan span = words_.span(i, to);
    out.seed = {std::string(words_.slice(span)), "", "", span};
    const NameLookup close = vocabulary_.entity(
        words_.slice(span), looks_like_name(out) ? QueryVocabulary::Spelling::kClose
                                                 : QueryVocabulary::Spelling::kWithoutType);
    out.candidates = close.candidates;
    out.is_exact = false;
    if (looks_like_name(out)) take(close, out);
    return out;
  }

  Piece exact_at(std::size_t i) const {
    std::size_t to = i;
    while (to < words_.size() && to < i + kMaxNameWords) ++to;
    for (; to > i; --to) {
      if (!may_end(to)) continue;
      const TextSpan span = words_.span(i, to);
      const NameLookup found =
          vocabulary_.entity(words_.slice(span), QueryVocabulary::Spelling::kExact);
      if (found.kind == NameLookup::Kind::kNone) continue;
      Piece out;
      out.begin = i;
      out.next = to;
      out.seed = {std::string(words_.slice(span)), "", "", span};
      take(found, out);
      return out;
    }
    return {};
  }

  static void take(const NameLookup& found, Piece& out) {
    out.kind = found.kind;
    out.candidates = found.candidates;
    out.seed.id = found.entity.id;
    out.seed.name = found.entity.name;
  }

  static bool looks_like_name(const Piece& piece) { return is_written_as_name(piece.seed.typed); }

  /// A single word stands for a name where the other one does.
  bool may_be_name(const Piece& piece) const {
    const bool is_word = piece.next == piece.begin + 1 && !is_generic_noun(words_, piece.begin) &&
                         !is_filler(words_, piece.begin);
    return (looks_like_name(piece) && says_nothing_else(piece)) || is_word;
  }

  /// "the prices of Bitcoin" is no name.
  bool says_nothing_else(const Piece& piece) const {
    for (std::size_t i = piece.begin; i < piece.next; ++i) {
      if (is_filler(words_, i) && !is_article(words_, i)) return false;
    }
    return true;
  }

  /// What follows the last name: nothing, "comparison", or words that say what for.
  bool read_tail() {
    const std::size_t count = at_ < words_.size() ? longest_of(at_, kTail) : 0;
    if (count > 0) {
      if (asking_ != Asking::kSurely) asking_ = Asking::kPerhaps;
      at_ += count;
    }
    std::size_t end = words_.size();
    while (end > at_ && words_[end - 1].key.empty()) --end;
    if (at_ >= end) return asking_ != Asking::kNot;
    tail_ = at_;
    const bool is_asked = asking_ == Asking::kSurely && is_boundary_word(words_, at_);
    return is_asked || (asking_ != Asking::kNot && longest_of(at_, kAsksWhich) > 0);
  }

  /// Names in small letters that are misspelt: words that no text has, and one name is a slip away.
  /// Words that texts have are words ("compare images and videos" asks for what compares), but for
  /// several of them beside a name ("claud code vs Aider").
  void guess_names() {
    for (const bool has_named : {false, true}) {
      if (has_named && std::none_of(pieces_.begin(), pieces_.end(), is_found)) return;
      for (Piece& piece : pieces_) {
        if (piece.kind != NameLookup::Kind::kNone) continue;
        const bool is_meant = vocabulary_.has_unknown_word(piece.seed.typed) ||
                              (has_named && piece.seed.typed.find(' ') != std::string::npos &&
                               says_nothing_else(piece));
        if (!is_meant) continue;
        const NameLookup close =
            vocabulary_.entity(piece.seed.typed, QueryVocabulary::Spelling::kClose);
        if (close.kind == NameLookup::Kind::kFound) take(close, piece);
      }
    }
  }

  /// Where names are compared, what only one name begins with stands for it.
  void take_begun_names() {
    const bool has_named = std::any_of(pieces_.begin(), pieces_.end(), is_found);
    for (Piece& piece : pieces_) {
      const bool is_meant = looks_like_name(piece) || has_named;
      if (piece.kind != NameLookup::Kind::kNone || !is_meant || !may_be_name(piece)) continue;
      const NameLookup close =
          vocabulary_.entity(piece.seed.typed, QueryVocabulary::Spelling::kClose);
      if (!close.begun) continue;
      piece.kind = NameLookup::Kind::kFound;
      piece.seed.id = close.begun->id;
      piece.seed.name = close.begun->name;
    }
  }

  static bool is_found(const Piece& piece) { return piece.kind == NameLookup::Kind::kFound; }

  bool settle() {
    if (asking_ == Asking::kSurely) {
      guess_names();
      take_begun_names();
    }
    std::vector<Seed> found;
    const Piece* unknown = nullptr;
    const Piece* ambiguous = nullptr;
    for (const Piece& piece : pieces_) {
      if (piece.kind == NameLookup::Kind::kAmbiguous) ambiguous = &piece;
      if (piece.kind == NameLookup::Kind::kNone && unknown == nullptr) unknown = &piece;
      if (piece.kind != NameLookup::Kind::kFound) continue;
      const bool again = std::any_of(found.begin(), found.end(),
                                     [&](const Seed& seed) { return seed.id == piece.seed.id; });
      if (!again) found.push_back(piece.seed);
    }
    const bool is_sure = asking_ == Asking::kSurely;
    if (ambiguous != nullptr && is_sure && !found.empty() && unknown == nullptr) {
      fail_at(ambiguous->seed.span.begin,
              fmt::format("\"{}\" fits several: {}; write one of these ids", ambiguous->seed.typed,
                          list_candidates(ambiguous->candidates)));
    }
    if (ambiguous != nullptr) return false;
    if (unknown != nullptr) return is_sure && settle_unknown(*unknown, found);
    if (found.size() < 2) return false;
    accept();
    out_.comparison = ComparisonQuestion{found, words_.span(0, words_.size())};
    return true;
  }

  /// "Qdrant vs": what there is to compare it with.
  bool settle_unfinished() {
    const Piece& piece = pieces_.front();
    if (!is_found(piece) || !piece.is_exact) return false;
    accept();
    out_.seeds.push_back(piece.seed);
    out_.notes.push_back({fmt::format("what to compare {} with is not said; these are its "
                                      "alternatives",
                                      piece.seed.name),
                          words_.span(0, words_.size())});
    return true;
  }

  bool settle_unknown(const Piece& unknown, const std::vector<Seed>& known) {
    const bool all_names =
        is_versus_ && std::all_of(pieces_.begin(), pieces_.end(), [this](const Piece& piece) {
          return looks_like_name(piece) && says_nothing_else(piece);
        });
    const bool beside_known =
        !known.empty() && std::all_of(pieces_.begin(), pieces_.end(), [this](const Piece& piece) {
          return piece.kind == NameLookup::Kind::kFound || may_be_name(piece);
        });
    if (!all_names && !beside_known) return false;
    accept();
    for (const Piece& piece : pieces_) {
      if (&piece != &unknown) words_.set_role(piece.begin, piece.next, WordRole::kConnective);
    }
    out_.unknown = UnknownName{unknown.seed.typed, unknown.seed.span, unknown.candidates};
    for (const Seed& seed : known) out_.unknown->known.push_back({seed.id, seed.name});
    return true;
  }

  /// Every word but those of the tail has its part in it.
  void accept() {
    words_.set_role(0, tail_ == 0 ? words_.size() : tail_, WordRole::kConnective);
    for (const Piece& piece : pieces_) {
      words_.set_role(piece.begin, piece.next, WordRole::kSeed);
      const bool is_close = piece.kind == NameLookup::Kind::kFound && !piece.is_exact;
      if (!is_close) continue;
      out_.notes.push_back({fmt::format("\"{}\" was read as {} ({})", piece.seed.typed,
                                        piece.seed.name, piece.seed.id),
                            piece.seed.span});
    }
    if (tail_ == 0) return;
    const TextSpan rest = words_.span(tail_, words_.size());
    out_.unused.push_back({std::string(words_.slice(rest)),
                           "a comparison shows all that is known of them",
                           {},
                           {},
                           rest});
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  ParsedQuery& out_;
  std::vector<Piece> pieces_;
  std::size_t at_ = 0;
  std::size_t tail_ = 0;  // first word of what is left over; 0: nothing is
  Asking asking_ = Asking::kNot;
  bool asks_whether_ = false;   // "is", "are"
  bool is_versus_ = false;      // "vs" stands between two of them
  bool is_unfinished_ = false;  // nothing stands behind "vs"
  bool replaces_ = false;       // "can I replace A by B"
};

}  // namespace

bool read_comparison(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out) {
  return ComparisonReader(words, vocabulary, out).read();
}

}  // namespace matchgraph

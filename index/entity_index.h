// Here is a need: which entities' texts meet it?
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "index/full_text.h"
#include "index/postings.h"

namespace matchgraph {

/// Numbers of the text score (recipe: needs; measured together, see index/README.md).
struct NeedOptions {
  Bm25Options bm25 = {};
  TermClassWeights classes = {};
  double soft_weight = 0.3;  ///< of terms that share a long beginning with a need's term
  /// From this share of the entities on a word is common, and what is like it counts no more.
  double soft_common_share = 0.25;
  std::size_t soft_min_letters =
      5;  ///< letters that must be shared, and the least of a need's term
  /// Of a word of the need in another form: written apart or together, or short for long.
  double other_form_weight = 0.5;
  double soft_min_share = 0.6;      ///< shared beginning over the longer of the two terms
  std::size_t max_words = 32;       ///< of a need, the rarest count
  std::size_t max_soft_terms = 64;  ///< a need; the longest shared beginnings count
};

/// A term of a need.
struct NeedTerm {
  enum class Kind { kWord, kBigram, kOtherForm, kSoft };
  std::string term;
  PostingTerm number = 0;  ///< of the term among the postings
  Kind kind = Kind::kWord;
  double weight = 1;        ///< factor on its BM25 score
  std::uint32_t count = 1;  ///< occurrences in the need
};

/// A need, analysed against one index.
struct Need {
  std::vector<NeedTerm> terms;       ///< those that the index holds
  std::vector<std::string> words;    ///< stems searched, in the order of the need
  std::vector<std::string> ignored;  ///< stop words and words beyond max_words
  std::vector<std::string> unknown;  ///< words that no entity has
  std::string only_word;             ///< as typed, folded, when it is the need's only telling word
};

struct EntityScore {
  std::uint32_t entity = 0;
  double score = 0;
};

/// Whether `a` ranks before `b`: by score, and by number where those are equal.
inline bool is_better(const EntityScore& a, const EntityScore& b) {
  return a.score != b.score ? a.score > b.score : a.entity < b.entity;
}

/// The `depth` best of some entities in the order of `entities`; of equal ones those of smaller
/// numbers; scores are at least 0. Cost: a pass over the entities, in which most are not looked at
/// twice.
std::vector<EntityScore> best_unsorted(std::span<const double> scores,
                                       std::span<const std::uint32_t> entities, std::size_t depth);

/// The `depth` best of some entities, best first, ties by ascending entity; scores are at least 0.
/// Cost: linear, and sorting those `depth`.
std::vector<EntityScore> best_of(std::span<const double> scores,
                                 std::span<const std::uint32_t> entities, std::size_t depth);

/// Scores entities against needs. For one thread at a time; making one is cheap.
class EntityIndex {
 public:
  /// Reads the postings, which must outlive it.
  explicit EntityIndex(const Postings& postings, NeedOptions options = {});
  ~EntityIndex();
  EntityIndex(EntityIndex&&) noexcept;
  EntityIndex& operator=(EntityIndex&&) noexcept;

  Need analyse(std::string_view text);

  /// The score of every entity, 0 for one that holds no term of the need. Valid until the next
  /// call. Cost: the postings of the need's terms, and a pass over all entities.
  std::span<const double> score(const Need& need);

  /// What each term of the need adds to the entity's score; they add up to what score() gives.
  /// Terms that the entity lacks are left out.
  struct Contribution {
    NeedTerm term;
    double score = 0;
  };
  std::vector<Contribution> contributions(const Need& need, std::uint32_t entity) const;

  /// The text with words that no entity has replaced by ones that are spelt alike and that entities
  /// have; empty when there is nothing to mend. Words with digits are never touched. Throws as
  /// FullText does.
  /// Words of `kept` stay as they are, whether texts have them or not.
  std::string corrected(std::string_view text, FullText& full_text,
                        std::span<const std::string_view> kept = {});

  /// Analyser of this reader, for highlighting.
  Analyser& analyser();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Entities with a score above 0, ascending.
std::vector<std::uint32_t> scored(std::span<const double> scores);

}  // namespace matchgraph

// Here is a need: which entities' texts meet it?
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"

namespace matchgraph {

/// Numbers of the text score (recipe: needs; measured together, see index/README.md).
struct NeedOptions {
  double k1 = 4;             ///< BM25: how slowly repeated words saturate, on weighted counts
  double b = 0.8;            ///< BM25: 0..1, how much long texts are discounted
  double k3 = 1;             ///< BM25: saturation of words repeated in the need
  double min_normlen = 0.1;  ///< BM25: shortest length, as a share of the mean
  TermClassWeights classes = {};
  double soft_weight = 0.3;  ///< of terms that share a long beginning with a need's term
  std::size_t soft_min_letters =
      5;                            ///< letters that must be shared, and the least of a need's term
  double soft_min_share = 0.6;      ///< shared beginning over the longer of the two terms
  std::size_t max_words = 32;       ///< of a need, the rarest count
  std::size_t max_soft_terms = 64;  ///< a need; the longest shared beginnings count
};

/// A term of a need.
struct NeedTerm {
  enum class Kind { kWord, kBigram, kSoft };
  std::string term;
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
};

struct EntityScore {
  std::uint32_t entity = 0;
  double score = 0;
};

/// Reader of the entity database. For one thread at a time.
class EntityIndex {
 public:
  /// Throws Error (kEnvironment) when the database is missing or damaged.
  explicit EntityIndex(const std::string& database, NeedOptions options = {});
  ~EntityIndex();
  EntityIndex(EntityIndex&&) noexcept;
  EntityIndex& operator=(EntityIndex&&) noexcept;

  Need analyse(std::string_view text);

  /// The `depth` best entities that hold a term of the need and that `visit` accepts, best first,
  /// ties by ascending entity. `visit` (may be empty: all are accepted) is called once for every
  /// entity that holds a term, in no order.
  std::vector<EntityScore> match(const Need& need, std::size_t depth,
                                 const std::function<bool(std::uint32_t entity)>& visit) const;

  /// What each term of the need adds to the entity's score; they add up to what match() gives.
  /// Terms that the entity lacks are left out.
  struct Contribution {
    NeedTerm term;
    double score = 0;
  };
  std::vector<Contribution> contributions(const Need& need, std::uint32_t entity) const;

  /// The text with words that no entity has replaced by ones that are spelt alike and that entities
  /// have; empty when there is nothing to mend. Words with digits are never touched.
  std::string corrected(std::string_view text);

  /// Analyser of this reader, for highlighting.
  Analyser& analyser();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace matchgraph

// Here are two capabilities of two entities: how sure is it that they are one job?
//
// A logistic model over six features of words and names (snapshot/pair_options.h says what each is
// worth), and rules for what no similarity of words can see: lines that are no capability, texts
// that contradict each other, and what data holds beside what a program does, are never sure.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "snapshot/pair_options.h"
#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// What the model reads of a pair, in the order of PairWeights.
struct PairFeatures {
  double similarity = 0;
  double telling_words = 0;
  double names = 0;
  double same_head = 0;
  double shared_share = 0;
  double entities = 0;
};

/// Logistic function of the weighted sum; 0..1.
double probability_of(const PairFeatures& features, const PairWeights& weights);

/// How many different words the terms are when a compound and its parts count once: 1 for
/// "docbook", "doc" and "book", 2 for "doc" and "book". Terms are different and not empty.
std::size_t count_words(std::span<const std::string_view> terms);

/// What the odds that a pair is one job are divided by, as there were so many lines to find the
/// best like among: 1 for as many as the judged pairs were chosen from.
double choice_of(std::size_t lines);

/// How often each word stands in an entity's capabilities.
class EntityWords {
 public:
  EntityWords() = default;
  /// Cost: sorting the words.
  EntityWords(const Snapshot& snapshot, EntityIndexNumber entity);

  /// Whether at most half of its capabilities hold the word. Cost: logarithmic.
  bool tells(TermId word) const;
  std::size_t lines() const { return lines_; }
  EntityIndexNumber entity() const { return entity_; }

 private:
  EntityIndexNumber entity_ = 0;
  std::size_t lines_ = 0;
  std::vector<TermId> common_;  // that do not tell, ascending
};

/// Words that both rows of a pair hold.
struct SharedWords {
  std::vector<TermId> words;
  double left_share = 0;  ///< of the row's squared length, which is 1
  double right_share = 0;
};

/// Judges pairs of the capabilities of two entities. What it is given must outlive it.
class PairJudge {
 public:
  PairJudge(const Snapshot& snapshot, const EntityWords& left, const EntityWords& right,
            double entity_cosine, const PairOptions& options);

  /// Cost: the words of both, and comparing the shared ones.
  PairFeatures features(RowId left, RowId right, double cosine) const;
  /// 0 for lines that cannot pair.
  double probability(RowId left, RowId right, double cosine) const;

 private:
  /// `shared` gets what both hold.
  PairFeatures features(RowId left, RowId right, double cosine, SharedWords& shared) const;

  const Snapshot& snapshot_;
  const EntityWords& left_;
  const EntityWords& right_;
  double entity_cosine_;
  const PairOptions& options_;
  double choice_;
  bool is_data_beside_program_;
};

}  // namespace matchgraph

// Here is a need: for which entities did people settle when they asked for something like it?
//
// Past needs are an index of their own: a document per entity that was chosen, holding the needs it
// was chosen for. What it scores is added to the score of the texts in the same units, so that a
// need that nobody asked before is answered as if there were no evidence (recipe: needs).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/smoothing.h"
#include "index/analyser.h"
#include "index/postings.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Numbers that decide how much past searches count.
struct EvidenceFoldOptions {
  /// An entity's choices count as at most so many, or as this many medians of all chosen entities:
  /// what is stuffed beyond that dilutes itself.
  double cap_least = 10;
  double cap_medians = 6;
  /// Trust: how well an entity's own text fits the needs it was chosen for, against what others'
  /// fits. Shrunk towards the median by so many choices; full from this share of the median on.
  double trust_prior = 5;
  double trust_full = 0.3;
  double trust_least = 0.1;             ///< of an entity whose text never fits
  std::size_t trust_needs = 6000;       ///< past needs that are asked again for it; bounds the cost
  std::size_t trust_sample = 200;       ///< entities of few choices that tell what the median is
  Bm25Options bm25 = {1.2, 0.3, 1, 0};  ///< of past needs
  double bigram = 0.5;                  ///< weight of a bigram of past needs
  /// A log of r trusted choices an entity of the catalogue weighs 1 + growth x r / (r + half).
  double weight_growth = 3;
  double weight_half = 10;
  /// What an entity's nearest neighbours in the graph get of its evidence while the log is small;
  /// it fades as half / (r + half).
  double spread = 0.2;
  /// Entities chosen for the same needs: how much their edge adds to a similarity, at most.
  double joint_choice = 0.5;
  double joint_prior = 3;             ///< joint choices that count as half of all there could be
  std::size_t joint_entities = 20;    ///< a need for which more were chosen says nothing of any two
  std::size_t joint_neighbours = 20;  ///< kept an entity
};

/// A need that an entity was chosen for.
struct PastNeed {
  std::string_view text;
  double weight = 0;  ///< log2(1 + sessions), capped and trusted
};

/// An entity that was chosen for the same needs.
struct JointChoice {
  std::uint32_t entity = 0;
  float strength = 0;  ///< 0..1, shrunk by how few there are
};

/// What past searches tell, folded for one catalogue. Read-only; safe to share between threads.
class PastNeeds {
 public:
  /// Throws Error (kEnvironment) when a file is missing or damaged.
  PastNeeds(const std::string& postings, const std::string& choices,
            const EvidenceFoldOptions& options);

  /// Entities that were chosen, ascending; their positions are the rows of this index.
  std::span<const std::uint32_t> entities() const { return entities_; }

  /// What past needs like this one add to entities' scores, ascending by entity. Cost: the postings
  /// of the need's terms.
  std::vector<Score> scores(Analyser& analyser, std::string_view need) const;
  /// What of it neighbours in the graph get: 0..1.
  double spread() const { return spread_; }

  /// What each past need of an entity adds; they add up to its score.
  struct Contribution {
    PastNeed need;
    double score = 0;
  };
  std::vector<Contribution> contributions(Analyser& analyser, std::string_view need,
                                          std::uint32_t entity) const;

  /// The needs that an entity was chosen for, the heaviest first.
  std::vector<PastNeed> needs(std::uint32_t entity) const;
  /// Entities that were chosen for the same needs, the strongest first.
  std::span<const JointChoice> joint_choices(std::uint32_t entity) const;
  /// What a joint choice of strength 1 adds to a similarity.
  double joint_weight() const { return options_.joint_choice; }
  /// Needs that both were chosen for.
  std::vector<std::string_view> shared_needs(std::uint32_t a, std::uint32_t b) const;

 private:
  struct QueryTerm {
    PostingTerm term = 0;
    double factor = 0;
  };
  std::vector<QueryTerm> query_terms(Analyser& analyser, std::string_view need) const;
  std::size_t row_of(std::uint32_t entity) const;  // entities().size() when it was never chosen
  double weight_of_row(std::size_t row) const { return weight_ * trust_[row]; }

  EvidenceFoldOptions options_;
  Postings postings_;
  ArrayFile file_;
  std::span<const std::uint32_t> entities_;
  std::span<const double> trust_;
  std::span<const std::uint32_t> need_begin_, needs_;  // by row
  std::span<const float> need_weights_;                // beside needs_
  StringTableView texts_;
  std::span<const std::uint32_t> joint_begin_;  // by row
  std::span<const JointChoice> joint_;
  double weight_ = 1;
  double spread_ = 0;
};

}  // namespace matchgraph

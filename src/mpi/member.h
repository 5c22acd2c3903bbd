// One process of a build: what it has, and its part of every phase.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/rows/knn.h"
#include "index/facts/inverted_fields.h"
#include "index/full_text_builder.h"
#include "matchgraph/catalogue.h"
#include "mpi/mapped_terms.h"
#include "mpi/shared_terms.h"
#include "mpi/team.h"
#include "mpi/text_share.h"
#include "snapshot/build_options.h"
#include "snapshot/rebuild/build_work.h"

namespace matchgraph::mpi {

/// All functions are collective. What only the first rank knows, and what only it is given, is a
/// pointer that is null elsewhere, or a result that is empty elsewhere.
class Member {
 public:
  explicit Member(Team& team) : team_(team) {}

  /// `jobs`: threads of each process; 0: the cores of its machine, divided among its processes.
  void take_texts(const Catalogue* catalogue, std::size_t fields_per_shard, std::size_t jobs);
  std::vector<std::vector<TraitStatement>> traits();
  /// `scratch`: a folder that all processes see.
  CountedTexts texts(const RepeatedTexts* repeats, const std::string& scratch,
                     const ProgressFunction& progress);
  void weigh_terms(const CapabilityUse* use, const TermWeightOptions& weights,
                   const TermClassWeights& classes, const TermFiles& files);
  /// Returns the number of all edges.
  std::size_t capability_graph(std::span<const std::uint32_t> entity_of, const KnnOptions& options,
                               const std::string& path, const ProgressFunction& progress);
  std::vector<LineRow> lines(const std::string& graph, const CommonLineOptions& options);
  EntityGraphMade entity_graph(const KnnOptions& nearest, const EntityGraphOptions& options,
                               double very_near, const std::string& path,
                               const ProgressFunction& progress);
  NeighbourLists entity_neighbours(const KnnOptions& options, const ProgressFunction& progress);
  std::vector<std::vector<TermId>> denied_terms();

  /// What weigh_terms wrote.
  const MappedTerms& terms() const { return *mapped_; }
  /// Of all terms; on the first rank.
  const TermSayings& sayings() const { return terms_.sayings; }

 private:
  template <typename T>
  std::vector<T> own_part(const std::vector<T>* all, const std::vector<std::size_t>& begins);
  KnnOptions with_jobs(KnnOptions options) const;

  Team& team_;
  std::size_t jobs_ = 1;
  TextShare texts_;
  // Where each rank's texts begin, and a last entry behind all.
  std::vector<std::size_t> entity_begins_, capability_begins_, text_begins_;
  InvertedFields fields_;  // until they are weighed
  TermShare terms_;
  std::optional<MappedTerms> mapped_;
  std::vector<std::uint32_t> entity_of_;  // by capability, of all
};

}  // namespace matchgraph::mpi

// The heavy work of a build, done by the threads of one process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "index/kept_texts.h"
#include "matchgraph/catalogue.h"
#include "snapshot/rebuild/build_work.h"
#include "snapshot/term_tables.h"

namespace matchgraph {

class OwnWork final : public BuildWork {
 public:
  /// `catalogue` must outlive it; `jobs`: threads, 0 for one per core.
  OwnWork(const Catalogue& catalogue, std::size_t jobs) : catalogue_(catalogue), jobs_(jobs) {}

  void use_former(FormerBuild& former) override { former_ = &former; }
  TakenLists taken_lists() const override { return taken_; }
  void keep_texts(const std::string& path) override;
  std::vector<std::vector<TraitStatement>> traits() override;
  CountedTexts texts(const RepeatedTexts& repeats, const TextIndexRequest& request) override;
  WeighedTerms terms(const CapabilityUse& use, const BuildOptions& options,
                     const std::string& postings_file, const std::string& vectors_file) override;
  std::size_t capability_graph(std::span<const std::uint32_t> entity_of, const KnnOptions& options,
                               const std::string& path, const ProgressFunction& progress) override;
  std::vector<LineRow> lines(std::span<const std::uint32_t> entity_of, const std::string& graph,
                             const CommonLineOptions& options) override;
  EntityGraphMade entity_graph(const KnnOptions& nearest, const EntityGraphOptions& options,
                               double very_near, const std::string& path,
                               const ProgressFunction& progress) override;
  NeighbourLists entity_neighbours(const KnnOptions& options,
                                   const ProgressFunction& progress) override;
  std::vector<std::vector<TermId>> denied_terms() override;

 private:
  template <typename Options>
  Options with_jobs(Options options) const {
    options.jobs = jobs_;
    return options;
  }

  /// As nearest_neighbours(), with what is known from before.
  NeighbourLists lists_of(TermVectorsView rows, std::span<const std::uint32_t> groups,
                          const std::optional<FormerLists>& former, const KnnOptions& options,
                          const ProgressFunction& progress, std::size_t& kept, RowWear& wear) const;

  const Catalogue& catalogue_;
  const std::size_t jobs_;
  InvertedFields fields_;  // until terms() read them
  TermTables tables_;
  KeptTexts kept_;
  FormerBuild* former_ = nullptr;  // where there is one to take over from
  TakenLists taken_;
};

}  // namespace matchgraph

// Every number that shapes a snapshot, in one place; the manifest records them.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/knn.h"
#include "graph/term_vectors.h"
#include "index/analyser.h"

namespace matchgraph {

struct BuildOptions {
  TermClassWeights classes;
  TermWeightOptions weights;
  KnnOptions capability_knn;  ///< k 16, 64 candidates: see graph/README.md for what that keeps
  KnnOptions entity_knn{.k = 100, .max_df_share = 0.05, .candidates = 200};
  EntityGraphOptions entity_graph;
  std::size_t kept_generations = 3;  ///< newest ones left in the data folder
};

/// The numbers as "group.name" and value, in a fixed order.
std::vector<std::pair<std::string, double>> named_numbers(const BuildOptions& options);

}  // namespace matchgraph

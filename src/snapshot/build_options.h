// Every number that shapes a snapshot, in one place. The manifest records them, and a snapshot that
// is opened answers with what it records: of another program's snapshot the scores fit its graph.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "embedding/embedding_options.h"
#include "graph/entity_graph.h"
#include "graph/rows/dense_neighbours.h"
#include "graph/rows/knn.h"
#include "graph/rows/mixed_neighbours.h"
#include "graph/rows/term_vectors.h"
#include "index/entity_index.h"
#include "index/suggest/suggest.h"
#include "snapshot/clusters.h"
#include "snapshot/line_table.h"
#include "snapshot/past_searches/past_needs.h"
#include "snapshot/query_options.h"
#include "snapshot/ranks/rank_options.h"

namespace matchgraph {

/// When the neighbour lists of the generation before are taken over. These are not recorded with
/// the others: what they did to a generation its manifest says.
struct RenewalOptions {
  /// How far a row may have moved since it was searched, 0..2, before it is searched again: two
  /// rows that moved so far may have become twice as much more similar, and are not looked for.
  /// With 1 % of Debian changed, one row in sixty moved farther.
  double most_drift = 0.005;
  /// Share of a list that may be lacking at its end, 0..1; less than one neighbour of the 16 of a
  /// capability is none.
  double most_lacking = 0.04;
  /// Share of the rows that may have moved, 0..1; with more, searching all takes as long.
  double most_moved = 0.1;
};

struct BuildOptions {
  TermWeightOptions weights;
  KnnOptions capability_knn;  ///< k 16, 32 candidates: see graph/README.md for what that keeps
  CommonLineOptions common_lines;
  KnnOptions entity_knn{.k = 100, .least_product = 0.004, .candidates = 120};
  EntityGraphOptions entity_graph;
  EmbeddingOptions embedding;  ///< of builds with a model, as are the next two
  DenseKnnOptions dense_knn;
  MixOptions embedding_mix;
  ClusterOptions clusters;
  ClusterNameOptions cluster_names;
  NeedOptions need;    ///< the text score
  QueryOptions query;  ///< those that rank are recorded
  EvidenceFoldOptions evidence;
  SuggestOptions suggest;
  RankOptions ranks;
  /// Cosine from which neighbours of one type are one row of a result list; 0..1. On judged
  /// duplicates 0.8 joins what is the same with few mistakes, 0.7 already joins what is only alike.
  double near_duplicate_cosine = 0.8;
  /// A capability text that more than this share of the entities have, and more than so many of
  /// them, is common: what has no other text but its name is nobody's near duplicate.
  double common_text_share = 0.01;
  std::size_t common_text_holders = 20;
  RenewalOptions renewal;
  std::size_t kept_generations = 3;  ///< newest ones left in the data folder
};

/// Numbers as "group.name" and value.
using NamedNumbers = std::vector<std::pair<std::string, double>>;

/// The numbers of the options, and the constants of the text index, in a fixed order; with those of
/// a model only where one shaped the build.
NamedNumbers named_numbers(const BuildOptions& options, bool with_model = false);

/// The way back: options with the numbers that are named; others are as this program has them.
/// Throws Error (kEnvironment) for a number that its option cannot be.
BuildOptions options_of(const NamedNumbers& numbers);

}  // namespace matchgraph

// Generated rows for tests, and the plainest possible oracle for their neighbours.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "graph/rows/knn.h"
#include "graph/rows/term_vectors.h"

namespace matchgraph::testing {

/// Rows as term -> count; term ids are 0 .. vocabulary - 1.
using CountRows = std::vector<std::map<TermId, float>>;

/// Term frequencies follow Zipf's law; row lengths are 0 .. longest. The same on every machine.
inline CountRows zipf_rows(std::size_t rows, std::size_t vocabulary, std::size_t longest,
                           std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<double> cumulative;
  double sum = 0;
  for (std::size_t i = 0; i < vocabulary; ++i) {
    cumulative.push_back(sum += 1 / static_cast<double>(i + 1));
  }
  CountRows result(rows);
  for (auto& row : result) {
    const std::size_t length = random() % (longest + 1);
    for (std::size_t i = 0; i < length; ++i) {
      const double at = sum * static_cast<double>(random()) / 4294967296.0;
      const auto term = std::lower_bound(cumulative.begin(), cumulative.end(), at);
      ++row[static_cast<TermId>(term - cumulative.begin())];
    }
  }
  return result;
}

/// Runs the builder over the rows; class weight 1 everywhere.
inline TermVectors vectors_of(const CountRows& rows, TermWeightOptions options = {}) {
  std::map<TermId, std::vector<TermCount>> postings;
  for (RowId row = 0; row < rows.size(); ++row) {
    for (const auto& [term, count] : rows[row]) postings[term].push_back({row, count});
  }
  TermVectorsBuilder builder(rows.size(), options);
  const TermId terms = postings.empty() ? 0 : postings.rbegin()->first + 1;
  for (TermId term = 0; term < terms; ++term) builder.add_term(1, postings[term]);
  return builder.build();
}

/// Dot product in double, by way of a map.
inline double plain_cosine(const TermVectors& vectors, RowId a, RowId b) {
  const TermVectorsView view = vectors.view();
  std::map<TermId, double> weights;
  for (std::size_t i = 0; i < view.row_terms(a).size(); ++i) {
    weights[view.row_terms(a)[i]] = static_cast<double>(view.row_weights(a)[i]);
  }
  double dot = 0;
  for (std::size_t i = 0; i < view.row_terms(b).size(); ++i) {
    const auto found = weights.find(view.row_terms(b)[i]);
    if (found != weights.end()) dot += found->second * static_cast<double>(view.row_weights(b)[i]);
  }
  return dot;
}

/// Similarities of all rows that may be neighbours of `row`, best first, those under the least left
/// out: every pair is compared.
inline std::vector<double> plain_similarities(const TermVectors& vectors,
                                              const std::vector<std::uint32_t>& groups, RowId row,
                                              double min_similarity) {
  std::vector<double> result;
  for (RowId other = 0; other < vectors.view().rows(); ++other) {
    if (other == row || (!groups.empty() && groups[other] == groups[row])) continue;
    const double similarity = plain_cosine(vectors, row, other);
    if (similarity >= min_similarity && similarity > 0) result.push_back(similarity);
  }
  std::sort(result.begin(), result.end(), std::greater<>());
  return result;
}

}  // namespace matchgraph::testing

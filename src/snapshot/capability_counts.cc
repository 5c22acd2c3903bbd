#include "snapshot/capability_counts.h"

#include <cmath>
#include <optional>

namespace matchgraph {
namespace {

double dot(const NeedVector& need, TermVectorsView rows, RowId row) {
  const auto terms = rows.row_terms(row);
  const auto weights = rows.row_weights(row);
  double sum = 0;
  for (std::size_t i = 0, j = 0; i < need.terms.size() && j < terms.size();) {
    if (need.terms[i] == terms[j]) {
      sum += need.weights[i++] * static_cast<double>(weights[j++]);
    } else {
      ++(need.terms[i] < terms[j] ? i : j);
    }
  }
  return sum;
}

/// The row that meets the need best; nothing when none has a word of it.
std::optional<RowId> best_row(const NeedVector& need, TermVectorsView rows, RowId begin,
                              RowId end) {
  std::optional<RowId> best;
  double most = 0;
  for (RowId row = begin; row < end; ++row) {
    const double here = dot(need, rows, row);
    if (here <= most) continue;
    most = here;
    best = row;
  }
  return best;
}

}  // namespace

std::vector<NeedVector> need_vectors(std::span<const std::string> needs,
                                     const StringTableView& terms,
                                     std::span<const std::uint32_t> frequency,
                                     std::size_t capabilities, const TermWeightOptions& weights,
                                     const TermClassWeights& classes) {
  Analyser analyser;
  std::vector<NeedVector> out;
  for (const std::string& need : needs) {
    TermCounts counts;
    count_terms(analyser.tokens(need), 1, counts);
    NeedVector vector;
    for (const auto& [term, count] : counts) {
      const std::size_t at = terms.lower_bound(term);
      if (at == terms.size() || terms[at] != term || frequency[at] == 0) continue;
      const double rarity =
          1 + std::log(static_cast<double>(capabilities) / static_cast<double>(frequency[at]));
      vector.terms.push_back(static_cast<TermId>(at));
      vector.weights.push_back(class_weight(term, classes) * (1 + std::log(count)) *
                               std::pow(rarity, weights.idf_exponent));
    }
    out.push_back(std::move(vector));
  }
  return out;
}

std::vector<std::uint32_t> count_best_capabilities(std::span<const NeedVector> needs,
                                                   std::span<const EntityForNeed> met,
                                                   std::span<const std::uint32_t> capability_begin,
                                                   TermVectorsView capabilities) {
  std::vector<std::uint32_t> out(capability_begin.back(), 0);
  for (const EntityForNeed& one : met) {
    const auto best = best_row(needs[one.need], capabilities, capability_begin[one.entity],
                               capability_begin[one.entity + 1]);
    if (best) out[*best] += one.times;
  }
  return out;
}

}  // namespace matchgraph

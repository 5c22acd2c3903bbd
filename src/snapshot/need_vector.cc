#include "snapshot/need_vector.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace matchgraph {

NeedVector need_vector(const Need& need, const CapabilityTerms& capabilities) {
  std::vector<std::pair<TermId, double>> weighed;
  double square = 0;
  for (const NeedTerm& term : need.terms) {
    const std::uint32_t holders = capabilities.frequency[term.number];
    if (holders == 0) continue;
    // The exponent is that of the capabilities' own vectors. With 1 in its place a rare word of the
    // need outvoted all others: it counted once in the need and once more in the capability.
    // N / df without smoothing: a term that has no holder was left out above, so nothing is divided
    // by zero.
    const double rarity = 1 + std::log(static_cast<double>(capabilities.capabilities) / holders);
    const double weight = term.weight * (1 + std::log(term.count)) *
                          std::pow(rarity, capabilities.weights.idf_exponent);
    weighed.emplace_back(term.number, weight);
    square += weight * weight;
  }
  // The cosine walks both rows side by side.
  std::sort(weighed.begin(), weighed.end());
  NeedVector out;
  for (const auto& [term, weight] : weighed) {
    out.terms.push_back(term);
    out.weights.push_back(weight / std::sqrt(square));
  }
  return out;
}

double cosine(const NeedVector& need, TermVectorsView capabilities, RowId capability) {
  const auto terms = capabilities.row_terms(capability);
  const auto weights = capabilities.row_weights(capability);
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

std::optional<RowId> best_capability(const NeedVector& need, TermVectorsView capabilities,
                                     RowId begin, RowId end) {
  std::optional<RowId> best;
  double most = 0;
  for (RowId row = begin; row < end; ++row) {
    const double here = cosine(need, capabilities, row);
    // Ties go to the first, as makers put first what matters, and so that two builds credit the
    // same one.
    if (here <= most) continue;
    most = here;
    best = row;
  }
  return best;
}

}  // namespace matchgraph

#include "query/evaluation/metrics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace matchgraph {
namespace {

std::span<const int> first(std::size_t k, std::span<const int> grades) {
  return grades.first(std::min(k, grades.size()));
}

double discounted_gain(std::span<const int> grades) {
  double sum = 0;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    // Ranks begin at 1 and places at 0, hence i + 2. The gain doubles with each grade, so that one
    // excellent answer outweighs several passable ones (Burges et al. 2005).
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i + 2));
  }
  return sum;
}

double relevant_count(std::span<const int> grades) {
  return static_cast<double>(
      std::count_if(grades.begin(), grades.end(), [](int grade) { return grade > 0; }));
}

}  // namespace

double ndcg_at(std::size_t k, std::span<const int> ranked, std::span<const int> judged) {
  std::vector<int> ideal(judged.begin(), judged.end());
  std::sort(ideal.begin(), ideal.end(), std::greater<>());
  // Over all that was judged, ranked or not: else a ranking that finds one of ten would be ideal.
  const double best = discounted_gain(first(k, ideal));
  return best > 0 ? discounted_gain(first(k, ranked)) / best : 0;
}

double reciprocal_rank_at(std::size_t k, std::span<const int> ranked) {
  const auto head = first(k, ranked);
  const auto found = std::find_if(head.begin(), head.end(), [](int grade) { return grade > 0; });
  return found == head.end() ? 0 : 1 / static_cast<double>(found - head.begin() + 1);
}

double recall_at(std::size_t k, std::span<const int> ranked, std::span<const int> judged) {
  const double all = relevant_count(judged);
  return all > 0 ? relevant_count(first(k, ranked)) / all : 0;
}

double percentile(std::vector<double> values, std::size_t percent) {
  assert(!values.empty() && percent >= 1 && percent <= 100);
  // Rounded up, and whole numbers only: a product of doubles can step over an exact rank.
  const std::size_t rank = (values.size() * percent + 99) / 100;
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::nth_element(values.begin(), nth, values.end());
  return *nth;
}

}  // namespace matchgraph

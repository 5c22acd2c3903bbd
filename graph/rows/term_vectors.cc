#include "graph/rows/term_vectors.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>

namespace matchgraph {
namespace {

// Counts below 1 are those of texts that many entities repeat; their logarithm would fall below 0.
double frequency_factor(double count) { return count < 1 ? count : 1 + std::log(count); }

double rarity_factor(std::size_t rows, std::size_t df, double exponent) {
  const double inverse = static_cast<double>(rows) / static_cast<double>(df);
  // At 1 rarity is overrated: two texts that share one odd word would be alike by that alone.
  return std::pow(1 + std::log(inverse), exponent);
}

void scale_to_unit_length(std::span<float> weights) {
  double squares = 0;
  for (const float w : weights) squares += static_cast<double>(w) * static_cast<double>(w);
  if (squares <= 0) return;
  // In double, so that a row's length is 1 to the last bit of a float.
  const double factor = 1 / std::sqrt(squares);
  for (float& w : weights) w = static_cast<float>(static_cast<double>(w) * factor);
}

/// Rows of postings that `for_each` tells by term, ascending, twice.
template <typename ForEach>
TermVectors scaled(std::size_t rows, const ForEach& for_each) {
  TermVectors result;
  result.offsets.assign(rows + 1, 0);
  // Twice over the postings, to count and to fill in.
  for_each([&](TermId, RowId row, float) { ++result.offsets[row + 1]; });
  std::partial_sum(result.offsets.begin(), result.offsets.end(), result.offsets.begin());
  result.terms.resize(result.offsets.back());
  result.weights.resize(result.offsets.back());
  std::vector<std::uint64_t> next(result.offsets.begin(), result.offsets.end() - 1);
  // Terms come in ascending order, and a row's places are filled in that order, so its terms
  // ascend.
  for_each([&](TermId term, RowId row, float weight) {
    const std::uint64_t place = next[row]++;
    result.terms[place] = term;
    result.weights[place] = weight;
  });
  for (std::size_t i = 0; i < rows; ++i) {
    scale_to_unit_length(
        std::span<float>(result.weights)
            .subspan(result.offsets[i], result.offsets[i + 1] - result.offsets[i]));
  }
  return result;
}

}  // namespace

double cosine(TermVectorsView rows, RowId a, RowId b) {
  const auto a_terms = rows.row_terms(a);
  const auto b_terms = rows.row_terms(b);
  const auto a_weights = rows.row_weights(a);
  const auto b_weights = rows.row_weights(b);
  double dot = 0;
  // Both lists ascend by term, which build() sees to.
  for (std::size_t i = 0, j = 0; i < a_terms.size() && j < b_terms.size();) {
    const TermId left = a_terms[i];
    const TermId right = b_terms[j];
    if (left == right) {
      dot += static_cast<double>(a_weights[i]) * static_cast<double>(b_weights[j]);
    }
    // Which of the two is less cannot be foreseen, so no branch asks.
    i += left <= right ? 1 : 0;
    j += right <= left ? 1 : 0;
  }
  return std::clamp(dot, 0.0, 1.0);
}

TermVectorsBuilder::TermVectorsBuilder(std::size_t rows, TermWeightOptions options)
    : rows_(rows), options_(options) {}

void TermVectorsBuilder::add_term(double class_weight, std::span<const TermCount> postings) {
  assert(class_weight >= 0);
  // Also for a term without postings, as its id is its place here.
  term_begin_.push_back(posting_rows_.size());
  // The term keeps its number, which is its place among all terms.
  if (class_weight <= 0 || postings.empty()) return;
  const double factor = class_weight * rarity_factor(rows_, postings.size(), options_.idf_exponent);
  for (const TermCount& posting : postings) {
    assert(posting.row < rows_ && posting.count > 0);
    const auto weight = static_cast<float>(factor * frequency_factor(posting.count));
    if (weight <= 0) continue;  // too small for a float
    posting_rows_.push_back(posting.row);
    posting_weights_.push_back(weight);
  }
}

template <typename Take>
void TermVectorsBuilder::for_each_posting(const Take& take) const {
  std::size_t term = 0;
  for (std::size_t p = 0; p < posting_rows_.size(); ++p) {
    while (term + 1 < term_begin_.size() && term_begin_[term + 1] <= p) ++term;
    take(static_cast<TermId>(term), posting_rows_[p], posting_weights_[p]);
  }
}

TermVectors TermVectorsBuilder::build() {
  TermVectors result = scaled(rows_, [this](const auto& take) { for_each_posting(take); });
  // Their room too: other vectors of the same size are made next.
  term_begin_ = decltype(term_begin_)();
  posting_rows_ = decltype(posting_rows_)();
  posting_weights_ = decltype(posting_weights_)();
  return result;
}

WeighedPostings TermVectorsBuilder::take_postings(TermId first_term) {
  WeighedPostings out;
  // Numbers begin where those of the lower ranks end.
  for_each_posting([&](TermId term, RowId, float) { out.terms.push_back(first_term + term); });
  out.rows = std::exchange(posting_rows_, {});
  out.weights = std::exchange(posting_weights_, {});
  term_begin_.clear();
  return out;
}

TermVectors scaled_rows(RowId first_row, std::size_t rows, std::span<const WeighedPostings> parts) {
  return scaled(rows, [&](const auto& take) {
    for (const WeighedPostings& part : parts) {
      for (std::size_t i = 0; i < part.rows.size(); ++i) {
        // By rows counted from the first of this part.
        take(part.terms[i], part.rows[i] - first_row, part.weights[i]);
      }
    }
  });
}

}  // namespace matchgraph

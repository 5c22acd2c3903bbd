#include "graph/rows/dense_vectors.h"

#include <algorithm>
#include <cmath>

#include "graph/rows/byte_products.h"

namespace matchgraph {
namespace {

/// The row at length 1; nothing of a row of zeros.
std::vector<double> at_length_one(std::span<const float> row) {
  double squares = 0;
  for (const float x : row) squares += static_cast<double>(x) * static_cast<double>(x);
  std::vector<double> out;
  if (squares <= 0) return out;
  const double length = std::sqrt(squares);
  out.reserve(row.size());
  for (const float x : row) out.push_back(static_cast<double>(x) / length);
  return out;
}

std::vector<double> mean_of(std::span<const std::span<const float>> rows, std::size_t dimensions) {
  std::vector<double> mean(dimensions, 0);
  std::size_t count = 0;
  for (const std::span<const float> row : rows) {
    const std::vector<double> unit = at_length_one(row);
    if (unit.empty()) continue;
    ++count;
    for (std::size_t i = 0; i < dimensions; ++i) mean[i] += unit[i];
  }
  for (double& x : mean) x /= static_cast<double>(std::max<std::size_t>(count, 1));
  return mean;
}

}  // namespace

std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  static const ByteKernel& kernel = byte_kernels().front();
  return kernel.row(a.data(), b.data(), a.size());
}

double dense_cosine(DenseVectorsView rows, RowId a, RowId b) {
  if (!rows.has(a) || !rows.has(b)) return 0;
  return static_cast<double>(rows.scales[a]) * static_cast<double>(rows.scales[b]) *
         static_cast<double>(dot(rows.row(a), rows.row(b)));
}

void put_direction(std::span<const double> numbers, std::size_t row, DenseVectors& out) {
  double squares = 0;
  double largest = 0;
  for (const double x : numbers) {
    squares += x * x;
    largest = std::max(largest, std::abs(x));
  }
  // What is left of a row that is the mean is noise of the last bits, without a direction.
  constexpr double kNothing = 1e-6;
  if (squares < kNothing * kNothing) return;
  constexpr double kLargestStep = 127;
  const double step = largest / kLargestStep;
  double rounded_squares = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const double steps = std::round(numbers[i] / step);
    out.values[row * out.dimensions + i] = static_cast<std::int8_t>(steps);
    rounded_squares += steps * steps;
  }
  // Of the rounded row, so that its cosine with itself is 1.
  out.scales[row] = static_cast<float>(1 / std::sqrt(rounded_squares));
}

DenseVectors centred(std::span<const std::span<const float>> rows) {
  DenseVectors out;
  for (const std::span<const float> row : rows) {
    out.dimensions = std::max(out.dimensions, row.size());
  }
  const std::vector<double> mean = mean_of(rows, out.dimensions);
  out.values.assign(rows.size() * out.dimensions, 0);
  out.scales.assign(rows.size(), 0);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<double> unit = at_length_one(rows[r]);
    if (unit.empty()) continue;
    for (std::size_t i = 0; i < out.dimensions; ++i) unit[i] -= mean[i];
    put_direction(unit, r, out);
  }
  return out;
}

}  // namespace matchgraph

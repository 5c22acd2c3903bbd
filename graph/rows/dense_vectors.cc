#include "graph/rows/dense_vectors.h"

#include <algorithm>
#include <cmath>

#include "graph/rows/byte_products.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kRowsAtOnce = 64;        // that a thread takes at a time
constexpr std::size_t kDimensionsAtOnce = 64;  // likewise

/// The length of each row.
std::vector<double> lengths_of(std::span<const std::span<const float>> rows, std::size_t jobs) {
  std::vector<double> out(rows.size(), 0);
  parallel_blocks({.items = rows.size(), .at_once = kRowsAtOnce, .jobs = jobs}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t r = begin; r < end; ++r) {
        double squares = 0;
        for (const float x : rows[r]) squares += static_cast<double>(x) * static_cast<double>(x);
        out[r] = std::sqrt(squares);
      }
    };
  });
  return out;
}

/// The mean of the rows at length 1; those of length 0 do not count. Each number is the sum of one
/// thread, in the order of the rows.
std::vector<double> mean_of(std::span<const std::span<const float>> rows,
                            const std::vector<double>& lengths, std::size_t dimensions,
                            std::size_t jobs) {
  std::vector<double> mean(dimensions, 0);
  // Rows without a vector must not pull the mean towards zero.
  const auto count =
      lengths.size() - static_cast<std::size_t>(std::count(lengths.begin(), lengths.end(), 0.0));
  // Shared out by dimensions and not by rows: each sum is one thread's, and keeps its order.
  parallel_blocks({.items = dimensions, .at_once = kDimensionsAtOnce, .jobs = jobs}, [&] {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t r = 0; r < rows.size(); ++r) {
        if (lengths[r] == 0) continue;
        for (std::size_t i = begin; i < end; ++i) {
          mean[i] += static_cast<double>(rows[r][i]) / lengths[r];
        }
      }
    };
  });
  for (double& x : mean) x /= static_cast<double>(std::max<std::size_t>(count, 1));
  return mean;
}

}  // namespace

std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b) {
  // The fastest that this processor has; all give the same whole numbers.
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
  // The largest number becomes 127, so that the eight bits are used up whatever a model's scale.
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

DenseVectors centred(std::span<const std::span<const float>> rows, std::size_t jobs) {
  DenseVectors out;
  // Rows without an answer are empty.
  for (const std::span<const float> row : rows) {
    out.dimensions = std::max(out.dimensions, row.size());
  }
  const std::vector<double> lengths = lengths_of(rows, jobs);
  const std::vector<double> mean = mean_of(rows, lengths, out.dimensions, jobs);
  out.values.assign(rows.size() * out.dimensions, 0);
  out.scales.assign(rows.size(), 0);
  parallel_blocks({.items = rows.size(), .at_once = kRowsAtOnce, .jobs = jobs}, [&] {
    return [&, less_mean = std::vector<double>(out.dimensions)](std::size_t begin,
                                                                std::size_t end) mutable {
      for (std::size_t r = begin; r < end; ++r) {
        if (lengths[r] == 0) continue;
        for (std::size_t i = 0; i < out.dimensions; ++i) {
          less_mean[i] = static_cast<double>(rows[r][i]) / lengths[r] - mean[i];
        }
        put_direction(less_mean, r, out);
      }
    };
  });
  return out;
}

}  // namespace matchgraph

// Here is what an embedding model made of each row's text: how alike are two of them?
//
// Rows as unit vectors of small whole numbers, one scale a row: a byte per dimension loses less
// than a hundredth of a cosine, and whole numbers add up to the same sum on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// Rows of `dimensions` numbers somewhere in memory. Does not own.
struct DenseVectorsView {
  std::size_t dimensions = 0;
  std::span<const std::int8_t> values;  ///< row after row
  std::span<const float> scales;        ///< what one step of a row's values is worth; 0: no vector

  std::size_t rows() const { return scales.size(); }
  bool has(RowId row) const { return scales[row] > 0; }
  std::span<const std::int8_t> row(RowId row) const {
    return values.subspan(row * dimensions, dimensions);
  }
};

/// Owning form.
struct DenseVectors {
  std::size_t dimensions = 0;
  std::vector<std::int8_t> values;
  std::vector<float> scales;

  DenseVectorsView view() const { return {dimensions, values, scales}; }
};

/// Writes the direction of `numbers`, one per dimension, as a row; what has none (zeros) leaves the
/// row as it is.
void put_direction(std::span<const double> numbers, std::size_t row, DenseVectors& out);

/// Sum of products of two rows of the same length. Cost: linear in it.
std::int32_t dot(std::span<const std::int8_t> a, std::span<const std::int8_t> b);

/// Cosine of two rows, -1..1 as far as rounding allows; 0 when one of them has no vector.
double dense_cosine(DenseVectorsView rows, RowId a, RowId b);

/// A model's answers, one per row, empty for a row without; all others of one length, finite.
/// Models put all texts into one corner of their space: each row, at length 1, is reduced by the
/// mean of all, so that the cosine of what has nothing in common is about 0. A row of zeros, or one
/// that is the mean, has no vector. Cost: linear, by `jobs` threads (0: one per core); the same
/// bits for the same input.
DenseVectors centred(std::span<const std::span<const float>> rows, std::size_t jobs = 0);

}  // namespace matchgraph

// Here are two blocks of rows of small whole numbers: what is the product of every two?
//
// The inner loop of comparing what a model made of texts. Whole numbers add up to the same sum in
// any order, so that the result does not depend on which instructions the processor has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace matchgraph {

/// Rows of bytes as kernels read them: one behind the other, each filled up with zeros to whole
/// registers, and a few rows of zeros behind the last.
class ByteRows {
 public:
  /// Room for `rows` rows of `dimensions` numbers, all 0.
  ByteRows(std::size_t rows, std::size_t dimensions);

  /// `values`: as many as there are dimensions, each -127..127.
  void put(std::size_t row, std::span<const std::int8_t> values);
  /// A row of others of as many dimensions.
  void copy(std::size_t row, const ByteRows& others, std::size_t other);

  std::size_t rows() const { return rows_; }
  std::size_t stride() const { return stride_; }  ///< bytes from one row to the next
  const std::int8_t* row(std::size_t row) const { return values_.data() + row * stride_; }
  /// Sums of the values of this row and those after it.
  const std::int32_t* sums(std::size_t row) const { return sums_.data() + row; }

 private:
  std::size_t rows_;
  std::size_t stride_;
  std::vector<std::int8_t> values_;
  std::vector<std::int32_t> sums_;
};

/// Rows that a kernel multiplies at once on either side.
inline constexpr std::size_t kTile = 4;

/// `tile`: products of kTile rows on the left with as many on the right, the right ones side by
/// side; `width` numbers of `out` lie between two rows of the left.
struct ByteKernel {
  const char* name;
  void (*tile)(const std::int8_t* left, const std::int8_t* right, const std::int32_t* right_sums,
               std::size_t stride, std::int32_t* out, std::size_t width);
  /// The product of two rows of `count` numbers each, -127..127, that lie anywhere.
  std::int32_t (*row)(const std::int8_t* left, const std::int8_t* right, std::size_t count);
  /// Where `tile` reads the left side as numbers without a sign, each 128 more than it is: makes
  /// them, `count` a multiple of a stride. Null where it reads them as they are.
  void (*shift)(const std::int8_t* from, std::size_t count, std::int8_t* to);
};

/// Those that this processor can run, the fastest first; never empty.
std::span<const ByteKernel> byte_kernels();

/// A run of rows.
struct RowRun {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
};

/// The products of every row of one run with every row of the other. For one thread.
class ByteProducts {
 public:
  explicit ByteProducts(const ByteKernel& kernel = byte_kernels().front()) : kernel_(kernel) {}

  /// Both have the same stride. Cost: the product of the two runs and the stride; both fit a cache
  /// best when they have some ten rows.
  void multiply(const ByteRows& left, RowRun left_run, const ByteRows& right, RowRun right_run);
  /// Of the last call: row `i` of the left run with each row of the right one, and up to kTile - 1
  /// numbers more.
  const std::int32_t* of(std::size_t i) const { return products_.data() + i * width_; }

 private:
  const ByteKernel& kernel_;
  std::size_t width_ = 0;
  std::vector<std::int32_t> products_;
  std::vector<std::int8_t> shifted_;  // the left run, for kernels that take it without signs
};

}  // namespace matchgraph

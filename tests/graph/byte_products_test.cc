#include "graph/rows/byte_products.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace matchgraph {
namespace {

using Numbers = std::vector<std::vector<std::int8_t>>;

Numbers random_numbers(std::size_t rows, std::size_t dimensions, std::uint32_t seed) {
  std::mt19937 random(seed);
  Numbers out(rows);
  for (auto& row : out) {
    for (std::size_t i = 0; i < dimensions; ++i) {
      row.push_back(static_cast<std::int8_t>(static_cast<int>(random() % 255) - 127));
    }
  }
  return out;
}

ByteRows byte_rows(const Numbers& numbers) {
  ByteRows out(numbers.size(), numbers.front().size());
  for (std::size_t row = 0; row < numbers.size(); ++row) out.put(row, numbers[row]);
  return out;
}

std::int32_t plain_product(const std::vector<std::int8_t>& a, const std::vector<std::int8_t>& b) {
  std::int32_t sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

TEST_CASE("every kernel that the processor has gives the products that plain sums give") {
  for (const ByteKernel& kernel : byte_kernels()) {
    CAPTURE(kernel.name);
    for (const std::size_t dimensions : {1U, 31U, 64U, 65U, 384U, 1000U}) {
      const Numbers left = random_numbers(9, dimensions, 1);
      const Numbers right = random_numbers(14, dimensions, 2);
      const ByteRows left_rows = byte_rows(left);
      const ByteRows right_rows = byte_rows(right);
      ByteProducts products(kernel);
      // Runs that begin and end within tiles, the last ones at the end of the rows.
      for (const RowRun run : {RowRun{0, 4}, RowRun{3, 8}, RowRun{7, 14}, RowRun{2, 2}}) {
        products.multiply(left_rows, {1, 9}, right_rows, run);
        for (std::size_t i = 0; i < 8; ++i) {
          for (std::size_t j = 0; j < run.size(); ++j) {
            CHECK(products.of(i)[j] == plain_product(left[i + 1], right[run.begin + j]));
          }
        }
      }
    }
  }
}

TEST_CASE("every kernel multiplies two rows of any length, wherever they lie") {
  const Numbers numbers = random_numbers(2, 1100, 3);
  for (const ByteKernel& kernel : byte_kernels()) {
    CAPTURE(kernel.name);
    for (const std::size_t count : {0U, 1U, 31U, 32U, 33U, 512U, 1000U}) {
      for (const std::size_t from : {0U, 1U, 7U}) {
        const auto begin = static_cast<std::ptrdiff_t>(from);
        const auto end = static_cast<std::ptrdiff_t>(from + count);
        const std::vector<std::int8_t> a(numbers[0].begin() + begin, numbers[0].begin() + end);
        const std::vector<std::int8_t> b(numbers[1].begin() + begin, numbers[1].begin() + end);
        CHECK(kernel.row(numbers[0].data() + from, numbers[1].data() + from, count) ==
              plain_product(a, b));
      }
    }
  }
}

TEST_CASE("the largest numbers of either sign do not run over") {
  Numbers numbers(4, std::vector<std::int8_t>(2048, 127));
  numbers[1].assign(2048, -127);
  numbers[2].assign(2048, 0);
  const ByteRows rows = byte_rows(numbers);
  for (const ByteKernel& kernel : byte_kernels()) {
    CAPTURE(kernel.name);
    ByteProducts products(kernel);
    products.multiply(rows, {0, 4}, rows, {0, 4});
    CHECK(products.of(0)[0] == 2048 * 127 * 127);
    CHECK(products.of(0)[1] == -2048 * 127 * 127);
    CHECK(products.of(1)[1] == 2048 * 127 * 127);
    CHECK(products.of(2)[1] == 0);
  }
}

TEST_CASE("the slowest kernel is always there") {
  CHECK(std::string(byte_kernels().back().name) == "plain");
}

}  // namespace
}  // namespace matchgraph

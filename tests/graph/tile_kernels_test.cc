// Each kernel is held against the plain definitions here, on numbers of every kind that a search
// adds up.
#include "graph/rows/tile_kernels.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace matchgraph {
namespace {

constexpr std::size_t kRows = 1024;

/// Numbers of which about half are 0, some equal.
std::vector<float> products(std::mt19937& random) {
  std::vector<float> out(kRows);
  for (float& one : out) {
    one = std::max(0.0F, static_cast<float>(random() % 200) / 100 - 1);
  }
  return out;
}

TEST_CASE("a list is added as far as its weights reach, and only at its rows") {
  std::mt19937 random(1);
  for (const TileKernel& kernel : tile_kernels()) {
    CAPTURE(std::string(kernel.name));
    for (std::size_t count : {0, 1, 15, 16, 17, 31, 32, 100, 1024}) {
      CAPTURE(count);
      std::vector<std::uint16_t> rows(kRows);
      std::iota(rows.begin(), rows.end(), std::uint16_t{0});
      std::shuffle(rows.begin(), rows.end(), random);
      std::vector<float> weights(kRows);
      for (float& weight : weights) weight = static_cast<float>(random() % 1000 + 1) / 1000;
      std::sort(weights.begin(), weights.end(), std::greater<>());
      for (const float lightest : {0.0F, 0.25F, 0.5F, weights.front(), 2.0F}) {
        std::vector<float> sums = products(random);
        std::vector<float> expected = sums;
        std::size_t added = 0;
        while (added < count && weights[added] >= lightest) {
          const float product = 0.3F * weights[added];
          expected[rows[added]] += product;
          ++added;
        }
        CHECK(kernel.add(sums.data(), rows.data(), weights.data(), count, 0.3F, lightest) == added);
        CHECK(sums == expected);
      }
    }
  }
}

/// What a kernel takes.
struct Taken {
  std::vector<std::uint32_t> places = std::vector<std::uint32_t>(kRows);
  std::vector<float> products = std::vector<float>(kRows);

  void cut(std::size_t count) {
    places.resize(count);
    products.resize(count);
  }
};

TEST_CASE("what reaches a bound is counted, and taken with its place") {
  std::mt19937 random(2);
  for (const TileKernel& kernel : tile_kernels()) {
    CAPTURE(std::string(kernel.name));
    for (const float least : {0.01F, 0.5F, 0.99F, 1.5F}) {
      std::vector<float> sums = products(random);
      Taken expected;
      std::size_t count = 0;
      for (std::uint32_t i = 0; i < sums.size(); ++i) {
        if (sums[i] < least) continue;
        expected.places[count] = i;
        expected.products[count++] = sums[i];
      }
      expected.cut(count);
      CHECK(kernel.count(sums.data(), sums.size(), least) == count);
      Taken taken;
      taken.cut(
          kernel.take(sums.data(), sums.size(), least, taken.places.data(), taken.products.data()));
      CHECK(taken.places == expected.places);
      CHECK(taken.products == expected.products);
      CHECK(sums == std::vector<float>(kRows, 0));
    }
  }
}

TEST_CASE(
    "what reaches a bound at the rows of lists is taken once, and no other place is touched") {
  std::mt19937 random(6);
  for (const TileKernel& kernel : tile_kernels()) {
    CAPTURE(std::string(kernel.name));
    for (const std::size_t count : {0, 1, 16, 47, 400}) {
      CAPTURE(count);
      std::vector<std::uint16_t> rows(kRows);
      std::iota(rows.begin(), rows.end(), std::uint16_t{0});
      std::shuffle(rows.begin(), rows.end(), random);
      rows.resize(count);
      std::vector<float> sums = products(random);
      std::vector<float> left = sums;
      Taken expected;
      std::size_t reached = 0;
      for (const std::uint16_t row : rows) {
        left[row] = 0;
        if (sums[row] < 0.5F) continue;
        expected.places[reached] = row;
        expected.products[reached++] = sums[row];
      }
      expected.cut(reached);
      Taken taken;
      taken.cut(kernel.take_listed(sums.data(), rows.data(), count, 0.5F, taken.places.data(),
                                   taken.products.data()));
      CHECK(taken.places == expected.places);
      CHECK(taken.products == expected.products);
      CHECK(sums == left);
      CHECK(kernel.take_listed(sums.data(), rows.data(), count, 0.5F, taken.places.data(),
                               taken.products.data()) == 0);
    }
  }
}

TEST_CASE("the n-th largest of some numbers is what sorting them tells") {
  std::mt19937 random(5);
  for (const TileKernel& kernel : tile_kernels()) {
    CAPTURE(std::string(kernel.name));
    for (const std::size_t count : {16, 112, 1024}) {
      std::vector<float> some = products(random);
      some.resize(count);
      std::vector<float> sorted = some;
      std::sort(sorted.begin(), sorted.end(), std::greater<>());
      for (std::size_t n = 1; n <= count; ++n) {
        CHECK(nth_largest(kernel, some.data(), count, n) == sorted[n - 1]);
      }
    }
  }
}

TEST_CASE("as many numbers reach the n-th largest of the maxima as it says") {
  std::mt19937 random(3);
  for (const TileKernel& kernel : tile_kernels()) {
    CAPTURE(std::string(kernel.name));
    const std::vector<float> sums = products(random);
    std::vector<float> maxima(kMaximaGroups);
    kernel.maxima(sums.data(), sums.size(), maxima.data());
    std::sort(maxima.begin(), maxima.end(), std::greater<>());
    CHECK(maxima.front() == *std::max_element(sums.begin(), sums.end()));
    for (std::size_t n = 1; n <= maxima.size(); ++n) {
      CHECK(kernel.count(sums.data(), sums.size(), maxima[n - 1]) >= n);
    }
  }
}

}  // namespace
}  // namespace matchgraph

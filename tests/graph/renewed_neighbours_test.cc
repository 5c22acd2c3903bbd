#include "graph/rows/renewed_neighbours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

using testing::CountRows;
using testing::vectors_of;
using testing::zipf_rows;

constexpr RowId kGone = ~RowId{0};

/// Rows before and after a change: some edited, some gone, some new, the rest in the same order.
struct Change {
  CountRows before, after;
  std::vector<RowId> now;            // by row before
  std::vector<std::uint8_t> edited;  // by row after
};

Change random_change(std::size_t rows, std::uint32_t seed) {
  Change out;
  out.before = zipf_rows(rows, 400, 12, seed);
  const CountRows texts = zipf_rows(rows, 400, 12, seed + 1);
  std::mt19937 random(seed + 2);
  constexpr unsigned kOneIn = 25;
  for (std::size_t row = 0; row < rows; ++row) {
    if (random() % kOneIn == 0) {
      out.after.push_back(texts[row]);
      out.edited.push_back(1);
    }
    if (random() % kOneIn == 0) {
      out.now.push_back(kGone);
      continue;
    }
    out.now.push_back(static_cast<RowId>(out.after.size()));
    const bool is_edited = random() % kOneIn == 0;
    out.after.push_back(is_edited ? texts[row] : out.before[row]);
    out.edited.push_back(is_edited ? 1 : 0);
  }
  return out;
}

/// What is known of lists from before, put together from whole lists.
FormerLists former_lists(const Change& change, const NeighbourLists& before) {
  FormerLists out;
  out.moved = change.edited;
  out.shifted = change.edited;
  std::vector<RowId> was(change.after.size(), kGone);
  for (RowId row = 0; row < change.now.size(); ++row) {
    if (change.now[row] != kGone) was[change.now[row]] = row;
  }
  out.lists.offsets.push_back(0);
  for (RowId row = 0; row < change.after.size(); ++row) {
    std::span<const RowSimilarity> list;
    if (out.moved[row] == 0) list = before.of(was[row]);
    out.had.push_back(static_cast<std::uint32_t>(list.size()));
    out.least.push_back(list.empty() ? 0 : list.back().similarity);
    for (const RowSimilarity& near : list) {
      const RowId now = change.now[near.row];
      if (now != kGone && out.moved[now] == 0) {
        out.lists.neighbours.push_back({now, near.similarity});
      }
    }
    out.lists.offsets.push_back(out.lists.neighbours.size());
  }
  return out;
}

/// Weights that do not depend on the other rows, so that rows which were not edited did not move.
TermVectors plain_vectors(const CountRows& rows) {
  TermWeightOptions options;
  options.idf_exponent = 0;
  return vectors_of(rows, options);
}

void check_same(std::span<const RowSimilarity> found, std::span<const RowSimilarity> expected) {
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].similarity == doctest::Approx(expected[i].similarity).epsilon(1e-6));
  }
}

/// With all weights of some rows moved a little.
TermVectors shifted_vectors(TermVectors rows, std::span<const std::uint8_t> shifted) {
  constexpr float kLittle = 0.003F;
  for (RowId row = 0; row < shifted.size(); ++row) {
    float sign = kLittle;
    for (auto i = rows.offsets[row]; shifted[row] != 0 && i < rows.offsets[row + 1]; ++i) {
      rows.weights[i] *= 1 + sign;
      sign = -sign;
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("rows that shifted a little are scored where they are") {
  Change change;
  change.before = change.after = zipf_rows(300, 300, 10, 8);
  for (RowId row = 0; row < 300; ++row) change.now.push_back(row);
  change.edited.assign(300, 0);
  KnnOptions options;
  options.k = 10;
  options = exact(options);
  const TermVectors before = plain_vectors(change.before);
  FormerLists former = former_lists(change, nearest_neighbours(before.view(), {}, options));
  for (RowId row = 0; row < 300; row += 3) former.shifted[row] = 1;
  const TermVectors now = shifted_vectors(before, former.shifted);
  const RenewedLists renewed = renewed_neighbours(now.view(), {}, former, options, 0);
  for (RowId row = 0; row < 300; ++row) {
    for (const RowSimilarity& near : renewed.lists.of(row)) {
      const double expected = testing::plain_cosine(now, row, near.row);
      CHECK(near.similarity == doctest::Approx(std::min(expected, 1.0)).epsilon(1e-6));
    }
  }
}

TEST_CASE("after random changes lists are those of a search of all rows") {
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    const Change change = random_change(300, 10 * seed);
    KnnOptions options;
    options.k = 3 + seed;
    options = exact(options);
    std::vector<std::uint32_t> groups;
    if (seed % 2 == 0) {
      for (std::uint32_t row = 0; row < change.after.size(); ++row) groups.push_back(row / 3);
    }
    const TermVectors now = plain_vectors(change.after);
    // Groups of rows that were not edited are the same before and after.
    std::vector<std::uint32_t> groups_before;
    for (std::size_t row = 0; !groups.empty() && row < change.now.size(); ++row) {
      const bool gone = change.now[row] == kGone;
      groups_before.push_back(gone ? 1'000'000 + static_cast<std::uint32_t>(row)
                                   : groups[change.now[row]]);
    }
    const NeighbourLists before =
        nearest_neighbours(plain_vectors(change.before).view(), groups_before, options);
    const NeighbourLists expected = nearest_neighbours(now.view(), groups, options);
    const RenewedLists renewed =
        renewed_neighbours(now.view(), groups, former_lists(change, before), options, 0);
    CHECK(renewed.kept > 0);
    CHECK(renewed.kept < change.after.size());
    REQUIRE(renewed.lists.rows() == expected.rows());
    for (RowId row = 0; row < expected.rows(); ++row) {
      CAPTURE(row);
      CHECK(renewed.lacked[row] == 0);
      check_same(renewed.lists.of(row), expected.of(row));
    }
  }
}

TEST_CASE("a list may lack what is tolerated at its end, and nothing nearer") {
  constexpr std::uint8_t kTolerated = 2;
  const Change change = random_change(400, 7);
  KnnOptions options;
  options.k = 20;
  options = exact(options);
  const TermVectors now = plain_vectors(change.after);
  const NeighbourLists before =
      nearest_neighbours(plain_vectors(change.before).view(), {}, options);
  const NeighbourLists expected = nearest_neighbours(now.view(), {}, options);
  const RenewedLists renewed =
      renewed_neighbours(now.view(), {}, former_lists(change, before), options, kTolerated);
  std::size_t lacking = 0;
  for (RowId row = 0; row < expected.rows(); ++row) {
    const auto list = renewed.lists.of(row);
    REQUIRE(renewed.lacked[row] <= kTolerated);
    REQUIRE(list.size() + renewed.lacked[row] == expected.of(row).size());
    check_same(list, expected.of(row).first(list.size()));
    lacking += renewed.lacked[row];
  }
  CHECK(lacking > 0);
}

TEST_CASE("where nothing moved, lists are those from before, bit for bit") {
  Change change;
  change.before = change.after = zipf_rows(200, 300, 10, 3);
  for (RowId row = 0; row < 200; ++row) change.now.push_back(row);
  change.edited.assign(200, 0);
  KnnOptions options;
  options.k = 10;
  const TermVectors rows = vectors_of(change.after);
  const NeighbourLists before = nearest_neighbours(rows.view(), {}, options);
  const RenewedLists renewed =
      renewed_neighbours(rows.view(), {}, former_lists(change, before), options, 0);
  CHECK(renewed.kept == 200);
  CHECK(renewed.lists.offsets == before.offsets);
  CHECK(renewed.lists.neighbours == before.neighbours);
}

TEST_CASE("renewed lists do not depend on the number of threads") {
  const Change change = random_change(2000, 5);
  KnnOptions options;
  const TermVectors now = plain_vectors(change.after);
  const FormerLists former =
      former_lists(change, nearest_neighbours(plain_vectors(change.before).view(), {}, options));
  options.jobs = 1;
  const RenewedLists one = renewed_neighbours(now.view(), {}, former, options, 0);
  for (const std::size_t jobs : {2, 5}) {
    options.jobs = jobs;
    const RenewedLists many = renewed_neighbours(now.view(), {}, former, options, 0);
    CHECK(many.lists.offsets == one.lists.offsets);
    CHECK(many.lists.neighbours == one.lists.neighbours);
  }
}

}  // namespace matchgraph

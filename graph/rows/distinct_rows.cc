#include "graph/rows/distinct_rows.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace matchgraph {
namespace {

/// A row by the hash of what it holds.
struct HashedRow {
  std::uint64_t hash = 0;
  RowId row = 0;
};

std::uint64_t hash_of(TermVectorsView rows, RowId row) {
  const auto terms = rows.row_terms(row);
  const auto weights = rows.row_weights(row);
  return XXH3_64bits_withSeed(weights.data(), weights.size_bytes(),
                              XXH3_64bits(terms.data(), terms.size_bytes()));
}

bool are_equal(TermVectorsView rows, RowId a, RowId b) {
  return std::ranges::equal(rows.row_terms(a), rows.row_terms(b)) &&
         std::ranges::equal(rows.row_weights(a), rows.row_weights(b));
}

// For each row the first row that equals it.
std::vector<RowId> first_equals(TermVectorsView rows) {
  std::vector<HashedRow> order(rows.rows());
  for (RowId row = 0; row < order.size(); ++row) order[row] = {hash_of(rows, row), row};
  // Of one hash the least row first.
  std::sort(order.begin(), order.end(), [](const HashedRow& a, const HashedRow& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.row < b.row;
  });
  std::vector<RowId> first(rows.rows());
  std::vector<RowId> met;  // different rows of one hash: one, but by chance
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || order[i - 1].hash != order[i].hash) met.clear();
    const RowId row = order[i].row;
    const auto equal =
        std::find_if(met.begin(), met.end(), [&](RowId one) { return are_equal(rows, one, row); });
    first[row] = equal == met.end() ? row : *equal;
    if (equal == met.end()) met.push_back(row);
  }
  return first;
}

}  // namespace

DistinctRows distinct_rows(TermVectorsView rows) { return classes_of(first_equals(rows)); }

DistinctRows classes_of(std::span<const RowId> first) {
  std::vector<ClassId> class_of(first.size());
  DistinctRows result;
  // The first of equal rows comes before its copies, so its class is known when they come.
  for (RowId row = 0; row < first.size(); ++row) {
    if (first[row] == row) {
      class_of[row] = static_cast<ClassId>(result.offsets.size());
      result.offsets.push_back(0);
    } else {
      class_of[row] = class_of[first[row]];
    }
    ++result.offsets[class_of[row]];
  }
  std::exclusive_scan(result.offsets.begin(), result.offsets.end(), result.offsets.begin(),
                      std::uint64_t{0});
  result.offsets.push_back(first.size());

  std::vector<std::uint64_t> next(result.offsets);
  result.members.resize(first.size());
  for (RowId row = 0; row < first.size(); ++row) result.members[next[class_of[row]]++] = row;
  return result;
}

}  // namespace matchgraph

#include "graph/rows/distinct_rows.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <string_view>

namespace matchgraph {
namespace {

// As bytes, which are compared faster than numbers one by one and need no order of floats.
std::string_view bytes(std::span<const TermId> terms) {
  return {reinterpret_cast<const char*>(terms.data()), terms.size_bytes()};
}

std::string_view bytes(std::span<const float> weights) {
  return {reinterpret_cast<const char*>(weights.data()), weights.size_bytes()};
}

// Any total order serves, so long as equal rows meet.
int compare(TermVectorsView rows, RowId a, RowId b) {
  const int by_terms = bytes(rows.row_terms(a)).compare(bytes(rows.row_terms(b)));
  return by_terms != 0 ? by_terms : bytes(rows.row_weights(a)).compare(bytes(rows.row_weights(b)));
}

// For each row the first row that equals it.
// Sorted and not hashed, so that the first of equal rows is found whatever the hash.
std::vector<RowId> first_equals(TermVectorsView rows) {
  std::vector<RowId> order(rows.rows());
  std::iota(order.begin(), order.end(), RowId{0});
  // Equal rows become neighbours in the order, the least of them first, so that looking one back is
  // enough.
  std::sort(order.begin(), order.end(), [&](RowId a, RowId b) {
    const int difference = compare(rows, a, b);
    return difference != 0 ? difference < 0 : a < b;
  });
  std::vector<RowId> first(rows.rows());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool repeats = i > 0 && compare(rows, order[i - 1], order[i]) == 0;
    first[order[i]] = repeats ? first[order[i - 1]] : order[i];
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

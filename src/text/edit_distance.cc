#include "text/edit_distance.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace matchgraph {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t too_far = limit + 1;
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return too_far;
  const std::size_t columns = b.size() + 1;
  // Kept between calls: who looks for a misspelt name asks of hundreds.
  thread_local std::vector<std::size_t> cells;
  // Three rows instead of two: a swap of neighbours looks back to the row before the last.
  cells.assign(3 * columns, too_far);
  std::span<std::size_t> before_last = std::span(cells).first(columns);
  std::span<std::size_t> last = std::span(cells).subspan(columns, columns);
  std::span<std::size_t> row = std::span(cells).last(columns);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    // Cells further from the diagonal than `limit` need more edits than that: they stay too_far,
    // which makes the cost O(length x limit).
    const std::size_t from = i > limit ? i - limit : 1;
    const std::size_t to = std::min(b.size(), i + limit);
    row[0] = i <= limit ? i : too_far;
    row[from - 1] = from == 1 ? row[0] : too_far;
    if (to < b.size()) row[to + 1] = too_far;  // of the row that stood here three rows ago
    std::size_t best = row[0];
    for (std::size_t j = from; j <= to; ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      // Two letters swapped are one slip of typing, so they count as one edit.
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    // No cell of a later row can be less than the least of this one.
    if (best > limit) return too_far;
    std::swap(before_last, last);  // now the last row stands before the last
    std::swap(last, row);
  }
  return std::min(last[b.size()], too_far);
}

}  // namespace matchgraph

// The rows of a comparison's matrix by who has them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// Rows of one kind, in the order of the matrix.
inline std::vector<const MatrixRow*> rows_of(const Comparison& comparison, RowKind kind) {
  std::vector<const MatrixRow*> rows;
  for (const MatrixRow& row : comparison.matrix) {
    if (row.kind == kind) rows.push_back(&row);
  }
  return rows;
}

/// Rows that one entity alone has.
inline std::vector<const MatrixRow*> rows_of_one(const Comparison& comparison, std::size_t entity) {
  std::vector<const MatrixRow*> rows = rows_of(comparison, RowKind::kOne);
  std::erase_if(rows, [entity](const MatrixRow* row) { return row->entity != entity; });
  return rows;
}

/// Whether the entity speaks of what the row is about without having it as a capability.
inline bool speaks_of(const MatrixRow& row, std::size_t entity) {
  return std::find(row.spoken_of_by.begin(), row.spoken_of_by.end(), entity) !=
         row.spoken_of_by.end();
}

/// Where the entity says that it does not do what the row is about; none where it is silent.
inline const Denial* denial_of(const Comparison& comparison, const MatrixRow& row,
                               std::size_t entity) {
  for (const Denial& denial : comparison.denied) {
    if (denial.entity != entity || !denial.lacks || denial.lacks->seed >= row.cells.size())
      continue;
    const auto& cell = row.cells[denial.lacks->seed];
    if (cell && cell->capability.index == denial.lacks->capability.index) return &denial;
  }
  return nullptr;
}

}  // namespace matchgraph::render

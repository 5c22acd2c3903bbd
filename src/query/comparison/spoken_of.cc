#include "query/comparison/spoken_of.h"

#include <algorithm>
#include <cstddef>

#include "query/comparison/mentions.h"

namespace matchgraph {
namespace {

/// What one answer may look at: eight are as dear as three.
std::size_t most_looks(std::size_t entities) {
  constexpr std::size_t kWholeCouples = 4;
  const std::size_t couples = entities * (entities - 1) / 2;
  return couples <= kWholeCouples ? Mentions::kMostLooks
                                  : Mentions::kMostLooks * kWholeCouples / couples;
}

}  // namespace

void mark_spoken_of(EngineState& state, const std::vector<EntityIndexNumber>& numbers,
                    const std::vector<Entity>& entities, std::vector<MatrixRow>& matrix) {
  const std::size_t most = most_looks(numbers.size());
  for (std::size_t speaker = 0; speaker < numbers.size(); ++speaker) {
    const Mentions texts(*state.snapshot, state.index.analyser(), entities[speaker],
                         numbers[speaker]);
    std::vector<std::vector<bool>> told(numbers.size());
    for (std::size_t owner = 0; owner < numbers.size(); ++owner) {
      if (owner == speaker) continue;
      told[owner].resize(entities[owner].capabilities.size(), false);
      texts.mark(numbers[owner], told[owner], most);
    }
    for (MatrixRow& row : matrix) {
      if (row.cells[speaker] || !told[row.entity][row.capability.index]) continue;
      row.spoken_of_by.push_back(speaker);
      if (row.kind == RowKind::kOne) row.kind = RowKind::kSome;
    }
  }
  std::stable_sort(matrix.begin(), matrix.end(), [](const MatrixRow& a, const MatrixRow& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.telling > b.telling;
  });
}

}  // namespace matchgraph

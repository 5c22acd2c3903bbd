#include "query/comparison/mentions/spoken_of.h"

#include <algorithm>
#include <cstddef>

#include "query/comparison/mentions/mentions.h"

namespace matchgraph {
namespace {

/// What one answer may look at: eight are as dear as three.
std::size_t most_looks(std::size_t entities) {
  constexpr std::size_t kWholeCouples = 4;
  const std::size_t couples = entities * (entities - 1) / 2;
  return couples <= kWholeCouples ? Mentions::kMostLooks
                                  : Mentions::kMostLooks * kWholeCouples / couples;
}

/// Whether any line of the row is told: it is called after one of several.
bool is_told(const MatrixRow& row, const std::vector<std::vector<bool>>& told) {
  for (std::size_t owner = 0; owner < row.cells.size(); ++owner) {
    if (row.cells[owner] && !told[owner].empty() &&
        told[owner][row.cells[owner]->capability.index]) {
      return true;
    }
  }
  return false;
}

}  // namespace

void mark_claimed_equal(const std::vector<Claim>& claims, const std::string& by,
                        const std::string& about, std::vector<bool>& capabilities) {
  for (const Claim& claim : claims) {
    if (claim.direction != ClaimDirection::kEqual || claim.by.id != by || claim.about_id != about) {
      continue;
    }
    if (claim.capability && *claim.capability < capabilities.size()) {
      capabilities[*claim.capability] = true;
    }
  }
}

void mark_spoken_of(EngineState& state, const std::vector<EntityIndexNumber>& numbers,
                    const std::vector<Entity>& entities, const std::vector<Claim>& claims,
                    std::vector<MatrixRow>& matrix) {
  const std::size_t most = most_looks(numbers.size());
  for (std::size_t speaker = 0; speaker < numbers.size(); ++speaker) {
    Mentions texts(state, entities[speaker], numbers[speaker]);
    std::vector<std::vector<bool>> told(numbers.size());
    for (std::size_t owner = 0; owner < numbers.size(); ++owner) {
      if (owner == speaker) continue;
      told[owner].resize(entities[owner].capabilities.size(), false);
      texts.mark(numbers[owner], told[owner], most);
      mark_claimed_equal(claims, entities[owner].id, entities[speaker].id, told[owner]);
    }
    for (MatrixRow& row : matrix) {
      const auto place =
          std::lower_bound(row.spoken_of_by.begin(), row.spoken_of_by.end(), speaker);
      const bool is_known = place != row.spoken_of_by.end() && *place == speaker;
      if (row.cells[speaker] || is_known || !is_told(row, told)) continue;
      row.spoken_of_by.insert(place, speaker);
      if (row.kind == RowKind::kOne) row.kind = RowKind::kSome;
    }
  }
  std::stable_sort(matrix.begin(), matrix.end(), [](const MatrixRow& a, const MatrixRow& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.telling > b.telling;
  });
}

}  // namespace matchgraph

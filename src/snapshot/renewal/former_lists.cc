#include "snapshot/renewal/former_lists.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/rows/top_k.h"
#include "matchgraph/error.h"

namespace matchgraph {
namespace {

struct Row {
  TermVectorsView rows;
  RowId row = 0;

  std::span<const TermId> terms() const { return rows.row_terms(row); }
  std::span<const float> weights() const { return rows.row_weights(row); }
};

/// The length of the difference of two vectors; more than any when they have other terms.
double distance(const Row& before, const Row& now, std::span<const TermId> term_now) {
  // Vectors have length 1, so no two are farther apart.
  constexpr double kFar = 2;
  const auto terms = before.terms();
  // Another number of terms means that the text or the analysis changed; moved weights alone are
  // compared.
  if (terms.size() != now.terms().size()) return kFar;
  double squares = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i] >= term_now.size() || term_now[terms[i]] != now.terms()[i]) return kFar;
    const double moved =
        static_cast<double>(now.weights()[i]) - static_cast<double>(before.weights()[i]);
    squares += moved * moved;
  }
  return std::sqrt(squares);
}

/// Tells which rows of now were not there, or are too far from where they were when they were
/// searched, and which of the others shifted at all; their drifts.
void find_moved(const FormerGraph& former, TermVectorsView rows, double bound, FormerLists& out,
                std::vector<float>& drifts) {
  // Moved until the contrary is found: new rows are searched.
  out.moved.assign(rows.rows(), 1);
  out.shifted.assign(rows.rows(), 1);
  drifts.assign(rows.rows(), 0);
  for (RowId b = 0; b < former.now.size(); ++b) {
    const RowId now = former.now[b];
    if (now == kGone) continue;
    const double so_far =
        former.wear.drifts.empty() ? 0 : static_cast<double>(former.wear.drifts[b]);
    const double step = distance({former.rows, b}, {rows, now}, former.term_now);
    // Steps are added up although they may cancel: the sum is an upper bound, which is what the
    // lists rely on.
    if (so_far + step > bound) continue;
    out.moved[now] = 0;
    out.shifted[now] = step > 0 ? 1 : 0;
    drifts[now] = static_cast<float>(so_far + step);
  }
}

}  // namespace

FormerWear::FormerWear(const std::optional<ArrayFile>& file, const std::string& kind,
                       std::size_t rows) {
  if (!file) return;
  drifts = file->get<float>(kind + ".drifts");
  lacked = file->get<std::uint8_t>(kind + ".lacked");
  // Of two kinds of lists one may have been computed anew.
  const bool fits = drifts.size() == lacked.size() && (drifts.empty() || drifts.size() == rows);
  if (!fits) throw Error(ErrorCode::kEnvironment, "the wear of neighbour lists is damaged");
}

std::optional<FormerLists> former_lists(const FormerGraph& former, TermVectorsView rows,
                                        const RenewalOptions& options, RowWear& wear) {
  FormerLists out;
  find_moved(former, rows, options.most_drift, out, wear.drifts);
  const auto moved = static_cast<double>(std::count(out.moved.begin(), out.moved.end(), 1));
  if (moved > options.most_moved * static_cast<double>(rows.rows())) {
    // Searching all anew makes lists without wear.
    wear = {};
    return std::nullopt;
  }
  // Turned round, as the lists below are made by the new rows.
  std::vector<RowId> before(rows.rows(), kGone);
  for (RowId b = 0; b < former.now.size(); ++b) {
    if (former.now[b] != kGone) before[former.now[b]] = b;
  }
  out.had.assign(rows.rows(), 0);
  out.least.assign(rows.rows(), 0);
  out.lists.offsets.assign(1, 0);
  std::vector<RowSimilarity> list;
  for (RowId row = 0; row < rows.rows(); ++row) {
    if (out.moved[row] == 0) {
      const auto edges = former.graph.row(before[row]);
      list.clear();
      for (std::uint64_t edge = edges.begin; edge < edges.end; ++edge) {
        list.push_back({former.graph.target(edge), former.graph.similarity(edge)});
      }
      // A graph may have them in the order of something else.
      std::sort(list.begin(), list.end(), more_similar);
      if (list.size() > former.k) list.resize(former.k);
      const auto lacked = former.wear.lacked.empty() ? 0U : former.wear.lacked[before[row]];
      // What a list lacked already it still lacks: losses add up over builds until the row is
      // searched again.
      out.had[row] = static_cast<std::uint32_t>(list.size() + lacked);
      if (!list.empty()) out.least[row] = list.back().similarity;
      for (const RowSimilarity& near : list) {
        const RowId now = former.now[near.row];
        // Of a neighbour that moved the similarity is another: whether it stays is searched.
        if (now != kGone && out.moved[now] == 0) {
          out.lists.neighbours.push_back({now, near.similarity});
        }
      }
    }
    out.lists.offsets.push_back(out.lists.neighbours.size());
  }
  return out;
}

}  // namespace matchgraph

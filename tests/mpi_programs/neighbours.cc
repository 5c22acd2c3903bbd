// Run by mpirun: whether many processes find the neighbours that one finds. Exit status 1, and a
// line for each difference, where they do not.
#include "mpi/neighbours.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "graph/rows/knn.h"
#include "mpi/blocks.h"
#include "mpi/team.h"
#include "support/random_rows.h"

using namespace matchgraph;

namespace {

/// This process's block of rows that all of them know.
mpi::RowShare share_of(const mpi::Team& team, const TermVectors& all, std::size_t terms) {
  const mpi::Blocks blocks(all.view().rows(), team.size());
  const std::size_t begin = blocks.begin(team.rank());
  const std::size_t end = begin + blocks.size(team.rank());
  mpi::RowShare out{all.view().rows(), terms, static_cast<RowId>(begin), {}};
  for (std::size_t row = begin; row <= end; ++row) {
    out.vectors.offsets.push_back(all.offsets[row] - all.offsets[begin]);
  }
  const auto from = static_cast<std::ptrdiff_t>(all.offsets[begin]);
  const auto to = static_cast<std::ptrdiff_t>(all.offsets[end]);
  out.vectors.terms.assign(all.terms.begin() + from, all.terms.begin() + to);
  out.vectors.weights.assign(all.weights.begin() + from, all.weights.begin() + to);
  return out;
}

/// Whether this process's lists are those of one process alone.
bool agrees(mpi::Team& team, const std::string& name, const TermVectors& rows, std::size_t terms,
            const std::vector<std::uint32_t>& groups, const KnnOptions& options,
            std::size_t least_lists) {
  const NeighbourLists expected = nearest_neighbours(rows.view(), groups, options);
  const mpi::RowShare share = share_of(team, rows, terms);
  const NeighbourLists found =
      mpi::nearest_neighbours(team, share, groups, options, {}, {.least_lists = least_lists});
  for (RowId i = 0; i < found.rows(); ++i) {
    const auto a = expected.of(share.first + i);
    const auto b = found.of(i);
    if (std::vector(a.begin(), a.end()) == std::vector(b.begin(), b.end())) continue;
    fmt::print(stderr, "{}: rank {}: row {} has other neighbours\n", name, team.rank(),
               share.first + i);
    return false;
  }
  return found.rows() == share.vectors.view().rows();
}

}  // namespace

int main() {
  mpi::Team team;
  bool same = true;
  const std::size_t vocabulary = 300;
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    testing::CountRows counts = testing::zipf_rows(700, vocabulary, 12, seed);
    // Copies, some of them far from their first, whose lists travel.
    for (std::size_t i = 0; i < counts.size(); i += 7) counts[counts.size() - 1 - i] = counts[i];
    const TermVectors rows = testing::vectors_of(counts);
    std::vector<std::uint32_t> groups;
    for (std::uint32_t row = 0; row < counts.size(); ++row) groups.push_back(row / 5);
    const KnnOptions usual{.k = 10, .candidates = 20, .jobs = 1};
    KnnOptions cut = usual;
    cut.min_df_cap = 8;
    cut.max_df_share = 0.01;
    cut.max_postings = 60;
    for (const std::size_t least_lists : {std::size_t{1}, std::size_t{1} << 30}) {
      const std::string name = fmt::format("seed {}, lists of {} bytes", seed, least_lists);
      same &= agrees(team, name, rows, vocabulary, groups, usual, least_lists);
      same &= agrees(team, name + ", cut", rows, vocabulary, groups, cut, least_lists);
      same &= agrees(team, name + ", one group a row", rows, vocabulary, {}, usual, least_lists);
      same &= agrees(team, name + ", exact", rows, vocabulary, groups, exact(usual), least_lists);
    }
  }
  // Fewer rows than processes, none at all, and rows without a term.
  const TermVectors two = testing::vectors_of({{{0, 1.0F}, {1, 1.0F}}, {{0, 1.0F}}});
  same &= agrees(team, "two rows", two, 2, {}, {}, 1);
  same &= agrees(team, "no rows", testing::vectors_of({}), 0, {}, {}, 1);
  same &= agrees(team, "blank rows", testing::vectors_of({{}, {}, {}, {}}), 0, {}, {}, 1);
  return same ? 0 : 1;
}

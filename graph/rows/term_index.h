// Here is a term: in which rows does it weigh most?
//
// What the search for neighbours reads: the distinct rows by row and by term.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/distinct_rows.h"
#include "graph/rows/term_vectors.h"

namespace matchgraph {

/// A term's place in the order from the rarest term to the most frequent.
using TermRank = std::uint32_t;

struct RankedTerm {
  TermRank rank = 0;
  float weight = 0;
};

struct Posting {
  ClassId row = 0;
  float weight = 0;
};

/// What a term says about the rows of one tile: those in which it weighs most first, ties by
/// ascending row. Rows are counted from the tile's first.
struct TileList {
  std::span<const std::uint16_t> rows;
  std::span<const float> weights;
};

/// Terms are numbered from the rarest to the most frequent (ties by id), so that a row read
/// forwards gives its rarest terms first and the frequent terms lie together in a dense array.
/// Terms that only one distinct row has are left out: no other row shares them.
///
/// Lists are divided into tiles, runs of rows whose partial products leave room for lists in the
/// processor's second cache.
class TermIndex {
 public:
  /// Keeps of each term's list only the `longest_list` rows in which the term weighs most, ties by
  /// ascending row. `rows` is read during construction only. `jobs` as in KnnOptions.
  TermIndex(TermVectorsView rows, const DistinctRows& distinct, std::size_t longest_list,
            std::size_t jobs = 1);

  /// Sparse rows of any items: row i is [offsets[i], offsets[i + 1]) of `items`.
  template <typename Item>
  struct Lists {
    std::vector<std::uint64_t> offsets = {0};
    std::vector<Item> items;
  };
  /// A part of an index over `rows` distinct rows: row() knows those from `first_row` on, and the
  /// lists are those of some terms, which have numbers of their own in the order of their ranks.
  TermIndex(std::size_t rows, ClassId first_row, Lists<RankedTerm> known_rows,
            Lists<Posting> lists);

  std::size_t rows() const { return rows_; }
  /// The rows that row() knows are [first_known_row, last_known_row): all, but of a part.
  ClassId first_known_row() const { return first_row_; }
  ClassId last_known_row() const {
    return first_row_ + static_cast<ClassId>(row_offsets_.size() - 1);
  }
  std::size_t terms() const { return term_offsets_.size() - 1; }
  /// Rows of each tile, the last one perhaps fewer; how many there are follows from rows() alone.
  std::size_t tile_rows() const { return tile_rows_; }
  std::size_t tiles() const { return tiles_; }

  /// The row's terms, rarest first.
  std::span<const RankedTerm> row(ClassId id) const {
    const std::size_t i = id - first_row_;
    return std::span<const RankedTerm>(row_terms_)
        .subspan(row_offsets_[i], row_offsets_[i + 1] - row_offsets_[i]);
  }
  /// The term's rows in one tile.
  TileList list(TermRank term, std::size_t tile) const {
    const std::uint32_t* ends = tile_ends_.data() + term * tiles_;
    const std::size_t begin = tile == 0 ? 0 : ends[tile - 1];
    const std::size_t count = ends[tile] - begin;
    const std::size_t at = term_offsets_[term] + begin;
    return {std::span(list_rows_).subspan(at, count), std::span(list_weights_).subspan(at, count)};
  }

 private:
  void fill_rows(TermVectorsView rows, const DistinctRows& distinct, std::size_t jobs);
  Lists<Posting> make_lists(std::size_t longest_list, std::size_t jobs);
  void take_lists(Lists<Posting> lists, std::size_t jobs);

  std::size_t rows_ = 0;
  ClassId first_row_ = 0;
  std::vector<std::uint64_t> row_offsets_ = {0};
  std::vector<RankedTerm> row_terms_;
  std::vector<std::uint64_t> term_offsets_ = {0};
  std::size_t tile_rows_ = 0;
  std::size_t tiles_ = 0;
  std::vector<std::uint32_t> tile_ends_;  // by term and tile, within the term's list
  std::vector<std::uint16_t> list_rows_;  // within their tiles
  std::vector<float> list_weights_;
};

/// The order of a list as it is cut: the rows in which the term weighs most first, ties by
/// ascending row.
inline constexpr auto is_heavier = [](const Posting& a, const Posting& b) {
  return a.weight != b.weight ? a.weight > b.weight : a.row < b.row;
};

/// Puts the first `longest` of a list in that order at its beginning, and returns how many these
/// are. Cost: linear, and sorting them.
std::size_t keep_heaviest(std::span<Posting> list, std::size_t longest);

}  // namespace matchgraph

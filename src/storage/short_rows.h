// Here are rows of few items each: where does a row's part of the items begin?
//
// A byte per row says how many items it has, and every sixteenth row where it begins, which takes
// 1.25 bytes per row where offsets take four.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "storage/array_file.h"

namespace matchgraph {

/// Does not own; as long-lived as what it points to. Safe to share between threads.
class ShortRowsView {
 public:
  /// A part of the items, as positions.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  ShortRowsView() = default;
  /// Throws Error (kEnvironment) when there are not as many beginnings as the rows have blocks.
  ShortRowsView(std::span<const std::uint8_t> lengths, std::span<const std::uint32_t> begins);

  std::size_t rows() const { return lengths_.size(); }
  /// A damaged file gives a range that may reach behind the items: whoever reads them checks its
  /// end. Cost: at most sixteen bytes.
  Range operator[](std::size_t row) const {
    std::size_t begin = begins_[row / kBlock];
    for (std::size_t i = row - row % kBlock; i < row; ++i) begin += lengths_[i];
    return {begin, begin + lengths_[row]};
  }

  static constexpr std::size_t kBlock = 16;
  static constexpr std::size_t kMostItems = 255;  ///< of one row

 private:
  std::span<const std::uint8_t> lengths_;
  std::span<const std::uint32_t> begins_;
};

/// Collects lengths in the layout that ShortRowsView reads.
class ShortRows {
 public:
  /// Throws Error (kBadInput) for more than kMostItems, and for 2^32 items and more in all.
  void push_back(std::size_t length);
  ShortRowsView view() const { return {lengths_, begins_}; }
  /// Adds two arrays whose names begin with `name`; as ArrayFileWriter::add, they have to stay.
  void add_to(ArrayFileWriter& writer, std::string_view name) const;

 private:
  std::vector<std::uint8_t> lengths_;
  std::vector<std::uint32_t> begins_;
  std::size_t items_ = 0;
};

/// What ShortRows::add_to wrote. Throws Error (kEnvironment) when it is missing or damaged.
ShortRowsView short_rows(const ArrayFile& file, std::string_view name);

}  // namespace matchgraph

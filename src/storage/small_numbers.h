// Here are numbers of which few are large: how do they take a byte each?
//
// A number below 255 is a byte; 255 stands for one that is looked up among the large ones, which
// lie beside the bytes by ascending position.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "storage/array_file.h"

namespace matchgraph {

/// Does not own; as long-lived as what it points to. Safe to share between threads.
class SmallNumbersView {
 public:
  SmallNumbersView() = default;
  /// Throws Error (kEnvironment) when the large numbers and their positions are not equally many.
  SmallNumbersView(std::span<const std::uint8_t> bytes, std::span<const std::uint32_t> large_at,
                   std::span<const std::uint32_t> large);

  std::size_t size() const { return bytes_.size(); }
  /// Cost: a byte; for a large number logarithmic in how many of them there are. A damaged file
  /// gives a wrong number, nothing else.
  std::uint32_t operator[](std::size_t i) const {
    return bytes_[i] < kLarge ? bytes_[i] : large_number(i);
  }

  static constexpr std::uint8_t kLarge = 255;

 private:
  std::uint32_t large_number(std::size_t i) const;

  std::span<const std::uint8_t> bytes_;
  std::span<const std::uint32_t> large_at_, large_;
};

/// Collects numbers in the layout that SmallNumbersView reads.
class SmallNumbers {
 public:
  SmallNumbers() = default;
  explicit SmallNumbers(std::span<const std::uint32_t> numbers);

  /// Throws Error (kBadInput) for a large number behind 2^32 others.
  void push_back(std::uint32_t number);
  std::size_t size() const { return bytes_.size(); }
  SmallNumbersView view() const { return {bytes_, large_at_, large_}; }
  /// Makes it a part: `before` others stand in front of its numbers in the arrays of all.
  void move_behind(std::size_t before);
  /// Adds three arrays whose names begin with `name`; as ArrayFileWriter::add, they have to stay.
  void add_to(ArrayFileWriter& writer, std::string_view name) const;

 private:
  std::vector<std::uint8_t> bytes_;
  std::vector<std::uint32_t> large_at_, large_;
};

/// What SmallNumbers::add_to wrote. Throws Error (kEnvironment) when it is missing or damaged.
SmallNumbersView small_numbers(const ArrayFile& file, std::string_view name);

}  // namespace matchgraph

// Which places of a list?
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace matchgraph {

/// A set of places of one list, a bit each. Counting costs a 64th of the list.
class PositionSet {
 public:
  /// Empty, for a list of that size.
  explicit PositionSet(std::size_t size) : words_(size / kWordBits + 1, 0) {}

  /// The places where `flags` has a 1; its other values are 0.
  explicit PositionSet(std::span<const std::uint8_t> flags) : PositionSet(flags.size()) {
    for (std::size_t i = 0; i < flags.size(); ++i) {
      words_[i / kWordBits] |= std::uint64_t{flags[i]} << i % kWordBits;
    }
  }

  /// `position` < size.
  void add(std::size_t position) {
    words_[position / kWordBits] |= std::uint64_t{1} << position % kWordBits;
  }

  bool contains(std::size_t position) const {
    return (words_[position / kWordBits] >> position % kWordBits & 1U) != 0;
  }

  /// Calls use(position) for every one of a list that is in the set, in the list's order. Cost: a
  /// look a position.
  template <typename Use>
  void for_each_of(std::span<const std::uint32_t> positions, const Use& use) const {
    std::array<std::uint32_t, 256> found;
    for (std::size_t from = 0; from < positions.size(); from += found.size()) {
      const auto block = positions.subspan(from, std::min(found.size(), positions.size() - from));
      std::size_t count = 0;
      // Without a branch: which of them are in the set nothing could foresee.
      for (const std::uint32_t position : block) {
        found[count] = position;
        count += contains(position) ? 1 : 0;
      }
      for (std::size_t i = 0; i < count; ++i) use(found[i]);
    }
  }

  std::size_t size() const { return common_with(*this); }

  /// How many places are in both sets of one list.
  std::size_t common_with(const PositionSet& other) const {
    int count = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      count += std::popcount(words_[i] & other.words_[i]);
    }
    return static_cast<std::size_t>(count);
  }

 private:
  static constexpr std::size_t kWordBits = 64;
  std::vector<std::uint64_t> words_;
};

}  // namespace matchgraph

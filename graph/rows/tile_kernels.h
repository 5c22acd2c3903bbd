// Here are products of one row with a run of others: which of them are large enough?
//
// The passes over what a search for neighbours has added up, in the widest registers that the
// processor has. All kernels give the same numbers in the same order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace matchgraph {

/// Groups that `maxima` tells of.
inline constexpr std::size_t kMaximaGroups = 256;

/// What `count` counts at a time.
inline constexpr std::size_t kCountedAtOnce = 16;

/// Of `count` numbers, a multiple of kMaximaGroups, or that many postings of a list.
struct TileKernel {
  const char* name;
  /// Adds the weights of a list, each times `factor`, to the products at their rows, as far as they
  /// are at least `lightest`: weights fall, and no row comes twice. Returns how many were added.
  std::size_t (*add)(float* products, const std::uint16_t* rows, const float* weights,
                     std::size_t count, float factor, float lightest);
  /// How many of `count` numbers, a multiple of kCountedAtOnce, are at least `least`.
  std::size_t (*count)(const float* products, std::size_t count, float least);
  /// Takes out those that are at least `least`, which is above 0, ascending by place, and leaves 0
  /// everywhere. `places` and `taken` have room for `count`; returns how many were written.
  std::size_t (*take)(float* products, std::size_t count, float least, std::uint32_t* places,
                      float* taken);
  /// The same of the products at the rows of a list alone, in the order of the list.
  std::size_t (*take_listed)(float* products, const std::uint16_t* rows, std::size_t count,
                             float least, std::uint32_t* places, float* taken);
  /// The largest of each of kMaximaGroups groups of the numbers, none of them below 0: that many
  /// rows at least have a product as large as the n-th largest of them.
  void (*maxima)(const float* products, std::size_t count, float* out);
};

/// Those that this processor can run, the fastest first; never empty.
std::span<const TileKernel> tile_kernels();

/// The n-th largest of some numbers, none of them below 0; `count` as of TileKernel::count, `n` in
/// 1..count. Cost: counting them 31 times, whatever they are.
float nth_largest(const TileKernel& kernel, const float* numbers, std::size_t count, std::size_t n);

}  // namespace matchgraph

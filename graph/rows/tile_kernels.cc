#include "graph/rows/tile_kernels.h"

#ifdef __x86_64__
// g++ 12 finds registers that its own header leaves undefined on purpose (GCC bug 105593).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <bit>
#include <limits>
#include <vector>

namespace matchgraph {
namespace {

std::size_t plain_add(float* products, const std::uint16_t* rows, const float* weights,
                      std::size_t count, float factor, float lightest) {
  std::size_t at = 0;
  for (; at < count && weights[at] >= lightest; ++at) products[rows[at]] += factor * weights[at];
  return at;
}

std::size_t plain_count(const float* products, std::size_t count, float least) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out += products[i] >= least ? 1 : 0;
  return out;
}

std::size_t plain_take(float* products, std::size_t count, float least, std::uint32_t* places,
                       float* taken) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; ++i) {
    // Written whether it is taken or not: a branch that nobody can foresee costs more.
    places[out] = static_cast<std::uint32_t>(i);
    taken[out] = products[i];
    out += products[i] >= least ? 1 : 0;
  }
  std::fill(products, products + count, 0.0F);
  return out;
}

std::size_t plain_take_listed(float* products, const std::uint16_t* rows, std::size_t count,
                              float least, std::uint32_t* places, float* taken) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; ++i) {
    places[out] = rows[i];
    taken[out] = products[rows[i]];
    out += taken[out] >= least ? 1 : 0;
    products[rows[i]] = 0;
  }
  return out;
}

// Numbers that lie kMaximaGroups apart are a group, so that registers are compared as they lie.
void plain_maxima(const float* products, std::size_t count, float* out) {
  std::fill(out, out + kMaximaGroups, 0.0F);
  for (std::size_t i = 0; i < count; ++i) {
    out[i % kMaximaGroups] = std::max(out[i % kMaximaGroups], products[i]);
  }
}

constexpr TileKernel kPlain{"plain",    plain_add,         plain_count,
                            plain_take, plain_take_listed, plain_maxima};

#ifdef __x86_64__

/// Writes the numbers whose bits are set, `at` being the place of the first.
inline std::size_t write_taken(std::uint32_t bits, const float* products, std::size_t at,
                               std::uint32_t* places, float* taken) {
  std::size_t out = 0;
  for (; bits != 0; bits &= bits - 1) {
    const std::size_t place = at + static_cast<std::size_t>(__builtin_ctz(bits));
    places[out] = static_cast<std::uint32_t>(place);
    taken[out++] = products[place];
  }
  return out;
}

__attribute__((target("avx2,popcnt"))) std::size_t avx2_count(const float* products,
                                                              std::size_t count, float least) {
  const __m256 bound = _mm256_set1_ps(least);
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; i += 8) {
    const __m256 reach = _mm256_cmp_ps(_mm256_loadu_ps(products + i), bound, _CMP_GE_OQ);
    out += static_cast<std::size_t>(
        __builtin_popcount(static_cast<unsigned>(_mm256_movemask_ps(reach))));
  }
  return out;
}

__attribute__((target("avx2"))) std::size_t avx2_take(float* products, std::size_t count,
                                                      float least, std::uint32_t* places,
                                                      float* taken) {
  const __m256 bound = _mm256_set1_ps(least);
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; i += 8) {
    const __m256 reach = _mm256_cmp_ps(_mm256_loadu_ps(products + i), bound, _CMP_GE_OQ);
    const auto bits = static_cast<std::uint32_t>(_mm256_movemask_ps(reach));
    if (bits != 0) out += write_taken(bits, products, i, places + out, taken + out);
    _mm256_storeu_ps(products + i, _mm256_setzero_ps());
  }
  return out;
}

__attribute__((target("avx2"))) void avx2_maxima(const float* products, std::size_t count,
                                                 float* out) {
  for (std::size_t group = 0; group < kMaximaGroups; group += 8) {
    __m256 largest = _mm256_setzero_ps();
    for (std::size_t i = group; i < count; i += kMaximaGroups) {
      largest = _mm256_max_ps(largest, _mm256_loadu_ps(products + i));
    }
    _mm256_storeu_ps(out + group, largest);
  }
}

// As no row comes twice, sixteen can be read before the first is written.
__attribute__((target("avx512f,avx2"))) std::size_t avx512_add(float* products,
                                                               const std::uint16_t* rows,
                                                               const float* weights,
                                                               std::size_t count, float factor,
                                                               float lightest) {
  const __m512 factors = _mm512_set1_ps(factor);
  const __m512 bound = _mm512_set1_ps(lightest);
  std::size_t at = 0;
  for (; at + 16 <= count; at += 16) {
    const __m512 some = _mm512_loadu_ps(weights + at);
    const __mmask16 heavy = _mm512_cmp_ps_mask(some, bound, _CMP_GE_OQ);
    const __m512i places =
        _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows + at)));
    const __m512 before = _mm512_mask_i32gather_ps(_mm512_setzero_ps(), heavy, places, products, 4);
    const __m512 after = _mm512_add_ps(before, _mm512_mul_ps(factors, some));
    _mm512_mask_i32scatter_ps(products, heavy, places, after, 4);
    if (heavy != 0xffff)
      return at + static_cast<std::size_t>(__builtin_ctz(~static_cast<unsigned>(heavy)));
  }
  return at + plain_add(products, rows + at, weights + at, count - at, factor, lightest);
}

__attribute__((target("avx512f,popcnt"))) std::size_t avx512_count(const float* products,
                                                                   std::size_t count, float least) {
  const __m512 bound = _mm512_set1_ps(least);
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; i += 16) {
    const __mmask16 reach = _mm512_cmp_ps_mask(_mm512_loadu_ps(products + i), bound, _CMP_GE_OQ);
    out += static_cast<std::size_t>(__builtin_popcount(reach));
  }
  return out;
}

__attribute__((target("avx512f"))) std::size_t avx512_take(float* products, std::size_t count,
                                                           float least, std::uint32_t* places,
                                                           float* taken) {
  const __m512 bound = _mm512_set1_ps(least);
  std::size_t out = 0;
  for (std::size_t i = 0; i < count; i += 16) {
    const __mmask16 reach = _mm512_cmp_ps_mask(_mm512_loadu_ps(products + i), bound, _CMP_GE_OQ);
    if (reach != 0) out += write_taken(reach, products, i, places + out, taken + out);
    _mm512_storeu_ps(products + i, _mm512_setzero_ps());
  }
  return out;
}

__attribute__((target("avx512f"))) std::size_t avx512_take_listed(float* products,
                                                                  const std::uint16_t* rows,
                                                                  std::size_t count, float least,
                                                                  std::uint32_t* places,
                                                                  float* taken) {
  const __m512 bound = _mm512_set1_ps(least);
  std::size_t out = 0;
  std::size_t at = 0;
  for (; at + 16 <= count; at += 16) {
    const __m512i some =
        _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows + at)));
    const __mmask16 reach =
        _mm512_cmp_ps_mask(_mm512_i32gather_ps(some, products, 4), bound, _CMP_GE_OQ);
    for (std::uint32_t bits = reach; bits != 0; bits &= bits - 1) {
      const std::uint16_t row = rows[at + static_cast<std::size_t>(__builtin_ctz(bits))];
      places[out] = row;
      taken[out++] = products[row];
    }
    _mm512_i32scatter_ps(products, some, _mm512_setzero_ps(), 4);
  }
  return out + plain_take_listed(products, rows + at, count - at, least, places + out, taken + out);
}

__attribute__((target("avx512f"))) void avx512_maxima(const float* products, std::size_t count,
                                                      float* out) {
  for (std::size_t group = 0; group < kMaximaGroups; group += 16) {
    __m512 largest = _mm512_setzero_ps();
    for (std::size_t i = group; i < count; i += kMaximaGroups) {
      largest = _mm512_max_ps(largest, _mm512_loadu_ps(products + i));
    }
    _mm512_storeu_ps(out + group, largest);
  }
}

std::vector<TileKernel> runnable_kernels() {
  std::vector<TileKernel> out;
  if (__builtin_cpu_supports("avx512f")) {
    out.push_back(
        {"avx512", avx512_add, avx512_count, avx512_take, avx512_take_listed, avx512_maxima});
  }
  if (__builtin_cpu_supports("avx2")) {
    out.push_back({"avx2", plain_add, avx2_count, avx2_take, plain_take_listed, avx2_maxima});
  }
  out.push_back(kPlain);
  return out;
}

#else

std::vector<TileKernel> runnable_kernels() { return {kPlain}; }

#endif

}  // namespace

std::span<const TileKernel> tile_kernels() {
  static const std::vector<TileKernel> kernels = runnable_kernels();
  return kernels;
}

// Numbers that are not negative are in the order of their bits.
float nth_largest(const TileKernel& kernel, const float* numbers, std::size_t count,
                  std::size_t n) {
  std::uint32_t reached = 0;  // by n of them
  std::uint32_t beyond = std::bit_cast<std::uint32_t>(std::numeric_limits<float>::infinity());
  while (beyond - reached > 1) {
    const std::uint32_t middle = reached + (beyond - reached) / 2;
    if (kernel.count(numbers, count, std::bit_cast<float>(middle)) >= n) {
      reached = middle;
    } else {
      beyond = middle;
    }
  }
  return std::bit_cast<float>(reached);
}

}  // namespace matchgraph

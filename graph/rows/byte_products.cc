#include "graph/rows/byte_products.h"

#ifdef __x86_64__
// g++ 12 finds registers that its own header leaves undefined on purpose (GCC bug 105593).
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

#include <algorithm>
#include <cassert>
#include <numeric>

#include "graph/rows/rounded_up.h"

namespace matchgraph {
namespace {

constexpr std::size_t kRegister = 64;  // bytes of the widest

// What every processor can run, and what tests hold the others against.
void plain_tile(const std::int8_t* left, const std::int8_t* right, const std::int32_t* /*sums*/,
                std::size_t stride, std::int32_t* out, std::size_t width) {
  for (std::size_t i = 0; i < kTile; ++i) {
    for (std::size_t j = 0; j < kTile; ++j) {
      const std::int8_t* a = left + i * stride;
      const std::int8_t* b = right + j * stride;
      std::int32_t sum = 0;
      for (std::size_t at = 0; at < stride; ++at) {
        sum += static_cast<std::int32_t>(a[at]) * static_cast<std::int32_t>(b[at]);
      }
      out[i * width + j] = sum;
    }
  }
}

std::int32_t plain_row(const std::int8_t* left, const std::int8_t* right, std::size_t count) {
  std::int32_t sum = 0;
  for (std::size_t at = 0; at < count; ++at) {
    sum += static_cast<std::int32_t>(left[at]) * static_cast<std::int32_t>(right[at]);
  }
  return sum;
}

constexpr ByteKernel kPlain{"plain", plain_tile, plain_row, nullptr};

#ifdef __x86_64__

// Sixteen sums at once need more registers than AVX2 has.
constexpr std::size_t kHalfTile = kTile / 2;

/// The sums of four registers, side by side.
__attribute__((target("avx2"))) inline __m128i sums_of(__m256i a, __m256i b, __m256i c, __m256i d) {
  const __m256i halves = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
  return _mm_add_epi32(_mm256_castsi256_si128(halves), _mm256_extracti128_si256(halves, 1));
}

__attribute__((target("avx2"))) inline __m256i load(const std::int8_t* from) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from));
}

// The instruction multiplies numbers without a sign by numbers with one, so the left one's sign
// goes to the right. Two products of at most 127 x 127 do not leave 16 bits.
__attribute__((target("avx2"))) void avx2_half(const std::int8_t* left, const std::int8_t* right,
                                               std::size_t stride, std::int32_t* out,
                                               std::size_t width) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sums[kTile][kHalfTile];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < kTile * kHalfTile; ++i) {
    sums[i / kHalfTile][i % kHalfTile] = _mm256_setzero_si256();
  }
  // Each load of the left side serves two rows of the right.
  for (std::size_t at = 0; at < stride; at += sizeof(__m256i)) {
    const __m256i first = load(right + at);
    const __m256i second = load(right + stride + at);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTile; ++i) {
      const __m256i a = load(left + i * stride + at);
      const __m256i size = _mm256_abs_epi8(a);
      const __m256i by_first = _mm256_maddubs_epi16(size, _mm256_sign_epi8(first, a));
      const __m256i by_second = _mm256_maddubs_epi16(size, _mm256_sign_epi8(second, a));
      sums[i][0] = _mm256_add_epi32(sums[i][0], _mm256_madd_epi16(by_first, ones));
      sums[i][1] = _mm256_add_epi32(sums[i][1], _mm256_madd_epi16(by_second, ones));
    }
  }
#pragma GCC unroll 2
  for (std::size_t i = 0; i < kTile; i += 2) {
    const __m128i both = sums_of(sums[i][0], sums[i][1], sums[i + 1][0], sums[i + 1][1]);
    _mm_storeu_si64(out + i * width, both);
    _mm_storeu_si64(out + (i + 1) * width, _mm_unpackhi_epi64(both, both));
  }
}

__attribute__((target("avx2"))) std::int32_t avx2_row(const std::int8_t* left,
                                                      const std::int8_t* right, std::size_t count) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sums = _mm256_setzero_si256();
  // Rows that lie anywhere are not filled up to whole registers, so what is left is multiplied one
  // by one.
  const std::size_t whole = count / sizeof(__m256i) * sizeof(__m256i);
  for (std::size_t at = 0; at < whole; at += sizeof(__m256i)) {
    const __m256i a = load(left + at);
    const __m256i products =
        _mm256_maddubs_epi16(_mm256_abs_epi8(a), _mm256_sign_epi8(load(right + at), a));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(products, ones));
  }
  return _mm_cvtsi128_si32(sums_of(sums, sums, sums, sums)) +
         plain_row(left + whole, right + whole, count - whole);
}

void avx2_tile(const std::int8_t* left, const std::int8_t* right, const std::int32_t* /*sums*/,
               std::size_t stride, std::int32_t* out, std::size_t width) {
  avx2_half(left, right, stride, out, width);
  avx2_half(left, right + kHalfTile * stride, stride, out + kHalfTile, width);
}

/// The sums of each group of four neighbouring numbers of each quarter: those of `a` to `d` side by
/// side in every quarter.
__attribute__((target("avx512f"))) inline __m512i sums_by_quarter(__m512i a, __m512i b, __m512i c,
                                                                  __m512i d) {
  const __m512i ab = _mm512_add_epi32(_mm512_unpacklo_epi32(a, b), _mm512_unpackhi_epi32(a, b));
  const __m512i cd = _mm512_add_epi32(_mm512_unpacklo_epi32(c, d), _mm512_unpackhi_epi32(c, d));
  return _mm512_add_epi32(_mm512_unpacklo_epi64(ab, cd), _mm512_unpackhi_epi64(ab, cd));
}

/// The sums of neighbouring quarters, those of `a` before those of `b`.
__attribute__((target("avx512f"))) inline __m512i sums_of_quarters(__m512i a, __m512i b) {
  constexpr int kEven = 0x88;  // quarters 0 and 2 of each
  constexpr int kOdd = 0xdd;   // quarters 1 and 3
  return _mm512_add_epi32(_mm512_shuffle_i32x4(a, b, kEven), _mm512_shuffle_i32x4(a, b, kOdd));
}

/// 128 more of each, as numbers without a sign: what a sign bit is when it is turned over.
__attribute__((target("avx512f"))) void without_signs(const std::int8_t* from, std::size_t count,
                                                      std::int8_t* to) {
  constexpr char kSignBit = -128;
  const __m512i sign = _mm512_set1_epi8(kSignBit);
  for (std::size_t at = 0; at < count; at += sizeof(__m512i)) {
    _mm512_storeu_si512(to + at, _mm512_xor_si512(_mm512_loadu_si512(from + at), sign));
  }
}

// Here too the left numbers have no sign: 128 is added to each before, which adds 128 times the sum
// of the right row.
__attribute__((target("avx512f,avx512bw,avx512vnni"))) void vnni_tile(
    const std::int8_t* left, const std::int8_t* right, const std::int32_t* right_sums,
    std::size_t stride, std::int32_t* out, std::size_t width) {
  constexpr int kAddedBits = 7;
  // Unrolled, or the sums lie in memory and not in registers, which takes three times as long.
  __m512i sums[kTile][kTile];
#pragma GCC unroll 16
  for (std::size_t i = 0; i < kTile * kTile; ++i) {
    sums[i / kTile][i % kTile] = _mm512_setzero_si512();
  }
  // All of the right side's registers are loaded once for each step and serve all rows of the left.
  for (std::size_t at = 0; at < stride; at += sizeof(__m512i)) {
    __m512i b[kTile];
#pragma GCC unroll 4
    for (std::size_t j = 0; j < kTile; ++j) b[j] = _mm512_loadu_si512(right + j * stride + at);
#pragma GCC unroll 4
    for (std::size_t i = 0; i < kTile; ++i) {
      const __m512i a = _mm512_loadu_si512(left + i * stride + at);
#pragma GCC unroll 4
      for (std::size_t j = 0; j < kTile; ++j) sums[i][j] = _mm512_dpbusd_epi32(sums[i][j], a, b[j]);
    }
  }
  // All sixteen are added up side by side: one after the other took a third of the tile's time.
  __m512i rows[kTile];
#pragma GCC unroll 4
  for (std::size_t i = 0; i < kTile; ++i) {
    rows[i] = sums_by_quarter(sums[i][0], sums[i][1], sums[i][2], sums[i][3]);
  }
  const __m512i all =
      sums_of_quarters(sums_of_quarters(rows[0], rows[1]), sums_of_quarters(rows[2], rows[3]));
  // A shift by seven is the product with 128, in 32 bits.
  const __m512i added = _mm512_broadcast_i32x4(
      _mm_slli_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(right_sums)), kAddedBits));
  const __m512i products = _mm512_sub_epi32(all, added);
  const auto store = [out, width](std::size_t i, __m128i row) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i * width), row);
  };
  store(0, _mm512_castsi512_si128(products));
  store(1, _mm512_extracti32x4_epi32(products, 1));
  store(2, _mm512_extracti32x4_epi32(products, 2));
  store(3, _mm512_extracti32x4_epi32(products, 3));
}

/// As the tile, of two rows as they are: what is too much is added up beside it.
__attribute__((target("avx512f,avx512bw,avx512vnni"))) std::int32_t vnni_row(
    const std::int8_t* left, const std::int8_t* right, std::size_t count) {
  constexpr char kSignBit = -128;
  const __m512i sign = _mm512_set1_epi8(kSignBit);
  __m512i sums = _mm512_setzero_si512();
  __m512i added = _mm512_setzero_si512();
  const std::size_t whole = count / sizeof(__m512i) * sizeof(__m512i);
  for (std::size_t at = 0; at < whole; at += sizeof(__m512i)) {
    const __m512i a = _mm512_xor_si512(_mm512_loadu_si512(left + at), sign);
    const __m512i b = _mm512_loadu_si512(right + at);
    sums = _mm512_dpbusd_epi32(sums, a, b);
    // The sign bit alone is 128 as a number without a sign.
    added = _mm512_dpbusd_epi32(added, sign, b);
  }
  return _mm512_reduce_add_epi32(_mm512_sub_epi32(sums, added)) +
         plain_row(left + whole, right + whole, count - whole);
}

std::vector<ByteKernel> runnable_kernels() {
  std::vector<ByteKernel> out;
  // Asked as the program runs, so that one binary serves old and new processors.
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) {
    out.push_back({"avx512vnni", vnni_tile, vnni_row, without_signs});
  }
  if (__builtin_cpu_supports("avx2")) out.push_back({"avx2", avx2_tile, avx2_row, nullptr});
  out.push_back(kPlain);
  return out;
}

#else

std::vector<ByteKernel> runnable_kernels() { return {kPlain}; }

#endif

}  // namespace

std::span<const ByteKernel> byte_kernels() {
  static const std::vector<ByteKernel> kernels = runnable_kernels();
  return kernels;
}

ByteRows::ByteRows(std::size_t rows, std::size_t dimensions)
    : rows_(rows),
      // Zeros add nothing to a product, so no kernel needs a special last step.
      stride_(rounded_up(dimensions, kRegister)),
      // A tile at the end reads on, and nobody reads what comes of that.
      values_((rows + kTile) * stride_, 0),
      sums_(rows + kTile, 0) {}

void ByteRows::put(std::size_t row, std::span<const std::int8_t> values) {
  assert(row < rows_ && values.size() <= stride_);
  std::copy(values.begin(), values.end(),
            values_.begin() + static_cast<std::ptrdiff_t>(row * stride_));
  // Summed up when a row is put in, as one kernel needs it for every product.
  sums_[row] = std::accumulate(values.begin(), values.end(), std::int32_t{0});
}

void ByteRows::copy(std::size_t row, const ByteRows& others, std::size_t other) {
  assert(row < rows_ && other < others.rows_ && stride_ == others.stride_);
  std::copy(others.row(other), others.row(other) + stride_,
            values_.begin() + static_cast<std::ptrdiff_t>(row * stride_));
  sums_[row] = others.sums_[other];
}

void ByteProducts::multiply(const ByteRows& left, RowRun left_run, const ByteRows& right,
                            RowRun right_run) {
  assert(left.stride() == right.stride());
  width_ = rounded_up(right_run.size(), kTile);
  const std::size_t left_rows = rounded_up(left_run.size(), kTile);
  products_.resize(left_rows * width_);
  const std::int8_t* left_values = left.row(left_run.begin);
  if (kernel_.shift != nullptr) {
    // Once for all tiles of the right, and not by each of them anew.
    shifted_.resize(left_rows * left.stride());
    kernel_.shift(left_values, shifted_.size(), shifted_.data());
    left_values = shifted_.data();
  }
  // The right tile stays in the first cache while all rows of the left pass it.
  for (std::size_t j = 0; j < right_run.size(); j += kTile) {
    const std::size_t at = right_run.begin + j;
    for (std::size_t i = 0; i < left_run.size(); i += kTile) {
      kernel_.tile(left_values + i * left.stride(), right.row(at), right.sums(at), left.stride(),
                   products_.data() + i * width_ + j, width_);
    }
  }
}

}  // namespace matchgraph

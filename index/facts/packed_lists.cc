#include "index/facts/packed_lists.h"

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr unsigned kBitsAByte = 7;
constexpr unsigned kMore = 1U << kBitsAByte;
constexpr unsigned kMostBits = 64;

}  // namespace

void PackedLists::put(std::uint64_t number) {
  // Most distances and counts take one byte.
  for (; number >= kMore; number >>= kBitsAByte) {
    bytes_.push_back(static_cast<std::uint8_t>(number | kMore));
  }
  bytes_.push_back(static_cast<std::uint8_t>(number));
}

void PackedLists::add(std::span<const RowPosting> list) {
  put(list.size());
  std::uint32_t before = 0;
  for (const RowPosting& posting : list) {
    const bool counts = posting.count != 1;
    // The bit for a count saves a byte a posting, as most words stand once in a field.
    put(std::uint64_t{posting.row - before} << 1U | (counts ? 1U : 0U));
    if (counts) put(posting.count);
    before = posting.row;
  }
}

std::uint64_t PackedListReader::get() {
  std::uint64_t number = 0;
  // Ten bytes at most, as damaged ones need not end.
  for (unsigned bits = 0; bits < kMostBits && !left_.empty(); bits += kBitsAByte) {
    const std::uint8_t byte = left_.front();
    left_ = left_.subspan(1);
    number |= std::uint64_t{byte & (kMore - 1)} << bits;
    if (byte < kMore) return number;
  }
  throw Error(ErrorCode::kEnvironment, "posting lists that were kept are damaged");
}

std::span<const RowPosting> PackedListReader::next() {
  const std::uint64_t size = get();
  // A posting has at least a byte: no room is made for what cannot be there.
  if (size > left_.size()) {
    throw Error(ErrorCode::kEnvironment, "posting lists that were kept are damaged");
  }
  list_.clear();
  std::uint32_t row = 0;
  for (std::uint64_t i = 0; i < size; ++i) {
    const std::uint64_t number = get();
    row += static_cast<std::uint32_t>(number >> 1U);
    const bool counts = (number & 1U) != 0;
    list_.push_back({row, counts ? static_cast<std::uint32_t>(get()) : 1});
  }
  return list_;
}

}  // namespace matchgraph

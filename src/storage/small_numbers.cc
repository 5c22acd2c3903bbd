#include "storage/small_numbers.h"

#include <algorithm>
#include <limits>
#include <string>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr const char* kLargeAt = ".large.at";
constexpr const char* kLargeNumbers = ".large";

}  // namespace

SmallNumbersView::SmallNumbersView(std::span<const std::uint8_t> bytes,
                                   std::span<const std::uint32_t> large_at,
                                   std::span<const std::uint32_t> large)
    : bytes_(bytes), large_at_(large_at), large_(large) {
  if (large_at.size() != large.size()) {
    throw Error(ErrorCode::kEnvironment, "large numbers and their positions do not fit: damaged");
  }
}

std::uint32_t SmallNumbersView::large_number(std::size_t i) const {
  // Few are large, so their positions are found by halves.
  const auto found = std::lower_bound(large_at_.begin(), large_at_.end(), i);
  // 255 itself, as 254 is the largest that stands for itself.
  if (found == large_at_.end() || *found != i) return kLarge;
  return large_[static_cast<std::size_t>(found - large_at_.begin())];
}

SmallNumbers::SmallNumbers(std::span<const std::uint32_t> numbers) {
  bytes_.reserve(numbers.size());
  for (const std::uint32_t number : numbers) push_back(number);
}

void SmallNumbers::push_back(std::uint32_t number) {
  if (number >= SmallNumbersView::kLarge) {
    if (bytes_.size() > std::numeric_limits<std::uint32_t>::max()) {
      throw Error(ErrorCode::kBadInput, "there are more than 2^32 numbers; split the catalogue");
    }
    large_at_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    large_.push_back(number);
  }
  bytes_.push_back(static_cast<std::uint8_t>(
      std::min(number, static_cast<std::uint32_t>(SmallNumbersView::kLarge))));
}

// A process numbers its own part from 0; in the file of all, others stand before it.
void SmallNumbers::move_behind(std::size_t before) {
  for (std::uint32_t& position : large_at_) position += static_cast<std::uint32_t>(before);
}

void SmallNumbers::add_to(ArrayFileWriter& writer, std::string_view name) const {
  const std::string prefix(name);
  writer.add(prefix, bytes_);
  writer.add(prefix + kLargeAt, large_at_);
  writer.add(prefix + kLargeNumbers, large_);
}

SmallNumbersView small_numbers(const ArrayFile& file, std::string_view name) {
  const std::string prefix(name);
  return {file.get<std::uint8_t>(prefix), file.get<std::uint32_t>(prefix + kLargeAt),
          file.get<std::uint32_t>(prefix + kLargeNumbers)};
}

}  // namespace matchgraph

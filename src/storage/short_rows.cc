#include "storage/short_rows.h"

#include <limits>
#include <string>

#include "matchgraph/error.h"

namespace matchgraph {
namespace {

constexpr const char* kLengths = ".lengths";
constexpr const char* kBegins = ".begins";

}  // namespace

ShortRowsView::ShortRowsView(std::span<const std::uint8_t> lengths,
                             std::span<const std::uint32_t> begins)
    : lengths_(lengths), begins_(begins) {
  // Checked once here, so that the loop of operator[] need not ask.
  if (begins.size() != (lengths.size() + kBlock - 1) / kBlock) {
    throw Error(ErrorCode::kEnvironment, "rows and their beginnings do not fit: damaged");
  }
}

void ShortRows::push_back(std::size_t length) {
  if (length > ShortRowsView::kMostItems ||
      items_ > std::numeric_limits<std::uint32_t>::max() - length) {
    throw Error(ErrorCode::kBadInput, "a row has too many items");
  }
  // A beginning every sixteenth row keeps the sum that a look adds up short.
  if (lengths_.size() % ShortRowsView::kBlock == 0) {
    begins_.push_back(static_cast<std::uint32_t>(items_));
  }
  lengths_.push_back(static_cast<std::uint8_t>(length));
  items_ += length;
}

void ShortRows::add_to(ArrayFileWriter& writer, std::string_view name) const {
  writer.add(std::string(name) + kLengths, lengths_);
  writer.add(std::string(name) + kBegins, begins_);
}

ShortRowsView short_rows(const ArrayFile& file, std::string_view name) {
  return {file.get<std::uint8_t>(std::string(name) + kLengths),
          file.get<std::uint32_t>(std::string(name) + kBegins)};
}

}  // namespace matchgraph

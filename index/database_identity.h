// Where a text database keeps the random identifier that makes two equal builds differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace matchgraph {

/// Bytes [begin, end) of a file.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

/// The bytes of the identifier in a single-file text database; nothing for any other file.
std::optional<ByteRange> database_identity(const std::string& path);

}  // namespace matchgraph

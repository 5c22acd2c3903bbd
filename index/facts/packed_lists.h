// Posting lists as bytes, one after the other: about two bytes a posting.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/facts/inverted_fields.h"

namespace matchgraph {

/// Packs lists. Numbers are LEB128: how many postings, then of each the distance from the row
/// before, doubled, and 1 more where its count follows because it is not 1.
class PackedLists {
 public:
  /// Rows ascend.
  void add(std::span<const RowPosting> list);
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  void put(std::uint64_t number);

  std::vector<std::uint8_t> bytes_;
};

/// Reads them in the order in which they were added. Does not own the bytes.
class PackedListReader {
 public:
  explicit PackedListReader(std::span<const std::uint8_t> bytes) : left_(bytes) {}

  /// The next list; valid until the next call. Throws Error (kEnvironment) when the bytes end
  /// before it does.
  std::span<const RowPosting> next();
  bool is_at_end() const { return left_.empty(); }

 private:
  std::uint64_t get();

  std::span<const std::uint8_t> left_;
  std::vector<RowPosting> list_;
};

}  // namespace matchgraph

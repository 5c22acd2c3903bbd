// A JSON document -> its elements, one at a time, in memory that does not depend on the document.
//
// It gains no time over nlohmann's parser of whole documents (2026-11-29, json_benchmark: 89
// against 113 MB/s): what it is for is memory, the lines of elements, and that a fault in one is
// told by its place. The same day: 66 kB for a document of 485 kB and for one of 49 MB, of which
// nlohmann's trees take 1.9 and 188 MB.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/json_line.h"

namespace matchgraph::importers {

using catalogue::Json;

/// One element, what stands between two of them, and nesting may be at most so large.
inline constexpr std::size_t kMaxElementBytes = std::size_t{16} << 20;
inline constexpr int kMaxElementDepth = 64;

/// Where the elements of a format stand.
struct ElementPlace {
  bool members = false;      ///< every member of the object at the top is an element
  bool items = false;        ///< every item of the array at the top is an element
  std::string_view list{};   ///< the items of this member of the object at the top; empty: none
  bool whole = false;        ///< the object at the top itself, when it has no such list
  std::string_view inner{};  ///< the member of an element whose own members' lines are kept
};

struct JsonElement {
  std::string path;      ///< "gpt-4o", "data[3]", "[0]"; empty for a whole document
  std::string key;       ///< of a member
  Json value;            ///< of any type
  std::size_t line = 0;  ///< where the value begins, from 1
  std::map<std::string, std::size_t> inner_lines;  ///< of the members of ElementPlace::inner
  std::vector<std::string> repeated_keys;          ///< paths of keys given twice: the last counts
};

/// Why reading stopped before the end.
struct JsonFault {
  std::size_t line = 0;  ///< from 1; 0 when it is about the whole document
  std::string reason;
  std::string hint;
};

/// The bytes of a stream, block by block, with the place in it.
class ByteInput {
 public:
  explicit ByteInput(std::istream& in) : in_(in) {}

  /// The first block, as it is; call it before anything is read.
  std::string_view head();
  /// The next byte without taking it; nothing at the end, at a NUL, and beyond the limit.
  std::optional<char> peek();
  void take();

  /// Lets take() go so many bytes further.
  void set_limit(std::size_t bytes) { limit_ = bytes_ + bytes; }
  /// Called with each block's size.
  void on_block(std::function<void(std::size_t)> read) { on_block_ = std::move(read); }

  std::size_t line() const { return line_; }
  std::size_t column() const { return column_; }
  bool is_over_limit() const { return bytes_ >= limit_; }
  bool is_at_end() const { return ended_ && at_ == block_.size(); }
  bool is_at_nul() const { return at_ < block_.size() && block_[at_] == '\0'; }
  bool failed() const { return in_.bad(); }

 private:
  void fill();

  std::istream& in_;
  std::function<void(std::size_t)> on_block_;
  std::vector<char> block_;
  std::size_t at_ = 0;
  bool ended_ = false;
  std::size_t bytes_ = 0;  // taken
  std::size_t limit_ = kMaxElementBytes;
  std::size_t line_ = 1;
  std::size_t column_ = 0;  // bytes of the line that were taken
};

/// Calls `use` for each element, in their order. Documents may follow each other (JSON Lines, or
/// the pages of a listing put together). Gives back why it stopped early, if it did. What is thrown
/// by `use` goes through. Linear in the bytes; memory is that of one element and a block.
std::optional<JsonFault> for_each_element(ByteInput& input, const ElementPlace& place,
                                          const std::function<void(JsonElement&)>& use);

}  // namespace matchgraph::importers

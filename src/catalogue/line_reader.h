// Lines of a stream, each at most so long, in memory that does not depend on the stream.
#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::catalogue {

/// Splits a stream at \n; a \r before it, a byte order mark at the start, and a missing last line
/// end are accepted. A line over the limit is read past without being held.
class LineReader {
 public:
  /// `first_line`: number of its first line. A byte order mark is one in front of line 1 alone.
  LineReader(std::istream& in, std::size_t max_line_bytes, std::size_t first_line = 1);

  struct Line {
    std::string_view text;   ///< valid until the next call of next(); empty when too long
    std::size_t number = 0;  ///< from 1
    bool is_too_long = false;
  };

  /// False at the end of the stream or when reading failed.
  bool next(Line& line);

  /// True when the stream broke before its end.
  bool failed() const { return in_.bad(); }

 private:
  bool fill();
  void hold(std::string_view part);

  std::istream& in_;
  std::size_t max_line_bytes_;
  std::vector<char> block_;
  std::string_view unread_;  // of block_
  std::string held_;         // the part of the line that lay in earlier blocks
  bool is_too_long_ = false;
  std::size_t number_;  // of the line before the next one
};

}  // namespace matchgraph::catalogue

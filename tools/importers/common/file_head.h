// The beginning of a file -> what can be told from it about its format.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

/// What the first block of a file shows. JSON need not be complete or correct: what was read before
/// the fault counts.
class FileHead {
 public:
  /// `bytes` and `path` must outlive the object. Without a path nothing is told from the name.
  explicit FileHead(std::string_view bytes, std::string_view path = {});

  std::string_view bytes() const { return bytes_; }
  /// The first line, without its end.
  std::string_view first_line() const { return bytes_.substr(0, bytes_.find_first_of("\r\n")); }
  /// The first byte that is no white space; 0 when there is none.
  char first() const { return first_; }
  /// True when the file's name ends with "." and this, in any case.
  bool is_named(std::string_view ending) const;
  bool is_json() const { return first_ == '{' || first_ == '['; }
  /// True when some object that lies in `depth` other objects (arrays do not count) has the member.
  bool has_member(std::size_t depth, std::string_view name) const;

 private:
  std::string_view bytes_;
  std::string_view path_;
  char first_ = '\0';
  std::vector<std::set<std::string, std::less<>>> members_;  // by depth
};

}  // namespace matchgraph

// The YAML between two lines of hyphens, mostly "---", at the top of a model card: keys with a
// value or a flat list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

struct FrontMatter {
  struct Field {
    std::string key;
    std::vector<std::string> values;
    std::size_t line = 0;  ///< of the key, from 1
  };
  std::vector<Field> fields;  ///< of the top level, in the order of the file
  std::size_t bytes = 0;      ///< of the whole block, with its "---" lines; 0 when there is none
  std::size_t lines = 0;

  /// The values of a key; empty when it is not there.
  std::vector<std::string> values(std::string_view key) const;
  /// The first value of a key, or "".
  std::string value(std::string_view key) const;
  /// The line of a key; 0 when it is not there.
  std::size_t line_of(std::string_view key) const;
};

/// Reads "key: value", "key: [a, b]" and "key:" with "- a" lines; values that are maps or longer
/// texts are left out. A block that is not closed is none.
FrontMatter read_front_matter(std::string_view bytes);

}  // namespace matchgraph::readme

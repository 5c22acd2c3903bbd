// The legend of a list: which emoji says what of an entry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

class Legend {
 public:
  /// Looks for lists and tables whose lines are an emoji and what it means, without a link.
  explicit Legend(const markdown::Block& root);

  /// The tags of the emoji that stand in a text, each once, in the order of the legend: "python",
  /// "local", "official", "macos".
  std::vector<std::string> tags_of(std::string_view pictures) const;

  /// True for a list that the legend was read from: it holds no entries.
  bool is_source(const markdown::Block& block) const;

 private:
  struct Mark {
    std::string picture;
    std::string tag;
  };

  void read(const markdown::Block& block);
  void add(const markdown::Block& source, std::vector<Mark> marks);

  std::vector<Mark> marks_;
  std::vector<const markdown::Block*> sources_;
};

}  // namespace matchgraph::awesome

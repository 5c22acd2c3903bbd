// What stands below an item's name: fields ("License: MIT"), features, links, further entries.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/importers/fields/field_roles.h"
#include "tools/importers/lists/list_item.h"
#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

/// A line "Label: value".
struct Field {
  importers::Role role = importers::Role::kNone;
  std::string label;
  std::string value;  ///< may be empty, when it stands in the list below
};

/// The label and value of a line; an empty label when it has none. A label has at most five words
/// and ends with ":" or "："; what is linked as a whole is no label.
Field split_field(const markdown::Text& text);

struct FieldBlock {
  std::string description;            ///< of a label that says so, else the first plain text
  bool has_label = false;             ///< the description's
  bool has_features = false;          ///< there was a label for them
  std::vector<std::string> features;  ///< texts that may be capabilities
  std::vector<std::pair<importers::Role, std::string>> facts;
  std::vector<NamedLink> links;
  std::vector<const markdown::Block*> entries;  ///< items with a link and a name of their own
  std::size_t known = 0;                        ///< lines with a label that is known
  std::size_t lines = 0;
};

/// Reads the lists below an item, or those of a section that is an entry.
void read_field_list(const markdown::Block& list, FieldBlock& out);

/// One line of such a list, with what is below it.
void read_field_line(const markdown::Block& item, FieldBlock& out);

/// True when half of the lines are fields, so that they belong to what stands above them.
bool are_fields(const FieldBlock& block);

}  // namespace matchgraph::awesome

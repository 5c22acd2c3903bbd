// A section of a list that is an entry: its heading the name, what stands below it what it does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/importers/lists/list_fields.h"
#include "tools/importers/lists/list_item.h"
#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::awesome {

struct HeadingEntry {
  Item item;  ///< its description is the summary
  FieldBlock fields;
  std::size_t end = 0;  ///< the number of the block behind the section
};

/// Reads the section that the heading `blocks[at]` opens; nothing when it is a section like others.
/// It is an entry when its heading is a link and no list of entries stands below, or when the first
/// thing below is a line of links that say where they lead ("[Visit](...)", "[Website](...)").
std::optional<HeadingEntry> read_heading_entry(const std::vector<markdown::Block>& blocks,
                                               std::size_t at);

}  // namespace matchgraph::awesome

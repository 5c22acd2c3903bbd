// Comparison pages of two entities -> catalogue entities.
//
// Both layouts are read, the clean one and the broken one (no headings, table rows split over
// lines, the verdict in the middle of a list); README.md ("Comparison pages") describes them. The
// functions have no state; calls from different threads do not interfere.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// A page that is longer is an error and is not read: as much as one catalogue line may hold.
inline constexpr std::size_t kMaxPageBytes = std::size_t{1} << 20;

/// A page in memory, and the file name to report and to quote as its source.
struct PageText {
  std::string file;
  std::string bytes;
};

/// Reads the files and gives one entity per name. Each page adds one Stated to both of its
/// entities, with the other's id in `against`. Capabilities add up in the order in which the pages
/// show them.
///
/// Where pages disagree on type or pricing, the last clean page counts, else the last one; where
/// they describe one capability in two ways, the first page counts. Each is a warning, and what
/// such a page said otherwise stays in its Stated::extra, so that it can be written again as it
/// was.
///
/// A page with an error contributes nothing; its other problems are reported all the same. Warnings
/// tell what was lacking or left out of a page that was read. Never throws for what a file contains
/// or that it cannot be read. Linear in the bytes read.
ImportResult import_pages(std::span<const std::string> files);
ImportResult import_pages(std::span<const PageText> pages);

/// The id of the entity that pages call by this name: "unfragile/", the name's slug, and a hash of
/// the name, which keeps "C" and "C++" apart. It depends on nothing else, so files imported at
/// different times merge into one entity.
std::string page_entity_id(std::string_view name);

}  // namespace matchgraph

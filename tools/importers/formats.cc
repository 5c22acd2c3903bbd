#include "tools/importers/formats.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/importers/awesome_list.h"
#include "tools/importers/pages.h"
#include "tools/importers/readme.h"

namespace matchgraph {
namespace {

/// Pages of one entity may stand in different files: it is complete after the last of them.
ImportReport read_pages(const ImportRequest& request) {
  ImportResult result = import_pages(request.files);
  for (Entity& entity : result.entities) request.entity(std::move(entity));
  return result;
}

constexpr std::array kFormats = {
    ImportFormat{.name = "pages",
                 .description = "comparison pages of two, as compare --format page writes them",
                 .read = read_pages},
    ImportFormat{.name = "awesome-list",
                 .description = "Markdown lists of links, \"awesome\" lists",
                 .read = import_awesome_lists},
    ImportFormat{.name = "readme",
                 .description = "READMEs and model cards, decomposed into capabilities",
                 .read = import_readmes},
};

}  // namespace

std::span<const ImportFormat> import_formats() { return kFormats; }

const ImportFormat* find_import_format(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [name](const ImportFormat& one) { return one.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

std::string import_format_names() {
  std::string names;
  for (const ImportFormat& format : kFormats) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

}  // namespace matchgraph

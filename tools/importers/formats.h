// Here is a format's name: which importer reads it? The one list of what can be imported.
//
// A new format is one row of the table in formats.cc; the command's help, its message about an
// unknown format and the hint about a file of another format come from there.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tools/importers/import_request.h"
#include "tools/importers/import_result.h"

namespace matchgraph {

struct ImportFormat {
  std::string_view name;         ///< as users type it: lower case, digits, '.' and '-'
  std::string_view description;  ///< what the files are, in one line
  /// Reads the files, handing out entities on the way. Never throws for what a file contains or
  /// that it cannot be read; what the request's functions throw goes through.
  ImportReport (*read)(const ImportRequest& request);
};

/// All formats, in the order in which they are shown.
std::span<const ImportFormat> import_formats();

/// The format of that name, or null.
const ImportFormat* find_import_format(std::string_view name);

/// "pages, models.dev, ...".
std::string import_format_names();

}  // namespace matchgraph

// Here is a format's name: which importer reads it? The one list of what can be imported.
//
// A new format is one row of the table in formats.cc; the command's help, its message about an
// unknown format and the hint about a file of another format come from there.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

struct ImportFormat {
  std::string_view name;         ///< as users type it: lower case, digits, '.' and '-'
  std::string_view description;  ///< what the files are, in one line
  /// Reads the files, handing out entities on the way. Never throws for what a file contains or
  /// that it cannot be read; what the request's functions throw goes through.
  ImportReport (*read)(const ImportRequest& request);
  /// Whether a file that begins so is surely of this format; null when that cannot be told.
  bool (*recognises)(const FileHead& head) = nullptr;
};

/// All formats, in the order in which they are shown.
std::span<const ImportFormat> import_formats();

/// The format of that name, or null.
const ImportFormat* find_import_format(std::string_view name);

/// The format that a file which begins so is of; null when none recognises it. Of several that do,
/// the one called `preferred`.
const ImportFormat* recognise_import_format(const FileHead& head, std::string_view preferred = {});

/// What a file is instead of the format called `format`, and what reads it, as a hint of one line;
/// empty when it may be of that format, or when nobody knows.
std::string other_format(const FileHead& head, std::string_view format, const std::string& file);

/// "pages, models.dev, ...".
std::string import_format_names();

}  // namespace matchgraph

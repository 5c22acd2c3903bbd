// A Markdown file as the importers take it: its text, and when it was taken from its source.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/diagnostic_log.h"
#include "matchgraph/entity.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"
#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph {

/// A file that is longer is an error and is not read: no list or README comes near it.
inline constexpr std::size_t kMaxMarkdownBytes = std::size_t{2} << 20;

struct MarkdownFile {
  std::string path;
  std::string bytes;             ///< UTF-8 without a byte order mark
  std::optional<Date> observed;  ///< nothing when the file's date cannot be read
};

/// Reads the files of a request one after the other and hands each to `read`, with its log; says
/// how far it is. A file that cannot be read, is too long, not UTF-8 or of another format than
/// `format` (as the table of formats calls it) is an error and is skipped; so is one whose log has
/// an error after `read`.
ImportReport for_each_markdown_file(
    const ImportRequest& request, std::string_view format,
    const std::function<void(const MarkdownFile&, catalogue::DiagnosticLog&)>& read);

/// The blocks of a file, Markdown or reStructuredText by its name and content, from byte `from` on;
/// `first_line` is the number of the line there.
markdown::Document parse_markdown_file(const MarkdownFile& file, std::size_t from = 0,
                                       std::size_t first_line = 1);

/// Warns of each kind of part that is not read: how many there are, and where the first is.
void warn_of_unread(const markdown::Document& document, catalogue::DiagnosticLog& log);

}  // namespace matchgraph

// Which of the repositories that a README mentions is its own?
#pragma once

#include <string_view>

#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph::readme {

/// The repository that most speaks for: its name is in the title or the path, badges, "git clone"
/// and "go install" lines show it, links lead to it. Nothing when none is more than mentioned, nor
/// when `name` is that of something made of it ("Pantry MCP", of a repository "pantry").
SourceAddress own_repository(const markdown::Document& document, std::string_view name,
                             std::string_view title, std::string_view path);

}  // namespace matchgraph::readme

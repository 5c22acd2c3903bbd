// A file that is there as a whole or not at all.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::command {

/// Writes the text beside `path`, syncs it, and renames it to `path`: what stood there stays until
/// the new text is complete. Throws Error (kEnvironment); nothing is left behind then.
void replace_file(const std::string& path, std::string_view text);

}  // namespace matchgraph::command

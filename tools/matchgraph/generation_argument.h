// A generation as it is named on the command line.
#pragma once

#include <cstdint>
#include <string>

namespace matchgraph::command {

/// "42", or the folder's name "gen-000042". Throws Error (kUsage) for anything else.
std::uint64_t parse_generation(const std::string& text);

}  // namespace matchgraph::command

// A foreign file as it stands on the disk.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "catalogue/diagnostic_log.h"

namespace matchgraph::importers {

/// The bytes of a file, at most `most` + 1, which tells that it is longer. One that cannot be read
/// is an error, and nothing.
std::optional<std::string> read_bytes(const std::string& file, std::size_t most,
                                      catalogue::DiagnosticLog& log);

}  // namespace matchgraph::importers

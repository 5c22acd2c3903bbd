// Log files, line by line.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "evidence/log_line.h"
#include "matchgraph/catalogue.h"

namespace matchgraph::evidence {

/// What was met in one log.
struct LogReport {
  std::vector<Diagnostic> diagnostics;  ///< in order of the lines
  std::size_t errors = 0;               ///< counted also where diagnostics are too many to keep
  std::size_t warnings = 0;
  std::size_t lines = 0;    ///< not empty
  std::size_t skipped = 0;  ///< with errors
};

/// Hands out the good lines of a file in order, in memory that does not depend on the file. A file
/// that cannot be read is an error of line 0. Never throws for what a file contains.
LogReport read_log_file(const std::string& file, const std::function<void(LogLine&&)>& take,
                        const LoadOptions& options = {});
/// As read_log_file, for a stream under the given name.
LogReport read_log(std::istream& in, const std::string& file,
                   const std::function<void(LogLine&&)>& take, const LoadOptions& options = {});

}  // namespace matchgraph::evidence

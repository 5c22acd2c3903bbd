#include "evidence/log_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "catalogue/line_reader.h"

namespace matchgraph::evidence {
namespace {

using catalogue::DiagnosticLog;
using catalogue::LineReader;

LogReport finish(LogReport report, DiagnosticLog& log) {
  report.errors = log.errors();
  report.warnings = log.warnings();
  report.diagnostics = log.take();
  return report;
}

}  // namespace

LogReport read_log(std::istream& in, const std::string& file,
                   const std::function<void(LogLine&&)>& take, const LoadOptions& options) {
  LogReport report;
  DiagnosticLog log(file, options.max_diagnostics);
  LineReader reader(in, options.max_line_bytes);
  LineReader::Line line;
  while (reader.next(line)) {
    // Blank lines end many files.
    if (!line.is_too_long && line.text.find_first_not_of(" \t") == std::string_view::npos) continue;
    log.set_line(line.number);
    ++report.lines;
    std::optional<LogLine> parsed;
    if (line.is_too_long) {
      log.error("", fmt::format("is longer than {} bytes", options.max_line_bytes),
                "a line is one search");
    } else {
      parsed = parse_log_line(line.text, options, log);
    }
    if (parsed) {
      take(std::move(*parsed));
    } else {
      // The rest of a log is worth reading, if the caller wants that.
      ++report.skipped;
    }
  }
  // Line 0 stands for the file itself, which is how lacks_file() knows such a fault.
  log.set_line(0);
  if (reader.failed()) log.error("", "cannot be read to its end", "check the disk");
  return finish(std::move(report), log);
}

LogReport read_log_file(const std::string& file, const std::function<void(LogLine&&)>& take,
                        const LoadOptions& options) {
  DiagnosticLog log(file, options.max_diagnostics);
  std::error_code ignored;
  // Streams tell no reason of their own.
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  // A folder opens as a stream without a complaint and fails at the first read.
  if (std::filesystem::is_directory(file, ignored)) {
    log.error("", "is a folder", "name the log files in it");
  } else if (!in) {
    log.error("", "cannot be opened: " + std::generic_category().message(errno), "check the path");
  } else {
    return read_log(in, file, take, options);
  }
  return finish({}, log);
}

}  // namespace matchgraph::evidence

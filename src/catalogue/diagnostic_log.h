// The problems of one file, as many as anyone will read.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph::catalogue {

/// Collects the diagnostics of one file, at most `capacity` of them, in the order of their lines.
/// When it is full, an error takes the place of the last warning: what stops a build is always told
/// before what does not.
class DiagnosticLog {
 public:
  DiagnosticLog(std::string file, std::size_t capacity)
      : file_(std::move(file)), capacity_(capacity) {}

  /// Line that the following problems belong to; 0 for the whole file.
  void set_line(std::size_t line) { line_ = line; }

  void error(std::string field, std::string reason, std::string hint);
  void warn(std::string field, std::string reason, std::string hint);

  /// One that was found elsewhere, of the line that is set.
  void add(Diagnostic found);

  const std::string& file() const { return file_; }
  std::size_t errors() const { return errors_; }      ///< all, kept or not
  std::size_t warnings() const { return warnings_; }  ///< all, kept or not
  std::vector<Diagnostic> take() { return std::move(kept_); }

 private:
  void drop_last_warning();
  void keep(Severity severity, std::string field, std::string reason, std::string hint);

  std::string file_;
  std::size_t capacity_;
  std::size_t line_ = 0;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t kept_warnings_ = 0;
  std::vector<Diagnostic> kept_;
};

}  // namespace matchgraph::catalogue

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/diagnostic_log.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {
namespace {

/// Control characters as \n, \t or \u00NN: a diagnostic is one line and cannot steer a terminal.
std::string escape_controls(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : '\0');
    if (text[i] == '\n') {
      result += "\\n";
    } else if (text[i] == '\t') {
      result += "\\t";
    } else if (byte < 0x20 || byte == 0x7f) {
      result += fmt::format("\\u{:04x}", byte);
    } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) {
      // The C1 controls, which some terminals obey as they do escapes, are two bytes in UTF-8.
      result += fmt::format("\\u{:04x}", next);
      ++i;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  std::string result = diagnostic.file;
  if (diagnostic.line != 0) result += fmt::format(":{}", diagnostic.line);
  result += diagnostic.severity == Severity::kError ? ": error: " : ": warning: ";
  if (!diagnostic.field.empty()) result += diagnostic.field + ": ";
  result += diagnostic.reason;
  if (!diagnostic.hint.empty()) result += " (" + diagnostic.hint + ")";
  return escape_controls(result);
}

namespace catalogue {

void DiagnosticLog::error(std::string field, std::string reason, std::string hint) {
  // Counted whether kept or not: whoever sees a part of the list is told how long it is.
  ++errors_;
  // Errors are what stands in the way, so that warnings make room for them.
  if (kept_.size() >= capacity_ && kept_warnings_ > 0) drop_last_warning();
  keep(Severity::kError, std::move(field), std::move(reason), std::move(hint));
}

void DiagnosticLog::warn(std::string field, std::string reason, std::string hint) {
  ++warnings_;
  keep(Severity::kWarning, std::move(field), std::move(reason), std::move(hint));
}

void DiagnosticLog::add(Diagnostic found) {
  if (found.severity == Severity::kError) {
    error(std::move(found.field), std::move(found.reason), std::move(found.hint));
  } else {
    warn(std::move(found.field), std::move(found.reason), std::move(found.hint));
  }
}

void DiagnosticLog::keep(Severity severity, std::string field, std::string reason,
                         std::string hint) {
  if (kept_.size() >= capacity_) return;
  if (severity == Severity::kWarning) ++kept_warnings_;
  kept_.push_back({.file = file_,
                   .line = line_,
                   .severity = severity,
                   .field = std::move(field),
                   .reason = std::move(reason),
                   .hint = std::move(hint)});
}

void DiagnosticLog::drop_last_warning() {
  const auto last = std::find_if(kept_.rbegin(), kept_.rend(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::kWarning;
  });
  // base() points behind the element that a reverse iterator stands on.
  kept_.erase(std::next(last).base());
  --kept_warnings_;
}

}  // namespace catalogue
}  // namespace matchgraph

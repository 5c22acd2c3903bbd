#include "tools/importers/markdown_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "catalogue/unicode_text.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxMarkdownDiagnostics = 1000;  // a file

std::optional<std::string> read_bytes(const std::string& path, catalogue::DiagnosticLog& log) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  if (in) {
    bytes.resize(kMaxMarkdownBytes + 1);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
  }
  if (!in.is_open() || in.bad()) {
    log.error("", fmt::format("cannot be read: {}", std::strerror(errno)), "");
    return std::nullopt;
  }
  return bytes;
}

/// True when the text may be read as Markdown.
bool is_acceptable(const std::string& bytes, catalogue::DiagnosticLog& log) {
  if (bytes.size() > kMaxMarkdownBytes) {
    log.error("", fmt::format("longer than {} bytes: this is no list or README", kMaxMarkdownBytes),
              "");
    return false;
  }
  const auto bad = catalogue::find_bad_utf8(bytes);
  if (!bad) return true;
  const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(*bad);
  log.set_line(1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n')));
  log.error("", "is not UTF-8 text", "");
  log.set_line(0);
  return false;
}

std::optional<Date> file_date(const std::string& path) {
  std::error_code fault;
  const auto time = std::filesystem::last_write_time(path, fault);
  if (fault) return std::nullopt;
  const auto days = std::chrono::floor<std::chrono::days>(std::chrono::file_clock::to_sys(time));
  const std::chrono::year_month_day date{days};
  return Date{static_cast<std::int16_t>(static_cast<int>(date.year())),
              static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
              static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

void add_log(catalogue::DiagnosticLog& log, ImportReport& report) {
  report.errors += log.errors();
  report.warnings += log.warnings();
  ++(log.errors() > 0 ? report.skipped : report.imported);
  std::vector<Diagnostic> diagnostics = log.take();
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& left, const Diagnostic& right) { return left.line < right.line; });
  std::move(diagnostics.begin(), diagnostics.end(), std::back_inserter(report.diagnostics));
}

}  // namespace

ImportReport for_each_markdown_file(
    const ImportRequest& request,
    const std::function<void(const MarkdownFile&, catalogue::DiagnosticLog&)>& read) {
  ImportReport report;
  for (std::size_t i = 0; i < request.files.size(); ++i) {
    MarkdownFile file{.path = request.files[i], .bytes = {}, .observed = request.observed};
    if (request.progress) {
      request.progress(
          {file.path, static_cast<double>(i) / static_cast<double>(request.files.size())});
    }
    catalogue::DiagnosticLog log(file.path, kMaxMarkdownDiagnostics);
    std::optional<std::string> bytes = read_bytes(file.path, log);
    if (bytes && is_acceptable(*bytes, log)) {
      file.bytes = std::move(*bytes);
      if (file.bytes.starts_with("\xEF\xBB\xBF")) file.bytes.erase(0, 3);
      if (!file.observed) file.observed = file_date(file.path);
      read(file, log);
    }
    add_log(log, report);
  }
  return report;
}

}  // namespace matchgraph

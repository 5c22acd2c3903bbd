#include "tools/importers/markdown/markdown_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/file_bytes.h"
#include "tools/importers/common/file_head.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/formats.h"
#include "tools/importers/markdown/rst_tree.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxMarkdownDiagnostics = 1000;  // a file

/// True when the text may be read as Markdown.
bool is_acceptable(const std::string& bytes, catalogue::DiagnosticLog& log) {
  if (bytes.size() > kMaxMarkdownBytes) {
    log.error("", fmt::format("longer than {} bytes: this is no list or README", kMaxMarkdownBytes),
              "");
    return false;
  }
  // md4c takes any bytes, and what it passes on would reach the catalogue.
  const auto bad = catalogue::find_bad_utf8(bytes);
  if (!bad) return true;
  const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(*bad);
  log.set_line(1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n')));
  log.error("", "is not UTF-8 text", "");
  log.set_line(0);
  return false;
}

/// False, with an error, for a file that is JSON, CSV or something else that is no text to be read.
bool is_of_format(const MarkdownFile& file, std::string_view format,
                  catalogue::DiagnosticLog& log) {
  constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
  const FileHead head(std::string_view(file.bytes).substr(0, kHeadBytes), file.path);
  const std::string hint = other_format(head, format, file.path);
  if (hint.empty()) return true;
  log.set_line(1);
  log.error("", fmt::format("is no {} file", format), hint);
  return false;
}

void add_log(catalogue::DiagnosticLog& log, ImportReport& report) {
  report.errors += log.errors();
  report.warnings += log.warnings();
  ++(log.errors() > 0 ? report.skipped : report.imported);
  std::vector<Diagnostic> diagnostics = log.take();
  // Problems of a document's end are found before those within it.
  std::stable_sort(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& left, const Diagnostic& right) { return left.line < right.line; });
  std::move(diagnostics.begin(), diagnostics.end(), std::back_inserter(report.diagnostics));
}

}  // namespace

markdown::Document parse_markdown_file(const MarkdownFile& file, std::size_t from,
                                       std::size_t first_line) {
  const std::string_view bytes = std::string_view(file.bytes).substr(from);
  // A file's name is surer than what its text looks like; "README" alone tells nothing.
  const bool is_rst =
      in_lower_case(file.path).ends_with(".rst") ||
      (!in_lower_case(file.path).ends_with(".md") && markdown::looks_like_rst(bytes));
  return is_rst ? markdown::parse_rst(bytes, first_line) : markdown::parse(bytes, first_line);
}

void warn_of_unread(const markdown::Document& document, catalogue::DiagnosticLog& log) {
  // One warning for each kind, not for each place, as a file may hold hundreds of them.
  std::map<std::string_view, std::pair<std::size_t, std::size_t>> kinds;  // count, first line
  for (const markdown::Unread& one : document.unread) {
    auto& [count, line] = kinds[one.what];
    if (count++ == 0) line = one.line;
  }
  for (const auto& [what, found] : kinds) {
    log.set_line(found.second);
    log.warn("",
             fmt::format("{} {}{} of reStructuredText left out", found.first, what,
                         found.first == 1 ? "" : "s"),
             what == "table" ? "tables drawn with frames or lines of \"=\" are read, without cells "
                               "over several columns or rows"
                             : "what \".. raw::\" and \".. include::\" bring in is not read");
  }
}

ImportReport for_each_markdown_file(
    const ImportRequest& request, std::string_view format,
    const std::function<void(const MarkdownFile&, catalogue::DiagnosticLog&)>& read) {
  ImportReport report;
  for (std::size_t i = 0; i < request.files.size(); ++i) {
    MarkdownFile file{.path = request.files[i], .bytes = {}, .observed = request.observed};
    if (request.progress) {
      request.progress(
          {file.path, static_cast<double>(i) / static_cast<double>(request.files.size())});
    }
    catalogue::DiagnosticLog log(file.path, kMaxMarkdownDiagnostics);
    std::optional<std::string> bytes = importers::read_bytes(file.path, kMaxMarkdownBytes, log);
    if (bytes && is_acceptable(*bytes, log)) {
      file.bytes = std::move(*bytes);
      // md4c would take it for a character in front of the first heading's mark.
      if (file.bytes.starts_with("\xEF\xBB\xBF")) file.bytes.erase(0, 3);
      if (!file.observed) file.observed = importers::date_of_file(file.path);
      if (is_of_format(file, format, log)) read(file, log);
    }
    add_log(log, report);
  }
  return report;
}

}  // namespace matchgraph

#include "tools/importers/records/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "tools/importers/records/csv_rows.h"
#include "tools/importers/records/record.h"
#include "tools/importers/records/record_files.h"

namespace matchgraph {
namespace {

using importers::Role;
using records::CsvRow;
using records::Record;

/// The roles of the columns, by the request's map first.
std::vector<Role> roles_of(const CsvRow& header, const ImportRequest& request) {
  std::vector<Role> roles;
  for (const std::string& cell : header.cells) {
    // Without case and blanks around, as a map is typed by hand and the head stands in the file.
    const auto mapped =
        std::find_if(request.columns.begin(), request.columns.end(), [&cell](const auto& one) {
          return equals_ignoring_case(trimmed(one.first), trimmed(cell));
        });
    roles.push_back(mapped == request.columns.end() ? importers::role_of_label(cell)
                                                    : importers::role_of_field(mapped->second));
  }
  return roles;
}

void tell_unknown(const CsvRow& header, const std::vector<Role>& roles,
                  catalogue::DiagnosticLog& log) {
  std::string names;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i] != Role::kNone || trimmed(header.cells[i]).empty()) continue;
    names += (names.empty() ? "\"" : ", \"") + header.cells[i] + "\"";
  }
  if (names.empty()) return;
  log.set_line(header.line);
  log.warn("", fmt::format("columns that are not known: {}", names),
           "they are left out; --map \"COLUMN=FIELD\" says what one holds");
}

void read_csv(const ImportRequest& request, std::string_view bytes, awesome::Drafts& drafts,
              catalogue::DiagnosticLog& log) {
  const char separator = records::csv_separator(bytes);
  std::size_t at = 0;
  std::size_t line = 1;
  CsvRow header;
  if (!records::read_csv_row(bytes, separator, at, line, header)) {
    return log.error("", "is empty", "expected a header row and rows below it");
  }
  const std::vector<Role> roles = roles_of(header, request);
  const auto has = [&roles](Role role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  };
  // Without one of these a row has nothing that it could be called or told apart by.
  if (!has(Role::kName) && !has(Role::kLink) && !has(Role::kRepository)) {
    log.set_line(header.line);
    return log.error("", "no column is called name, url or the like",
                     "say which is with --map \"COLUMN=name\"");
  }
  // Told and not refused: sheets have columns for their keepers as well ("checked by").
  tell_unknown(header, roles, log);
  CsvRow row;
  while (records::read_csv_row(bytes, separator, at, line, row)) {
    Record record;
    record.line = row.line;
    // Cells at a row's end may be missing, and there may be more of them than the head names.
    for (std::size_t i = 0; i < std::min(row.cells.size(), roles.size()); ++i) {
      record.fields.push_back(
          {std::string(trimmed(header.cells[i])), std::string(trimmed(row.cells[i])), roles[i]});
    }
    records::add_record(record, drafts, log);
  }
}

}  // namespace

ImportReport import_csv(const ImportRequest& request) {
  return records::import_record_files(
      request, "csv",
      [&request](const std::string& /*file*/, std::string_view bytes, awesome::Drafts& drafts,
                 catalogue::DiagnosticLog& log) { read_csv(request, bytes, drafts, log); });
}

bool recognises_csv(const FileHead& head) {
  if (head.is_json()) return false;
  if (head.is_named("csv") || head.is_named("tsv")) return true;
  // A list in Markdown may have as many commas on its first lines as a table has.
  if (head.is_named("md") || head.is_named("rst") || head.is_named("txt")) return false;
  // Three lines with as many cells, and more than two of them, are no prose.
  const char separator = records::csv_separator(head.bytes());
  std::size_t at = 0;
  std::size_t line = 1;
  std::size_t cells = 0;
  CsvRow row;
  for (int i = 0; i < 3; ++i) {
    // Lines with bars are a table in Markdown.
    if (separator == '|' || !records::read_csv_row(head.bytes(), separator, at, line, row)) {
      return false;
    }
    if (i == 0) cells = row.cells.size();
    if (row.cells.size() != cells || cells < 3) return false;
  }
  return true;
}

}  // namespace matchgraph

// Lists as tables of chosen columns: what a page shows as a table, for a spreadsheet.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/columns.h"
#include "render/csv/csv_table.h"

namespace matchgraph {
namespace {

using render::CsvCell;
using render::CsvTable;
using render::ListColumn;

std::vector<const ListColumn*> columns_named(const std::vector<std::string>& names) {
  std::vector<const ListColumn*> out;
  for (const std::string& name : names) {
    const ListColumn* const column = render::column_named(name);
    // A misspelt column would be an empty one, and nobody would notice.
    if (column == nullptr) {
      std::vector<std::string_view> known;
      for (const ListColumn& one : render::list_columns()) known.push_back(one.name);
      throw Error(ErrorCode::kUsage, fmt::format("column: \"{}\" is none; there are {}", name,
                                                 fmt::join(known, ", ")));
    }
    out.push_back(column);
  }
  return out;
}

template <typename Items>
std::string table_of(const Items& results, std::size_t offset,
                     const std::vector<std::string>& names) {
  const std::vector<const ListColumn*> columns = columns_named(names);
  std::vector<CsvCell> head = {"position", "id", "name"};
  // By name, so that columns may be moved around without a reader's program failing.
  for (const ListColumn* column : columns) head.emplace_back(column->name);
  CsvTable table(head);
  for (const auto& result : results) {
    std::vector<CsvCell> cells = {++offset, result.entity.id, result.entity.name};
    for (const ListColumn* column : columns) cells.emplace_back(column->words(result.entity));
    table.add(cells);
  }
  return table.take();
}

}  // namespace

std::string to_csv(const AlternativesResults& results, const std::vector<std::string>& columns) {
  return columns.empty() ? to_csv(results) : table_of(results.results, results.offset, columns);
}

std::string to_csv(const Answer& answer, const std::vector<std::string>& columns) {
  if (answer.alternatives) return to_csv(*answer.alternatives, columns);
  if (!answer.search || columns.empty()) return to_csv(answer);
  return table_of(answer.search->results, answer.search->query.offset, columns);
}

}  // namespace matchgraph

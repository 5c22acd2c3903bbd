// Search results and alternatives as tables: a record per result.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/csv/csv_table.h"
#include "render/csv/csv_words.h"
#include "render/text/card_text.h"
#include "render/trait_words.h"

namespace matchgraph {
namespace {

using render::csv_words;
using render::CsvCell;
using render::CsvTable;

constexpr std::string_view kSeparator = "; ";

void append(std::vector<CsvCell>& cells, const std::vector<CsvCell>& further) {
  cells.insert(cells.end(), further.begin(), further.end());
}

std::vector<CsvCell> columns(const std::vector<CsvCell>& further, const std::string& workload) {
  std::vector<CsvCell> all = render::card_columns();
  append(all, further);
  // The columns of a cost only where one was asked for.
  if (!workload.empty()) append(all, render::cost_columns());
  return all;
}

template <typename Items, typename Words>
std::string list_words(const Items& items, const Words& words_of) {
  std::vector<std::string> words;
  for (const auto& item : items) words.push_back(words_of(item));
  return fmt::format("{}", fmt::join(words, kSeparator));
}

}  // namespace

std::string to_csv(const SearchResults& results) {
  const bool has_conditions = !results.query.conditions.empty();
  CsvTable table(columns(has_conditions ? std::vector<CsvCell>{"capabilities", "conditions"}
                                        : std::vector<CsvCell>{"capabilities"},
                         results.query.workload));
  std::size_t position = results.query.offset;
  // Positions count on from page to page.
  for (const SearchHit& hit : results.results) {
    std::vector<CsvCell> cells = render::card_cells(++position, hit.entity, hit.score);
    cells.emplace_back(list_words(hit.capabilities, [](const MatchedCapability& match) {
      return csv_words(match.capability);
    }));
    if (has_conditions) {
      cells.emplace_back(list_words(hit.conditions, render::condition_words));
    }
    // A shorter record is filled up by the table.
    if (hit.entity.cost) append(cells, render::cost_cells(hit.entity));
    table.add(cells);
  }
  return table.take();
}

std::string to_csv(const AlternativesResults& results) {
  std::vector<CsvCell> own = {"shared", "related", "adds", "missing", "differs"};
  const bool has_conditions = !results.conditions.empty();
  if (has_conditions) own.emplace_back("conditions");
  CsvTable table(columns(own, results.workload));
  std::size_t position = results.offset;
  for (const Alternative& alternative : results.results) {
    std::vector<CsvCell> cells =
        render::card_cells(++position, alternative.entity, alternative.score);
    cells.emplace_back(list_words(
        alternative.shared, [](const CapabilityPair& pair) { return csv_words(pair.right); }));
    // In the words of the alternative, as each row is about it.
    cells.emplace_back(list_words(
        alternative.related, [](const CapabilityPair& pair) { return csv_words(pair.right); }));
    cells.emplace_back(list_words(alternative.only_here, csv_words));
    cells.emplace_back(list_words(alternative.missing, [](const SeedCapability& missing) {
      return csv_words(missing.capability);
    }));
    cells.emplace_back(list_words(alternative.differences, render::difference_words));
    if (has_conditions) {
      cells.emplace_back(list_words(alternative.conditions, render::condition_words));
    }
    if (alternative.entity.cost) append(cells, render::cost_cells(alternative.entity));
    table.add(cells);
  }
  return table.take();
}

}  // namespace matchgraph

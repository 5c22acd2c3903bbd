// What the cells of the CSV tables say in the same words.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/results.h"
#include "render/csv/csv_table.h"

namespace matchgraph::render {

/// "name: text", or the text alone.
std::string csv_words(const CapabilityRef& capability);

/// What every list tells of an entity, and the names of these columns. Unknown is an empty cell.
std::vector<CsvCell> card_columns();
std::vector<CsvCell> card_cells(std::size_t position, const EntityCard& card, double score);

/// What a workload costs, and the names of these columns.
std::vector<CsvCell> cost_columns();
std::vector<CsvCell> cost_cells(const EntityCard& card);

}  // namespace matchgraph::render

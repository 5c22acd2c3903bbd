// One comparison page as it stands, before it meets other pages.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/diagnostic_log.h"
#include "matchgraph/entity.h"

namespace matchgraph::page {

/// A cell of the table, and its line from 1; no words when the page does not have it.
struct Cell {
  std::string words;
  std::size_t line = 0;
};

struct ListedCapability {
  Capability capability;  ///< text, unique and versus only
  std::size_t line = 0;
};

/// What a page says about one of its two entities.
struct Column {
  std::string name;
  Cell type;
  Cell pricing;
  Cell starting_price;  ///< no words when the page shows none or a dash
  Stated stated;        ///< figures, and rows that this version does not know; no source yet
  std::vector<ListedCapability> capabilities;
};

struct PageRecord {
  bool broken = false;
  std::array<Column, 2> columns;  ///< as the page orders them
};

/// "Free", "Paid", "Open source", ...; unknown for other words.
PriceModel parse_pricing(std::string_view words);

/// Reads a page. Both layouts give the same record but for `broken` and the lines. Nothing when the
/// log got an error. Problems come in no particular order of lines.
std::optional<PageRecord> read_page(std::string_view bytes, catalogue::DiagnosticLog& log);

}  // namespace matchgraph::page

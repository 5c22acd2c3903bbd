#include "tools/importers/pages/page_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "render/page/page_wording.h"
#include "text/parse_number.h"
#include "text/unicode_text.h"
#include "tools/importers/pages/page_body.h"
#include "tools/importers/pages/page_table.h"

namespace matchgraph::page {
namespace {

template <typename T>
std::optional<T> parse_within(std::string_view text, std::string_view ending, T low, T high) {
  if (!text.ends_with(ending)) return std::nullopt;
  text.remove_suffix(ending.size());
  const std::optional<T> value = parse_number<T>(text);
  // Written so that what is not a number fails too.
  if (!value || !(*value >= low) || !(*value <= high)) return std::nullopt;
  return value;
}

std::optional<double> parse_rank(std::string_view text) {
  return parse_within<double>(text, "/100", 0, 100);
}
std::optional<double> parse_share(std::string_view text) {
  return parse_within<double>(text, "", 0, 1);
}
std::optional<std::int64_t> parse_decomposed(std::string_view text) {
  return parse_within<std::int64_t>(text, kDecomposed, 0, INT64_MAX);
}
std::optional<std::int64_t> parse_count(std::string_view text) {
  return parse_within<std::int64_t>(text, "", 0, INT64_MAX);
}

bool is_unknown(std::string_view words) { return words == kUnknown || words == kNoPrice; }

/// Stores a figure; words that are none are told.
template <typename T>
void set_figure(std::optional<T>& figure, const TableRow& row, std::size_t side,
                std::optional<T> (*parse)(std::string_view), std::string_view expected,
                catalogue::DiagnosticLog& log) {
  const std::string& words = row.values[side];
  if (is_unknown(words)) return;
  figure = parse(words);
  if (figure) return;
  log.set_line(row.line);
  log.warn(row.feature,
           fmt::format("\"{}\" is not {}, and is left out", catalogue::shorten(words), expected),
           "");
}

/// A row that this version does not know, kept under a name of its own.
void keep_row(Column& column, const TableRow& row, std::size_t side) {
  // With a beginning of its own, so that no field that pages may have later is taken for it.
  std::string name = "page_" + catalogue::slug(row.feature);
  std::replace(name.begin(), name.end(), '-', '_');
  column.stated.extra.push_back({.name = name, .json = nlohmann::json(row.values[side]).dump()});
}

void set_cell(Column& column, const TableRow& row, std::size_t side,
              catalogue::DiagnosticLog& log) {
  Stated& stated = column.stated;
  const std::string& words = row.values[side];
  constexpr std::string_view kShare = "a number from 0 to 1";
  if (row.feature == "Type") {
    column.type = {words, row.line};
  } else if (row.feature == "UnfragileRank") {
    set_figure(stated.rank, row, side, parse_rank, "\"n/100\"", log);
  } else if (row.feature == "Adoption") {
    set_figure(stated.adoption, row, side, parse_share, kShare, log);
  } else if (row.feature == "Quality") {
    set_figure(stated.quality, row, side, parse_share, kShare, log);
  } else if (row.feature == "Ecosystem") {
    set_figure(stated.ecosystem, row, side, parse_share, kShare, log);
  } else if (row.feature == "Match Graph") {
    set_figure(stated.match_graph, row, side, parse_share, kShare, log);
  } else if (row.feature == "Pricing") {
    if (!is_unknown(words)) column.pricing = {words, row.line};
  } else if (row.feature == "Starting Price") {
    if (!is_unknown(words)) column.starting_price = {words, row.line};
  } else if (row.feature == "Capabilities") {
    set_figure(stated.capability_count, row, side, parse_decomposed, "\"n decomposed\"", log);
  } else if (row.feature == "Times Matched") {
    set_figure(stated.times_matched, row, side, parse_count, "a count", log);
  } else {
    keep_row(column, row, side);
    // Once per row, not per column.
    if (side != 0) return;
    log.set_line(row.line);
    log.warn(catalogue::shorten(row.feature), "an unknown row, kept as the page words it", "");
  }
}

void set_figures(PageRecord& record, const Table& table, catalogue::DiagnosticLog& log) {
  constexpr std::array<std::string_view, 9> kExpected = {
      "Type",        "UnfragileRank", "Adoption",     "Quality",      "Ecosystem",
      "Match Graph", "Pricing",       "Capabilities", "Times Matched"};
  std::set<std::string> seen;  // without case and punctuation, as unknown rows are named
  for (const TableRow& row : table.rows) {
    if (!seen.insert(catalogue::slug(row.feature)).second) {
      log.set_line(row.line);
      log.warn(catalogue::shorten(row.feature), "a row for the second time, left out", "");
      continue;
    }
    for (std::size_t side = 0; side < 2; ++side) set_cell(record.columns[side], row, side, log);
  }
  for (const std::string_view feature : kExpected) {
    if (seen.contains(catalogue::slug(feature))) continue;
    log.set_line(0);
    log.warn(std::string(feature), "the table has no such row", "");
  }
  // Catalogues keep further fields in the order of their names, so that equal entities are written
  // equally.
  for (Column& column : record.columns) {
    std::sort(
        column.stated.extra.begin(), column.stated.extra.end(),
        [](const ExtraField& left, const ExtraField& right) { return left.name < right.name; });
  }
}

Contender contender(const Column& column) {
  Contender result{.name = column.name, .rank = std::nullopt, .pricing = PriceModel::kUnknown};
  if (column.stated.rank) result.rank = std::llround(*column.stated.rank);
  result.pricing = parse_pricing(column.pricing.words);
  return result;
}

/// Title, headline and verdict repeat what the table says; where they differ, the table counts.
void check_sentences(const PageRecord& record, std::span<const Line> above_table,
                     const std::optional<Line>& verdict, catalogue::DiagnosticLog& log) {
  const Contender a = contender(record.columns[0]);
  const Contender b = contender(record.columns[1]);
  const auto differs = [&log](std::size_t line, std::string_view field, std::string_view expected) {
    log.set_line(line);
    log.warn(std::string(field), "differs from the table, which counts",
             fmt::format("by the table: \"{}\"", catalogue::shorten(expected, 200)));
  };
  const std::string title = fmt::format("{} vs {}", a.name, b.name);
  const std::string headline = record.broken
                                   ? std::string(kSideBySide)
                                   : fmt::format("{} {}", rank_sentence(a, b), kBackedByEvidence);
  const std::array<std::string_view, 2> expected = {title, headline};
  for (std::size_t i = 0; i < above_table.size(); ++i) {
    const std::string_view field = i == 0 ? "title" : "headline";
    if (i >= 2) {
      log.set_line(above_table[i].number);
      log.warn("", "a line above the table, left out: " + catalogue::shorten(above_table[i].text),
               "");
    } else if (above_table[i].text != expected[i]) {
      differs(above_table[i].number, field, expected[i]);
    }
  }
  if (above_table.size() < 2) {
    log.set_line(1);
    log.warn("", "the title or the headline is missing above the table", "");
  }
  if (verdict && verdict->text != verdict_sentence(a, b)) {
    differs(verdict->number, "Verdict", verdict_sentence(a, b));
  }
}

}  // namespace

PriceModel parse_pricing(std::string_view words) {
  return parse_price_model(catalogue::slug(words)).value_or(PriceModel::kUnknown);
}

std::optional<PageRecord> read_page(std::string_view bytes, catalogue::DiagnosticLog& log) {
  const std::string plain = unescape_markup(bytes);
  const std::vector<Line> lines = split_lines(plain, log);
  if (lines.empty()) return std::nullopt;
  const std::optional<Table> table = read_table(lines, log);
  if (!table) return std::nullopt;

  PageRecord record;
  for (std::size_t side = 0; side < 2; ++side) record.columns[side].name = table->names[side];
  set_figures(record, *table, log);
  const std::span all(lines);
  Body body = read_body(
      all.subspan(table->end), table->names,
      {record.columns[0].stated.capability_count, record.columns[1].stated.capability_count}, log);
  for (std::size_t side = 0; side < 2; ++side) {
    record.columns[side].capabilities = std::move(body.capabilities[side]);
  }
  record.broken = !body.has_headings;
  for (Column& column : record.columns) column.stated.layout = record.broken ? "broken" : "clean";
  check_sentences(record, all.first(table->begin), body.verdict, log);
  // A page with an error is left out as a whole: half of it could credit one entity with the
  // other's.
  if (log.errors() > 0) return std::nullopt;
  return record;
}

}  // namespace matchgraph::page

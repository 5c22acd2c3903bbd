#include "tools/importers/readme/capabilities/capability_tables.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_rules.h"
#include "tools/importers/readme/capabilities/lines/item_words.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"

namespace matchgraph::readme {
namespace {

using markdown::Block;
using markdown::Text;

bool is_tick(const Text& cell) {
  // The heavy one also with the selector behind it that asks for a picture.
  constexpr std::array<std::string_view, 8> kTicks = {"✅", "✔",    "✔️", "✓",
                                                      "☑", "🟢", "yes",    "Yes"};
  return std::find(kTicks.begin(), kTicks.end(), cell.words) != kTicks.end();
}

bool is_figure(const Text& cell) {
  const auto digits = std::count_if(cell.words.begin(), cell.words.end(), is_digit);
  // "12.5 ms" is a figure, "Supports OAuth 2" is none.
  return digits > 0 && static_cast<std::size_t>(digits) * 4 >= cell.words.size();
}

/// True when a third of the cells besides the first column are numbers.
bool is_table_of_figures(const Block& table) {
  std::size_t figures = 0;
  std::size_t cells = 0;
  for (std::size_t i = 1; i < table.children.size(); ++i) {
    const std::vector<Text>& row = table.children[i].cells;
    // The first column names the rows, in tables of figures too.
    for (std::size_t column = 1; column < row.size(); ++column) {
      ++cells;
      if (is_figure(row[column])) ++figures;
    }
  }
  // Benchmarks: their rows tell how well, not what.
  return figures * 3 >= cells && cells > 0 && figures > 0;
}

/// The column of the thing among those of others; 0 where there is none.
std::size_t own_column(const std::vector<Text>& header, const std::vector<std::string>& subjects) {
  for (std::size_t c = 1; c < header.size(); ++c) {
    const std::string words(trimmed(phrases::joined_words(header[c].words)));
    if (std::find(subjects.begin(), subjects.end(), words) != subjects.end()) return c;
  }
  return 0;
}

std::vector<TableCapability> read_ticks(const Block& table,
                                        const std::vector<std::string>& subjects) {
  std::vector<TableCapability> out;
  const std::vector<Text>& header = table.children.front().cells;
  const std::size_t own = own_column(header, subjects);
  for (std::size_t i = 1; i < table.children.size(); ++i) {
    const Block& row = table.children[i];
    std::string columns;
    for (std::size_t c = 1; c < std::min(row.cells.size(), header.size()); ++c) {
      if (is_tick(row.cells[c])) columns += (columns.empty() ? "" : ", ") + header[c].words;
    }
    if (row.cells.empty() || columns.empty()) continue;
    // "/mill" and "`grind`" are names of calls.
    const bool is_call =
        row.cells[0].words.starts_with('/') || is_all(row.cells[0], markdown::SpanKind::kCode);
    if (is_call || !is_capability_item(row.cells[0].words, false, SectionKind::kFeatures)) continue;
    if (own > 0) {
      const bool is_own = own < row.cells.size() && is_tick(row.cells[own]);
      if (is_own) out.push_back({row.cells[0].words, row.cells[0].words, row.line});
      continue;
    }
    out.push_back({row.cells[0].words, row.cells[0].words + " (" + columns + ")", row.line});
  }
  return out;
}

/// True for tables of options, settings, parts of an architecture and other things that are set.
bool is_table_of_options(const Block& table) {
  const std::vector<Text>& header = table.children.front().cells;
  if (header.empty()) return true;
  // Below these heads stands what is set, called or inside, and no row says what the thing does.
  if (title_has(plain_title(header[0].words),
                "option|options|flag|flags|argument|arguments|parameter|parameters|variable|"
                "variables|env|environment|setting|settings|key|keys|property|properties|field|"
                "fields|attribute|shortcut|hyperparameter|=style|=value|=type|component|layer|"
                "configuration|config|header|status code|method|endpoint")) {
    return true;
  }
  std::size_t options = 0;
  for (std::size_t i = 1; i < table.children.size(); ++i) {
    const std::vector<Text>& row = table.children[i].cells;
    if (!row.empty() && (row[0].words.starts_with('-') || names_option(row[0].words))) ++options;
  }
  return options * 2 >= table.children.size();
}

/// The column that describes, or nothing.
std::size_t description_column(const Block& table) {
  const std::vector<Text>& header = table.children.front().cells;
  // Not the first column: it names what another describes.
  for (std::size_t c = 1; c < header.size(); ++c) {
    if (title_has(plain_title(header[c].words),
                  "description|what it does|feature|features|capability|capabilities|purpose|"
                  "behavior|behaviour|details|function")) {
      return c;
    }
  }
  return 0;
}

std::string_view next_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return trimmed(part, " \t-*");
}

/// "Title\n• one\n• two": the first part is named by the row, the others by themselves.
void read_description(const Block& row, std::size_t column, std::vector<TableCapability>& out) {
  if (row.cells.size() <= column || begins_with_call(row.cells[0])) return;
  std::string_view rest = row.cells[column].words;
  bool is_first = true;
  while (!rest.empty()) {
    std::string_view part = next_part(rest);
    const bool is_bullet = part.starts_with("•");
    if (is_bullet) part = trimmed(part.substr(std::string_view("•").size()));
    const std::string text(catalogue::without_pictures(part));
    if (!is_capability_item(text, false, SectionKind::kIntroduction)) continue;
    const std::string name =
        is_first && !is_bullet ? row.cells[0].words : phrases::short_name(text);
    out.push_back({name, text, row.line});
    is_first = false;
  }
}

/// The rows' names as one capability; of a table with ticks, of those that have one.
std::vector<TableCapability> read_names_column(const Block& table, std::string_view title) {
  const bool is_ticked = has_ticks(table);
  TableCapability one;
  one.line = table.line;
  one.name = trimmed(title, " :");
  one.text = one.name;
  for (std::size_t i = 1; i < table.children.size(); ++i) {
    const std::vector<Text>& row = table.children[i].cells;
    if (row.empty() || row[0].words.empty()) continue;
    if (is_ticked && std::none_of(row.begin(), row.end(), is_tick)) continue;
    one.text += (one.text == one.name ? ": " : ", ") + row[0].words;
  }
  if (phrases::words(one.name).size() > 6) one.name = phrases::short_name(one.name);
  return {one};
}

/// True for a table of platforms, formats or services below "Supported ...": its rows are names.
bool is_table_of_names(const Block& table, std::string_view title) {
  constexpr std::size_t kFewWordsPerName = 3;  // on average
  const std::vector<Text>& header = table.children.front().cells;
  const std::string over = phrases::joined_words(title) + plain_title(header.front().words);
  if (!introduces_names(title) ||
      // Deeds are capabilities one by one, below "Supported" too; only kinds and names make one
      // together.
      title_has(over,
                "feature|features|capability|capabilities|function|functions|functionality|"
                "operation|operations|command|commands|task|tasks|action|actions")) {
    return false;
  }
  std::size_t words = 0;
  for (std::size_t i = 1; i < table.children.size(); ++i) {
    const std::vector<Text>& row = table.children[i].cells;
    if (!row.empty()) words += phrases::words(row[0].words).size();
  }
  return words <= (table.children.size() - 1) * kFewWordsPerName;
}

}  // namespace

bool has_ticks(const Block& table) {
  return std::any_of(table.children.begin(), table.children.end(), [](const Block& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), is_tick);
  });
}

bool is_table_of_examples(const Block& table) {
  if (table.children.empty() || table.children.front().cells.empty()) return false;
  return title_has(plain_title(table.children.front().cells[0].words),
                   "example|examples|tool|tools|feature|features|program|app|project|capability");
}

std::vector<TableCapability> read_capability_table(const Block& table, std::string_view title,
                                                   bool is_wanted,
                                                   const std::vector<std::string>& subjects) {
  if (table.children.size() < 2) return {};
  if (is_table_of_options(table)) return {};
  // Ticks before figures: a comparison of versions has both, and its ticks tell.
  if (has_ticks(table)) {
    const bool is_of_names = is_wanted && is_table_of_names(table, title) &&
                             own_column(table.children.front().cells, subjects) == 0;
    return is_of_names ? read_names_column(table, title) : read_ticks(table, subjects);
  }
  if (is_table_of_figures(table)) return {};
  std::vector<TableCapability> out;
  const std::size_t column = description_column(table);
  if (column > 0) {
    for (std::size_t i = 1; i < table.children.size(); ++i) {
      read_description(table.children[i], column, out);
    }
    return out;
  }
  if (is_wanted && introduces_names(title)) return read_names_column(table, title);
  return {};
}

}  // namespace matchgraph::readme

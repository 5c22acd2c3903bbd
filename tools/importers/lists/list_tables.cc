#include "tools/importers/lists/list_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/fields/field_values.h"
#include "tools/importers/lists/item_sentences.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::awesome {
namespace {

using importers::Role;
using markdown::Block;
using markdown::Text;

bool is_link_role(Role role) {
  return role == Role::kLink || role == Role::kRepository || role == Role::kPaper;
}

std::size_t count_links(const Block& table, std::size_t column) {
  return static_cast<std::size_t>(
      std::count_if(table.children.begin() + 1, table.children.end(), [column](const Block& row) {
        return row.cells.size() > column && !web_links(row.cells[column]).empty();
      }));
}

/// The column of names.
std::size_t name_column(const Block& table, const std::vector<Role>& roles) {
  const auto find = [&](auto fits) -> std::optional<std::size_t> {
    for (std::size_t column = 0; column < roles.size(); ++column) {
      if (fits(column)) return column;
    }
    return std::nullopt;
  };
  const auto linked = [&](std::size_t column) { return count_links(table, column) > 0; };
  // From the surest sign to the weakest.
  if (const auto found =
          find([&](std::size_t c) { return roles[c] == Role::kName && linked(c); })) {
    return *found;
  }
  if (const auto found = find([&](std::size_t c) { return roles[c] == Role::kName; }))
    return *found;
  if (const auto found =
          find([&](std::size_t c) { return linked(c) && !is_link_role(roles[c]); })) {
    return *found;
  }
  // Of a table of papers, the paper is what the row is about.
  if (const auto found =
          find([&](std::size_t c) { return roles[c] == Role::kPaper && linked(c); })) {
    return *found;
  }
  return find(linked).value_or(0);
}

/// Words that tell something, rather than a figure, a date, ticks or the words of links.
bool is_prose(const Text& cell) {
  constexpr std::size_t kFewestWords = 4;
  if (phrases::word_count(cell.words) < kFewestWords) return false;
  if (importers::read_loose_date(cell.words) || importers::read_quantity(cell.words)) return false;
  std::size_t linked = 0;
  for (const markdown::Span& span : cell.spans) {
    if (span.kind == markdown::SpanKind::kLink) linked += span.end - span.begin;
  }
  // Measurements have words too: "7.2 ms at 4 cores, 12.8 ms at 2".
  const auto digits = std::count_if(cell.words.begin(), cell.words.end(), is_digit);
  return linked * 2 < cell.words.size() &&
         static_cast<std::size_t>(digits) * 3 < cell.words.size() && !is_housekeeping(cell.words);
}

class TableReader {
 public:
  explicit TableReader(const Block& table) : table_(table) {
    for (const Text& head : table.children.front().cells) {
      roles_.push_back(importers::role_of_label(head.words));
    }
    name_ = name_column(table, roles_);
    if (name_ < table.children.front().cells.size()) {
      out_.type = importers::type_of_head(table.children.front().cells[name_].words);
    }
  }

  ReadTable read() {
    // The first row is the head.
    for (std::size_t i = 1; i < table_.children.size(); ++i) read_row(table_.children[i]);
    return std::move(out_);
  }

 private:
  Role role(std::size_t column) const {
    return column < roles_.size() ? roles_[column] : Role::kNone;
  }

  void read_row(const Block& row) {
    TableRow out;
    out.line = row.line;
    const bool has_name = row.cells.size() > name_ && read_name(row.cells[name_], out.item);
    std::vector<NamedLink> links;
    // Links of columns that are headed so come first, as of links that are equally good the first
    // counts.
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (column != name_ && is_link_role(role(column))) add_links(row.cells[column], links);
    }
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (column != name_ && !is_link_role(role(column))) add_links(row.cells[column], links);
    }
    if (out.item.address.empty()) {
      const NamedLink* best = best_link(links);
      if (best != nullptr) out.item.address = best->address;
    }
    if (out.item.address.empty() || (!has_name && links.empty())) {
      std::string words;
      for (const Text& cell : row.cells) words += (words.empty() ? "" : " | ") + cell.words;
      if (!words.empty()) out_.without_link.emplace_back(row.line, std::move(words));
      return;
    }
    if (out.item.name.empty()) {
      out.item.name = std::string(catalogue::without_pictures(links.front().words));
    }
    for (NamedLink& link : links) {
      if (link.address != out.item.address || link.words != out.item.name) {
        out.item.links.push_back(std::move(link));
      }
    }
    read_cells(row, out);
    out_.rows.push_back(std::move(out));
  }

  static void add_links(const Text& cell, std::vector<NamedLink>& links) {
    std::vector<NamedLink> found = web_links(cell);
    std::move(found.begin(), found.end(), std::back_inserter(links));
  }

  /// False for an empty cell.
  static bool read_name(const Text& cell, Item& item) {
    ReadItem read = read_item(cell);
    if (read.item) {
      item = std::move(*read.item);
      return !item.name.empty();
    }
    // What stands on further lines of a cell describes the thing.
    item.name = plain_line(std::string_view(cell.words).substr(0, cell.words.find('\n')));
    return !item.name.empty();
  }

  void read_cells(const Block& row, TableRow& out) {
    std::string longest;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const Text& cell = row.cells[column];
      if (column == name_ || cell.words.empty()) continue;
      const Role found = role(column);
      if (found == Role::kDescription) {
        // Of the name's cell or an earlier column, when they say something.
        if (out.item.description.empty()) take_description(cell, out.item);
      } else if (found == Role::kFeatures) {
        add_features(cell.words, out.features);
      } else if (found == Role::kNone || found == Role::kName) {
        if (is_prose(cell) && cell.words.size() > longest.size()) longest = plain_line(cell.words);
      } else if (!is_link_role(found)) {
        out.facts.emplace_back(found, cell.words);
      }
    }
    if (out.item.description.empty() && out.features.empty()) {
      out.item.description = std::move(longest);
    }
  }

  static void take_description(const Text& cell, Item& item) {
    ItemText words = read_item_text(cell, 0);
    item.description = std::move(words.description);
    item.pictures += words.pictures;
    if (item.license.empty()) item.license = std::move(words.license);
    std::move(words.tags.begin(), words.tags.end(), std::back_inserter(item.tags));
  }

  /// "one<br>two" and "one; two".
  static void add_features(std::string_view words, std::vector<std::string>& out) {
    while (!words.empty()) {
      const std::size_t end = std::min(words.find_first_of("\n;"), words.size());
      std::string text = plain_line(trimmed(words.substr(0, end), " \t-*"));
      if (!text.empty()) out.push_back(std::move(text));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  const Block& table_;
  std::vector<Role> roles_;
  std::size_t name_ = 0;
  ReadTable out_;
};

}  // namespace

ReadTable read_list_table(const Block& table) {
  if (table.children.empty()) return {};
  return TableReader(table).read();
}

}  // namespace matchgraph::awesome

#include "server/web/lists/list_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "render/columns.h"
#include "server/web/entity_type.h"
#include "server/web/lists/cards.h"
#include "server/web/page_frame.h"
#include "server/web/pictures/list_chart.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;
using render::ListColumn;

using Columns = std::vector<const ListColumn*>;

std::string reversed(std::string_view sort) {
  return sort.starts_with('-') ? std::string(sort.substr(1)) : "-" + std::string(sort);
}

/// Those that the address names, else those that the types are chosen by. What was asked about
/// stands first: on a phone the others are out of sight.
Columns shown_columns(std::span<const EntityCard* const> cards, const TableOf& of,
                      const Links& links) {
  Columns columns;
  // In the order of the table, whatever the order in the address.
  for (const ListColumn& column : render::list_columns()) {
    if (links.has("column", column.name)) columns.push_back(&column);
  }
  if (columns.empty()) columns = render::usual_columns(cards);
  const auto is_sorted_by = [&of](const ListColumn* column) {
    return !column->sort.empty() && (of.sort == column->sort || of.sort == reversed(column->sort));
  };
  const auto is_asked = [&of](const ListColumn* column) {
    return std::find(of.asked.begin(), of.asked.end(), column->name) != of.asked.end();
  };
  // Stable, so that the others keep their usual order.
  const auto behind = std::stable_partition(columns.begin(), columns.end(), is_sorted_by);
  std::stable_partition(behind, columns.end(), is_asked);
  return columns;
}

/// Prices, names, makers and licences begin with the least, everything else with the most.
std::string direction_of(std::string_view sort) {
  const bool is_reversed = sort.starts_with('-');
  if (is_reversed) sort.remove_prefix(1);
  constexpr std::array<std::string_view, 4> kFromLeast = {"price", "name", "maker", "license"};
  const bool begins_least =
      std::find(kFromLeast.begin(), kFromLeast.end(), sort) != kFromLeast.end();
  return begins_least != is_reversed ? "ascending" : "descending";
}

/// Heads that sort, the other way round where the list is sorted so already.
void set_head(Fields& head, std::string_view column_sort, std::string_view sort,
              const Links& links) {
  const bool is_on = !column_sort.empty() && (sort == column_sort || sort == reversed(column_sort));
  head.set("is_sorted", is_on);
  head.set("direction", is_on ? direction_of(sort) : "");
  head.set("is_ascending", is_on && direction_of(sort) == "ascending");
  head.set("has_sort", !column_sort.empty());
  head.set("sort_href", links.replaced("sort", is_on ? reversed(sort) : std::string(column_sort)));
}

Fields head_of(const ListColumn& column, std::span<const EntityCard* const> cards,
               std::string_view sort, const Links& links) {
  Fields head("label", std::string(render::column_label(column, cards)));
  head.set("is_number", column.is_number);
  // What is dear is looked at last.
  set_head(head, column.sort == "output_price" ? "-output_price" : column.sort, sort, links);
  return head;
}

/// Beside the maker's figure that of the offer for which it is in the list, where it is another:
/// "1M at Quarry".
std::string fitting_figure(const ListColumn& column, const EntityCard& card,
                           std::span<const EntityCard* const> cards, const std::string& own) {
  if (!card.fitting) return {};
  // A copy, whose figures are those of the offer; the words are made in the same way for both.
  EntityCard offer = card;
  if (column.name == "price" && card.fitting->price) offer.price = card.fitting->price;
  if (column.name == "context" && card.fitting->context) {
    for (Signal& signal : offer.signals) {
      if (signal.name == column.name) signal.value = *card.fitting->context;
    }
  }
  const std::string other = render::column_words(column, offer, cards);
  return other == own ? std::string() : fmt::format("{} at {}", other, card.fitting->seller);
}

Fields row_of(const EntityCard& card, std::span<const EntityCard* const> cards,
              const Columns& columns, std::size_t number, const Links& links) {
  Fields row("number", std::to_string(number));
  row.set("href", links.result(card.id));
  set_type(row, card.type);
  Fields cells = field_list();
  for (const ListColumn* column : columns) {
    const std::string words = render::column_words(*column, card, cards);
    Fields cell("words", field(words));
    cell.set("is_known", !words.empty());
    cell.set("is_number", column->is_number);
    render::set_text(cell, "fitting", fitting_figure(*column, card, cards, words));
    cells.push_back(cell);
  }
  row.set("cells", cells);
  set_actions(row, card, links, fmt::format("#hit-{}", number));
  return row;
}

// All that there are, as a person may want one that no result has.
Fields choices_of(const Columns& shown) {
  Fields choices = field_list();
  for (const ListColumn& column : render::list_columns()) {
    Fields choice("column", std::string(column.name));
    choice.set("label", std::string(column.label));
    choice.set("is_on", std::find(shown.begin(), shown.end(), &column) != shown.end());
    choices.push_back(choice);
  }
  return choices;
}

}  // namespace

bool is_table(const Links& links) { return links.value("view") == "table"; }

std::vector<std::string> asked_fields(const std::vector<Constraint>& constraints) {
  std::vector<std::string> out;
  for (const Constraint& constraint : constraints) out.push_back(constraint.field);
  return out;
}

void set_table(Fields& fields, std::span<const EntityCard* const> cards, const TableOf& of,
               const Links& links) {
  fields.set("is_table", is_table(links));
  fields.set("is_cards", !is_table(links) && !is_chart(links));
  // The links to the other views are on each of them.
  set_chart(fields, cards, links);
  fields.set("cards_href", links.without("view"));
  fields.set("table_href", links.replaced("view", "table"));
  if (!is_table(links)) return;
  const Columns columns = shown_columns(cards, of, links);
  Fields heads = field_list();
  for (const ListColumn* column : columns) heads.push_back(head_of(*column, cards, of.sort, links));
  fields.set("heads", heads);
  Fields name_head;
  set_head(name_head, "name", of.sort, links);
  fields.set("name_head", name_head);
  Fields rows = field_list();
  // Positions go on from page to page.
  std::size_t number = of.first;
  for (const EntityCard* card : cards)
    rows.push_back(row_of(*card, cards, columns, number++, links));
  fields.set("rows", rows);
  fields.set("choices", choices_of(columns));
  fields.set("columns_action", links.path());
  fields.set("columns_passed_on", passed_on(links, true, {"column"}));
  std::vector<std::string> names;
  for (const ListColumn* column : columns) names.emplace_back(column->name);
  fields.set("table_csv_href", links.exported_columns(of.api_path, names));
}

}  // namespace matchgraph::web

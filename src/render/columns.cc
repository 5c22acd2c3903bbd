#include "render/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/chosen_by.h"
#include "render/figures.h"
#include "render/trait_words.h"
#include "wording/fact_words.h"

namespace matchgraph::render {
namespace {

/// What tokens cost in USD per million of them; other units say their unit.
std::string input_words(const EntityCard& card) {
  if (!card.price) {
    const PriceModel model = card.price_model;
    return model == PriceModel::kUnknown ? std::string() : pricing_words(model, {});
  }
  const auto million = usd_per_million_input_tokens(*card.price);
  if (!million) return price_words(*card.price);
  // What costs nothing has no unit.
  return *million == 0 ? "free" : amount_words(*million, "USD");
}

std::string output_words(const EntityCard& card) {
  if (!card.price || !card.price->output) return {};
  // What comes out is priced by the same unit as what goes in.
  Price output = *card.price;
  output.amount = *output.output;
  const auto million = usd_per_million_input_tokens(output);
  // The unit stands beside the price of what goes in.
  if (!million) return amount_words(output.amount, output.currency);
  return *million == 0 ? "free" : amount_words(*million, "USD");
}

std::string signal_column(const EntityCard& card, std::string_view name) {
  const auto value = signal_of(card, name);
  return value ? short_number(*value) : std::string();
}

constexpr auto kColumns = std::to_array<ListColumn>({
    {"type", "Type", [](const EntityCard& card) { return type_words(card.type); }},
    {"maker", "Maker", [](const EntityCard& card) { return card.maker; }, "maker"},
    {"context", "Context", [](const EntityCard& card) { return signal_column(card, "context"); },
     "context", true},
    {"max_output", "Longest answer",
     [](const EntityCard& card) { return signal_column(card, "max_output"); }, "max_output", true},
    {"parameters", "Parameters", [](const EntityCard& card) { return parameters_words(card); },
     "parameters", true},
    {"reads", "Reads", [](const EntityCard& card) { return media_words(card, "input"); }},
    {"writes", "Writes", [](const EntityCard& card) { return media_words(card, "output"); }},
    {"size", "Size", size_facts},
    {"runs", "Runs", where_it_runs},
    {"language", "Language", [](const EntityCard& card) { return code_words(card); }},
    {"price", "Price, $ / 1M in", input_words, "price", true},
    {"output_price", "Out, $ / 1M", output_words, "output_price", true},
    {"license", "Licence", [](const EntityCard& card) { return license_words(card); }, "license"},
    {"stars", "Stars", [](const EntityCard& card) { return signal_column(card, "stars"); }, "stars",
     true},
    {"downloads", "Downloads",
     [](const EntityCard& card) { return signal_column(card, "downloads"); }, "downloads", true},
    {"offers", "Offers",
     [](const EntityCard& card) {
       return card.offers > 1 ? std::to_string(card.offers) : std::string();
     },
     "", true},
    {"rank", "Rank",
     [](const EntityCard& card) {
       return card.unfragile_rank ? rank_words(*card.unfragile_rank) : std::string();
     },
     "rank", true},
    {"updated", "Updated",
     [](const EntityCard& card) { return card.updated ? to_string(*card.updated) : std::string(); },
     "updated", true},
    {"install", "Install", [](const EntityCard& card) { return card.install; }},
});

constexpr std::string_view kPriceColumn = "price";

/// Whether something beside tokens is paid for.
bool has_other_units(std::span<const EntityCard* const> cards) {
  return std::any_of(cards.begin(), cards.end(), [](const EntityCard* card) {
    return card->price && !usd_per_million_input_tokens(*card->price);
  });
}

/// By what people choose a model, data or a program; what else is known can be asked for by name.
constexpr std::array<std::string_view, 8> kOfModels = {
    "maker", "context", "reads", "writes", "price", "output_price", "license", "updated"};
constexpr std::array<std::string_view, 6> kOfData = {"maker", "size",  "license",
                                                     "price", "reads", "updated"};
constexpr std::array<std::string_view, 8> kOfSoftware = {"type",  "maker",   "runs",  "language",
                                                         "price", "license", "stars", "updated"};

std::span<const std::string_view> names_for(ThingKind kind) {
  if (kind == ThingKind::kModel) return kOfModels;
  if (kind == ThingKind::kData) return kOfData;
  return kOfSoftware;
}

}  // namespace

std::span<const ListColumn> list_columns() { return kColumns; }

const ListColumn* column_named(std::string_view name) {
  const auto found = std::find_if(kColumns.begin(), kColumns.end(),
                                  [name](const ListColumn& column) { return column.name == name; });
  return found == kColumns.end() ? nullptr : &*found;
}

std::string_view column_label(const ListColumn& column, std::span<const EntityCard* const> cards) {
  // A head with a unit would be wrong for the prices that have another one.
  return column.name == kPriceColumn && has_other_units(cards) ? "Price" : column.label;
}

std::string column_words(const ListColumn& column, const EntityCard& card,
                         std::span<const EntityCard* const> cards) {
  const bool says_unit = column.name == kPriceColumn && card.price && has_other_units(cards);
  return says_unit ? price_words(*card.price) : column.words(card);
}

std::vector<const ListColumn*> usual_columns(std::span<const EntityCard* const> cards) {
  const auto chooses = [](const ListColumn& column, const EntityCard& card) {
    const auto names = names_for(thing_kind(card.type));
    return std::find(names.begin(), names.end(), column.name) != names.end();
  };
  // What only one sort of things is chosen by is a column of dashes beside many others.
  constexpr std::size_t kFewestShare = 4;
  // Cards of one kind are all chosen by the same, so that even a rare value is worth its column.
  const bool one_kind = std::all_of(cards.begin(), cards.end(), [&](const EntityCard* card) {
    return thing_kind(card->type) == thing_kind(cards.front()->type);
  });
  const auto is_wanted = [&](const ListColumn& column) {
    std::size_t filled = 0;
    bool is_chosen_by = false;
    for (const EntityCard* card : cards) {
      if (column.words(*card).empty()) continue;
      ++filled;
      is_chosen_by = is_chosen_by || chooses(column, *card);
    }
    return is_chosen_by && (one_kind || filled * kFewestShare >= cards.size());
  };
  const bool one_type = std::all_of(cards.begin(), cards.end(), [&](const EntityCard* card) {
    // Types say nothing where all are of one, though kinds may still differ from types.
    return card->type == cards.front()->type;
  });
  std::vector<const ListColumn*> out;
  for (const ListColumn& column : kColumns) {
    // One type for all tells nothing.
    if (column.name == "type" ? !one_type : is_wanted(column)) out.push_back(&column);
  }
  return out;
}

}  // namespace matchgraph::render

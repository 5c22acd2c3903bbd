#include "query/comparison/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "index/facts/fact_columns.h"
#include "matchgraph/workload.h"
#include "query/comparison/trait_rows.h"
#include "text/number_words.h"
#include "text/percent.h"
#include "wording/fact_words.h"
#include "wording/price_words.h"

namespace matchgraph {
namespace {

constexpr const char* kUnknownText = "unknown";
constexpr double kTellingRatio = 1.05;  // less is hardly a difference to a reader

std::string or_unknown(const std::string& text) { return text.empty() ? kUnknownText : text; }

/// "$12.50", "$9 with openrouter/gpt-5"; "unknown".
std::string cost_text(const std::optional<double>& amount, const std::string& tail) {
  return amount ? amount_words(*amount, "USD") + tail : kUnknownText;
}

std::string date_text(const std::optional<Date>& date) {
  return date ? to_string(*date) : kUnknownText;
}

std::string pricing_text(const Entity& entity) {
  if (!entity.pricing) return kUnknownText;
  return entity.pricing->model == PriceModel::kOpenSource
             ? "open source"
             : std::string(to_string(entity.pricing->model));
}

std::optional<double> known_signal(const Entity& entity, std::string_view name) {
  const auto value = find_signal(entity, name);
  // Lists write 0 for what they do not know, which would part two that nobody knows to differ.
  return value && says_nothing(name, *value) ? std::nullopt : value;
}

std::string signal_text(const Entity& entity, std::string_view name) {
  const auto value = known_signal(entity, name);
  return value ? signal_figure_words(name, *value) : kUnknownText;
}

/// "1.5 times", from 10 on without decimals. Of more only: nobody can picture "1.9 times less".
std::string times_text(double ratio) {
  return ratio < 10 ? fmt::format("{:.1f} times", ratio) : fmt::format("{:.0f} times", ratio);
}

/// Above 0: the share by which the right one costs less; below 0: it costs more; 0: hardly a
/// difference.
double saving(double left, double right) {
  const bool is_telling = std::max(left, right) >= kTellingRatio * std::min(left, right);
  return is_telling ? 1 - right / left : 0;
}

/// "42 % cheaper", "2.0 times the price", "nearly the same price"; with a side, of that: "42 %
/// cheaper input", "output at 2.0 times the price", "the same output price".
std::string saving_words(double left, double right, const std::string& side) {
  const double saved = saving(left, right);
  const std::string of_side = side.empty() ? "" : side + " ";
  if (saved == 0) return (left == right ? "the same " : "nearly the same ") + of_side + "price";
  if (saved < 0)
    return (side.empty() ? "" : side + " at ") + times_text(right / left) + " the price";
  return percent_words(saved) + " cheaper" + (side.empty() ? "" : " " + side);
}

/// Both prices by the token, where what goes in and what comes out do not part them alike: "42 %
/// cheaper input, 7 % cheaper output"; empty where one figure tells both.
std::string by_direction(const Entity& left, const Entity& right, double a, double b) {
  const double x = token_prices(left).output.value_or(0);
  const double y = token_prices(right).output.value_or(0);
  if (x == 0 && y == 0) return {};
  std::string input = saving_words(a, b, "input");
  if (x == 0 || y == 0) return input;
  return saving_words(a, b, "") == saving_words(x, y, "")
             ? std::string()
             : input + ", " + saving_words(x, y, "output");
}

/// Whether the price that an entity is compared by is the one that it states.
bool is_compared_as_stated(const Entity& entity) {
  const auto compared = unit_price(entity);
  const auto stated = stated_unit_price(entity);
  return !compared || (stated && stated->unit == compared->unit);
}

/// How much cheaper or dearer the right one is, when both prices are known in one unit.
std::string price_clause(const Entity& left, const Entity& right) {
  const auto prices = comparable_prices(left, right);
  if (!prices)
    return "price " + compared_price_text(right) + " instead of " + compared_price_text(left);
  const auto [a, b] = *prices;
  // Of what costs nothing no share or multiple can be told.
  if (b == 0) return "free instead of " + compared_price_text(left);
  if (a == 0) return compared_price_text(right) + " instead of free";
  const bool is_stated = is_compared_as_stated(left) && is_compared_as_stated(right);
  std::string apart = is_stated ? by_direction(left, right, a, b) : std::string();
  if (!apart.empty()) return apart;
  if (saving(a, b) == 0) {
    return compared_price_text(right) + " instead of " + compared_price_text(left);
  }
  const std::string unit = unit_price(right)->unit;
  return saving_words(a, b, "") + (is_stated ? "" : " per " + unit.substr(unit.find('/') + 1));
}

bool are_both_free(const Entity& left, const Entity& right) {
  return known_price(left) == 0.0 && known_price(right) == 0.0;
}

std::string signal_clause(std::string_view name, const Entity& left, const Entity& right) {
  const std::string label = signal_label(name);
  const auto a = known_signal(left, name);
  const auto b = known_signal(right, name);
  // Ratios need two figures above nothing; of others both are named.
  if (!a || !b || *a <= 0 || *b <= 0) {
    return fmt::format("{} {} instead of {}", label, signal_text(right, name),
                       signal_text(left, name));
  }
  const bool more = *b > *a;
  const double ratio = more ? *b / *a : *a / *b;
  if (ratio < kTellingRatio) {
    return fmt::format("{} {} instead of {}", label, signal_text(right, name),
                       signal_text(left, name));
  }
  // "67 % less price" is no English.
  const bool is_price = name.ends_with("_price") || name.starts_with("price_per_");
  if (!more && is_price) return fmt::format("{} {} lower", label, percent_words(1 - *b / *a));
  return more ? fmt::format("{} the {}", times_text(ratio), label)
              : fmt::format("{} less {}", percent_words(1 - *b / *a), label);
}

std::string date_clause(const std::string& field, const std::optional<Date>& left,
                        const std::optional<Date>& right) {
  const int order = left && right ? compare_dates(date_number(right), date_number(left)) : 0;
  const char* age = order > 0 ? "newer, " : order < 0 ? "older, " : "";
  return fmt::format("{}{} {}", age, field, date_text(right));
}

/// Names of the signals that any of the entities has, ascending.
std::vector<std::string_view> all_signals(std::initializer_list<std::span<const Entity>> entities) {
  std::vector<std::string_view> names;
  for (const auto& some : entities) {
    for (const Entity& entity : some) {
      for (const Signal& signal : entity.signals) names.push_back(signal.name);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

/// What a source states where the field is shown: of a price, the model alone may be known.
std::string stated_field(const Entity& entity, const std::string& field) {
  const bool has_price = entity.pricing && entity.pricing->price;
  return field == "pricing.price" && !has_price ? "pricing.model" : field;
}

/// A row of what `read(i)` says of each entity. `field` is what sources call it; empty: no source
/// states it.
template <typename Read>
void add_row(std::vector<TableRow>& table, const std::string& feature, const std::string& field,
             const std::vector<Entity>& entities, const Read& read) {
  TableRow row{.feature = feature, .values = {}};
  bool stated = false;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    row.values.push_back(read(i));
    row.differs = row.differs || row.values.back() != row.values.front();
    const bool is_known = row.values.back() != kUnknownText;
    stated = stated || is_known;
    const bool has_source = is_known && !field.empty();
    row.origins.push_back(has_source ? origin_of(entities[i], stated_field(entities[i], field))
                                     : FactOrigin{});
  }
  // A row of unknowns tells nobody anything.
  if (stated) table.push_back(std::move(row));
}

}  // namespace

std::optional<std::pair<double, double>> comparable_prices(const Entity& left,
                                                           const Entity& right) {
  const auto a = unit_price(left);
  const auto b = unit_price(right);
  if (!a || !b) return {};
  // Free is less than any price, in whatever unit that is; two prices compare in one unit alone.
  if (a->amount != 0 && b->amount != 0 && a->unit != b->unit) return {};
  return std::pair(a->amount, b->amount);
}

std::string price_text(const Entity& entity) {
  if (!entity.pricing) return kUnknownText;
  if (!entity.pricing->price) {
    return entity.pricing->model == PriceModel::kOpenSource
               ? "free (open source)"
               : std::string(to_string(entity.pricing->model));
  }
  return price_phrase(*entity.pricing->price);
}

std::string compared_price_text(const Entity& entity) {
  const auto compared = unit_price(entity);
  if (is_compared_as_stated(entity) || compared->amount == 0) return price_text(entity);
  return unit_price_phrase(compared->amount, compared->unit);
}

std::optional<std::pair<double, double>> output_prices(const Entity& left, const Entity& right) {
  for (const Entity* one : {&left, &right}) {
    const auto compared = unit_price(*one);
    if (!compared || compared->unit != "USD/1M input tokens") return {};
  }
  const double x = token_prices(left).output.value_or(0);
  const double y = token_prices(right).output.value_or(0);
  if (x == 0 || y == 0) return {};
  return std::pair(x, y);
}

std::string output_words(const Entity& cheaper, const Entity& dearer) {
  const auto prices = comparable_prices(cheaper, dearer);
  const bool is_stated = is_compared_as_stated(cheaper) && is_compared_as_stated(dearer);
  const double low = token_prices(cheaper).output.value_or(0);
  const double high = token_prices(dearer).output.value_or(0);
  if (!prices || !is_stated || low == 0 || high == 0) return {};
  if (by_direction(dearer, cheaper, prices->second, prices->first).empty()) return {};
  return fmt::format("output {} against {}", amount_words(low, "USD"), amount_words(high, "USD"));
}

std::vector<FactDifference> fact_differences(const Entity& left, const Entity& right) {
  std::vector<FactDifference> out;
  // `text_of` is what a person reads of one of them, `words` the difference. Most fields are the
  // same: then nothing has to be put into words.
  const auto add = [&](std::string_view field, bool is_same, const auto& text_of,
                       const auto& words) {
    if (is_same) return;
    FactDifference difference{std::string(field), text_of(left), text_of(right), {}};
    // Values that differ may read alike, and then a reader sees no difference.
    if (difference.left == difference.right) return;
    difference.text = words();
    out.push_back(std::move(difference));
  };
  const bool has_compared = comparable_prices(left, right).has_value();
  add(
      "type", left.type == right.type, [](const Entity& e) { return type_words(e.type); },
      [&] {
        return fmt::format("{} instead of {}", type_words(right.type), type_words(left.type));
      });
  // "Free" and "free (open source)" cost the same.
  add("price", left.pricing == right.pricing || are_both_free(left, right), compared_price_text,
      [&] { return price_clause(left, right); });
  add(
      "license", left.license == right.license,
      [](const Entity& e) { return or_unknown(e.license); },
      [&] {
        return fmt::format("licence {} instead of {}", or_unknown(right.license),
                           or_unknown(left.license));
      });
  add(
      "maker", left.maker == right.maker, [](const Entity& e) { return or_unknown(e.maker); },
      [&] { return right.maker.empty() ? "maker not stated" : "from " + right.maker; });
  // What a piece costs is what the price told already.
  const bool is_by_piece =
      has_compared && !(is_compared_as_stated(left) && is_compared_as_stated(right));
  for (const std::string_view name : all_signals({{&left, 1}, {&right, 1}})) {
    if (is_by_piece && name.starts_with("price_per_")) continue;
    add(
        name, known_signal(left, name) == known_signal(right, name),
        [&](const Entity& e) { return signal_text(e, name); },
        [&] { return signal_clause(name, left, right); });
  }
  add(
      "released", left.released == right.released,
      [](const Entity& e) { return date_text(e.released); },
      [&] { return date_clause("released", left.released, right.released); });
  add(
      "updated", left.updated == right.updated,
      [](const Entity& e) { return date_text(e.updated); },
      [&] { return date_clause("updated", left.updated, right.updated); });
  return out;
}

std::vector<TableRow> fact_table(const std::vector<Entity>& entities,
                                 const std::vector<EntityCard>& cards) {
  std::vector<TableRow> table;
  const auto add = [&](const std::string& feature, const std::string& field, const auto& read) {
    add_row(table, feature, field, entities, read);
  };
  add("Type", "type", [&](std::size_t i) { return type_words(entities[i].type); });
  add("Maker", "maker", [&](std::size_t i) { return or_unknown(entities[i].maker); });
  // Where one of them is a reseller's, its figures are.
  const bool is_resold = std::any_of(cards.begin(), cards.end(),
                                     [](const EntityCard& card) { return !card.seller.empty(); });
  if (is_resold) {
    add("Sold by", "", [&](std::size_t i) {
      const bool is_priced = entities[i].pricing.has_value();
      return or_unknown(is_priced && cards[i].seller.empty() ? entities[i].maker : cards[i].seller);
    });
  }
  add("Pricing", "pricing.model", [&](std::size_t i) { return pricing_text(entities[i]); });
  add("Price", "pricing.price", [&](std::size_t i) { return price_text(entities[i]); });
  add("Price of output", "pricing.price", [&](std::size_t i) {
    const auto& pricing = entities[i].pricing;
    if (!pricing || !pricing->price || !pricing->price->output) return std::string(kUnknownText);
    // In the words of the price of input, so that both read alike.
    Entity output = entities[i];
    output.pricing->price->amount = *pricing->price->output;
    std::string text = price_text(output);
    const std::size_t at = text.find("input");
    return at == std::string::npos ? text : text.replace(at, 5, "output");
  });
  const auto cost_of_card = [&](std::size_t i) { return cards[i].cost.value_or(UsageCost{}); };
  if (cards[0].cost) {
    const std::string tail = " per " + std::string(to_string(cards[0].cost->per));
    add("Cost" + tail, "pricing.price",
        [&](std::size_t i) { return cost_text(cost_of_card(i).own, ""); });
    // Where everybody's own offer is the cheapest the row would repeat the one above.
    const bool has_cheaper_offer = std::any_of(cards.begin(), cards.end(), [](const auto& card) {
      return card.cost && !card.cost->offer_id.empty();
    });
    if (has_cheaper_offer) {
      add("Cheapest offer", "", [&](std::size_t i) {
        const UsageCost cost = cost_of_card(i);
        return cost_text(cost.amount, cost.offer_id.empty() ? "" : " with " + cost.offer_id);
      });
    }
  }
  add("License", "license", [&](std::size_t i) { return or_unknown(entities[i].license); });
  for (const std::string_view name : all_signals({entities})) {
    add(as_heading(signal_label(name)), "signals." + std::string(name),
        [&](std::size_t i) { return signal_text(entities[i], name); });
  }
  add("Released", "released", [&](std::size_t i) { return date_text(entities[i].released); });
  add("Updated", "updated", [&](std::size_t i) { return date_text(entities[i].updated); });
  add("Capabilities", "",
      [&](std::size_t i) { return fmt::format("{}", entities[i].capabilities.size()); });
  for (TableRow& row : trait_rows(cards)) {
    row.feature = as_heading(row.feature);
    table.push_back(std::move(row));
  }
  // What differs is what people compare for, and comes first.
  std::stable_partition(table.begin(), table.end(),
                        [](const TableRow& row) { return row.differs; });
  // A rank says how an entry stands, not what the thing is: last, even where it differs.
  add("UnfragileRank", "", [&](std::size_t i) {
    if (!cards[i].unfragile_rank) return std::string(kUnknownText);
    return fmt::format("{}/100{}", std::llround(*cards[i].unfragile_rank),
                       cards[i].mostly_estimated ? ", mostly estimated" : "");
  });
  const auto count_text = [](const std::optional<std::uint64_t>& count) {
    return count ? number_words(static_cast<double>(*count)) : std::string(kUnknownText);
  };
  add("Times matched", "", [&](std::size_t i) { return count_text(cards[i].times_matched); });
  add("Times chosen", "", [&](std::size_t i) { return count_text(cards[i].times_chosen); });
  return table;
}

}  // namespace matchgraph

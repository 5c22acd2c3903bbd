#include "render/csv/csv_words.h"

namespace matchgraph::render {

std::string csv_words(const CapabilityRef& capability) {
  // A name that only begins the text would be read twice.
  if (capability.name.empty() || capability.text.starts_with(capability.name)) {
    return capability.text;
  }
  return capability.name + ": " + capability.text;
}

std::vector<CsvCell> card_columns() {
  return {"position", "id",           "name",    "type",        "score",  "unfragile_rank",
          "maker",    "license",      "url",     "price_model", "price",  "currency",
          "per",      "output_price", "updated", "offers",      "summary"};
}

std::vector<CsvCell> card_cells(std::size_t position, const EntityCard& card, double score) {
  // An unknown price leaves all its cells empty, currency and unit too.
  const Price price = card.price.value_or(Price{0, "", "", {}});
  const auto amount = card.price ? std::optional(price.amount) : std::nullopt;
  return {position,
          card.id,
          card.name,
          card.type,
          score,
          card.unfragile_rank,
          card.maker,
          card.license,
          card.url,
          card.price_model == PriceModel::kUnknown ? "" : to_string(card.price_model),
          amount,
          price.currency,
          price.per,
          price.output,
          card.updated ? to_string(*card.updated) : "",
          card.offers,
          card.summary};
}

std::vector<CsvCell> cost_columns() { return {"cost", "cost_per", "cost_offer", "own_cost"}; }

std::vector<CsvCell> cost_cells(const EntityCard& card) {
  // Unknown cost leaves its cells empty.
  const UsageCost cost = card.cost.value_or(UsageCost{});
  return {cost.amount, to_string(cost.per), cost.offer_id, cost.own};
}

}  // namespace matchgraph::render

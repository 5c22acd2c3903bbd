#include "query/language/bounds/unit_price_bound.h"

#include <fmt/format.h>

namespace matchgraph {
namespace {

/// The bound where prices by that unit are stated; else one without a field.
Constraint bound_by(const Quantity& quantity, const PriceUnit& unit, std::string_view op,
                    const QueryVocabulary& vocabulary) {
  for (const std::string& stated : vocabulary.price_units()) {
    const auto other = price_unit_of(stated);
    if (!other || other->noun != unit.noun) continue;
    const std::size_t slash = stated.find('/');
    const std::string per = slash == std::string::npos ? stated : stated.substr(slash + 1);
    // The share first: 18 for a million is to be 18 for a million, and not 17.999999999999996.
    return {"price per " + per, std::string(op), quantity.value * (other->count / unit.count)};
  }
  const auto figure = vocabulary.field(fmt::format("price per {}", unit.noun));
  if (!figure || figure->is_date) return {};
  return {figure->name, std::string(op), quantity.value / unit.count};
}

}  // namespace

Constraint unit_price_bound(const Quantity& quantity, std::string_view op,
                            const QueryVocabulary& vocabulary) {
  if (!quantity.unit) return {};
  PriceUnit unit = *quantity.unit;
  Constraint out = bound_by(quantity, unit, op, vocabulary);
  // A search is a request, and where nothing is sold by the one it is by the other.
  if (out.field.empty() && (unit.noun == "request" || unit.noun == "search")) {
    unit.noun = unit.noun == "request" ? "search" : "request";
    out = bound_by(quantity, unit, op, vocabulary);
  }
  return out;
}

}  // namespace matchgraph

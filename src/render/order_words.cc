#include "render/order_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/figures.h"
#include "wording/thing_kind.h"

namespace matchgraph::render {
namespace {

/// "per image", "without a unit in EUR".
std::string unit_words(const std::string& unit) {
  const std::size_t slash = unit.find('/');
  // "USD" is left out, as everything else is told with its currency.
  const std::string currency = unit.substr(0, slash);
  const std::string per = slash == std::string::npos ? "" : unit.substr(slash + 1);
  const std::string words = per.empty() ? "without a unit" : "per " + per;
  return currency == "USD" ? words : words + " in " + currency;
}

/// "4 per image", "3 of unknown price".
std::string group_words(const PriceGroup& group) {
  return whole_number_words(group.count) + " " +
         (group.unit.empty() ? "of unknown price" : unit_words(group.unit));
}

/// "price", "price, reversed".
std::string sort_words(const std::string& sort) {
  return sort.starts_with('-') ? sort.substr(1) + ", reversed" : sort;
}

std::string price_groups_words(const OrderParts& order) {
  std::string words;
  std::size_t units = 0;
  for (const PriceGroup& group : order.prices) {
    units += group.unit.empty() ? 0 : 1;
    words += (words.empty() ? "" : ", then ") + group_words(group);
  }
  // One unit alone parts nothing.
  return units > 1 ? words : std::string();
}

}  // namespace

std::string order_words(const std::optional<OrderParts>& order, const std::string& sort,
                        std::size_t total) {
  if (!order) return {};
  std::string words;
  // Not said where everything fits, or nothing does.
  if (order->fitting > 0 && order->fitting < total) {
    words =
        fmt::format("first the {} that fit well, then {} that fit less",
                    whole_number_words(order->fitting), whole_number_words(total - order->fitting));
  }
  const std::string prices = price_groups_words(*order);
  if (!prices.empty()) words += (words.empty() ? "" : "; each unit by itself: ") + prices;
  if (words.empty()) return words;
  return "by " + sort_words(sort) + ": " + words;
}

std::string order_border(const std::optional<OrderParts>& order, const std::string& sort,
                         std::size_t number) {
  if (!order || number == 0) return {};
  // Within each part the order begins anew.
  if (number == order->fitting) return "fits less: again by " + sort_words(sort);
  const auto found = std::find_if(order->breaks.begin(), order->breaks.end(),
                                  [number](const PriceBreak& one) { return one.at == number; });
  if (found == order->breaks.end()) return {};
  return "price " + (found->unit.empty() ? "unknown" : unit_words(found->unit));
}

std::string other_types_words(const AlternativesResults& results) {
  if (results.of_other_types == 0 || results.seeds.empty()) return {};
  const ThingKind kind = thing_kind(results.seeds.front().type);
  // Several sorts of seeds have no common word for what is none of them.
  const bool is_one =
      std::all_of(results.seeds.begin(), results.seeds.end(),
                  [kind](const EntityCard& seed) { return thing_kind(seed.type) == kind; });
  const char* words = !is_one                     ? "of another kind"
                      : kind == ThingKind::kModel ? "not models"
                      : kind == ThingKind::kData  ? "not data sets"
                                                  : "models or data sets";
  return fmt::format("{}, {}", count_words(results.of_other_types, "other"), words);
}

std::string unshared_words(const AlternativesResults& results) {
  if (results.sharing_nothing == 0) return {};
  return fmt::format(
      "{} {} little or nothing with {}", count_words(results.sharing_nothing, "other"),
      results.sharing_nothing == 1 ? "shares" : "share", results.seeds.size() == 1 ? "it" : "them");
}

}  // namespace matchgraph::render

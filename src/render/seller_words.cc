#include "render/seller_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/figures.h"

namespace matchgraph::render {
namespace {

std::optional<double> token_price(const Seller& seller) {
  return seller.price ? usd_per_million_input_tokens(*seller.price) : std::nullopt;
}

SellerRow row_of(const Seller& seller) {
  SellerRow row;
  row.seller = seller.name;
  // Marked, as the maker's own offer is what others are measured by.
  if (seller.is_maker) row.seller += row.seller.empty() ? "the maker" : ", the maker";
  row.id = seller.id;
  if (seller.context) row.context = short_number(*seller.context);
  const auto input = token_price(seller);
  // Both sides have to be free: nothing for what goes in alone is no free offer.
  const bool is_free =
      seller.price && seller.price->amount == 0 && seller.price->output.value_or(0) == 0;
  if (input && !is_free) {
    row.input = amount_words(*input, "USD");
    // By the same conversion as the price of input.
    Price output = *seller.price;
    output.amount = seller.price->output.value_or(0);
    if (seller.price->output) {
      row.output = amount_words(*usd_per_million_input_tokens(output), "USD");
    }
  } else if (seller.price || seller.price_model != PriceModel::kUnknown) {
    // Prices by the month or by the image have no column of their own.
    row.input = pricing_words(seller.price_model, seller.price);
  }
  return row;
}

}  // namespace

std::vector<SellerRow> seller_rows(const std::vector<Seller>& sellers) {
  std::vector<SellerRow> rows;
  for (const Seller& seller : sellers) rows.push_back(row_of(seller));
  return rows;
}

std::string sellers_heading(const std::vector<Seller>& sellers) {
  const bool by_token = std::any_of(sellers.begin(), sellers.end(),
                                    // Said once in the heading instead of in each row.
                                    [](const Seller& one) { return token_price(one).has_value(); });
  return fmt::format("Sellers ({}){}", sellers.size(), by_token ? ", USD per 1M tokens" : "");
}

std::string fitting_words(const EntityCard& card) {
  if (!card.fitting) return {};
  const FittingOffer& offer = *card.fitting;
  std::vector<std::string> parts;
  // Only what is otherwise than the card says already.
  if (offer.price != card.price || offer.price_model != card.price_model) {
    parts.push_back(pricing_words(offer.price_model, offer.price));
  }
  // Only where it is another than the thing's.
  if (offer.context && *offer.context > 0) {
    parts.push_back(short_number(*offer.context) + " context");
  }
  constexpr std::size_t kMostTraits = 3;
  for (std::size_t i = 0; i < std::min(kMostTraits, offer.traits.size()); ++i) {
    parts.push_back(offer.traits[i].label);
  }
  // A seller without a name is told by the offer's id.
  std::string out = "at " + (offer.seller.empty() ? offer.id : offer.seller);
  if (!parts.empty()) out += fmt::format(": {}", fmt::join(parts, ", "));
  return out;
}

}  // namespace matchgraph::render

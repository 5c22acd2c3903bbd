// The sellers of a thing as rows of a table, for all formats alike.
#pragma once

#include <string>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

/// Texts of one row; empty for what is not known.
struct SellerRow {
  std::string seller;   ///< "Cortecs", "OpenAI, the maker"
  std::string input;    ///< "$2.50" for 1M tokens, "free", or a price with its unit
  std::string output;   ///< "$10" for 1M tokens
  std::string context;  ///< "128k"
  std::string id;
};

/// "at Quarry: $0.07 / 1M in; reads PDF": by which offer a thing is a result; empty where it is one
/// by itself.
std::string fitting_words(const EntityCard& card);

std::vector<SellerRow> seller_rows(const std::vector<Seller>& sellers);

/// "Sellers (15), USD per 1M tokens"; without the unit where no price is by the token.
std::string sellers_heading(const std::vector<Seller>& sellers);

}  // namespace matchgraph::render

// How much is used, and what does that cost?
//
//   in=2M out=500k per month
//
// Two million tokens read and half a million written in a month, at prices per token, are an amount
// of money in a month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph {

enum class Period : std::uint8_t { kDay, kWeek, kMonth, kYear };
/// "day", "week", "month" or "year".
std::string_view to_string(Period period);

/// Tokens in a period, each finite and >= 0, at least one of them above 0.
struct Workload {
  double input = 0;
  double output = 0;
  Period per = Period::kMonth;

  bool operator==(const Workload&) const = default;
};

/// Reads `in=NUMBER` and `out=NUMBER`, one of them or both, and `per day|week|month|year` (month
/// when it is left out), in any order and case, with white space or commas between. A number has
/// decimals where wanted, and k, M or B behind it stand for thousands, millions and billions.
/// Throws Error (kUsage) that names the place of the fault.
Workload parse_workload(std::string_view text);
/// "in=2M out=500k per month": reads back as the same.
std::string to_string(const Workload& workload);

/// USD for 1,000,000 tokens, as far as known.
struct TokenPrices {
  std::optional<double> input;
  std::optional<double> output;

  bool operator==(const TokenPrices&) const = default;
};

/// The stated prices by the token. What is free or open source without a price, or has a price of 0
/// in any unit, costs 0; a price in another unit or currency says nothing.
TokenPrices token_prices(const Entity& entity);

/// USD in one period of the workload; nothing when a price is not known of tokens that are used.
std::optional<double> cost_of(const TokenPrices& prices, const Workload& workload);

}  // namespace matchgraph

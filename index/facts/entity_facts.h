// Here is an entity: what does it cost, how large is it, is it free, paid, open, and of when?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/catalogue.h"

namespace matchgraph {

/// USD per 1M input tokens as far as known: a stated price in that unit, 0 for a stated price of 0
/// in any unit and for what is free or open source without a stated price; else nothing. What costs
/// nothing to put in and something to get out, or by the piece, has no such price.
std::optional<double> known_price(const Entity& entity);

/// A stated price in its own currency and unit, for comparing like with like.
struct UnitPrice {
  double amount = 0;
  std::string
      unit;  ///< "USD/1M input tokens", "USD/month", ...; units that mean the same are equal
};
/// The price as it is stated. Nothing when none is, or none but that of the output. What is free
/// without a stated price costs 0 in any unit and has no unit.
std::optional<UnitPrice> stated_unit_price(const Entity& entity);
/// The price that the entity is compared by. As stated, but of what is sold by the token: where a
/// signal `price_per_WHAT` says what one piece of its work costs, that ("USD/image"); of what gives
/// images, video or sound the price of the output, in a unit of its own ("USD/1M output tokens for
/// images"), as the tokens of its prompt say nothing of what a picture costs.
std::optional<UnitPrice> unit_price(const Entity& entity);
/// The same where another entry says what is given: a seller may tag a model with what it does not.
std::optional<UnitPrice> unit_price(const Entity& entity, std::string_view medium);
/// "images", "video", "sound"; empty for what answers in text, also where it gives pictures, films
/// or sound beside it: it is sold by its text, unless one of its names tells that it is made for
/// the others ("GPT-5 Image").
std::string_view given_medium(const Entity& entity);

/// Millions of parameters: the signal `parameters` (a count), else what the name says ("8x7B" is
/// 56,000, "70b" 70,000, "350M" 350; "17B 128E" leaves it open), but for datasets and benchmarks;
/// nothing when neither does.
std::optional<double> million_parameters(const Entity& entity);

/// A date as yyyymmdd, with 0 for what is not given; 0 for none.
std::int32_t date_number(const std::optional<Date>& date);
/// -1, 0 or 1 for such dates of different precision: 2025-07 equals any day of it.
int compare_dates(std::int32_t a, std::int32_t b);

/// Unknown where no pricing is stated.
PriceModel price_model(const Entity& entity);
/// Free to use, wholly or in part; costs money, wholly or in part; with an open licence. Nothing
/// where it is not known.
std::optional<bool> is_free(const Entity& entity);
std::optional<bool> is_paid(const Entity& entity);
std::optional<bool> is_open_source(const Entity& entity);

}  // namespace matchgraph

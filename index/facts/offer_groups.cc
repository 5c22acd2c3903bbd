#include "index/facts/offer_groups.h"

#include <algorithm>
#include <cmath>

#include "identity/offers.h"
#include "identity/seller.h"

namespace matchgraph {
namespace {

/// The maker's own offer that has a price, the most complete of several; else the one with the
/// median price, as the cheapest may be a trial and the dearest a mistake; else the most complete.
std::uint32_t leading_offer(const std::vector<Entity>& entities,
                            const std::vector<std::uint32_t>& offers,
                            std::span<const double> prices) {
  std::vector<std::uint32_t> own, priced;
  for (const std::uint32_t e : offers) {
    if (catalogue::is_makers_own(entities[e])) own.push_back(e);
    // A price of 0 is a trial or a mistake where others ask for money.
    if (!std::isnan(prices[e]) && prices[e] > 0) priced.push_back(e);
  }
  const auto tells_less = [&](std::uint32_t a, std::uint32_t b) {
    const std::size_t left = completeness(entities[a]);
    const std::size_t right = completeness(entities[b]);
    return left != right ? left < right : a > b;
  };
  // What the maker asks stands for the thing; where it names no price, others have to.
  std::vector<std::uint32_t> own_priced = own;
  std::erase_if(own_priced, [&](std::uint32_t e) { return std::isnan(prices[e]); });
  if (priced.empty()) own_priced = own;
  if (!own_priced.empty()) {
    return *std::max_element(own_priced.begin(), own_priced.end(), tells_less);
  }
  if (priced.empty()) return *std::max_element(offers.begin(), offers.end(), tells_less);
  // The lower of two middle ones, so that the price is one that somebody asks.
  const auto middle = priced.begin() + static_cast<std::ptrdiff_t>((priced.size() - 1) / 2);
  std::nth_element(priced.begin(), middle, priced.end(), [&](std::uint32_t a, std::uint32_t b) {
    return prices[a] != prices[b] ? prices[a] < prices[b] : a < b;
  });
  // Of several at that price, the one that tells most.
  std::erase_if(priced, [&](std::uint32_t e) { return prices[e] != prices[*middle]; });
  return *std::max_element(priced.begin(), priced.end(), tells_less);
}

}  // namespace

OfferGroups group_offers(const std::vector<Entity>& entities,
                         std::span<const std::uint32_t> price_kinds,
                         std::span<const double> prices) {
  OfferGroups out;
  out.of = join_offers(entities, price_kinds);
  std::vector<std::vector<std::uint32_t>> lists(entities.size());
  for (std::uint32_t e = 0; e < entities.size(); ++e) lists[out.of[e]].push_back(e);
  // Groups are listed in the order of their first members, and members ascend.
  for (const auto& list : lists) {
    out.begin.push_back(static_cast<std::uint32_t>(out.members.size()));
    out.members.insert(out.members.end(), list.begin(), list.end());
    if (list.size() < 2) continue;
    const std::uint32_t leader = leading_offer(entities, list, prices);
    // The first one stands for a group unless said otherwise, which is true of nearly all.
    if (leader == list.front()) continue;
    out.led.push_back(list.front());
    out.leaders.push_back(leader);
  }
  out.begin.push_back(static_cast<std::uint32_t>(out.members.size()));
  return out;
}

}  // namespace matchgraph

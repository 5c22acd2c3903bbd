#include "query/sellers.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "identity/seller.h"

namespace matchgraph {
namespace {

/// Where an offer stands in the table: smaller comes first.
struct SellerPlace {
  int part = 0;  // the maker's own; by the token, or free; other units; not known
  std::string unit;
  double input = 0, output = 0;
  std::string id;

  auto key() const { return std::tie(part, unit, input, output, id); }
  bool operator<(const SellerPlace& other) const { return key() < other.key(); }
};

Seller seller(const Entity& entity, const FactColumns& facts, EntityIndexNumber e) {
  Seller out;
  out.id = entity.id;
  out.name = catalogue::seller_of(entity);
  out.maker = entity.maker;
  out.is_maker = catalogue::is_makers_own(entity);
  if (entity.pricing) {
    out.price_model = entity.pricing->model;
    out.price = entity.pricing->price;
  }
  out.context = facts.signal(e, "context");
  out.url = entity.url;
  return out;
}

SellerPlace place(const FactColumns& facts, EntityIndexNumber e, bool leads) {
  constexpr double kLast = std::numeric_limits<double>::infinity();
  SellerPlace out;
  out.id = facts.id(e);
  const auto price = facts.price(e);
  const auto other = facts.unit_price(e);
  // Prices of different units cannot be ordered, so that each unit is a part of its own.
  out.part = leads ? 0 : price ? 1 : other ? 2 : 3;
  // Of what is sold by the token the unit is the same for all, and free has none.
  if (!price && other) out.unit = facts.unit(e);
  out.input = price.value_or(other.value_or(kLast));
  out.output = facts.output_price(e).value_or(kLast);
  return out;
}

}  // namespace

std::vector<Seller> sellers_of(const EngineState& state, EntityIndexNumber e) {
  const FactColumns& facts = state.facts();
  const std::uint32_t group = facts.group(e);
  const auto members = facts.group_members(group);
  const EntityIndexNumber leader = facts.leading_offer(group);
  if (members.size() < 2) return {};
  std::vector<std::pair<SellerPlace, Seller>> rows;
  bool has_price = false;
  for (const EntityIndexNumber member : members) {
    Seller one = seller(state.snapshot->entity(member), facts, member);
    has_price = has_price || one.price;
    // Where the maker itself sells nothing a reseller leads, and that is no reason to stand first.
    SellerPlace at = place(facts, member, member == leader && one.is_maker);
    rows.emplace_back(std::move(at), std::move(one));
  }
  // A table of sellers is read for its prices.
  if (!has_price) return {};
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Seller> out;
  for (auto& [at, one] : rows) out.push_back(std::move(one));
  return out;
}

}  // namespace matchgraph

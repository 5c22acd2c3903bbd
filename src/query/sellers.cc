#include "query/sellers.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>
#include <utility>

#include "identity/seller.h"
#include "wording/price_words.h"
#include "wording/thing_kind.h"

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

/// Whether entries of other makers too stand under the first part of an id.
bool sells_of_several(const FactColumns& facts, EntityIndexNumber e) {
  constexpr EntityIndexNumber kLookedAt = 64;  // an account of one maker may have thousands
  const std::string_view id = facts.id(e);
  const std::string_view account = id.substr(0, id.find('/') + 1);
  if (account.empty()) return false;
  const auto is_of_another = [&](EntityIndexNumber other) {
    return !facts.maker(other).empty() && facts.maker_number(other) != facts.maker_number(e);
  };
  // Entities are numbered in the order of ids, so that an account's stand beside each other.
  for (EntityIndexNumber at = e; at > 0 && e - at < kLookedAt; --at) {
    if (!facts.id(at - 1).starts_with(account)) break;
    if (is_of_another(at - 1)) return true;
  }
  for (EntityIndexNumber at = e + 1; at < facts.entities() && at - e < kLookedAt; ++at) {
    if (!facts.id(at).starts_with(account)) break;
    if (is_of_another(at)) return true;
  }
  return false;
}

}  // namespace

std::string reseller_of(const EngineState& state, const Entity& entity, EntityIndexNumber e) {
  if (thing_kind(entity.type) != ThingKind::kModel || catalogue::is_makers_own(entity)) return {};
  std::string stated = catalogue::extra_text(entity, "provider");
  if (!stated.empty()) return stated;
  const bool has_price = entity.pricing && entity.pricing->price;
  return has_price && sells_of_several(state.facts(), e) ? catalogue::seller_of(entity)
                                                         : std::string();
}

std::optional<StandingOffer> standing_offer_of(const EngineState& state, const EntityCard& card,
                                               const Entity& entity, EntityIndexNumber e) {
  const EntityIndexNumber standing = state.standing_for(e);
  if (standing == e || card.seller.empty()) return {};
  const Entity other = state.snapshot->entity(standing);
  StandingOffer out{other.id,
                    catalogue::is_makers_own(other) ? other.maker : catalogue::seller_of(other),
                    catalogue::is_makers_own(other),
                    {}};
  for (std::size_t i = 0; i < other.capabilities.size(); ++i) {
    const Capability& line = other.capabilities[i];
    const bool is_here = std::any_of(
        entity.capabilities.begin(), entity.capabilities.end(), [&line](const Capability& own) {
          return own.text == line.text || (!line.name.empty() && own.name == line.name);
        });
    if (!is_here) out.lines.push_back({i, line.name, line.text});
  }
  return out;
}

std::string other_price_words(const FactColumns& facts, EntityIndexNumber of,
                              EntityIndexNumber other) {
  constexpr double kTellingRatio = 1.05;  // less is hardly a difference to a reader
  const auto a = facts.unit_price(of);
  const auto b = facts.unit_price(other);
  if (!a || !b) return {};
  const bool compare = *a == 0 || *b == 0 || facts.unit_number(of) == facts.unit_number(other);
  const bool is_other = std::max(*a, *b) > kTellingRatio * std::min(*a, *b);
  return compare && is_other ? unit_price_phrase(*b, facts.unit(other)) : std::string();
}

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

#include "wording/told_name.h"

namespace matchgraph {

namespace {

std::string told(const std::string& name, const std::string& seller) {
  return seller.empty() ? name : name + " at " + seller;
}

}  // namespace

std::string told_name(const EntityCard& card) { return told(card.name, card.seller); }

std::string told_name(const Comparison& comparison, std::size_t entity) {
  // Renderers may be given cards alone.
  const bool has_card = entity < comparison.cards.size();
  const bool has_entity = entity < comparison.entities.size();
  return told(has_entity ? comparison.entities[entity].name : comparison.cards[entity].name,
              has_card ? comparison.cards[entity].seller : std::string());
}

}  // namespace matchgraph

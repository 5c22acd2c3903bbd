#include "server/web/cards.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "render/figures.h"
#include "render/html/comparison_fields.h"
#include "render/trait_words.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;
using render::StyledText;

/// "from $0.15 / 1M in": the cheapest of the offers.
std::string cheapest_words(const EntityCard& card) {
  const std::string least = render::price_words(*card.cheapest_price);
  return least == "free" ? "one free" : "from " + least;
}

/// Free first, then by price where it compares, then what has another or no price.
double price_order(const EntityCard& card) {
  constexpr double kLast = std::numeric_limits<double>::max();
  // Prices in other units cannot be put in one order with these; they come last together.
  if (card.price) return usd_per_million_input_tokens(*card.price).value_or(kLast);
  const bool is_free =
      card.price_model == PriceModel::kFree || card.price_model == PriceModel::kOpenSource;
  return is_free ? 0 : kLast;
}

Fields explanation_fields(const Explanation& explanation, bool is_top) {
  Fields fields("value", render::score_words(explanation.value));
  fields.set("words", field(explanation.description));
  fields.set("is_top", is_top);
  Fields children = field_list();
  for (const Explanation& child : explanation.children) {
    children.push_back(explanation_fields(child, false));
  }
  render::set_list(fields, "children", children);
  return fields;
}

}  // namespace

Fields card_facts(const EntityCard& card, const Links& links, std::string_view fragment) {
  Fields facts = field_list();
  const auto add = [&facts](const std::string& words, const std::string& href = {}) {
    Fields fact("words", field(words));
    fact.set("has_href", !href.empty());
    fact.set("href", href);
    facts.push_back(fact);
  };
  if (!card.maker.empty()) add(card.maker);
  add(render::pricing_words(card.price_model, card.price));
  if (card.cost) {
    const bool is_elsewhere = !card.cost->offer_id.empty();
    add(render::cost_words(*card.cost), is_elsewhere ? links.entity(card.cost->offer_id) : "");
  }
  if (!card.license.empty()) add(card.license);
  if (card.unfragile_rank) {
    add(fmt::format("rank {}{}", render::rank_words(*card.unfragile_rank),
                    render::estimate_words(card)));
  }
  if (card.updated) add(to_string(*card.updated));
  if (card.offers > 1) {
    const bool can_list = !fragment.empty() && !links.is_on("offers");
    add(render::count_words(card.offers, "offer"),
        can_list ? links.replaced("offers", "1").append(fragment) : "");
    // No link to the page one is on.
    const bool is_other = !card.cheapest_id.empty() && card.cheapest_id != card.id;
    if (card.cheapest_price)
      add(cheapest_words(card), is_other ? links.entity(card.cheapest_id) : "");
  }
  for (const std::string& trait : render::telling_traits(card)) add(trait);
  if (card.times_matched.value_or(0) > 0) {
    add("matched " + render::count_words(*card.times_matched, "time"));
  }
  if (card.times_chosen.value_or(0) > 0) {
    add("chosen " + render::count_words(*card.times_chosen, "time"));
  }
  return facts;
}

Fields card_fields(const EntityCard& card, const Links& links, std::size_t number,
                   std::span<const TextSpan> name_marks) {
  Fields fields("name", field(card.name));
  fields.set("marked_name",
             Fields("runs", render::runs_field(StyledText().add_marked(card.name, name_marks))));
  fields.set("href", links.result(card.id));
  fields.set("number", std::to_string(number));
  fields.set("type", field(card.type));
  fields.set("id", field(card.id));
  // So that the page comes back to the same place when an entry was put into the tray.
  const std::string fragment = fmt::format("#hit-{}", number);
  fields.set("facts", card_facts(card, links, fragment));
  set_actions(fields, card, links, fragment);
  return fields;
}

void set_actions(Fields& fields, const EntityCard& card, const Links& links,
                 std::string_view fragment) {
  const bool in_tray = links.in_tray(card.id);
  fields.set("name", field(card.name));
  fields.set("alternatives_href", links.alternatives({card.id}));
  fields.set("in_tray", in_tray);
  fields.set("can_add", !in_tray && !links.tray_is_full());
  fields.set("tray_full", !in_tray && links.tray_is_full());
  fields.set("add_href", links.adding(card.id, fragment));
  fields.set("remove_href", links.removing(card.id, fragment));
}

void set_offers(Fields& fields, const std::vector<EntityCard>& offers,
                const std::vector<NamedEntity>& near_duplicates, const Links& links) {
  std::vector<const EntityCard*> sorted;
  for (const EntityCard& offer : offers) sorted.push_back(&offer);
  // Stable, so that equal prices keep the order of ids.
  std::stable_sort(sorted.begin(), sorted.end(), [](const EntityCard* a, const EntityCard* b) {
    return price_order(*a) < price_order(*b);
  });
  Fields rows = field_list();
  for (const EntityCard* offer : sorted) {
    Fields row("offer_name", field(offer->name));
    row.set("offer_href", links.entity(offer->id));
    const std::string price = render::pricing_words(offer->price_model, offer->price);
    row.set("offer_price",
            field(offer->cost ? price + ", " + render::own_cost_words(*offer->cost) : price));
    render::set_text(row, "offer_maker", offer->maker);
    row.set("offer_id", field(offer->id));
    rows.push_back(row);
  }
  render::set_list(fields, "offers", rows);
  fields.set("offer_count", std::to_string(offers.size()));
  render::set_list(fields, "near_duplicates", name_links(near_duplicates, links));
}

Fields name_links(const std::vector<NamedEntity>& entities, const Links& links) {
  Fields names = field_list();
  for (const NamedEntity& entity : entities) {
    Fields fields("name", field(entity.name));
    fields.set("href", links.entity(entity.id));
    fields.set("id", field(entity.id));
    names.push_back(fields);
  }
  return names;
}

Fields card_links(const std::vector<EntityCard>& cards, const Links& links) {
  Fields names = field_list();
  for (const EntityCard& card : cards) {
    Fields fields("name", field(card.name));
    fields.set("href", links.entity(card.id));
    fields.set("id", field(card.id));
    fields.set("type", field(card.type));
    render::set_text(fields, "maker", card.maker);
    names.push_back(fields);
  }
  return names;
}

void set_explanation(Fields& fields, const std::optional<Explanation>& explanation) {
  fields.set("explanation", explanation ? explanation_fields(*explanation, true) : Fields(false));
}

Fields short_capability_fields(const CapabilityRef& capability, std::span<const TextSpan> marks) {
  Fields fields = render::capability_fields({capability.index, capability.name, ""});
  // Many names are the beginning of their texts, and would be read twice.
  fields.set("has_name", !capability.name.empty() && !capability.text.starts_with(capability.name));
  fields.set("runs", render::runs_field(render::excerpt(
                         StyledText().add_marked(capability.text, marks), kExcerptColumns)));
  return fields;
}

void set_unknown(Fields& fields, const std::vector<UnknownCount>& unknown, const Links& links) {
  Fields rows = field_list();
  for (const UnknownCount& left_out : unknown) {
    if (left_out.count == 0) continue;
    Fields row("words",
               field(fmt::format("{} is not known of {}", left_out.field,
                                 render::number_words(static_cast<double>(left_out.count)))));
    render::set_list(row, "nearest", name_links(left_out.nearest, links));
    row.set("more", left_out.nearest.size() < left_out.count);
    rows.push_back(row);
  }
  render::set_list(fields, "unknown", rows);
}

}  // namespace matchgraph::web

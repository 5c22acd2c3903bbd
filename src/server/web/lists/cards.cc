#include "server/web/lists/cards.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "render/chosen_by.h"
#include "render/figures.h"
#include "render/html/comparison_fields.h"
#include "render/seller_words.h"
#include "render/trait_words.h"
#include "server/web/entity_type.h"
#include "wording/fact_words.h"

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
  // How it stands here is not what it is: a narrow screen has no room for that.
  bool is_minor = false;
  const auto add = [&](const std::string& words, const std::string& href = {}) {
    Fields fact("words", field(words));
    fact.set("has_href", !href.empty());
    fact.set("href", href);
    fact.set("is_minor", is_minor);
    facts.push_back(fact);
  };
  // In front of all, as it is why the entry is in the list at all.
  if (card.fitting) add(render::fitting_words(card), links.entity(card.fitting->id));
  if (!card.maker.empty()) add("by " + card.maker, links.search_by("maker", card.maker));
  if (!card.seller.empty() && !card.fitting) add("sold by " + card.seller);
  if (card.cost) {
    const bool is_elsewhere = !card.cost->offer_id.empty();
    add(render::cost_words(*card.cost), is_elsewhere ? links.entity(card.cost->offer_id) : "");
  }
  if (card.updated) add(to_string(*card.updated));
  if (card.offers > 1) {
    // With the offers open there is nothing to open.
    const bool can_list = !fragment.empty() && !links.is_on("offers");
    add(render::count_words(card.offers, "offer"),
        can_list ? links.replaced("offers", "1").append(fragment) : "");
    // No link to the page one is on.
    const bool is_other = !card.cheapest_id.empty() && card.cheapest_id != card.id;
    if (card.cheapest_price)
      add(cheapest_words(card), is_other ? links.entity(card.cheapest_id) : "");
  }
  is_minor = true;
  if (card.unfragile_rank) {
    add(fmt::format("rank {}{}", render::rank_words(*card.unfragile_rank),
                    render::estimate_words(card)));
  }
  if (card.times_matched.value_or(0) > 0) {
    add("matched " + render::count_words(*card.times_matched, "time"));
  }
  if (card.times_chosen.value_or(0) > 0) {
    add("chosen " + render::count_words(*card.times_chosen, "time"));
  }
  return facts;
}

void set_chosen_by(Fields& fields, const EntityCard& card) {
  Fields chosen = field_list();
  const auto add = [&chosen](const std::string& label, const std::string& value) {
    Fields fact("label", label);
    fact.set("value", value.empty() ? Fields("unknown") : field(value));
    fact.set("is_known", !value.empty());
    chosen.push_back(fact);
  };
  bool has_price = false;
  for (const render::ChosenFact& fact : render::chosen_by(card)) {
    has_price = has_price || fact.label == "price";
    add(fact.label, fact.value);
  }
  // What is not known of a price is said, or it would be taken for free.
  if (!has_price) add("price", "");
  fields.set("chosen", chosen);
  render::set_text(fields, "install", card.install);
}

void set_badges(Fields& fields, const EntityCard& card, const Links& links) {
  // On a page of results the trait narrows them; elsewhere there is nothing to narrow.
  Fields badges = field_list();
  const bool is_list = links.path() == "/search" || links.path() == "/alternatives";
  for (const TraitValue* trait : render::badge_traits(card)) {
    const std::string filter = trait->value ? "trait" : "not-trait";
    Fields badge("words", field(trait->label));
    badge.set("group", field(trait->group));
    badge.set("href",
              is_list ? links.with(filter, trait->slug) : links.search_by(filter, trait->slug));
    badges.push_back(badge);
  }
  render::set_list(fields, "badges", badges);
}

Fields card_fields(const EntityCard& card, const Links& links, std::size_t number,
                   const CardMarks& marks) {
  Fields fields("name", field(card.name));
  fields.set("marked_name",
             Fields("runs", render::runs_field(StyledText().add_marked(card.name, marks.name))));
  fields.set("href", links.result(card.id));
  fields.set("number", std::to_string(number));
  set_type(fields, card.type);
  fields.set("id", field(card.id));
  fields.set("has_summary", !card.summary.empty());
  const StyledText summary =
      StyledText().add_marked(card.summary, calm_marks(card.summary, marks.summary));
  fields.set("summary",
             Fields("runs", render::runs_field(render::excerpt(summary, kExcerptColumns))));
  // So that the page comes back to the same place when an entry was put into the tray.
  const std::string fragment = fmt::format("#hit-{}", number);
  render::set_list(fields, "facts", card_facts(card, links, fragment));
  set_chosen_by(fields, card);
  set_badges(fields, card, links);
  // Beside a list that is not of a search there is no best to be measured against.
  set_bar(fields, 0, {}, {});
  set_actions(fields, card, links, fragment);
  return fields;
}

void set_bar(Fields& fields, double share, const std::string& label, const std::string& title) {
  // A template has to know of the bar even where there is none.
  fields.set("has_fit", share > 0);
  fields.set("fit", fmt::format("{:.0f}", 100 * std::clamp(share, 0.0, 1.0)));
  fields.set("fit_label", field(label));
  fields.set("fit_title", field(title));
}

std::vector<TextSpan> calm_marks(std::string_view text, std::span<const TextSpan> marks) {
  std::size_t marked = 0;
  for (const TextSpan& mark : marks) marked += mark.end - mark.begin;
  // Where nearly everything is marked, nothing stands out.
  if (marked * 2 > text.size() && marks.size() > 2) return {};
  return {marks.begin(), marks.end()};
}

void set_actions(Fields& fields, const EntityCard& card, const Links& links,
                 std::string_view fragment) {
  const bool in_tray = links.in_tray(card.id);
  fields.set("name", field(card.name));
  fields.set("alternatives_href", links.alternatives({card.id}));
  fields.set("in_tray", in_tray);
  fields.set("can_add", !in_tray && !links.tray_is_full());
  // Told apart from what is in the tray already, since a person then has to take something out.
  fields.set("tray_full", !in_tray && links.tray_is_full());
  fields.set("add_href", links.adding(card.id, fragment));
  fields.set("remove_href", links.removing(card.id, fragment));
}

void set_offers(Fields& fields, const std::vector<EntityCard>& offers,
                const std::vector<NamedEntity>& near_duplicates, const Links& links) {
  // By address, as cards hold many texts.
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
            // The cost of a workload does not follow from the price in the head, so both are told.
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
    render::set_text(fields, "note", entity.note);
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
    set_type(fields, card.type);
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
  fields.set("runs",
             render::runs_field(render::excerpt(
                 StyledText().add_marked(capability.text, calm_marks(capability.text, marks)),
                 kExcerptColumns)));
  return fields;
}

void set_conditions(Fields& fields, const std::vector<ConditionMet>& conditions,
                    std::string_view told) {
  Fields rows = field_list();
  for (const ConditionMet& condition : conditions) {
    // A condition's evidence is often the very sentence that the summary begins with.
    const bool is_above = !condition.evidence.empty() && told.starts_with(condition.evidence);
    Fields row("condition", field(is_above ? condition.label : render::condition_words(condition)));
    row.set("is_stated", condition.kind == ConditionMet::Kind::kStated);
    rows.push_back(row);
  }
  render::set_list(fields, "conditions", rows);
}

void set_unknown(Fields& fields, const std::vector<UnknownCount>& unknown, const Links& links) {
  Fields rows = field_list();
  for (const UnknownCount& left_out : unknown) {
    if (left_out.count == 0) continue;
    Fields row("words",
               field(fmt::format("{} is not known of {}", field_label(left_out.field),
                                 render::number_words(static_cast<double>(left_out.count)))));
    render::set_list(row, "nearest", name_links(left_out.nearest, links));
    // The rest stands in the list that the filter would give, which is not made for this.
    row.set("more", left_out.nearest.size() < left_out.count);
    rows.push_back(row);
  }
  render::set_list(fields, "unknown", rows);
}

}  // namespace matchgraph::web

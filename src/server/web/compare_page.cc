// Two to eight entities side by side, and what leads on from them.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/limits.h"
#include "render/comparison_words.h"
#include "render/html/comparison_fields.h"
#include "server/web/lists/alternative_fields.h"
#include "server/web/lists/list_controls.h"
#include "server/web/page_frame.h"
#include "server/web/web_files.h"
#include "wording/told_name.h"

namespace matchgraph::web {
namespace {

/// The compared without one of them, in the tray too.
std::string comparison_without(std::size_t left_out, const std::vector<EntityCard>& cards,
                               const PageRequest& request) {
  PageRequest changed = request;
  // The tray holds what is compared; left in it, the entity would be back with the next click.
  std::erase_if(changed.tray,
                [&](const EntityCard& card) { return card.id == cards[left_out].id; });
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (i != left_out) ids.push_back(cards[i].id);
  }
  // One alone cannot be compared, so the link leads to it.
  return ids.size() < 2 ? Links(changed).entity(ids.front()) : Links(changed).compare(ids);
}

Fields compared_fields(const std::vector<EntityCard>& cards, const Links& links,
                       const PageRequest& request) {
  Fields entities = render::field_list();
  for (std::size_t i = 0; i < cards.size(); ++i) {
    Fields fields("name", render::field(told_name(cards[i])));
    fields.set("url", links.entity(cards[i].id));
    fields.set("is_link", true);
    fields.set("id", render::field(cards[i].id));
    fields.set("remove_href", comparison_without(i, cards, request));
    entities.push_back(fields);
  }
  return entities;
}

/// Only what is priced by tokens has a cost for tokens used.
bool has_token_prices(const std::vector<EntityCard>& cards) {
  return std::any_of(cards.begin(), cards.end(), [](const EntityCard& card) {
    return card.price && usd_per_million_input_tokens(*card.price);
  });
}

/// The same page with the last one first.
std::string swapped(const std::vector<EntityCard>& cards, const Links& links) {
  std::vector<std::string> ids;
  // From the end to the beginning: the last one comes first.
  for (auto card = cards.rbegin(); card != cards.rend(); ++card) ids.push_back(card->id);
  return links.compare(ids);
}

/// One address for all orders of the same entities.
std::string compared_address(std::string_view path, const std::vector<EntityCard>& cards) {
  Parameters parameters;
  for (const EntityCard& card : cards) parameters.emplace_back("e", card.id);
  // Sorted, so that "A vs B" and "B vs A" are one page to search engines.
  std::sort(parameters.begin(), parameters.end());
  return address(path, parameters);
}

bool all_in_tray(const std::vector<EntityCard>& cards, const Links& links) {
  return links.tray().size() == cards.size() &&
         std::all_of(cards.begin(), cards.end(),
                     [&links](const EntityCard& card) { return links.in_tray(card.id); });
}

}  // namespace

std::string compare_page(const Comparison& comparison, const AlternativesResults& different,
                         const PageRequest& request) {
  const Links links(request);
  Fields fields;
  render::set_comparison(fields, comparison);
  fields.set("is_page", true);
  Fields notes = render::field_list();
  for (const auto& [typed, name] : request.taken_for) {
    notes.push_back(
        Fields("note", render::field(fmt::format("“{}” was taken for {}", typed, name))));
  }
  render::set_list(fields, "notes", notes);
  fields.set("entities", compared_fields(comparison.cards, links, request));
  fields.set("form_passes_on", passed_on(links, true, {}));
  fields.set("workload_passes_on", passed_on(links, true, {"workload"}));
  fields.set("workload", render::field(links.value("workload")));
  fields.set("can_add_more", comparison.cards.size() < kMostCompared);
  // Where nothing is priced by tokens a field for tokens would only ask for what cannot be told.
  fields.set("has_token_prices", has_token_prices(comparison.cards));
  const bool only_differences = links.is_on("differences");
  fields.set("only_differences", only_differences);
  fields.set("differences_href",
             only_differences ? links.without("differences") : links.replaced("differences", "1"));
  fields.set("has_swap", comparison.cards.size() == 2);
  fields.set("swap_href", swapped(comparison.cards, links));
  std::vector<std::string> ids;
  for (const EntityCard& card : comparison.cards) ids.push_back(card.id);
  fields.set("all_alternatives_href", links.alternatives(ids));
  set_critiques(fields, different, links);
  set_alternatives(fields, different, links);
  set_exports(fields, "/api/v1/compare", links);
  // A tray that holds just what the page compares says nothing.
  return framed({.content = kComparisonHtml,
                 .title = render::title_words(comparison) + " – matchgraph",
                 .description = comparison.verdict.summary,
                 .canonical = compared_address("/compare", comparison.cards),
                 .picture = compared_address("/picture", comparison.cards),
                 .shows_tray = !all_in_tray(comparison.cards, links)},
                std::move(fields), request);
}

}  // namespace matchgraph::web

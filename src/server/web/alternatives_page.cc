// What serves as well as one or several entities, and what could be asked to differ.
#include <string>
#include <string_view>
#include <vector>

#include "server/web/entity_type.h"
#include "server/web/lists/alternative_fields.h"
#include "server/web/lists/cards.h"
#include "server/web/lists/list_controls.h"
#include "server/web/lists/list_table.h"
#include "server/web/page_frame.h"
#include "server/web/pictures/list_chart.h"
#include "server/web/understood.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

constexpr std::size_t kNamesTold = 5;  // alternatives named where the link is shared
constexpr std::string_view kAlternativesApi = "/api/v1/alternatives";

/// Seeds with links to take one out, when there are others, and facts.
Fields seeds_fields(const AlternativesResults& results, const Links& links) {
  Fields seeds = render::field_list();
  // In a list, even of one, as the template has a loop for it.
  for (const EntityCard& seed : results.seeds) {
    Fields fields("name", render::field(seed.name));
    fields.set("href", links.entity(seed.id));
    set_type(fields, seed.type);
    render::set_text(fields, "seed_summary", seed.summary);
    set_chosen_by(fields, seed);
    fields.set("facts", card_facts(seed, links));
    fields.set("can_remove", results.seeds.size() > 1);
    fields.set("remove_href", links.without("e", seed.id));
    seeds.push_back(fields);
  }
  return seeds;
}

}  // namespace

std::string alternatives_page(const AlternativesResults& results, const PageRequest& request) {
  const Links links(request);
  const std::string heading = "Alternatives to " + names_of(results.seeds);
  Fields fields("heading", render::field(heading));
  fields.set("seeds", seeds_fields(results, links));
  const std::vector<Asked> asked = asked_in_filters(links);
  set_understood(fields, asked);
  set_nothing(fields, asked);
  fields.set("is_empty", results.total == 0);
  set_alternatives_filters(fields, results, links);
  const std::vector<const EntityCard*> cards = cards_of(results);
  set_table(fields, cards,
            {results.offset + 1, results.sort, kAlternativesApi, asked_fields(results.constraints)},
            links);
  // Cards would say again what a table or a chart of the page says.
  if (!is_table(links) && !is_chart(links)) set_alternatives(fields, results, links);
  set_critiques(fields, results, links);
  set_misses(fields, results, asked, links);
  set_versions(fields, results, links);
  set_end(fields, results);
  set_unknown(fields, results.unknown, links);
  set_order(fields, results.sort, links);
  set_list_foot(fields, results.total, results.offset, results.limit, results.results.size(),
                links);
  set_list_exports(fields, kAlternativesApi, results.total, links);
  // In the order that was asked, as the page names them so.
  Parameters seeds;
  for (const EntityCard& seed : results.seeds) seeds.emplace_back("e", seed.id);
  std::string told = heading + " that do the same";
  for (std::size_t i = 0; i < results.results.size() && i < kNamesTold; ++i) {
    told += (i == 0 ? ": " : ", ") + results.results[i].entity.name;
  }
  // Without filters and places in the list: one address for what search engines should know of.
  return framed({.content = kAlternativesHtml,
                 .title = heading + " – matchgraph",
                 .description = told,
                 .canonical = address("/alternatives", seeds)},
                std::move(fields), request);
}

}  // namespace matchgraph::web

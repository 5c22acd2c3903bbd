// Every page of the site over one engine, for tests that hold of all of them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "server/web/pages.h"

namespace matchgraph::test {

/// The request of an address with a compare tray, as the server makes it.
inline web::PageRequest page_request(const Engine& engine, const std::string& path,
                                     web::Parameters parameters,
                                     const std::vector<std::string>& tray = {}) {
  web::PageRequest request;
  request.path = path;
  request.parameters = std::move(parameters);
  request.search_id = "0123456789abcdef";
  request.generation = 7;
  request.entities = 40;
  request.capabilities = 300;
  for (const std::string& id : tray) {
    request.parameters.emplace_back("c", id);
    request.tray.push_back(engine.entity(id).card);
  }
  return request;
}

inline SearchRequest search_for(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return request;
}

inline AlternativesRequest alternatives_to(const std::vector<std::string>& seeds) {
  AlternativesRequest request;
  request.seeds = seeds;
  return request;
}

/// The entity and its neighbours on a circle, each joined to it.
inline Neighbourhood around(const Engine& engine, const std::string& id) {
  const EntityDetail detail = engine.entity(id);
  Neighbourhood out;
  PictureNode middle;
  middle.entity = detail.card;
  middle.x = middle.y = 0.5;
  out.nodes.push_back(middle);
  for (const Neighbour& neighbour : detail.neighbours) {
    PictureNode node;
    node.entity = neighbour.entity;
    node.x = static_cast<double>(out.nodes.size() % 5) / 4;
    node.y = static_cast<double>(out.nodes.size() % 7) / 6;
    node.distance = 1;
    PictureEdge edge;
    edge.to = out.nodes.size();
    edge.similarity = neighbour.similarity;
    edge.shared_words = {"speech", "text"};
    out.nodes.push_back(node);
    out.edges.push_back(edge);
  }
  return out;
}

inline std::string search_page_of(const Engine& engine, SearchRequest search,
                                  web::Parameters parameters,
                                  const std::vector<std::string>& tray = {}) {
  parameters.insert(parameters.begin(), {"q", search.text});
  return web::search_page(engine.ask(search), page_request(engine, "/search", parameters, tray));
}

inline std::string entity_page_of(const Engine& engine, const std::string& id,
                                  const std::vector<std::string>& tray = {}) {
  AlternativesRequest request;
  request.seeds = {id};
  request.limit = 5;
  return web::entity_page(engine.entity(id), engine.alternatives(request), around(engine, id),
                          page_request(engine, "/entity/" + id, {}, tray));
}

inline std::string alternatives_page_of(const Engine& engine, AlternativesRequest request,
                                        const web::Parameters& filters,
                                        const std::vector<std::string>& tray = {}) {
  web::Parameters parameters;
  for (const std::string& id : request.seeds) parameters.emplace_back("e", id);
  parameters.insert(parameters.end(), filters.begin(), filters.end());
  return web::alternatives_page(engine.alternatives(request),
                                page_request(engine, "/alternatives", parameters, tray));
}

inline std::string compare_page_of(const Engine& engine, const std::vector<std::string>& ids,
                                   const std::vector<std::string>& tray = {}) {
  web::Parameters parameters;
  for (const std::string& id : ids) parameters.emplace_back("e", id);
  AlternativesRequest request;
  request.seeds = ids;
  request.limit = 5;
  return web::compare_page(engine.compare(ids), engine.alternatives(request),
                           page_request(engine, "/compare", parameters, tray));
}

/// One entity is to be compared, or none.
inline std::string compare_start_page_of(const Engine& engine, const std::vector<std::string>& ids,
                                         const std::vector<std::string>& tray = {}) {
  web::Parameters parameters;
  for (const std::string& id : ids) parameters.emplace_back("e", id);
  return web::compare_start_page(
      ids.empty() ? AlternativesResults() : engine.alternatives(alternatives_to(ids)),
      page_request(engine, "/compare", parameters, tray));
}

inline std::string cover_page_of(const Engine& engine, const std::vector<std::string>& needs,
                                 const std::vector<std::string>& tray = {}) {
  web::Parameters parameters;
  for (const std::string& need : needs) parameters.emplace_back("need", need);
  return web::cover_page(engine.cover({needs, {}}),
                         page_request(engine, "/cover", parameters, tray));
}

/// Two areas that lie beside each other, with the cards shared out among them.
inline CatalogueMap sample_map(const std::vector<EntityCard>& cards) {
  CatalogueMap map;
  map.areas = {{"a-b", "a / b / c", 3, 0.2, 0.5, {}}, {"d", "d", 1, 0.8, 0.5, {}}};
  for (std::size_t i = 0; i < cards.size(); ++i) {
    map.areas[i % 2].best.push_back({cards[i].id, cards[i].name, cards[i].type});
  }
  map.neighbours = {{0, 1, 1.0}};
  map.entities = cards.size();
  map.areas_left_out = 2;
  return map;
}

struct NamedPage {
  std::string name;
  std::string html;
};

/// Each page in its shapes, over four entities of the engine.
inline std::vector<NamedPage> all_pages(const Engine& engine, const std::vector<std::string>& ids,
                                        const std::string& need,
                                        const std::vector<std::string>& tray = {}) {
  std::vector<EntityCard> cards;
  for (const std::string& id : ids) cards.push_back(engine.entity(id).card);
  web::HomeExamples examples;
  examples.needs = {{need, "3 results, first " + cards[0].name}, {cards[0].name, ""}};
  examples.likes = {{"like " + cards[1].name + " but free", cards[2].name}};
  examples.comparisons = {{cards[0].name + " vs " + cards[1].name, cards[0].summary}};
  examples.types = {{cards[0].type, 3}, {cards[1].type, 1}};
  SearchRequest explained = search_for(need);
  explained.explain = explained.offers = true;
  SearchRequest second = search_for(need);
  second.limit = second.offset = 2;
  SearchRequest nothing = search_for(need);
  nothing.filters.min_rank = 100;
  nothing.filters.types = {"dataset"};
  AlternativesRequest newer = alternatives_to({ids[0], ids[1]});
  newer.explain = newer.offers = true;
  newer.filters.relative = {{Comparative::kNewer, ""}};
  AlternativesRequest none = alternatives_to({ids[0]});
  none.filters.min_rank = 100;
  web::PageProblem problem{400, cards[0].name + " names several entries", cards[0].name, cards};
  return {
      {"home", web::home_page(examples, page_request(engine, "/", {}, tray))},
      {"search", search_page_of(engine, search_for(need), {}, tray)},
      {"search, explained",
       search_page_of(engine, explained, {{"explain", "1"}, {"offers", "1"}}, tray)},
      {"search, second page",
       search_page_of(engine, second, {{"limit", "2"}, {"offset", "2"}}, tray)},
      {"search, nothing found",
       search_page_of(engine, nothing, {{"min-rank", "100"}, {"type", "dataset"}}, tray)},
      {"search, as a table", search_page_of(engine, search_for(need), {{"view", "table"}}, tray)},
      {"alternatives, as a table",
       alternatives_page_of(engine, alternatives_to({ids[0]}), {{"view", "table"}}, tray)},
      {"search, as a chart", search_page_of(engine, search_for(need), {{"view", "chart"}}, tray)},
      {"map", web::map_page(sample_map(cards), page_request(engine, "/map", {}, tray))},
      {"map, an area", web::map_area_page({{"a-b", "a / b", 9}, around(engine, ids[0])},
                                          page_request(engine, "/map", {{"area", "a-b"}}, tray))},
      {"search, a name", search_page_of(engine, search_for("like \"" + ids[0] + "\""), {}, tray)},
      {"search, claims",
       search_page_of(engine, search_for("what claims to beat \"" + ids[0] + "\"?"), {}, tray)},
      {"alternatives", alternatives_page_of(engine, alternatives_to({ids[0]}), {}, tray)},
      {"alternatives, newer",
       alternatives_page_of(engine, newer, {{"newer", "1"}, {"explain", "1"}}, tray)},
      {"alternatives, none", alternatives_page_of(engine, none, {{"min-rank", "100"}}, tray)},
      {"entity", entity_page_of(engine, ids[0], tray)},
      {"entity, another", entity_page_of(engine, ids[2], tray)},
      {"comparison of two", compare_page_of(engine, {ids[0], ids[1]}, tray)},
      {"comparison of two, differences",
       web::compare_page(engine.compare({ids[0], ids[1]}),
                         engine.alternatives(alternatives_to({ids[0], ids[1]})),
                         page_request(engine, "/compare",
                                      {{"e", ids[0]}, {"e", ids[1]}, {"differences", "1"}}, tray))},
      {"comparison of four", compare_page_of(engine, ids, tray)},
      {"comparison with one", compare_start_page_of(engine, {ids[0]}, tray)},
      {"comparison with none", compare_start_page_of(engine, {}, tray)},
      {"cover", cover_page_of(engine, {need, "fold laundry", ids[3]}, tray)},
      {"cover, nothing asked",
       web::cover_page({}, page_request(engine, "/cover", {{"free", "1"}}, tray))},
      {"problem",
       web::problem_page(
           problem, page_request(engine, "/compare", {{"e", cards[0].name}, {"e", ids[2]}}, tray))},
  };
}

}  // namespace matchgraph::test

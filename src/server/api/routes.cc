#include "server/api/routes.h"

#include <string>
#include <utility>

namespace matchgraph::server {
namespace {

// What every question to the engine may be answered beside its result.
constexpr Response kUnchanged = {304, "What If-None-Match names is still so."};
constexpr Response kWrong = {400, "A parameter is wrong, or a name fits several entities.",
                             "Error"};
constexpr Response kNotFound = {404, "Nothing is called so.", "Error"};
constexpr Response kTooLong = {414, "A text is longer than 2,048 bytes.", "Error"};
static_assert(kMaxTextBytes == 2048, "kTooLong says so");
constexpr Response kOtherHost = {421, "The server is not asked under that name.", "Error"};
constexpr Response kFault = {500, "The server could not answer.", "Error"};
constexpr Response kBusy = {503, "Too many requests wait.", "Error"};

/// In the order of their numbers, which is that in which the document shows them.
std::vector<Response> answers(Response result, bool takes_names) {
  std::vector<Response> out = {result, kUnchanged, kWrong};
  // What takes no name can miss none.
  if (takes_names) out.push_back(kNotFound);
  for (const Response& other : {kTooLong, kOtherHost, kFault, kBusy}) out.push_back(other);
  return out;
}

std::vector<Parameter> joined(std::vector<Parameter> first, std::vector<Parameter> more) {
  for (Parameter& parameter : more) first.push_back(std::move(parameter));
  return first;
}

Operation search_operation() {
  Operation out;
  out.id = "search";
  out.summary = "What meets a need";
  out.description =
      "A text that names a seed (`like Qdrant but free`) is answered in the shape of alternatives, "
      "one that compares (`Qdrant vs Milvus`) in that of a comparison, one that asks for claims in "
      "that of claims; `query` says what was understood, and what was not used.";
  out.parameters =
      joined({{.name = "q",
               .type = "text",
               .meaning = "The need in plain words; may be left out where there are filters."}},
             list_parameters(false));
  out.responses = answers(
      {200, "What was found.", "SearchResults|AlternativesResults|Comparison|ClaimsResults"},
      false);
  out.has_csv = true;
  out.has_search_id = true;
  return out;
}

Operation alternatives_operation() {
  Operation out;
  out.id = "alternatives";
  out.summary = "What else does what they do";
  // Eight, as for a comparison: each seed costs a search of its own.
  out.parameters =
      joined({named_entities("one to eight"),
              {.name = "need", .type = "text", .meaning = "What it should do besides."}},
             list_parameters(true));
  out.responses = answers({200, "What was found.", "AlternativesResults"}, true);
  out.has_csv = true;
  out.has_search_id = true;
  return out;
}

Operation compare_operation() {
  Operation out;
  out.id = "compare";
  out.summary = "Two to eight entities side by side";
  out.parameters = {named_entities("two to eight"), workload_parameter(), explain_parameter(),
                    format_parameter()};
  out.responses = answers({200, "The comparison.", "Comparison"}, true);
  out.has_csv = true;
  return out;
}

Operation path_operation() {
  Operation out;
  out.id = "path";
  out.summary = "How two entities are connected";
  out.parameters = {named_entities("two")};
  out.responses = answers(
      {200, "The shortest way over entities alike; none when they are not connected.", "Path"},
      true);
  return out;
}

Operation cover_operation() {
  Operation out;
  out.id = "cover";
  out.summary = "The fewest entities that together meet several needs";
  out.description =
      "Each need is typed as that of a search, with conditions and filters of its own; up to ten "
      "needs the choice is exact.";
  // Filters only: the answer is one choice and no list that is ordered or read on.
  out.parameters = joined({{.name = "need",
                            .type = "text[]",
                            .meaning = "The needs, one to sixteen.",
                            .is_required = true}},
                          filter_parameters());
  out.responses = answers({200, "The choice, and what is unmet.", "CoverResults"}, false);
  return out;
}

Operation entity_operation() {
  Operation out;
  out.id = "entity";
  out.summary = "All that is known of one entity";
  out.parameters = {{.name = "id",
                     .type = "text",
                     .meaning = "An id, or a name. A slash in it may stand as it is.",
                     .is_required = true,
                     .is_path = true},
                    explain_parameter(),
                    format_parameter()};
  out.responses = answers({200, "The entity.", "EntityDetail"}, true);
  out.has_csv = true;
  return out;
}

Operation suggest_operation() {
  Operation out;
  out.id = "suggest";
  out.summary = "What a text that is being typed may become";
  out.parameters = {{.name = "q", .type = "text", .meaning = "The text so far."},
                    {.name = "limit",
                     .type = "count",
                     .meaning = "Suggestions of each kind.",
                     .most = kMaxSuggestions,
                     .fallback = std::to_string(kSuggestions)}};
  out.responses = answers({200, "Suggestions.", "Suggestions"}, false);
  return out;
}

Operation chosen_operation() {
  Operation out;
  out.id = "chosen";
  out.summary = "Tells that an entity was chosen from a search";
  out.description = "Answered after it is on disk.";
  out.body = "Choice";
  out.responses = {
      {200, "It was recorded before.", "Chosen"},
      {201, "It is recorded.", "Chosen"},
      {400, "The body is no choice.", "Error"},
      {403, "Another session made that search, or another site's page sends this.", "Error"},
      {404, "No such search is known.", "Error"},
      {409, "That search did not show the entity.", "Error"},
      {415, "The body is not application/json.", "Error"},
      kOtherHost,
      {429, "The session has made all the choices that count on one day.", "Error"},
      {503, "It could not be written, or this server keeps no record of searches.", "Error"}};
  return out;
}

Operation mcp_operation() {
  Operation out;
  out.id = "mcp";
  out.summary = "The Model Context Protocol (streamable HTTP)";
  out.description =
      "Takes a message of JSON-RPC 2.0 and answers it. A conversation begins with `initialize`; "
      "later messages carry the header Mcp-Session-Id that it was answered with.";
  out.body = "any{}";
  out.responses = {{200, "The answer.", "any{}"},
                   {202, "Nothing is to be answered."},
                   {400, "It is no message, or begins no conversation.", "any{}"},
                   {403, "Another site's page sends this.", "Error"},
                   {404, "The conversation has ended.", "any{}"},
                   {406, "The client does not take JSON.", "any{}"},
                   {415, "The body is not application/json.", "any{}"},
                   kOtherHost,
                   kBusy};
  return out;
}

Operation mcp_end_operation() {
  Operation out;
  out.id = "mcpEnd";
  out.summary = "Ends a conversation of the Model Context Protocol";
  out.responses = {{204, "It has ended."},
                   {403, "Another site's page sends this.", "Error"},
                   {404, "There is no such conversation.", "any{}"},
                   kOtherHost};
  return out;
}

Operation openapi_operation() {
  Operation out;
  out.id = "openapi";
  out.summary = "This document";
  out.responses = {{200, "OpenAPI 3.", "any{}"}};
  return out;
}

Operation text_operation(std::string_view id, std::string_view summary,
                         std::vector<Response> responses) {
  Operation out;
  out.id = id;
  out.summary = summary;
  out.responses = std::move(responses);
  out.is_text = true;
  return out;
}

std::vector<Route> table() {
  constexpr bool kCached = true;
  constexpr bool kTwin = true;
  return {
      // Pages that record searches are not cached: a page that comes from a cache was never asked
      // for here.
      {"GET", "/", Endpoint::kHome, kCached, {}, kTwin},
      {"GET", "/search", Endpoint::kSearchPage, !kCached, {}, kTwin},
      {"GET", "/entity/", Endpoint::kEntityPage, kCached, {}, kTwin},
      {"GET", "/alternatives", Endpoint::kAlternativesPage, !kCached, {}, kTwin},
      {"GET", "/compare", Endpoint::kComparePage, kCached, {}, kTwin},
      {"GET", "/cover", Endpoint::kCoverPage, kCached, {}, kTwin},
      {"GET", "/map", Endpoint::kMapPage, kCached},
      {"GET", "/picture", Endpoint::kPicture, kCached},
      {"GET", "/sitemap.xml", Endpoint::kSiteMap, kCached},
      {"GET", "/static/", Endpoint::kAsset},
      {"GET", "/favicon.ico", Endpoint::kIcon},
      {"GET", "/robots.txt", Endpoint::kRobots},
      {"GET", "/llms.txt", Endpoint::kLlms, kCached},
      {"GET", "/api/v1/search", Endpoint::kSearch, kCached, search_operation()},
      {"GET", "/api/v1/alternatives", Endpoint::kAlternatives, kCached, alternatives_operation()},
      {"GET", "/api/v1/compare", Endpoint::kCompare, kCached, compare_operation()},
      {"GET", "/api/v1/path", Endpoint::kPath, kCached, path_operation()},
      {"GET", "/api/v1/cover", Endpoint::kCover, kCached, cover_operation()},
      {"GET", "/api/v1/entities/", Endpoint::kEntity, kCached, entity_operation()},
      {"GET", "/api/v1/suggest", Endpoint::kSuggest, kCached, suggest_operation()},
      // What changes something, or belongs to one conversation, has no copy that another may use.
      {"POST", "/api/v1/chosen", Endpoint::kChosen, !kCached, chosen_operation()},
      {"POST", "/mcp", Endpoint::kMcp, !kCached, mcp_operation()},
      {"DELETE", "/mcp", Endpoint::kMcpEnd, !kCached, mcp_end_operation()},
      {"GET", "/openapi.json", Endpoint::kOpenapi, !kCached, openapi_operation()},
      {"GET", "/healthz", Endpoint::kHealth, !kCached,
       text_operation("healthz", "Runs a real query",
                      {{200, "The engine answers."}, {500, "It does not.", "Error"}})},
      {"GET", "/readyz", Endpoint::kReady, !kCached,
       text_operation("readyz", "Whether requests should be sent here",
                      {{200, "They should."}, {503, "The server is about to end."}})},
      {"GET", "/metrics", Endpoint::kMetrics, !kCached,
       text_operation("metrics", "Figures in Prometheus' text format", {{200, "Figures."}})},
  };
}

bool is_method_of(const Route& route, std::string_view method) {
  return method == route.method || (method == "HEAD" && route.method == "GET");
}

bool is_path_of(const Route& route, std::string_view path) {
  // A path that ends with a slash stands for all below it, and for nothing itself.
  if (route.path.size() > 1 && route.path.ends_with('/')) {
    return path.starts_with(route.path) && path.size() > route.path.size();
  }
  if (route.has_twin && path.ends_with(kTwinEnding)) {
    path.remove_suffix(kTwinEnding.size());
    // "/.md" would be a hidden file to everything that keeps pages as files.
    return path == (route.path == "/" ? std::string_view("/index") : route.path);
  }
  return path == route.path;
}

}  // namespace

std::span<const Route> routes() {
  // Made once: handlers and metrics refer to rows by their place.
  static const std::vector<Route> kRoutes = table();
  return kRoutes;
}

std::size_t route_of(std::string_view method, std::string_view path) {
  const std::span<const Route> all = routes();
  std::size_t i = 0;
  while (i < all.size() && !(is_path_of(all[i], path) && is_method_of(all[i], method))) ++i;
  return i;
}

std::string methods_of(std::string_view path) {
  std::string out;
  for (const Route& route : routes()) {
    if (!is_path_of(route, path)) continue;
    out += std::string(route.method) + (route.method == "GET" ? ", HEAD, " : ", ");
  }
  return out.empty() ? out : out + "OPTIONS";
}

std::vector<render::Schema> posted_schemas() {
  return {
      {"Choice",
       "What was chosen.",
       "",
       {{"search", "id", "What X-Search-Id said."},
        {"entity", "text", "An id that the search showed."}}},
      {"Chosen",
       "What became of a choice.",
       "",
       {{"chosen", "'recorded'|'repeated'", "Repeated: it counts once."}}},
  };
}

}  // namespace matchgraph::server

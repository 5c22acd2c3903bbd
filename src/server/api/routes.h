// Which addresses does the server answer, and what do they take and give?
//
// The one table of routes: Site (server/site/site.h) finds the handler of a request in it, metrics
// count by it, and openapi.json is made of it at build time. A new route is a row here and a case
// in Site::handled().
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "render/json/result_schemas.h"
#include "server/api/parameters.h"

namespace matchgraph::server {

/// The handler of a route.
enum class Endpoint : std::uint8_t {
  // Pages.
  kHome,
  kSearchPage,
  kEntityPage,
  kAlternativesPage,
  kComparePage,
  kCoverPage,
  kMapPage,
  kPicture,
  kSiteMap,
  kAsset,
  kIcon,
  kRobots,
  kLlms,
  // The API.
  kSearch,
  kEntity,
  kAlternatives,
  kCompare,
  kPath,
  kCover,
  kSuggest,
  kChosen,
  kMcp,
  kMcpEnd,
  kOpenapi,
  // How the server is.
  kHealth,
  kReady,
  kMetrics,
};

/// One way in which an operation is answered.
struct Response {
  int status = 0;
  std::string_view meaning;
  /// Of its JSON, as SchemaField::type; empty: there is none.
  std::string_view schema = {};
};

/// What a program has to know of a route.
struct Operation {
  std::string_view id;
  std::string_view summary;
  std::string_view description = {};
  std::vector<Parameter> parameters = {};
  std::string_view body = {};  ///< schema of the JSON that is posted; empty: none
  std::vector<Response> responses = {};
  bool has_csv = false;        ///< answers with a table too
  bool has_search_id = false;  ///< tells under which id the search was recorded
  bool is_text = false;        ///< answers with plain text
};

/// What the path of a page's twin in Markdown ends with.
inline constexpr std::string_view kTwinEnding = ".md";

struct Route {
  std::string_view method;  ///< GET routes answer HEAD too
  std::string_view path;    ///< one that ends in a slash answers whatever begins so
  Endpoint endpoint = Endpoint::kHome;
  bool is_cached = false;                   ///< the same under one tag of the generation
  std::optional<Operation> operation = {};  ///< nothing: a page, for people
  /// The page has a twin in Markdown, under its path and ".md" ("/" under "/index.md"), and to
  /// those who accept it.
  bool has_twin = false;

  /// Errors are JSON.
  bool is_api() const { return operation.has_value(); }
};

/// All routes; they live as long as the program.
std::span<const Route> routes();
/// Position of the route of a path among routes(); routes().size() when there is none. The method
/// decides between routes of one path.
std::size_t route_of(std::string_view method, std::string_view path);
/// "GET, HEAD, OPTIONS" of a path that has routes; empty of others.
std::string methods_of(std::string_view path);

/// What is posted, and what is answered to that.
std::vector<render::Schema> posted_schemas();

}  // namespace matchgraph::server

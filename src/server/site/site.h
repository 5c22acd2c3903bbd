// Who answers which address (server/api/routes.h): pages, the API, and what tells how the server
// is.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "server/api/routes.h"
#include "server/http/host_check.h"
#include "server/http/http_exchange.h"
#include "server/mcp/sessions.h"
#include "server/site/live_generation.h"
#include "server/site/metrics.h"
#include "server/site/visits/search_log.h"
#include "server/site/visits/visitors.h"

namespace matchgraph::server {

/// What a handler answers with.
struct Call {
  const HttpRequest& request;
  std::string_view rest;  ///< of the path, behind the route's
  const Generation& generation;
  const Engine& engine;
  bool markdown = false;     ///< a page is wanted as Markdown
  bool is_suffixed = false;  ///< as its path says, whose ending `rest` lacks
  std::string origin = {};   ///< of this site, for other sites: "https://match.example.org"
};

/// The handlers of the routes. One for all threads; an Engine per thread comes with each call.
class Site {
 public:
  /// The generation that is to serve and cannot.
  using RefusedGeneration = std::function<std::optional<std::uint64_t>()>;

  /// `log`: null when nothing is recorded; it must outlive the site. `public_url`: how other sites
  /// address this one, without a slash at its end; empty: as it was asked for.
  Site(HostCheck hosts, SearchLog* log, std::function<std::string()> metrics,
       std::function<void(std::string_view)> note, std::string public_url = {},
       RefusedGeneration refused = {}, Visitors visitors = {});

  /// Answers; what is thrown on the way becomes an answer too.
  HttpReply answer(const HttpRequest& request, const Generation& generation,
                   const Engine& engine) const;
  /// Answers before there is a generation: 502, but for what tells how the server is.
  HttpReply answer_while_waiting(const HttpRequest& request) const;
  /// Answers what an agent's tool asks, by the handlers of the API; recorded as an agent's.
  HttpReply agent_answer(const HttpRequest& request, const Call& call) const;
  /// Tells readers of /readyz that the server is about to end.
  void set_ending() { ends_.store(true); }

 private:
  HttpReply checked_answer(const HttpRequest& request, const Generation& generation,
                           const Engine& engine) const;
  HttpReply route_answer(const Route& route, const HttpRequest& request,
                         const Generation& generation, const Engine& engine) const;
  /// What the route's handler answers.
  HttpReply handled(Endpoint endpoint, const Call& call) const;
  HttpReply problem(bool is_api, int status, std::string_view message, const Call& call) const;

  // Pages.
  HttpReply home(const Call& call) const;
  HttpReply search(const Call& call) const;
  HttpReply entity(const Call& call) const;
  HttpReply alternatives(const Call& call) const;
  HttpReply compare(const Call& call) const;
  HttpReply cover(const Call& call) const;
  HttpReply map(const Call& call) const;
  HttpReply picture(const Call& call) const;
  HttpReply site_map(const Call& call) const;
  HttpReply asset(const Call& call) const;
  HttpReply icon(const Call& call) const;
  HttpReply robots(const Call& call) const;
  HttpReply llms(const Call& call) const;
  // The API.
  HttpReply api_search(const Call& call) const;
  HttpReply api_entity(const Call& call) const;
  HttpReply api_alternatives(const Call& call) const;
  HttpReply api_compare(const Call& call) const;
  HttpReply api_path(const Call& call) const;
  HttpReply api_cover(const Call& call) const;
  HttpReply api_suggest(const Call& call) const;
  HttpReply api_chosen(const Call& call) const;
  HttpReply openapi(const Call& call) const;
  // Agents.
  HttpReply mcp(const Call& call) const;
  HttpReply end_mcp(const Call& call) const;
  // How the server is.
  HttpReply health(const Call& call) const;
  std::string complaints() const;
  HttpReply ready(const Call& call) const;
  HttpReply metrics(const Call& call) const;

  /// Records a search as shown; its id, or an empty text.
  std::string record(const Call& call, const Visitor& visitor, SearchKind kind, std::string query,
                     std::vector<std::string> shown, std::size_t offset) const;
  /// Records that an entity was chosen from the search that the address names.
  void record_choice(const Call& call, const std::string& entity) const;
  std::optional<HttpReply> added_to_tray(const Call& call) const;
  Visitor visitor_of(const Call& call) const { return visitors_.visitor_of(call.request, hosts_); }

  HostCheck hosts_;
  Visitors visitors_;
  SearchLog* log_;
  std::function<std::string()> metrics_;
  std::function<void(std::string_view)> note_;
  std::string public_url_;
  RefusedGeneration refused_;
  std::atomic<bool> ends_{false};
  mutable Sessions sessions_;  ///< of agents
};

/// Whether answering may wait for the evidence store's disk: such requests have threads of their
/// own. `request`: the bytes of a request.
bool waits_for_disk(std::string_view request);
/// Whether it asks how the server is: that is answered however much else waits.
bool tells_how_it_is(std::string_view request);

}  // namespace matchgraph::server

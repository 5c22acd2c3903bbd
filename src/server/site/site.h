// Which address is answered by what: pages, the API, and what tells how the server is.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/engine.h"
#include "server/http/host_check.h"
#include "server/http/http_exchange.h"
#include "server/site/live_generation.h"
#include "server/site/metrics.h"
#include "server/site/search_log.h"

namespace matchgraph::server {

/// What a handler answers with.
struct Call {
  const HttpRequest& request;
  std::string_view rest;  ///< of the path, behind the route's
  const Generation& generation;
  const Engine& engine;
};

/// Routes of the server. One for all threads; an Engine a thread comes with each call.
class Site {
 public:
  struct Route {
    std::string_view method;  ///< GET routes answer HEAD too
    std::string_view path;    ///< one that ends in a slash answers whatever begins so
    HttpReply (Site::*answer)(const Call&) const;
    bool is_api = false;     ///< errors are JSON, answers have a tag
    bool is_cached = false;  ///< the same under one tag of the generation
  };

  /// `log`: null when nothing is recorded. Both must outlive the site.
  Site(HostCheck hosts, SearchLog* log, std::function<std::string()> metrics,
       std::function<void(std::string_view)> note);

  static std::span<const Route> routes();
  /// Position of the route of a path among routes(); routes().size() when there is none. The method
  /// decides between routes of one path.
  static std::size_t route_of(std::string_view method, std::string_view path);

  /// Answers; what is thrown on the way becomes an answer too.
  HttpReply answer(const HttpRequest& request, const Generation& generation,
                   const Engine& engine) const;
  /// Tells readers of /readyz that the server is about to end.
  void set_ending() { ends_.store(true); }

 private:
  HttpReply checked_answer(const HttpRequest& request, const Generation& generation,
                           const Engine& engine) const;
  HttpReply route_answer(std::size_t route, const HttpRequest& request,
                         const Generation& generation, const Engine& engine) const;
  HttpReply problem(bool is_api, int status, std::string_view message, const Call& call) const;

  // Pages.
  HttpReply home(const Call& call) const;
  HttpReply search(const Call& call) const;
  HttpReply entity(const Call& call) const;
  HttpReply alternatives(const Call& call) const;
  HttpReply compare(const Call& call) const;
  HttpReply asset(const Call& call) const;
  HttpReply icon(const Call& call) const;
  HttpReply robots(const Call& call) const;
  // The API.
  HttpReply api_search(const Call& call) const;
  HttpReply api_entity(const Call& call) const;
  HttpReply api_alternatives(const Call& call) const;
  HttpReply api_compare(const Call& call) const;
  HttpReply api_path(const Call& call) const;
  HttpReply api_suggest(const Call& call) const;
  HttpReply api_chosen(const Call& call) const;
  HttpReply openapi(const Call& call) const;
  // How the server is.
  HttpReply health(const Call& call) const;
  HttpReply ready(const Call& call) const;
  HttpReply metrics(const Call& call) const;

  /// Records a search as shown; its id, or an empty text.
  std::string record(const Call& call, const std::string& session, SearchKind kind,
                     std::string query, std::vector<std::string> shown, std::size_t offset) const;

  HostCheck hosts_;
  SearchLog* log_;
  std::function<std::string()> metrics_;
  std::function<void(std::string_view)> note_;
  std::atomic<bool> ends_{false};
};

/// Whether answering may wait for the evidence store's disk: such requests have threads of their
/// own. `request`: the bytes of a request.
bool waits_for_disk(std::string_view request);

}  // namespace matchgraph::server

#include "server/site/site.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <utility>

#include "matchgraph/error.h"
#include "server/site/replies.h"
#include "server/site/request_parameters.h"
#include "text/ascii.h"

namespace matchgraph::server {
namespace {

constexpr std::string_view kUnknownPath = "there is no such page; begin at /";
constexpr std::size_t kMaxAnswerBytes = std::size_t{8} << 20;
constexpr std::string_view kOwnFault = "the server could not answer; its log says why";

// Among the filters of a recorded search: a program asked, by a tool.
const std::string kAgentMark = "agent=1";

bool has_header(const HttpReply& reply, std::string_view name) {
  for (const auto& [known, value] : reply.headers) {
    if (known == name) return true;
  }
  return false;
}

bool is_api_path(std::string_view path) { return path.starts_with("/api/") || path == "/mcp"; }

// Browsers do not ask for Markdown; a program that does says so before it says HTML.
bool prefers_markdown(std::string_view accept) {
  const std::size_t markdown = accept.find("text/markdown");
  // The order is taken for the preference; weights ("q=0.5") are hardly ever sent by those who ask
  // for it.
  return markdown != std::string_view::npos && markdown < accept.find("text/html");
}

// "/search?q=pdf" -> "/search.md?q=pdf"; empty for an address that cannot stand in a header.
std::string twin_address(const std::string& target) {
  const std::size_t end = std::min(target.find_first_of("?#"), target.size());
  // Such an address would end the header's own brackets.
  if (target.find_first_of("<>\" ") != std::string::npos) return {};
  const std::string path = target.substr(0, end);
  return (path == "/" ? "/index" : path) + std::string(kTwinEnding) + target.substr(end);
}

/// The target with one slash between its parts and none at its end: "/search/?q=x" is
/// "/search?q=x".
std::string tidy_target(std::string_view target) {
  const std::size_t end = std::min(target.find_first_of("?#"), target.size());
  std::string path;
  for (const char c : target.substr(0, end)) {
    // "//" would lead a browser to a host when the address is followed.
    if (c != '/' || !path.ends_with('/')) path += c;
  }
  if (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path + std::string(target.substr(end));
}

void add_twin_headers(const HttpRequest& request, const Call& call, HttpReply& reply) {
  // Caches are told that one address has two forms.
  reply.headers.emplace_back("Vary", "Accept");
  const std::string twin = call.markdown ? std::string() : twin_address(request.target);
  if (twin.empty() || reply.status != 200) return;
  reply.headers.emplace_back("Link", "<" + twin + ">; rel=\"alternate\"; type=\"text/markdown\"");
}

}  // namespace

Site::Site(HostCheck hosts, SearchLog* log, std::function<std::string()> metrics,
           std::function<void(std::string_view)> note, std::string public_url,
           RefusedGeneration refused, Visitors visitors)
    : hosts_(std::move(hosts)),
      visitors_(visitors),
      log_(log),
      metrics_(std::move(metrics)),
      note_(std::move(note)),
      public_url_(std::move(public_url)),
      refused_(std::move(refused)) {}

HttpReply Site::answer(const HttpRequest& request, const Generation& generation,
                       const Engine& engine) const {
  HttpReply reply = checked_answer(request, generation, engine);
  // What made it is bounded, so this is for texts longer than any that were met.
  if (reply.body.size() > kMaxAnswerBytes) {
    const Call call{request, {}, generation, engine};
    reply = problem(
        is_api_path(request.path), 400,
        fmt::format("the answer is longer than {} bytes: ask for less (limit)", kMaxAnswerBytes),
        call);
  }
  // Told with every answer, so that a client sees when a new generation has taken over.
  reply.headers.emplace_back("X-Generation", std::to_string(generation.number));
  // Kept, and asked about each time: a new generation changes any page.
  if (!has_header(reply, "Cache-Control")) reply.headers.emplace_back("Cache-Control", "no-cache");
  add_safety_headers(reply);
  return reply;
}

HttpReply Site::checked_answer(const HttpRequest& request, const Generation& generation,
                               const Engine& engine) const {
  const Call call{request, {}, generation, engine};
  const bool is_api = is_api_path(request.path);
  // Before all else, the method and the path included: whoever asks under a foreign name learns
  // nothing.
  if (!hosts_.allows_host(request.host)) {
    return problem(is_api, 421,
                   "this server is not asked under that name; its operator can allow it with "
                   "--allow-host",
                   call);
  }
  // Reading is safe from any page, as browsers keep the answer from it; writing is not.
  const bool is_writing = request.method == "POST" || request.method == "DELETE";
  if (is_writing && !hosts_.allows_origin(request.origin)) {
    return problem(is_api, 403, "pages of other sites may not send this", call);
  }
  // Typed with a slash too many, it is another address of what is there.
  const bool is_read = request.method == "GET" || request.method == "HEAD";
  std::string tidy = tidy_target(request.target);
  if (is_read && tidy != request.target && !methods_of(tidy_target(request.path)).empty()) {
    return redirect(std::move(tidy));
  }
  const std::string methods = methods_of(request.path);
  if (methods.empty()) return problem(is_api, 404, kUnknownPath, call);
  // Asked by programs only, and answered without an engine.
  if (request.method == "OPTIONS") {
    HttpReply reply;
    reply.status = 204;
    reply.headers.emplace_back("Allow", methods);
    return reply;
  }
  const std::size_t route = route_of(request.method, request.path);
  if (route == routes().size()) {
    HttpReply reply = problem(is_api, 405, "that is asked with " + methods, call);
    reply.headers.emplace_back("Allow", methods);
    return reply;
  }
  return route_answer(routes()[route], request, generation, engine);
}

HttpReply Site::route_answer(const Route& route, const HttpRequest& request,
                             const Generation& generation, const Engine& engine) const {
  Call call{request, {}, generation, engine};
  call.is_suffixed = route.has_twin && request.path.ends_with(kTwinEnding);
  call.markdown = call.is_suffixed || (route.has_twin && prefers_markdown(request.accept));
  if (route.path.ends_with('/')) {
    // What stands behind a path that ends with a slash is an id; a twin's ending is not part of it.
    call.rest = std::string_view(request.path).substr(route.path.size());
    if (call.is_suffixed) call.rest.remove_suffix(kTwinEnding.size());
  }
  // A host that was asked for is one that this site allows, so it may be told to others.
  call.origin = public_url_.empty() ? "http://" + request.host : public_url_;
  // The two forms of one page are two documents.
  const std::string tag = "\"" + generation.tag + (call.markdown ? "-md\"" : "\"");
  try {
    // A list of tags, weak ones too: whatever holds this one has this answer.
    const bool is_known = request.if_none_match.find(tag) != std::string::npos ||
                          trimmed(request.if_none_match) == "*";
    if (route.is_cached && is_known) {
      HttpReply reply;
      reply.status = 304;
      reply.headers.emplace_back("ETag", tag);
      return reply;
    }
    HttpReply reply = handled(route.endpoint, call);
    if (route.has_twin) add_twin_headers(request, call, reply);
    // A page that sets a cookie is one visitor's own: its links name the search.
    const bool is_own = !route.is_api() && has_header(reply, "Set-Cookie");
    const bool is_whole = reply.status == 200 && !is_own;
    if (route.is_cached && is_whole) reply.headers.emplace_back("ETag", tag);
    return reply;
  } catch (const Error& error) {
    // What the visitor can mend is told; what only the operator can goes to the log, as it may name
    // files.
    if (error.code() != ErrorCode::kEnvironment) {
      return problem(route.is_api(), 400, error.what(), call);
    }
    note_(fmt::format("{}: {}", loggable(request.path), error.what()));
  } catch (const std::exception& error) {
    note_(fmt::format("{}: {}", loggable(request.path), error.what()));
  }
  return problem(route.is_api(), 500, kOwnFault, call);
}

HttpReply Site::handled(Endpoint endpoint, const Call& call) const {
  switch (endpoint) {
    case Endpoint::kHome:
      return home(call);
    case Endpoint::kSearchPage:
      return search(call);
    case Endpoint::kEntityPage:
      return entity(call);
    case Endpoint::kAlternativesPage:
      return alternatives(call);
    case Endpoint::kComparePage:
      return compare(call);
    case Endpoint::kCoverPage:
      return cover(call);
    case Endpoint::kAsset:
      return asset(call);
    case Endpoint::kIcon:
      return icon(call);
    case Endpoint::kMapPage:
      return map(call);
    case Endpoint::kPicture:
      return picture(call);
    case Endpoint::kSiteMap:
      return site_map(call);
    case Endpoint::kRobots:
      return robots(call);
    case Endpoint::kLlms:
      return llms(call);
    case Endpoint::kSearch:
      return api_search(call);
    case Endpoint::kEntity:
      return api_entity(call);
    case Endpoint::kAlternatives:
      return api_alternatives(call);
    case Endpoint::kCompare:
      return api_compare(call);
    case Endpoint::kPath:
      return api_path(call);
    case Endpoint::kCover:
      return api_cover(call);
    case Endpoint::kSuggest:
      return api_suggest(call);
    case Endpoint::kChosen:
      return api_chosen(call);
    case Endpoint::kMcp:
      return mcp(call);
    case Endpoint::kMcpEnd:
      return end_mcp(call);
    case Endpoint::kOpenapi:
      return openapi(call);
    case Endpoint::kHealth:
      return health(call);
    case Endpoint::kReady:
      return ready(call);
    case Endpoint::kMetrics:
      return metrics(call);
  }
  // The compiler asks for a case for every endpoint; this is for a value that is none.
  throw std::logic_error("an endpoint without a handler");
}

HttpReply Site::problem(bool is_api, int status, std::string_view message, const Call& call) const {
  // The code is for programs, which act by it; people read the message.
  if (!is_api) {
    web::PageProblem problem;
    problem.status = status;
    problem.message = message;
    if (call.markdown) return markdown_reply(status, web::problem_markdown(problem));
    // Without the tray: looking its entries up could fail again.
    return page_reply(status,
                      web::problem_page(problem, page_request(call.request, call.generation)));
  }
  const std::string_view code = status == 404   ? "not_found"
                                : status == 405 ? "method"
                                : status == 421 ? "host"
                                : status == 403 ? "origin"
                                : status >= 500 ? "environment"
                                                : "usage";
  return json_reply(status, error_json(code, message));
}

std::string Site::record(const Call& call, const Visitor& visitor, SearchKind kind,
                         std::string query, std::vector<std::string> shown,
                         std::size_t offset) const {
  // HEAD shows nobody anything, and what a page of another site has asked is no visitor's search.
  if (log_ == nullptr || call.request.method != "GET" || !visitor.may_count) return {};
  ShownSearch search;
  search.kind = kind;
  search.query = std::move(query);
  search.filters = filters_text(call.request.parameters);
  search.session = visitor.session;
  search.block = visitor.block;
  // One conversation is one session, as a visitor's is; what programs asked for stays apart.
  if (call.request.is_agent) {
    search.filters += search.filters.empty() ? kAgentMark : "&" + kAgentMark;
  }
  search.generation = call.generation.number;
  search.shown = std::move(shown);
  search.offset = offset;
  const std::optional<SearchId> id = log_->record(std::move(search), visitor.is_new);
  return id ? to_string(*id) : std::string();
}

bool waits_for_disk(std::string_view request) {
  // Agents only ask.
  if (request.starts_with("POST /mcp ")) return false;
  // Choices are posted, and wait for their commit; those that a link tells of are only queued.
  return request.starts_with("POST ");
}

bool tells_how_it_is(std::string_view request) {
  const std::string_view line = request.substr(0, request.find("\r\n"));
  const std::size_t target = std::min(line.find('/'), line.size());
  const std::string_view path = line.substr(target, line.find_first_of(" ?", target) - target);
  return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

}  // namespace matchgraph::server

#include "server/site/page_requests.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "matchgraph/limits.h"
#include "render/png/svg_png.h"
#include "server/api/parameters.h"
#include "server/site/replies.h"
#include "server/site/request_parameters.h"

namespace matchgraph::server {
namespace {

HttpReply told(const web::PageProblem& problem, const Call& call) {
  return call.markdown ? markdown_reply(problem.status, web::problem_markdown(problem))
                       : page_reply(problem.status, web::problem_page(problem, with_tray(call)));
}

}  // namespace

std::string value_of(const web::Parameters& parameters, std::string_view name) {
  for (const auto& [known, value] : parameters) {
    if (known == name) return value;
  }
  return {};
}

web::Parameters without(const web::Parameters& parameters, std::string_view name,
                        std::string_view other) {
  web::Parameters out;
  std::copy_if(parameters.begin(), parameters.end(), std::back_inserter(out),
               [&](const auto& p) { return p.first != name && p.first != other; });
  return out;
}

std::string path_of(const HttpRequest& request) {
  // As it was asked, encoding and all: the decoded path could not be told apart from another one.
  return request.target.substr(0, request.target.find_first_of("?#"));
}

web::PageRequest with_tray(const Call& call) {
  web::PageRequest out = page_request(call.request, call.generation);
  out.origin = call.origin;
  // Without the library that draws, a page must not promise a picture.
  out.has_pictures = render::can_draw_png();
  std::size_t looked_up = 0;
  for (const auto& [name, id] : call.request.parameters) {
    if (name != "c" || id.size() > kMaxTextBytes) continue;
    // Bounded by what is looked up and not by what fits: an address may name thousands.
    if (looked_up++ == kMostCompared) break;
    const Resolution resolution = call.engine.resolve(id);
    const bool is_new = std::none_of(out.tray.begin(), out.tray.end(),
                                     [&id = id](const EntityCard& card) { return card.id == id; });
    // A name that only resembles one would put something else into the tray than was clicked.
    if (resolution.how == "id" && is_new) out.tray.push_back(call.engine.entity(id).card);
  }
  return out;
}

HttpReply problem_reply(int status, std::string message, std::vector<EntityCard> candidates,
                        const Call& call) {
  web::PageProblem problem;
  problem.status = status;
  problem.message = std::move(message);
  problem.candidates = std::move(candidates);
  return told(problem, call);
}

HttpReply unresolved_page(const Unresolved& unresolved, const Call& call) {
  const Resolution& resolution = unresolved.resolution;
  const bool ambiguous = resolution.kind == Resolution::Kind::kAmbiguous;
  const std::string name = "\"" + unresolved.asked + "\"";
  std::string message =
      ambiguous ? name + " names several entries: choose one" : "nothing is called " + name;
  // A person can choose one of the candidates, so they are told in either case.
  if (!ambiguous && !resolution.candidates.empty()) message += "; these are spelt alike";
  web::PageProblem problem;
  problem.status = ambiguous ? 400 : 404;
  problem.message = std::move(message);
  problem.asked = unresolved.asked;
  problem.candidates = resolution.candidates;
  return told(problem, call);
}

HttpReply long_text_page(const Call& call) {
  return problem_reply(
      414, fmt::format("that text is longer than {} bytes: shorten it", kMaxTextBytes), {}, call);
}

bool has_long_text(const Call& call) {
  return std::any_of(call.request.parameters.begin(), call.request.parameters.end(),
                     [](const auto& parameter) { return parameter.second.size() > kMaxTextBytes; });
}

bool is_a_visit(const HttpRequest& request) {
  // Browsers fetch what somebody might click next, and say so.
  return request.method == "GET" && request.purpose.find("prefetch") == std::string::npos;
}

}  // namespace matchgraph::server

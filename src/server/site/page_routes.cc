// The pages.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "matchgraph/error.h"
#include "matchgraph/filter_table.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "render/png/svg_png.h"
#include "server/api/parameters.h"
#include "server/site/guessed_names.h"
#include "server/site/replies.h"
#include "server/site/request_parameters.h"
#include "server/site/resolved_entities.h"
#include "server/site/shown_results.h"
#include "server/site/site.h"
#include "server/site/site_map.h"
#include "server/web/links.h"
#include "server/web/lists/ranges.h"
#include "server/web/pictures/comparison_picture.h"

namespace matchgraph::server {
namespace {

static_assert(web::kMostExported == kMaxLimit);

constexpr std::size_t kMaxCompared = 8;
constexpr std::size_t kAlternativesBeside = 5;  // on the pages of an entity and of a comparison
constexpr std::size_t kPictureNodes = 14;
constexpr std::size_t kAreaNodes = 24;
constexpr std::size_t kTableRows = 25;
constexpr std::size_t kChartPoints = 100;

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

// The path of the request as it is written in an address.
std::string path_of(const HttpRequest& request) {
  return request.target.substr(0, request.target.find_first_of("?#"));
}

// The page's request with the compare tray; names that are no ids are left out of it.
web::PageRequest with_tray(const Call& call) {
  web::PageRequest out = page_request(call.request, call.generation);
  out.origin = call.origin;
  out.has_pictures = render::can_draw_png();
  std::size_t looked_up = 0;
  for (const auto& [name, id] : call.request.parameters) {
    if (name != "c" || id.size() > kMaxTextBytes) continue;
    // Bounded by what is looked up and not by what fits: an address may name thousands.
    if (looked_up++ == kMaxCompared) break;
    const Resolution resolution = call.engine.resolve(id);
    const bool is_new = std::none_of(out.tray.begin(), out.tray.end(),
                                     [&id = id](const EntityCard& card) { return card.id == id; });
    // A name that only resembles one would put something else into the tray than was clicked.
    if (resolution.how == "id" && is_new) out.tray.push_back(call.engine.entity(id).card);
  }
  return out;
}

/// What to try where nothing was found.
void set_examples(const web::HomeExamples& examples, web::PageRequest& page) {
  if (!examples.needs.empty()) page.example_need = examples.needs.front().text;
  if (!examples.likes.empty()) page.example_like = examples.likes.front().text;
}

HttpReply told(const web::PageProblem& problem, const Call& call) {
  return call.markdown ? markdown_reply(problem.status, web::problem_markdown(problem))
                       : page_reply(problem.status, web::problem_page(problem, with_tray(call)));
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

// A browser that loads a page in case it is asked for has chosen nothing.
bool is_a_visit(const HttpRequest& request) {
  return request.method == "GET" && request.purpose.find("prefetch") == std::string::npos;
}

/// A form of ranges leads to the address that says the same as filters.
std::optional<HttpReply> with_ranges_folded(const Call& call) {
  const auto folded = web::folded_ranges(call.request.parameters);
  if (!folded) return {};
  return redirect(web::address(path_of(call.request), *folded));
}

/// What a page asks for that shows its list with controls: facets with all their values, and of a
/// table more rows, as a row takes a tenth of a card's room.
template <typename Request>
void set_shown_as(ParameterReader& reader, Request& request) {
  request.wide_facets = true;
  const std::string view = reader.text("view");
  if (!reader.text("limit").empty()) return;
  if (view == "table") request.limit = kTableRows;
  if (view == "chart") request.limit = kChartPoints;
}

/// A text that compares leads to the page that does, and the tray goes along.
HttpReply to_comparison(const ComparisonQuestion& question, const Call& call) {
  web::Parameters parameters = compared_parameters(question, call.engine);
  for (const auto& [name, value] : call.request.parameters) {
    if (name == "c" || name == "workload") parameters.emplace_back(name, value);
  }
  return redirect(web::address("/compare", parameters));
}

// A page of results; where its search was recorded, its choices are told by the session.
HttpReply list_reply(std::string html, const web::PageRequest& page, const Visitor& visitor) {
  HttpReply reply = page_reply(200, std::move(html));
  // A cookie only where it serves: without a recorded search there is nothing to tell visitors
  // apart for.
  if (visitor.is_new && !page.search_id.empty()) {
    reply.headers.emplace_back("Set-Cookie", session_cookie(visitor.session));
  }
  if (!page.search_id.empty()) reply.headers.emplace_back("X-Search-Id", page.search_id);
  // The page names the visitor's search in its links.
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  return reply;
}

}  // namespace

// Records that an entity was chosen from the search that the address names.
void Site::record_choice(const Call& call, const std::string& entity) const {
  const auto search = parse_search_id(value_of(call.request.parameters, "s"));
  if (log_ == nullptr || !search || !is_a_visit(call.request)) return;
  const Visitor visitor = visitor_of(call);
  // Without a session of before nobody has searched; and a page of another site may not choose.
  if (visitor.is_new || !visitor.may_count) return;
  log_->note_choice(*search, entity, visitor.session);
}

// Puts an entity into the compare tray: a choice, and then the same page with it in the tray.
std::optional<HttpReply> Site::added_to_tray(const Call& call) const {
  const std::string id = value_of(call.request.parameters, "add");
  if (id.empty()) return {};
  // Without these two, or a reload of the page would add and choose again.
  web::Parameters parameters = without(call.request.parameters, "add", "s");
  const bool is_there = std::any_of(parameters.begin(), parameters.end(), [&id](const auto& p) {
    return p.first == "c" && p.second == id;
  });
  if (id.size() <= kMaxTextBytes && call.engine.resolve(id).how == "id") {
    record_choice(call, id);
    if (!is_there) parameters.emplace_back("c", id);
  }
  // After a redirect the address shows what is there, can be shared and loaded again.
  return redirect(web::address(path_of(call.request), parameters));
}

HttpReply Site::home(const Call& call) const {
  if (call.markdown) return markdown_reply(200, web::guide_text(call.generation.examples.get()));
  if (auto reply = added_to_tray(call)) return *reply;
  return page_reply(200, web::home_page(call.generation.examples.get(), with_tray(call)));
}

HttpReply Site::search(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  if (auto reply = with_ranges_folded(call)) return *reply;
  ParameterReader reader(call.request.parameters);
  SearchRequest request = read_search(reader, kMaxPageLimit);
  set_shown_as(reader, request);
  // A search form sent empty.
  if (request.text.empty() && !has_any(request.filters)) return home(call);
  Answer answer = call.engine.ask(request);
  if (call.markdown) {
    HttpReply reply = markdown_reply(200, to_markdown(answer));
    const Visitor visitor = visitor_of(call);
    const auto kind = kind_of(answer);
    // Markdown has no links that choices could come by, so that no session begins with it.
    if (kind && !visitor.is_new) {
      record(call, visitor, *kind, request.text, shown_ids(answer), request.offset);
    }
    return reply;
  }
  std::string asked;
  bool found_as_typed = false;
  if (!reader.flag("as-typed")) {
    if (auto other = mended(call.engine, answer, request)) {
      asked = std::exchange(request.text, answer.search->did_you_mean);
      found_as_typed = answer.search->total > 0;
      answer = std::move(*other);
    }
  }
  if (answer.comparison) return to_comparison(*answer.query.comparison, call);
  web::PageRequest page = with_tray(call);
  page.corrected_from = asked;
  page.found_as_typed = found_as_typed;
  // What leads on from the page leads on from what it shows.
  if (!asked.empty()) {
    for (auto& [name, value] : page.parameters) {
      if (name == "q") value = request.text;
    }
  }
  set_examples(call.generation.examples.get(), page);
  const Visitor visitor = visitor_of(call);
  // What a browser asks for while a text is still being typed is no search yet.
  if (const auto kind = kind_of(answer); kind && is_a_visit(call.request)) {
    page.search_id = record(call, visitor, *kind, request.text, shown_ids(answer), request.offset);
  }
  return list_reply(web::search_page(answer, page), page, visitor);
}

HttpReply Site::alternatives(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  if (auto reply = with_ranges_folded(call)) return *reply;
  ParameterReader reader(call.request.parameters);
  AlternativesRequest request = read_alternatives(reader, kMaxPageLimit);
  set_shown_as(reader, request);
  auto resolved = resolve_entities(call.engine, reader.texts("e"));
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_page(*unresolved, call);
  }
  request.seeds = std::get<std::vector<std::string>>(std::move(resolved));
  if (request.seeds.empty()) {
    return problem_reply(400, "name an entry to find alternatives to", {}, call);
  }
  const AlternativesResults results = call.engine.alternatives(request);
  if (call.markdown) {
    const Visitor visitor = visitor_of(call);
    if (!visitor.is_new) {
      record(call, visitor, SearchKind::kAlternatives, seeds_text(request.seeds, request.need),
             shown_ids(results), request.offset);
    }
    return markdown_reply(200, to_markdown(results));
  }
  web::PageRequest page = with_tray(call);
  const Visitor visitor = visitor_of(call);
  page.search_id =
      record(call, visitor, SearchKind::kAlternatives, seeds_text(request.seeds, request.need),
             shown_ids(results), request.offset);
  return list_reply(web::alternatives_page(results, page), page, visitor);
}

HttpReply Site::entity(const Call& original) const {
  Call call = original;
  // An id may end so itself.
  const std::string whole = std::string(call.rest) + std::string(kTwinEnding);
  if (call.is_suffixed && whole.size() <= kMaxTextBytes && call.engine.resolve(whole).how == "id") {
    call.rest = whole;
    call.markdown = call.is_suffixed = false;
  }
  if (call.rest.size() > kMaxTextBytes || has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  auto resolved = resolve_entities(call.engine, {std::string(call.rest)});
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_page(*unresolved, call);
  }
  const std::string& id = std::get<std::vector<std::string>>(resolved).front();
  const bool has_search = !value_of(call.request.parameters, "s").empty();
  if (has_search) record_choice(call, id);
  // One address per entity, without the search that led there: it is shared, cached and crawled.
  if (has_search || id != call.rest) {
    return redirect(web::address(web::entity_path(id) + (call.is_suffixed ? ".md" : ""),
                                 without(call.request.parameters, "s", "s")));
  }
  if (call.markdown) return markdown_reply(200, to_markdown(call.engine.entity(id)));
  AlternativesRequest request;
  request.seeds = {id};
  request.limit = kAlternativesBeside;
  return page_reply(
      200, web::entity_page(call.engine.entity(id), call.engine.alternatives(request),
                            call.engine.neighbourhood(id, kPictureNodes), with_tray(call)));
}

HttpReply Site::compare(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  ParameterReader reader(call.request.parameters);
  auto resolved = resolve_entities(call.engine, reader.texts("e"));
  if (const auto* unresolved = std::get_if<Unresolved>(&resolved)) {
    return unresolved_page(*unresolved, call);
  }
  AlternativesRequest request;
  request.seeds = std::get<std::vector<std::string>>(std::move(resolved));
  request.limit = kAlternativesBeside;
  if (request.seeds.size() < 2 || request.seeds.size() > kMaxCompared) {
    return problem_reply(400,
                         fmt::format("two to {} different entries can be compared, not {}",
                                     kMaxCompared, request.seeds.size()),
                         {}, call);
  }
  request.filters.workload = read_workload(reader);
  const Comparison comparison =
      call.engine.compare(request.seeds, reader.flag("explain"), request.filters.workload);
  if (call.markdown) return markdown_reply(200, to_markdown(comparison));
  web::PageRequest page = with_tray(call);
  page.taken_for = taken_for(comparison, call.request.parameters, call.engine);
  return page_reply(200, web::compare_page(comparison, call.engine.alternatives(request), page));
}

HttpReply Site::cover(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  ParameterReader reader(call.request.parameters);
  const CoverRequest request = read_cover(reader);
  // The form sends its empty lines too; none filled in, the page is the form.
  const CoverResults results = request.needs.empty() ? CoverResults() : call.engine.cover(request);
  if (call.markdown) return markdown_reply(200, to_markdown(results));
  return page_reply(200, web::cover_page(results, with_tray(call)));
}

HttpReply Site::map(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  const std::string name = value_of(call.request.parameters, "area");
  if (name.empty()) return page_reply(200, web::map_page(call.generation.map, with_tray(call)));
  const auto area = area_picture(call.generation.snapshot, name, kAreaNodes);
  if (!area) return problem_reply(404, "no area of the map is called \"" + name + "\"", {}, call);
  return page_reply(200, web::map_area_page(*area, with_tray(call)));
}

HttpReply Site::picture(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  ParameterReader reader(call.request.parameters);
  auto resolved = resolve_entities(call.engine, reader.texts("e"));
  const auto* ids = std::get_if<std::vector<std::string>>(&resolved);
  if (ids == nullptr || ids->size() < 2 || ids->size() > kMaxCompared) {
    return problem_reply(
        404, fmt::format("there are pictures of two to {} known entries", kMaxCompared), {}, call);
  }
  HttpReply reply;
  reply.content_type = "image/png";
  reply.body = render::png_of_svg(web::comparison_picture(call.engine.compare(*ids)),
                                  web::kPictureWidth, web::kPictureHeight);
  if (reply.body.empty()) {
    return problem_reply(404, "this server draws no pictures: it lacks librsvg", {}, call);
  }
  return reply;
}

HttpReply Site::site_map(const Call& call) const {
  ParameterReader reader(call.request.parameters);
  const std::size_t page = reader.whole_number("page", 1, kMaxOffset).value_or(0);
  HttpReply reply;
  reply.content_type = "application/xml; charset=utf-8";
  reply.body = server::site_map(call.generation, call.origin, page);
  if (reply.body.empty()) return problem_reply(404, "the map of the site ends before", {}, call);
  return reply;
}

HttpReply Site::asset(const Call& call) const {
  const web::Asset* const found = web::find_asset(call.request.path);
  if (found == nullptr) return problem_reply(404, "there is no such file", {}, call);
  HttpReply reply;
  reply.content_type = found->content_type;
  reply.body = found->body;
  // An address with the content's own tag can be kept for ever: other content has another tag.
  const bool is_pinned = value_of(call.request.parameters, "v") == found->tag;
  reply.headers.emplace_back("Cache-Control",
                             is_pinned ? "public, max-age=31536000, immutable" : "no-cache");
  return reply;
}

HttpReply Site::icon(const Call&) const { return redirect("/static/icon.svg"); }

HttpReply Site::llms(const Call& call) const {
  return text_reply(200, web::guide_text(call.generation.examples.get()));
}

HttpReply Site::robots(const Call&) const {
  // A crawler that follows filters walks for ever, and its visits are no evidence.
  return text_reply(200,
                    "User-agent: *\nDisallow: /search\nDisallow: /alternatives\nDisallow: "
                    "/compare\nDisallow: /cover\nDisallow: /api/\n");
}

}  // namespace matchgraph::server

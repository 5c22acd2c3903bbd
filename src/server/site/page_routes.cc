// The pages but for those that list.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "matchgraph/error.h"
#include "matchgraph/limits.h"
#include "matchgraph/render.h"
#include "render/png/svg_png.h"
#include "server/api/parameters.h"
#include "server/site/guessed_names.h"
#include "server/site/overview/site_map.h"
#include "server/site/page_requests.h"
#include "server/site/replies.h"
#include "server/site/request_parameters.h"
#include "server/site/resolved_entities.h"
#include "server/site/site.h"
#include "server/web/links.h"
#include "server/web/pictures/comparison_picture.h"

namespace matchgraph::server {
namespace {

static_assert(web::kMostExported == kMaxLimit);

constexpr std::size_t kAlternativesBeside = 5;     // on the pages of an entity and of a comparison
constexpr std::size_t kAlternativesLookedAt = 15;  // for those that share a job
constexpr std::size_t kPictureNodes = 14;
constexpr std::size_t kAreaNodes = 24;

/// Keeps the first that surely do something of what the seeds do, where there are such: what speaks
/// is near to what transcribes, and no help to somebody who compares two that do.
void keep_sharing(AlternativesResults& results, std::size_t most) {
  const auto shares = [](const Alternative& one) { return !one.shared.empty(); };
  auto& list = results.results;
  // Without any that share, those that are merely near are better than an empty list.
  if (std::any_of(list.begin(), list.end(), shares)) {
    list.erase(std::stable_partition(list.begin(), list.end(), shares), list.end());
  }
  if (list.size() > most) list.resize(most);
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
  // Choice and addition are deeds of one click, not of the page.
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
  // Markdown has no tray, so that nothing can be added to it.
  if (auto reply = added_to_tray(call)) return *reply;
  return page_reply(200, web::home_page(call.generation.examples.get(), with_tray(call)));
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
  // A person who has named one or none is helped to the second; a program is told what was wrong.
  if (request.seeds.size() < 2 && !call.markdown) {
    return page_reply(
        200, web::compare_start_page(
                 request.seeds.empty() ? AlternativesResults() : call.engine.alternatives(request),
                 with_tray(call)));
  }
  if (request.seeds.size() < 2 || request.seeds.size() > kMostCompared) {
    return problem_reply(400,
                         fmt::format("two to {} different entries can be compared, not {}",
                                     kMostCompared, request.seeds.size()),
                         {}, call);
  }
  request.filters.workload = read_workload(reader);
  // More than are shown, as those that share nothing are dropped behind this.
  request.limit = kAlternativesLookedAt;
  const Comparison comparison =
      call.engine.compare(request.seeds, reader.flag("explain"), request.filters.workload);
  if (call.markdown) return markdown_reply(200, to_markdown(comparison));
  web::PageRequest page = with_tray(call);
  page.taken_for = taken_for(comparison, call.request.parameters, call.engine);
  AlternativesResults different = call.engine.alternatives(request);
  keep_sharing(different, kAlternativesBeside);
  return page_reply(200, web::compare_page(comparison, different, page));
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
  // Pictures are loaded by whoever shows a link, so a name that is not clear is simply no picture.
  const auto* ids = std::get_if<std::vector<std::string>>(&resolved);
  if (ids == nullptr || ids->size() < 2 || ids->size() > kMostCompared) {
    return problem_reply(
        404, fmt::format("there are pictures of two to {} known entries", kMostCompared), {}, call);
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
  // Documents are counted from 1, and 0 stands for the address without a number.
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

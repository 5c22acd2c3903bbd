// The pages that list: results of a text, and alternatives.
#include <algorithm>
#include <optional>
#include <utility>

#include "matchgraph/filter_table.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "server/api/parameters.h"
#include "server/site/guessed_names.h"
#include "server/site/page_requests.h"
#include "server/site/replies.h"
#include "server/site/request_parameters.h"
#include "server/site/resolved_entities.h"
#include "server/site/site.h"
#include "server/site/visits/shown_results.h"
#include "server/web/links.h"
#include "server/web/lists/ranges.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kTableRows = 25;
constexpr std::size_t kChartPoints = 100;

/// What to try where nothing was found.
void set_examples(const web::HomeExamples& examples, web::PageRequest& page) {
  if (!examples.needs.empty()) page.example_need = examples.needs.front().text;
  if (!examples.likes.empty()) page.example_like = examples.likes.front().text;
}

/// A form of ranges leads to the address that says the same as filters.
std::optional<HttpReply> with_ranges_folded(const Call& call) {
  const auto folded = web::folded_ranges(call.request.parameters);
  // A folder of links may name the same filter several times, so the address is made anew.
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
  // An answer with two names is a comparison wherever it is asked, and one page shows it.
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

HttpReply Site::search(const Call& call) const {
  if (has_long_text(call)) return long_text_page(call);
  if (auto reply = added_to_tray(call)) return *reply;
  if (auto reply = with_ranges_folded(call)) return *reply;
  ParameterReader reader(call.request.parameters);
  SearchRequest request = read_search(reader, kMaxPageLimit);
  set_shown_as(reader, request);
  // A form that is sent empty is no question, and the first page shows what can be asked.
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
  // The link back to the words as they were typed says so.
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
  // Waited for here, if need be: a page without results leads on by them.
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

}  // namespace matchgraph::server

// Why there is no result, and what may have been meant.
#include <string>

#include "server/web/lists/cards.h"
#include "server/web/page_frame.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

std::string heading_of(const PageProblem& problem) {
  // A name that several things have is a question, not a mistake.
  if (problem.status == 400 && !problem.candidates.empty()) return "Which one is meant?";
  switch (problem.status) {
    case 400:
      return "This cannot be answered as it stands";
    case 404:
      return "Nothing here";
    case 414:
      return "The text is too long";
    case 503:
      return "Busy at the moment";
    default:
      // Below 500 the client can do something about it.
      return problem.status < 500 ? "This cannot be answered" : "Something went wrong";
  }
}

}  // namespace

std::string problem_page(const PageProblem& problem, const PageRequest& request) {
  const Links links(request);
  const std::string heading = heading_of(problem);
  Fields fields("heading", heading);
  fields.set("message", render::field(problem.message));
  Fields candidates = render::field_list();
  const bool is_entity = request.path.starts_with("/entity/");
  for (const EntityCard& card : problem.candidates) {
    Fields one("name", render::field(card.name));
    // The name is replaced where it was asked for, so that the rest of the question stays.
    // Within the path of an entity there is no parameter to replace.
    const bool in_place = !is_entity && !problem.asked.empty();
    one.set("href", in_place ? links.resolved(problem.asked, card.id) : links.entity(card.id));
    one.set("type", render::field(card.type));
    render::set_text(one, "maker", card.maker);
    one.set("id", render::field(card.id));
    candidates.push_back(one);
  }
  render::set_list(fields, "candidates", candidates);
  return framed(
      {.content = kProblemHtml, .title = heading + " – matchgraph", .text = links.value("q")},
      std::move(fields), request);
}

}  // namespace matchgraph::web

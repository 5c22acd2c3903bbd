// Here is one entity to compare, or none: with what?
#include <string>

#include "server/web/entity_type.h"
#include "server/web/lists/cards.h"
#include "server/web/lists/list_controls.h"
#include "server/web/page_frame.h"
#include "server/web/web_files.h"

namespace matchgraph::web {

std::string compare_start_page(const AlternativesResults& alternatives,
                               const PageRequest& request) {
  const Links links(request);
  const bool has_one = !alternatives.seeds.empty();
  const std::string heading =
      has_one ? "Compare " + alternatives.seeds.front().name + " with …" : "Compare";
  Fields fields("heading", render::field(heading));
  // Without one the form only asks for the first.
  fields.set("has_one", has_one);
  fields.set("form_passes_on", passed_on(links, true, {}));
  Fields others = render::field_list();
  for (const Alternative& alternative : alternatives.results) {
    const EntityCard& card = alternative.entity;
    Fields one("name", render::field(card.name));
    // In the order in which they were named, as the page compares them so.
    one.set("href", links.compare({alternatives.seeds.front().id, card.id}));
    set_type(one, card.type);
    render::set_text(
        one, "other_summary",
        render::excerpt(render::StyledText(card.summary), kExcerptColumns).print(false));
    others.push_back(one);
  }
  render::set_list(fields, "others", others);
  return framed({.content = kCompareStartHtml, .title = heading + " – matchgraph"},
                std::move(fields), request);
}

}  // namespace matchgraph::web

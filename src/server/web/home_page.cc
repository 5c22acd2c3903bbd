// The beginning: a search box, and what could be asked of the catalogue that is served.
#include <string>

#include "render/figures.h"
#include "server/web/cards.h"
#include "server/web/page_frame.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

Fields comparison_links(const HomeExamples& examples, const Links& links) {
  Fields list = render::field_list();
  for (const auto& [left, right] : examples.comparisons) {
    Fields fields("left", render::field(left.name));
    fields.set("right", render::field(right.name));
    fields.set("href", links.compare({left.id, right.id}));
    list.push_back(fields);
  }
  return list;
}

}  // namespace

std::string home_page(const HomeExamples& examples, const PageRequest& request) {
  const Links links(request);
  Fields fields("cover_href", links.cover());
  Fields needs = render::field_list();
  for (const std::string& need : examples.needs) {
    Fields one("need", render::field(need));
    one.set("href", links.search(need));
    needs.push_back(one);
  }
  render::set_list(fields, "needs", needs);
  Fields seeds = render::field_list();
  for (const EntityCard& card : examples.alternatives_to) {
    Fields one("name", render::field(card.name));
    one.set("href", links.alternatives({card.id}));
    seeds.push_back(one);
  }
  render::set_list(fields, "seeds", seeds);
  render::set_list(fields, "comparisons", comparison_links(examples, links));
  Fields types = render::field_list();
  for (const auto& [type, count] : examples.types) {
    Fields one("type", render::field(type));
    one.set("count", render::number_words(static_cast<double>(count)));
    one.set("href", links.search_by("type", type));
    types.push_back(one);
  }
  render::set_list(fields, "types", types);
  return framed({.content = kHomeHtml,
                 .title = "matchgraph: which tool does what I need, and what else does?",
                 .is_home = true},
                std::move(fields), request);
}

}  // namespace matchgraph::web

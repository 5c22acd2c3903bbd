// The fewest entities that together meet several needs, under the form that asks for them.
#include <algorithm>
#include <string>

#include "render/cover_words.h"
#include "server/web/lists/cards.h"
#include "server/web/lists/list_controls.h"
#include "server/web/page_frame.h"
#include "server/web/understood.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

constexpr std::size_t kLeastLines = 3;  // of the form, for needs
constexpr std::size_t kEmptyLines = 1;  // below those that are filled in

Fields form_lines(const CoverResults& results) {
  Fields lines = field_list();
  // A person goes on typing below, so there is always an empty line, but not beyond what is
  // answered.
  const std::size_t wanted = std::max(results.needs.size() + kEmptyLines, kLeastLines);
  for (std::size_t i = 0; i < std::min(wanted, kMaxNeeds); ++i) {
    Fields line("number", std::to_string(i + 1));
    line.set("need", field(i < results.needs.size() ? results.needs[i].text : std::string()));
    lines.push_back(line);
  }
  return lines;
}

Fields part_fields(const CoverPart& part, std::size_t number, const CoverResults& results,
                   const Links& links) {
  Fields fields = card_fields(part.entity, links, number);
  Fields meets = field_list();
  for (const NeedMet& met : part.meets) {
    Fields one("need", field(results.needs[met.need].text));
    one.set("is_best", met.best);
    // A need may be met by the whole entry without any one line that says so.
    one.set("has_reason", met.capability.has_value());
    if (met.capability) {
      one.set("reason",
              short_capability_fields(met.capability->capability, met.capability->highlight));
    }
    meets.push_back(one);
  }
  fields.set("meets", meets);
  render::set_list(fields, "instead", name_links(part.instead, links));
  return fields;
}

Fields unmet_fields(const CoverNeed& need, const Links& links) {
  Fields fields("need", field(need.text));
  fields.set("has_nearest", need.nearest.has_value());
  if (need.nearest) {
    fields.set("nearest", field(need.nearest->name));
    fields.set("href", links.entity(need.nearest->id));
  }
  // Asked by itself a need shows what comes near, which a choice of several does not.
  fields.set("search_href", links.search(need.text));
  return fields;
}

}  // namespace

std::string cover_page(const CoverResults& results, const PageRequest& request) {
  const Links links(request);
  Fields fields("needs", form_lines(results));
  fields.set("passes_on", passed_on(links, true, {"need"}));
  fields.set("summary", results.needs.empty() ? std::string("Say what is needed, one need a line.")
                                              : render::cover_summary(results));
  set_understood(fields, asked_in_filters(links));
  Fields parts = field_list();
  std::size_t number = 0;
  for (const CoverPart& part : results.results) {
    parts.push_back(part_fields(part, ++number, results, links));
  }
  fields.set("parts", parts);
  Fields unmet = field_list();
  for (const std::size_t position : results.unmet) {
    unmet.push_back(unmet_fields(results.needs[position], links));
  }
  render::set_list(fields, "unmet", unmet);
  // Without a need there is no document to link to.
  fields.set("has_json", !results.needs.empty());
  fields.set("json_href", links.exported("/api/v1/cover", ""));
  set_filters(fields, {}, Counts::kNone, {}, links);
  return framed({.content = kCoverHtml, .title = "Several needs – matchgraph"}, std::move(fields),
                request);
}

}  // namespace matchgraph::web

#include "server/web/page_frame.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "render/figures.h"
#include "render/html/comparison_fields.h"
#include "render/text/styled_text.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

using render::TemplatePart;

// Parts that pages share. Their names hold a slash, as no field's name does.
constexpr std::array<TemplatePart, 31> kParts = {{
    {"part/search_box", kSearchBoxHtml},
    {"part/tray", kTrayHtml},
    {"part/conditions", kConditionsHtml},
    {"part/card", kCardHtml},
    {"part/actions", kActionsHtml},
    {"part/offers", kOffersHtml},
    {"part/explanation", kExplanationHtml},
    {"part/understood", kUnderstoodHtml},
    {"part/filters", kFiltersHtml},
    {"part/list_foot", kListFootHtml},
    {"part/hits", kHitsHtml},
    {"part/hit", kHitHtml},
    {"part/nothing", kNothingHtml},
    {"part/claims", kClaimsHtml},
    {"part/alternatives", kAlternativesListHtml},
    {"part/pair", kPairHtml},
    {"part/capability_list", kCapabilityListHtml},
    {"part/critiques", kCritiquesHtml},
    {"part/picture", kPictureHtml},
    {"part/order", kOrderHtml},
    {"part/exports", kExportsHtml},
    {"part/capability", kCapabilityHtml},
    {"part/type", kTypeHtml},
    {"part/chosen", kChosenHtml},
    {"part/component", kComponentHtml},
    {"part/asking", kAskingHtml},
    {"part/brief", kBriefHtml},
    {"part/notes", kNotesHtml},
    {"part/view", kViewHtml},
    {"part/list_table", kListTableHtml},
    {"part/list_chart", kListChartHtml},
}};
constexpr std::size_t kDescriptionColumns = 200;  // columns of a description; sites cut longer ones

// Names of entities lead to their page here, not to their own address.
constexpr TemplatePart kEntityLink = {"entity", "<a href=\"{{url}}\">{{name}}</a>"};

std::string asset_address(std::string_view path) {
  const Asset* asset = find_asset(path);
  return std::string(path) + "?v=" + std::string(asset->tag);
}

std::vector<TemplatePart> all_parts(std::string_view content) {
  std::vector<TemplatePart> parts(kParts.begin(), kParts.end());
  // The comparison has parts of its own, as its file stands for itself without a server.
  const auto comparison = render::comparison_template_parts();
  parts.insert(parts.end(), comparison.begin(), comparison.end());
  parts.push_back(kEntityLink);
  parts.push_back({"part/content", content});
  return parts;
}

/// The layout around a content, parsed once per thread.
render::PageTemplate& page_template(std::string_view content) {
  // Filling is not safe for several threads at once; parsing costs more than filling.
  thread_local std::map<const char*, render::PageTemplate> templates;
  // Contents are constants of the program, so their address tells them apart.
  const auto known = templates.find(content.data());
  if (known != templates.end()) return known->second;
  return templates.try_emplace(content.data(), kLayoutHtml, all_parts(content)).first->second;
}

Fields tray_fields(const PageRequest& request, const Links& links) {
  Fields cards = render::field_list();
  for (const EntityCard& card : request.tray) {
    Fields fields("name", render::field(card.name));
    fields.set("href", links.entity(card.id));
    fields.set("remove_href", links.removing(card.id, ""));
    cards.push_back(fields);
  }
  Fields tray("cards", cards);
  // One by itself has nothing beside it.
  tray.set("can_compare", request.tray.size() >= 2);
  tray.set("tray_count", std::to_string(request.tray.size()));
  tray.set("compare_href", links.compare(links.tray()));
  tray.set("clear_href", links.clearing());
  return tray;
}

/// What sites tell of the page that show a link to it.
void set_sharing(Fields& fields, const Frame& frame, const PageRequest& request) {
  const render::StyledText told =
      render::excerpt(render::StyledText(frame.description), kDescriptionColumns);
  render::set_text(fields, "description", told.print(false));
  fields.set("has_canonical", !frame.canonical.empty());
  // Sites that show links want whole addresses.
  fields.set("canonical", request.origin + frame.canonical);
  // A picture can only be named where the site knows its own name.
  const bool has_picture =
      request.has_pictures && !request.origin.empty() && !frame.picture.empty();
  fields.set("has_share_picture", has_picture);
  fields.set("share_picture", request.origin + frame.picture);
}

}  // namespace

Fields passed_on(const Links& links, bool state, const std::vector<std::string_view>& own) {
  Fields inputs = render::field_list();
  const auto add = [&inputs](const std::string& name, const std::string& value) {
    Fields fields("name", render::field(name));
    fields.set("value", value);
    inputs.push_back(fields);
  };
  for (const auto& [name, value] : links.state()) {
    const bool is_own = std::find(own.begin(), own.end(), name) != own.end();
    // A changed request begins at its first result.
    if (state && !is_own && name != "offset" && !value.empty()) add(name, value);
  }
  for (const std::string& id : links.tray()) add("c", id);
  return inputs;
}

std::string framed(const Frame& frame, Fields fields, const PageRequest& request) {
  const Links links(request);
  fields.set("title", render::field(frame.title));
  fields.set("text", render::field(frame.text));
  set_sharing(fields, frame, request);
  // A new text is another question, sorted in its own way.
  fields.set("passed_on", passed_on(links, frame.keep_filters, {"q", "sort", "as-typed"}));
  fields.set("is_home", frame.is_home);
  fields.set("home_href", links.home());
  fields.set("map_href", links.map());
  fields.set("style_href", asset_address("/static/style.css"));
  fields.set("script_href", asset_address("/static/app.js"));
  fields.set("icon_href", asset_address("/static/icon.svg"));
  fields.set("types_href", asset_address("/static/types.svg"));
  const bool has_tray = frame.shows_tray && !request.tray.empty();
  fields.set("tray", has_tray ? tray_fields(request, links) : Fields(false));
  fields.set("generation", std::to_string(request.generation));
  fields.set("entities_words",
             request.entities == 1
                 ? std::string("1 entity")
                 : render::number_words(static_cast<double>(request.entities)) + " entities");
  fields.set("capabilities_words", render::count_words(request.capabilities, "capability"));
  return page_template(frame.content).fill(std::move(fields));
}

}  // namespace matchgraph::web

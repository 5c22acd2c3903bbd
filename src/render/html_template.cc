#include "render/html_template.h"

#include <cassert>

#include "render/web_address.h"

namespace matchgraph::render {
namespace {

constexpr std::string_view kEntity =
    "{{#is_link}}<a href=\"{{url}}\" rel=\"noopener\">{{name}}</a>{{/is_link}}"
    "{{^is_link}}{{name}}{{/is_link}}";
constexpr std::string_view kMarkedText =
    "{{#runs}}{{#is_marked}}<mark>{{text}}</mark>{{/is_marked}}"
    "{{^is_marked}}{{text}}{{/is_marked}}{{/runs}}";
constexpr std::string_view kCapability =
    "{{#has_name}}<strong>{{name}}</strong>: {{/has_name}}{{>marked_text}}";

Fields partial(std::string_view source) {
  return Fields(kainjow::mustache::partial([source] { return std::string(source); }));
}

}  // namespace

std::string fill(std::string_view page_template, Fields fields,
                 std::span<const TemplatePart> parts) {
  kainjow::mustache::mustache page{std::string(page_template)};
  assert(page.is_valid());
  fields.set("entity", partial(kEntity));
  fields.set("marked_text", partial(kMarkedText));
  fields.set("capability", partial(kCapability));
  for (const TemplatePart& part : parts) fields.set(std::string(part.name), partial(part.source));
  return page.render(fields);
}

Fields field_list() { return Fields(Fields::type::list); }

void set_list(Fields& fields, const std::string& name, const Fields& list) {
  fields.set("has_" + name, list.is_non_empty_list());
  fields.set(name, list);
}

void set_text(Fields& fields, const std::string& name, std::string_view untrusted) {
  fields.set("has_" + name, !untrusted.empty());
  fields.set(name, field(untrusted));
}

Fields field(std::string_view untrusted) { return Fields(StyledText(untrusted).print(false)); }

Fields runs_field(const StyledText& text) {
  Fields runs(Fields::type::list);
  for (const Run& run : text.runs()) {
    Fields part;
    part.set("text", run.text);
    part.set("is_marked", run.ink == Ink::kMarked);
    runs.push_back(part);
  }
  return runs;
}

Fields link_fields(std::string_view name, std::string_view url) {
  Fields link;
  link.set("name", field(name));
  link.set("url", std::string(url));
  link.set("is_link", is_web_address(url));
  return link;
}

}  // namespace matchgraph::render

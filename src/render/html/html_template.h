// A page template of this program (src/render/templates) and how it is filled in.
//
// Templates are Mustache: what stands in {{ }} is escaped when it is filled in. Templates never use
// the unescaped forms, and a test reads them for that.
#pragma once

#include <functional>
#include <kainjow/mustache.hpp>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "render/text/styled_text.h"

namespace matchgraph::render {

using Fields = kainjow::mustache::data;

/// A piece of a template that other templates name as {{>NAME}}.
struct TemplatePart {
  std::string_view name;
  std::string_view source;
};

/// A template with the parts that it names put into it, parsed once, which costs more than filling
/// it in. Parts of every template: {{>entity}} (name, url, is_link), {{>capability}} (name,
/// has_name, runs) and {{>marked_text}} (runs); `parts` join them, and replace one of the same
/// name. A part may name itself. No field may be named as a part is. A template that is not valid
/// is a bug. One thread at a time.
class PageTemplate {
 public:
  explicit PageTemplate(std::string_view page_template, std::span<const TemplatePart> parts = {});
  std::string fill(Fields fields);

 private:
  std::map<std::string, std::string, std::less<>> within_themselves_;  // parts that name themselves
  kainjow::mustache::mustache page_;
};

/// Items that a section goes through, none yet.
Fields field_list();

/// A list that a section goes through; {{#has_NAME}} asks whether it has anything.
void set_list(Fields& fields, const std::string& name, const Fields& list);

/// A text (as `field`) that may be empty; {{#has_NAME}} asks whether it is not.
void set_text(Fields& fields, const std::string& name, std::string_view untrusted);

/// Text without control characters and direction overrides, not yet escaped.
Fields field(std::string_view untrusted);

/// {{#runs}}: {{text}}, {{#is_marked}}.
Fields runs_field(const StyledText& text);

/// A name, which becomes a link where its address is one of the web: name, url, is_link.
Fields link_fields(std::string_view name, std::string_view url);

}  // namespace matchgraph::render

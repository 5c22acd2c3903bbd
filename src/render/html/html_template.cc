#include "render/html/html_template.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include "render/html/web_address.h"

namespace matchgraph::render {
namespace {

// No address but one of the web becomes a link: a catalogue may state "javascript:...".
constexpr std::string_view kEntity =
    "{{#is_link}}<a href=\"{{url}}\" rel=\"noopener\">{{name}}</a>{{/is_link}}"
    "{{^is_link}}{{name}}{{/is_link}}";
constexpr std::string_view kMarkedText =
    "{{#runs}}{{#is_marked}}<mark>{{text}}</mark>{{/is_marked}}"
    "{{^is_marked}}{{text}}{{/is_marked}}{{/runs}}";
constexpr std::string_view kCapability =
    "{{#has_name}}<strong>{{name}}</strong>: {{/has_name}}{{>marked_text}}";

using Parts = std::map<std::string, std::string, std::less<>>;

/// Parts by name, the later of one name in force.
Parts by_name(std::span<const TemplatePart> parts) {
  Parts out = {{"entity", std::string(kEntity)},
               {"marked_text", std::string(kMarkedText)},
               {"capability", std::string(kCapability)}};
  for (const TemplatePart& part : parts) {
    out.insert_or_assign(std::string(part.name), std::string(part.source));
  }
  return out;
}

/// Puts parts into the places that name them; those that would not end go to `left`.
class Expansion {
 public:
  Expansion(const Parts& parts, Parts& left) : parts_(parts), left_(left) {}

  std::string of(std::string_view source) {
    std::string out;
    for (std::size_t at = 0;;) {
      const std::size_t tag = source.find(kTag, at);
      out += source.substr(at, tag - at);
      if (tag == std::string_view::npos) return out;
      const std::size_t end = source.find("}}", tag);
      // Templates are part of the program, so a fault in one is a bug and not an error.
      assert(end != std::string_view::npos);
      put(source.substr(tag + kTag.size(), end - tag - kTag.size()), out);
      at = end + 2;
    }
  }

 private:
  static constexpr std::string_view kTag = "{{>";
  // Of one part within itself: no tree of explanations is deeper.
  static constexpr std::ptrdiff_t kLevels = 5;

  void put(std::string_view name, std::string& out) {
    const auto part = parts_.find(name);
    assert(part != parts_.end());
    // A part within itself (a tree of explanations) cannot be put in place for ever; beyond a few
    // levels it stays a partial, which the library expands while it fills.
    if (std::count(open_.begin(), open_.end(), name) < kLevels) {
      open_.push_back(part->first);
      out += of(part->second);
      open_.pop_back();
      return;
    }
    // Emplaced before it is expanded, so that the part finds itself known within itself.
    if (left_.emplace(part->first, "").second) {
      Expansion within(parts_, left_);
      within.open_ = {part->first};
      left_.find(name)->second = within.of(part->second);
    }
    out += std::string(kTag) + part->first + "}}";
  }

  const Parts& parts_;
  Parts& left_;
  std::vector<std::string_view> open_;
};

}  // namespace

PageTemplate::PageTemplate(std::string_view page_template, std::span<const TemplatePart> parts)
    // Parts are put in place once: the library would parse a partial again each time that it meets
    // it.
    : page_(Expansion(by_name(parts), within_themselves_).of(page_template)) {
  assert(page_.is_valid());
}

std::string PageTemplate::fill(Fields fields) {
  for (const auto& [name, source] : within_themselves_) {
    fields.set(name, Fields(kainjow::mustache::partial([&source = source] { return source; })));
  }
  return page_.render(fields);
}

Fields field_list() { return Fields(Fields::type::list); }

void set_list(Fields& fields, const std::string& name, const Fields& list) {
  // In Mustache a section over a list is repeated; what stands around the list needs a field of its
  // own.
  fields.set("has_" + name, list.is_non_empty_list());
  fields.set(name, list);
}

void set_text(Fields& fields, const std::string& name, std::string_view untrusted) {
  fields.set("has_" + name, !untrusted.empty());
  fields.set(name, field(untrusted));
}

Fields field(std::string_view untrusted) {
  // Most texts have nothing to remove; looking at each glyph costs more than all the rest.
  const bool is_plain =
      std::all_of(untrusted.begin(), untrusted.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return Fields(is_plain ? std::string(untrusted) : StyledText(untrusted).print(false));
}

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
  // Checked here for every template, so that no template has to.
  link.set("is_link", is_web_address(url));
  return link;
}

}  // namespace matchgraph::render

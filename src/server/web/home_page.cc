// The beginning: a search box, what is here, and what could be asked of it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/figures.h"
#include "server/web/entity_type.h"
#include "server/web/page_frame.h"
#include "server/web/web_files.h"
#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

constexpr std::size_t kTypesNamed = 4;

Fields example_links(const std::vector<HomeExample>& examples, const Links& links) {
  Fields list = render::field_list();
  for (const HomeExample& example : examples) {
    Fields one("text", render::field(example.text));
    one.set("href", links.search(example.text));
    render::set_text(one, "answer", example.answer);
    list.push_back(one);
  }
  return list;
}

/// Several of a type: "MCP servers", "datasets", "libraries".
std::string types_word(std::string_view type) {
  std::string words = type_words(type);
  // Only what types end with: "library", "benchmark", "MCP server".
  if (words.ends_with("ry")) return words.substr(0, words.size() - 1) + "ies";
  return words + (words.ends_with("h") ? "es" : "s");
}

/// Whether several entries are one thing, so that types find fewer than there are.
bool any_are_one(const HomeExamples& examples, const PageRequest& request) {
  std::uint64_t found = 0;
  for (const auto& [type, count] : examples.types) found += count;
  return found < request.entities;
}

/// "139 models, libraries, MCP servers, APIs and more", or what all of them are; "139 entries:
/// models" where these are fewer things.
std::string here_words(const HomeExamples& examples, const PageRequest& request) {
  std::string out = render::number_words(static_cast<double>(request.entities));
  const std::size_t shown = std::min(kTypesNamed, examples.types.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const bool is_last = i > 0 && i + 1 == examples.types.size();
    out += i == 0    ? (any_are_one(examples, request) ? " entries: " : " ")
           : is_last ? " and "
                     : ", ";
    out += types_word(examples.types[i].first);
  }
  // A catalogue may be built of nothing yet.
  if (shown == 0) out += request.entities == 1 ? " entry" : " entries";
  if (examples.types.size() > shown) out += " and more";
  return out;
}

}  // namespace

std::string home_page(const HomeExamples& examples, const PageRequest& request) {
  const Links links(request);
  Fields fields("cover_href", links.cover());
  render::set_list(fields, "needs", example_links(examples.needs, links));
  render::set_list(fields, "likes", example_links(examples.likes, links));
  render::set_list(fields, "compared", example_links(examples.comparisons, links));
  Fields types = render::field_list();
  for (const auto& [type, count] : examples.types) {
    Fields one("count", render::number_words(static_cast<double>(count)));
    set_type(one, type);
    one.set("href", links.search_by("type", type));
    types.push_back(one);
  }
  render::set_list(fields, "types", types);
  fields.set("folds", any_are_one(examples, request));
  fields.set("here", render::field(here_words(examples, request)));
  return framed({.content = kHomeHtml,
                 .title = "matchgraph: which tool does what I need, and what else does?",
                 .description = here_words(examples, request) +
                                ", by what each can do: search, alternatives and comparisons.",
                 .canonical = "/",
                 .is_home = true},
                std::move(fields), request);
}

}  // namespace matchgraph::web

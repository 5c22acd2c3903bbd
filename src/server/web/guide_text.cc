// For programs that read: what is here, where, and how to ask for it.
#include <fmt/format.h>

#include <string>

#include "render/markdown/markdown_page.h"
#include "server/web/links.h"
#include "server/web/pages.h"

namespace matchgraph::web {
namespace {

using render::Markdown;
using render::MarkdownPage;

// Paths and not addresses, as a server has several names.
constexpr std::string_view kGuide = R"(# matchgraph

> Which tool does what I need, and what else does? A catalogue of models, tools, servers, libraries and
> other software, each with what it can do, searched by that.

Texts are of the catalogue's sources: claims of entries about rivals are claims, not facts. What an entry does
not mention it may still do. UnfragileRank (0 to 100) is computed from facts, and is no position.

## Pages

Each has a twin in Markdown: `.md` behind the path, or `Accept: text/markdown`.

- [/search.md?q=NEED](/search.md?q=convert+PDF+to+text): what meets a need in plain words; also "like X but cheaper", "X vs Y"
- /entity/ID.md: all that is known of one
- /alternatives.md?e=ID&e=ID: what else does what they do
- /compare.md?e=ID&e=ID: two to eight side by side
- [/map](/map): areas of what is alike, as a picture and as a table; [/sitemap.xml](/sitemap.xml): all addresses
- /cover.md?need=NEED&need=NEED: the fewest that together meet several needs

## For programs

- [/openapi.json](/openapi.json): the API, all parameters and fields
- /mcp: Model Context Protocol over streamable HTTP, with the tools search, alternatives, compare, entity, cover and path
- [/api/v1/search?q=NEED](/api/v1/search?q=convert+PDF+to+text): JSON; `format=csv` for a table
)";

}  // namespace

std::string guide_text(const HomeExamples& examples) {
  std::string out(kGuide);
  MarkdownPage page;
  if (!examples.types.empty()) page.heading(2, Markdown("What is here"));
  for (const auto& [type, count] : examples.types) {
    // By its own name, as a filter takes it, and not in words.
    page.item(0, Markdown(fmt::format("{}: {}", type, count)));
  }
  if (!examples.needs.empty()) page.heading(2, Markdown("To begin with"));
  for (const auto& some : {examples.needs, examples.likes, examples.comparisons}) {
    for (const HomeExample& example : some) {
      page.item(0,
                Markdown(example.text).add(": ").add(address("/search.md", {{"q", example.text}})));
    }
  }
  const std::string more = page.take();
  return more.empty() ? out : out + "\n" + more;
}

std::string problem_markdown(const PageProblem& problem) {
  // With paths of the twins, so that whoever reads Markdown stays in it.
  MarkdownPage page;
  page.heading(1, Markdown(fmt::format("{}: no answer", problem.status)));
  page.paragraph(Markdown(problem.message));
  for (const EntityCard& card : problem.candidates) {
    page.item(0,
              Markdown(fmt::format("{} ({}): {}.md", card.name, card.type, entity_path(card.id))));
  }
  return page.take();
}

}  // namespace matchgraph::web

// How two entities are connected, as GitHub Flavored Markdown.
#include "matchgraph/render.h"
#include "render/markdown/markdown_page.h"
#include "render/path_words.h"
#include "render/text/card_text.h"

namespace matchgraph {
namespace {

using render::Markdown;
using render::MarkdownPage;

void put_step(MarkdownPage& page, const PathStep& step) {
  page.item(0, Markdown(render::step_words(step)));
  if (!step.capabilities) return;
  page.item(1, Markdown(render::capability_words(step.capabilities->left)));
  page.item(1, Markdown(render::capability_words(step.capabilities->right)));
}

}  // namespace

// Ends first, since a way that was not found has nothing else.
std::string to_markdown(const Path& path) {
  MarkdownPage page;
  page.heading(1, Markdown("From " + path.ends.front().name + " to " + path.ends.back().name));
  page.paragraph(Markdown(render::path_summary(path)));
  for (std::size_t i = 0; i < path.entities.size(); ++i) {
    const EntityCard& entity = path.entities[i];
    page.heading(2, Markdown().add_link(entity.name, entity.url));
    page.paragraph(Markdown(render::card_facts(entity)));
    if (i < path.steps.size()) put_step(page, path.steps[i]);
  }
  return page.take();
}

}  // namespace matchgraph

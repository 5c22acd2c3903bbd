// How two entities are connected, for a person: entity under entity, and between them what they
// share.
#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/path_words.h"
#include "render/text/card_text.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::kBodyIndent;
using render::StyledText;
using render::TextPage;

constexpr std::size_t kSideIndent = kBodyIndent + 2;

void put_side(TextPage& page, std::string_view mark, const CapabilityRef& capability) {
  StyledText text(mark, Ink::kFaint);
  page.paragraph(text.add(render::short_capability(capability, {}, page.width() - kSideIndent - 2)),
                 kSideIndent, kSideIndent + 2);
}

void put_step(TextPage& page, const PathStep& step) {
  page.paragraph(StyledText("| " + render::step_words(step), Ink::kFaint), kBodyIndent,
                 kBodyIndent + 2);
  if (!step.capabilities) return;
  put_side(page, "- ", step.capabilities->left);
  put_side(page, "- ", step.capabilities->right);
}

}  // namespace

std::string to_text(const Path& path, const TextStyle& style) {
  TextPage page(style);
  for (std::size_t i = 0; i < path.entities.size(); ++i) {
    render::put_card(page, i + 1, path.entities[i], {});
    if (i < path.steps.size()) put_step(page, path.steps[i]);
  }
  page.blank();
  // Without a way there are no cards, and the ends would not be named at all.
  if (path.entities.empty()) {
    StyledText ends(path.ends.front().name, Ink::kStrong);
    page.paragraph(ends.add(" and ").add(path.ends.back().name, Ink::kStrong), 0, 2);
  }
  page.paragraph(StyledText(render::path_summary(path)), 0, 2);
  return page.take();
}

}  // namespace matchgraph

// The fewest entities that meet several needs, as GitHub Flavored Markdown.
#include "matchgraph/render.h"
#include "render/cover_words.h"
#include "render/markdown/markdown_page.h"
#include "render/text/card_text.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::Markdown;
using render::MarkdownPage;
using render::StyledText;

constexpr std::size_t kSaysColumns = 240;

Markdown says(const MatchedCapability& match) {
  return Markdown(render::short_capability(match.capability, match.highlight, kSaysColumns));
}

void put_part(MarkdownPage& page, std::size_t number, const CoverPart& part,
              const CoverResults& results) {
  page.numbered(number, Markdown()
                            .add_link(part.entity.name, part.entity.url)
                            .add(" · ")
                            .add(render::card_facts(part.entity)));
  for (const NeedMet& met : part.meets) {
    // What it is taken for stands out from what it meets besides.
    Markdown line(met.best ? "meets " : "meets too: ");
    line.add(StyledText(results.needs[met.need].text, met.best ? Ink::kStrong : Ink::kPlain));
    if (met.capability) line.add(": ").add(says(*met.capability));
    page.item(1, line);
  }
  const std::string instead = render::instead_words(part);
  if (!instead.empty()) page.item(1, Markdown(instead));
}

}  // namespace

std::string to_markdown(const CoverResults& results) {
  MarkdownPage page;
  page.heading(1, Markdown("What meets these needs together"));
  page.paragraph(Markdown(render::cover_summary(results)));
  std::string where;
  for (const Constraint& constraint : results.constraints) {
    where += (where.empty() ? "where " : " and ") + render::constraint_words(constraint);
  }
  page.paragraph(Markdown(where));
  std::size_t number = 0;
  for (const CoverPart& part : results.results) put_part(page, ++number, part, results);
  if (!results.unmet.empty()) page.heading(2, Markdown("Unmet"));
  for (const std::size_t unmet : results.unmet) {
    const CoverNeed& need = results.needs[unmet];
    page.item(
        0, Markdown(StyledText(need.text, Ink::kStrong)).add(": ").add(render::unmet_words(need)));
    if (need.says) page.item(1, says(*need.says));
  }
  return page.take();
}

}  // namespace matchgraph

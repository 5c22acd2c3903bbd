// The fewest entities that meet several needs, for a person: each with the needs that it meets.
#include "matchgraph/render.h"
#include "render/cover_words.h"
#include "render/text/card_text.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::kBodyIndent;
using render::StyledText;
using render::TextPage;

constexpr std::size_t kSaysIndent = kBodyIndent + 4;

void put_says(TextPage& page, const MatchedCapability& match) {
  // Two lines, less what breaks between words and an ellipsis take.
  const std::size_t columns = 2 * (page.width() - kSaysIndent - 2) - 8;
  page.paragraph(render::short_capability(match.capability, match.highlight, columns), kSaysIndent,
                 kSaysIndent);
}

void put_part(TextPage& page, std::size_t number, const CoverPart& part,
              const CoverResults& results) {
  page.blank();
  render::put_card(page, number, part.entity, {});
  for (const NeedMet& met : part.meets) {
    // Marks instead of words, as the needs themselves are long.
    StyledText text(met.best ? "+ " : "(+) ", Ink::kFaint);
    page.paragraph(text.add(results.needs[met.need].text, met.best ? Ink::kStrong : Ink::kPlain),
                   kBodyIndent, kBodyIndent + 2);
    if (met.capability) put_says(page, *met.capability);
  }
  page.paragraph(StyledText(render::instead_words(part), Ink::kFaint), kBodyIndent,
                 kBodyIndent + 2);
}

}  // namespace

std::string to_text(const CoverResults& results, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(render::cover_summary(results)), 0, 2);
  render::put_constraints(page, results.constraints);
  std::size_t number = 0;
  for (const CoverPart& part : results.results) put_part(page, ++number, part, results);
  if (!results.unmet.empty()) page.blank();
  for (const std::size_t unmet : results.unmet) {
    const CoverNeed& need = results.needs[unmet];
    page.paragraph(StyledText("unmet: ", Ink::kFaint).add(need.text, Ink::kStrong), 0, 2);
    page.paragraph(StyledText(render::unmet_words(need), Ink::kFaint), kBodyIndent,
                   kBodyIndent + 2);
    if (need.says) put_says(page, *need.says);
  }
  return page.take();
}

}  // namespace matchgraph

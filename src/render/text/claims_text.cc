// What is claimed about one rival, for a person.
#include <fmt/format.h>

#include "matchgraph/render.h"
#include "render/text/card_text.h"
#include "render/text/claim_text.h"

namespace matchgraph {

using render::Ink;
using render::StyledText;
using render::TextPage;

std::string to_text(const ClaimsResults& results, const TextStyle& style) {
  TextPage page(style);
  StyledText title("Claims about ", Ink::kFaint);
  page.paragraph(title.add(results.about, Ink::kStrong), 0, 2);
  // A rival that no entry describes still has claims about it.
  if (results.subject) {
    page.paragraph(render::card_facts(*results.subject));
  } else {
    page.paragraph(StyledText("no entity of the catalogue", Ink::kFaint));
  }
  page.blank();
  render::put_claims(page, results.claims, render::ClaimSides::kClaimant, results.claims.size(),
                     results.claims.size());
  if (!results.claims.empty()) page.blank();
  render::put_position(page, results.total, results.offset, results.claims.size());
  return page.take();
}

}  // namespace matchgraph

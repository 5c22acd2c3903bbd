#include "render/markdown/claim_markdown.h"

namespace matchgraph::render {

// As what an entry says, with its own sentence.
void put_claims(MarkdownPage& page, const std::vector<Claim>& claims, ClaimSides sides) {
  for (const Claim& claim : claims) {
    Markdown line(claim_words(claim, sides));
    if (!claim.contradicted_by.empty()) line.add(", contradicted");
    page.item(0, line.add(": \"" + claim.text + "\""));
    for (const OpposedClaim& opposed : claim.contradicted_by) {
      page.item(1, Markdown(opposed.by.name + " says otherwise: \"" + opposed.text + "\""));
    }
  }
}

}  // namespace matchgraph::render

// Claims about one rival as Markdown and as a table.
#include <string>

#include "matchgraph/render.h"
#include "render/claim_text.h"
#include "render/csv_table.h"
#include "render/markdown_page.h"

namespace matchgraph {

using render::CsvTable;
using render::Ink;
using render::Markdown;
using render::MarkdownPage;
using render::StyledText;

std::string to_markdown(const ClaimsResults& results) {
  MarkdownPage page;
  page.heading(1, Markdown("Claims about " + results.about));
  if (results.claims.empty()) page.paragraph(Markdown("nothing found"));
  for (const Claim& claim : results.claims) {
    Markdown line(StyledText(claim.by.name, Ink::kStrong));
    line.add(" claims to be " + std::string(render::direction_name(claim.direction)));
    if (!claim.respect.empty()) line.add(" (" + claim.respect + ")");
    if (claim.hedged) line.add(", hedged");
    if (!claim.contradicted_by.empty()) line.add(", contradicted");
    page.item(0, line.add(": \"" + claim.text + "\""));
    for (const OpposedClaim& opposed : claim.contradicted_by) {
      page.item(1, Markdown(opposed.by.name + " says otherwise: \"" + opposed.text + "\""));
    }
  }
  return page.take();
}

std::string to_csv(const ClaimsResults& results) {
  CsvTable table({"by", "by_id", "about", "about_id", "direction", "respect", "scope", "hedged",
                  "contradicted", "text"});
  for (const Claim& claim : results.claims) {
    table.add({claim.by.name, claim.by.id, claim.about, claim.about_id,
               std::string(render::direction_name(claim.direction)), claim.respect, claim.scope,
               claim.hedged ? "yes" : "no", claim.contradicted_by.empty() ? "no" : "yes",
               claim.text});
  }
  return table.take();
}

}  // namespace matchgraph

// Claims about one rival as Markdown and as a table.
#include <string>

#include "matchgraph/render.h"
#include "render/csv/csv_table.h"
#include "render/markdown/claim_markdown.h"
#include "render/markdown/markdown_page.h"

namespace matchgraph {

using render::CsvTable;
using render::Markdown;
using render::MarkdownPage;

std::string to_markdown(const ClaimsResults& results) {
  MarkdownPage page;
  page.heading(1, Markdown("Claims about " + results.about));
  if (results.claims.empty()) page.paragraph(Markdown("nothing found"));
  render::put_claims(page, results.claims, render::ClaimSides::kClaimant);
  return page.take();
}

std::string to_csv(const ClaimsResults& results) {
  CsvTable table({"by", "by_id", "about", "about_id", "direction", "respect", "scope", "hedged",
                  "contradicted", "text"});
  // In full and not in words, as a table is for going on with.
  for (const Claim& claim : results.claims) {
    table.add({claim.by.name, claim.by.id, claim.about, claim.about_id,
               std::string(render::direction_name(claim.direction)), claim.respect, claim.scope,
               claim.hedged ? "yes" : "no", claim.contradicted_by.empty() ? "no" : "yes",
               claim.text});
  }
  return table.take();
}

}  // namespace matchgraph

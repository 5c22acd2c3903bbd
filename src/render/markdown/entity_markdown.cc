// All that is known of one entity, as GitHub Flavored Markdown.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/entity_words.h"
#include "render/figures.h"
#include "render/markdown/claim_markdown.h"
#include "render/markdown/markdown_page.h"
#include "render/seller_words.h"
#include "render/text/card_text.h"
#include "wording/fact_words.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::Markdown;
using render::MarkdownPage;
using render::StyledText;

void put_facts(MarkdownPage& page, const EntityDetail& detail) {
  std::vector<std::vector<Markdown>> rows;
  for (const render::Fact& fact : render::facts_of(detail)) {
    rows.push_back({Markdown(fact.label), fact.label == "url"
                                              ? Markdown().add_link(fact.value, fact.value)
                                              : Markdown(fact.value)});
    // Unknown is said, as an empty cell might be a mistake.
    if (fact.value.empty()) rows.back()[1] = Markdown("unknown");
    if (!fact.origin.empty()) rows.back()[1].add(" (" + fact.origin + ")");
  }
  page.table({Markdown("Fact"), Markdown("Value")}, rows);
}

void put_traits(MarkdownPage& page, const std::vector<TraitValue>& traits) {
  if (traits.empty()) return;
  page.heading(2, Markdown("Traits"));
  for (const TraitValue& trait : traits) {
    page.item(0, Markdown(trait.label + " (" + said_words(trait.evidence) + ")"));
  }
}

void put_offers(MarkdownPage& page, const std::vector<EntityCard>& offers) {
  if (offers.empty()) return;
  // Each with its price, which is why one looks for another offer.
  page.heading(2, Markdown(fmt::format("Other offers ({})", offers.size())));
  for (const EntityCard& offer : offers) {
    page.item(0,
              Markdown(render::pricing_words(offer.price_model, offer.price) + " · " + offer.id));
  }
}

void put_sellers(MarkdownPage& page, const std::vector<Seller>& sellers) {
  page.heading(2, Markdown(render::sellers_heading(sellers)));
  std::vector<std::vector<Markdown>> rows;
  const auto known = [](const std::string& words) { return Markdown(words.empty() ? "-" : words); };
  for (const render::SellerRow& row : render::seller_rows(sellers)) {
    rows.push_back({known(row.seller), known(row.input), known(row.output), known(row.context),
                    Markdown(row.id)});
  }
  page.table({Markdown("Seller"), Markdown("Input"), Markdown("Output"), Markdown("Context"),
              Markdown("Offer")},
             rows);
}

void put_rank(MarkdownPage& page, const RankDetail& rank) {
  if (rank.components.empty()) return;
  page.heading(2, Markdown(fmt::format("UnfragileRank {:.1f}", rank.value)));
  // The formula stands above its parts, so that they can be added up.
  page.paragraph(Markdown(render::rank_formula(rank)));
  std::vector<std::vector<Markdown>> rows;
  for (const RankComponent& component : rank.components) {
    rows.push_back({Markdown(render::component_words(component)),
                    Markdown(fmt::format("{:.2f}", component.value)),
                    Markdown(render::component_facts(component))});
  }
  page.table({Markdown("Component"), Markdown("Value"), Markdown("Rests on")}, rows);
}

void put_stated(MarkdownPage& page, const std::vector<Stated>& stated) {
  if (stated.empty()) return;
  page.heading(2, Markdown("Stated figures"));
  for (const Stated& figures : stated) {
    page.item(0, Markdown(render::stated_words(figures) + " (" +
                          render::source_words(figures.source) + ")"));
  }
}

void put_conflicts(MarkdownPage& page, const std::vector<Conflict>& conflicts) {
  if (conflicts.empty()) return;
  page.heading(2, Markdown("Conflicts (the last value is in force)"));
  for (const Conflict& conflict : conflicts) {
    page.item(0, Markdown(conflict.field));
    for (const Conflict::Value& value : conflict.values) {
      page.item(1, Markdown(value.value + " (" +
                            render::origin_words(value.source, value.observed) + ")"));
    }
  }
}

void put_note(MarkdownPage& page, const std::string& label, const std::string& text) {
  if (!text.empty()) page.item(1, Markdown(label + ": " + text));
}

void put_capabilities(MarkdownPage& page, const std::vector<Capability>& capabilities) {
  page.heading(2, Markdown(fmt::format("Capabilities ({})", capabilities.size())));
  for (const Capability& capability : capabilities) {
    StyledText text;
    if (!capability.name.empty()) text.add(capability.name, Ink::kStrong).add(": ");
    page.item(0, Markdown(text.add(capability.text)));
    put_note(page, "unique", capability.unique);
    put_note(page, "versus", capability.versus);
    put_note(page, "tags", fmt::format("{}", fmt::join(capability.tags, ", ")));
  }
}

void put_neighbours(MarkdownPage& page, const std::vector<Neighbour>& neighbours) {
  if (neighbours.empty()) return;
  page.heading(2, Markdown("Neighbours"));
  for (const Neighbour& neighbour : neighbours) {
    page.item(0, Markdown()
                     .add_link(neighbour.entity.name, neighbour.entity.url)
                     .add(" · ")
                     .add(render::card_facts(neighbour.entity))
                     .add(" (" + render::similarity_words(neighbour.similarity) + ")"));
  }
}

void put_claims(MarkdownPage& page, const EntityDetail& detail) {
  if (!detail.claims.empty()) {
    page.heading(2, Markdown(fmt::format("Claims of its texts ({})", detail.claims.size())));
    render::put_claims(page, detail.claims, render::ClaimSides::kRival);
  }
  if (detail.claims_about.empty()) return;
  page.heading(2,
               Markdown(fmt::format("Claims of others about it ({})", detail.claims_about_total)));
  render::put_claims(page, detail.claims_about, render::ClaimSides::kClaimant);
  // Popular things are named by thousands.
  if (detail.claims_about_total > detail.claims_about.size()) {
    page.paragraph(Markdown(
        fmt::format("and {} more", detail.claims_about_total - detail.claims_about.size())));
  }
}

}  // namespace

std::string to_markdown(const EntityDetail& detail) {
  MarkdownPage page;
  page.heading(1, Markdown(detail.entity.name));
  page.paragraph(Markdown(detail.entity.summary));
  put_facts(page, detail);
  put_traits(page, detail.traits);
  // The table has all that the plain list would say.
  if (detail.sellers.empty()) {
    put_offers(page, detail.offers);
  } else {
    put_sellers(page, detail.sellers);
  }
  put_rank(page, detail.rank);
  put_stated(page, detail.entity.stated);
  put_conflicts(page, detail.entity.conflicts);
  put_capabilities(page, detail.entity.capabilities);
  put_claims(page, detail);
  put_neighbours(page, detail.neighbours);
  return page.take();
}

}  // namespace matchgraph

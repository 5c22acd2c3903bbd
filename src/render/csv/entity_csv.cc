// All that is known of one entity as one rectangular table.
#include <fmt/format.h>

#include <vector>

#include "matchgraph/render.h"
#include "render/csv/csv_table.h"
#include "render/entity_words.h"
#include "render/text/claim_text.h"

namespace matchgraph {
namespace {

void add_claims(render::CsvTable& table, const char* section, const std::vector<Claim>& claims,
                render::ClaimSides sides) {
  for (const Claim& claim : claims) {
    /// A claim's cells are who, what of whom, and in which words.
    table.add({section, render::claim_words(claim, sides).print(false), claim.text});
    for (const OpposedClaim& opposed : claim.contradicted_by) {
      table.add({"contradicted by", opposed.by.name, opposed.text});
    }
  }
}

}  // namespace

std::string to_csv(const EntityDetail& detail) {
  render::CsvTable table({"section", "name", "text", "unique", "versus"});
  table.add({"fact", "name", detail.entity.name});
  table.add({"fact", "summary", detail.entity.summary});
  for (const render::Fact& fact : render::facts_of(detail)) {
    table.add({"fact", fact.label, fact.value});
  }
  for (const FactOrigin& origin : detail.entity.origins) {
    table.add({"origin", origin.field, render::origin_words(origin.source, origin.observed)});
  }
  for (const RankComponent& component : detail.rank.components) {
    table.add({"rank", render::component_words(component),
               fmt::format("{:.2f} x {:.3f}: {}", component.weight, component.value,
                           render::component_facts(component))});
  }
  for (const EntityCard& offer : detail.offers) table.add({"offer", offer.name, offer.id});
  for (const Stated& stated : detail.entity.stated) {
    table.add({"stated", render::source_words(stated.source), render::stated_words(stated)});
  }
  for (const Conflict& conflict : detail.entity.conflicts) {
    for (const Conflict::Value& value : conflict.values) {
      // One row for each source, as a cell of several could not be filtered.
      table.add(
          {"conflict", conflict.field,
           value.source.empty()
               ? value.value
               : value.value + " (" + render::origin_words(value.source, value.observed) + ")"});
    }
  }
  for (const Capability& capability : detail.entity.capabilities) {
    table.add(
        {"capability", capability.name, capability.text, capability.unique, capability.versus});
  }
  add_claims(table, "claim", detail.claims, render::ClaimSides::kRival);
  add_claims(table, "claim about it", detail.claims_about, render::ClaimSides::kClaimant);
  for (const Neighbour& neighbour : detail.neighbours) {
    table.add({"neighbour", neighbour.entity.name, neighbour.entity.id});
  }
  return table.take();
}

}  // namespace matchgraph

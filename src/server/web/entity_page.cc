// All that is known of one entity, where each fact comes from, and what stands near it.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "render/entity_words.h"
#include "render/figures.h"
#include "render/html/web_address.h"
#include "render/seller_words.h"
#include "render/text/styled_text.h"
#include "server/web/entity_type.h"
#include "server/web/lists/alternative_fields.h"
#include "server/web/lists/cards.h"
#include "server/web/lists/claim_fields.h"
#include "server/web/lists/list_controls.h"
#include "server/web/page_frame.h"
#include "server/web/pictures/neighbourhood_picture.h"
#include "server/web/site_names.h"
#include "server/web/web_files.h"
#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

constexpr std::size_t kCapabilitiesOpen = 12;  // the rest stands in what opens
constexpr std::size_t kClaimsOpen = 6;
constexpr std::size_t kVersionsShown = 12;

Fields fact_fields(const render::Fact& fact) {
  Fields fields("label", field(fact.label));
  // What is not stated is shown as such, since a missing row would look like an oversight.
  fields.set("is_known", !fact.value.empty());
  const bool is_link = render::is_web_address(fact.value);
  fields.set("is_link", is_link);
  fields.set("href", fact.value);
  fields.set("value", field(is_link ? site_name(fact.value) : fact.value));
  render::set_text(fields, "origin", fact.origin);
  return fields;
}

void set_facts(Fields& fields, const EntityDetail& detail) {
  Fields facts = field_list();
  for (render::Fact fact : render::main_facts(detail)) {
    if (fact.label == "type") fact.value = type_words(fact.value);
    facts.push_back(fact_fields(fact));
  }
  // Behind the main facts, as they only matter to who looks for another name.
  if (!detail.entity.aliases.empty()) {
    facts.push_back(
        fact_fields({"aliases", fmt::format("{}", fmt::join(detail.entity.aliases, ", "))}));
  }
  for (const render::Fact& fact : render::other_facts(detail.entity)) {
    facts.push_back(fact_fields(fact));
  }
  fields.set("facts", facts);
}

void set_traits(Fields& fields, const EntityDetail& detail, const Links& links) {
  Fields traits = field_list();
  for (const TraitValue& trait : detail.traits) {
    Fields one("trait", field(trait.label));
    // "No" is searched for by the parameter that leaves out what states it.
    one.set("href", links.search_by(trait.value ? "trait" : "not-trait", trait.slug));
    one.set("evidence", field(said_words(trait.evidence)));
    traits.push_back(one);
  }
  render::set_list(fields, "traits", traits);
}

Fields source_fields(const Source& source) {
  // Each entry says where it comes from, even if that is all it says.
  Fields fields("source_name", source.name.empty() ? Fields("unknown source") : field(source.name));
  fields.set("is_link", render::is_web_address(source.url));
  fields.set("source_href", source.url);
  render::set_text(fields, "observed", source.observed ? to_string(*source.observed) : "");
  return fields;
}

void set_provenance(Fields& fields, const Entity& entity) {
  Fields sources = field_list();
  for (const Source& source : entity.sources) sources.push_back(source_fields(source));
  render::set_list(fields, "sources", sources);
  Fields conflicts = field_list();
  for (const Conflict& conflict : entity.conflicts) {
    Fields values = field_list();
    for (std::size_t i = 0; i < conflict.values.size(); ++i) {
      const Conflict::Value& value = conflict.values[i];
      Fields one("value", field(value.value));
      one.set("stated_by", field(render::origin_words(value.source, value.observed)));
      // The value in force stands last (Conflict).
      one.set("in_force", i + 1 == conflict.values.size());
      values.push_back(one);
    }
    Fields fields_of("field", field(field_label(conflict.field)));
    fields_of.set("values", values);
    conflicts.push_back(fields_of);
  }
  render::set_list(fields, "conflicts", conflicts);
  Fields stated = field_list();
  for (const Stated& figures : entity.stated) {
    Fields one = source_fields(figures.source);
    one.set("figures", field(render::stated_words(figures)));
    stated.push_back(one);
  }
  render::set_list(fields, "stated", stated);
}

Fields component_fields(const RankComponent& component) {
  Fields one("component", field(render::component_words(component)));
  one.set("value", render::similarity_words(component.value));
  // In points of the whole rank, so that the components add up to what is shown above them.
  one.set("points", fmt::format("{:.1f}", 100 * component.value * component.weight));
  one.set("most_points", fmt::format("{:.0f}", 100 * component.weight));
  // Bounded for the picture alone; a value out of range is shown as a number.
  one.set("bar", fmt::format("{:.1f}", 100 * std::clamp(component.value, 0.0, 1.0)));
  one.set("estimated", component.estimated);
  Fields facts = field_list();
  for (const RankFact& fact : component.facts) facts.push_back(field(fact.text));
  render::set_list(one, "facts_of_it", facts);
  return one;
}

/// What tells of the thing apart from what tells of its entry: how complete that is, and what past
/// searches prove.
void set_rank(Fields& fields, const EntityDetail& detail) {
  fields.set("has_rank", !detail.rank.components.empty());
  fields.set("rank", fmt::format("{:.1f}", detail.rank.value));
  fields.set("rank_formula", render::rank_formula(detail.rank));
  Fields standing = field_list();
  Fields entry = field_list();
  for (const RankComponent& component : detail.rank.components) {
    const bool is_of_entry = component.name == "quality" || component.name == "match_graph";
    (is_of_entry ? entry : standing).push_back(component_fields(component));
  }
  fields.set("standing", standing);
  fields.set("entry", entry);
}

Fields capability_item(const EntityDetail& detail, std::size_t index) {
  const Capability& capability = detail.entity.capabilities[index];
  Fields fields("number", std::to_string(index + 1));
  render::set_text(fields, "capability_name", without_marks(capability.name));
  fields.set("text", field(capability.text));
  render::set_text(fields, "unique", capability.unique);
  render::set_text(fields, "versus", capability.versus);
  render::set_text(fields, "tags_words", fmt::format("{}", fmt::join(capability.tags, ", ")));
  Fields extra = field_list();
  for (const ExtraField& field_of : capability.extra) {
    extra.push_back(fact_fields({field_of.name, field_of.json}));
  }
  render::set_list(fields, "extra", extra);
  render::set_text(fields, "evidence_words", render::evidence_words(detail, index));
  return fields;
}

void set_capabilities(Fields& fields, const EntityDetail& detail) {
  Fields first = field_list();
  Fields rest = field_list();
  for (std::size_t i = 0; i < detail.entity.capabilities.size(); ++i) {
    // Some entries have hundreds of capabilities, and what a chooser reads stands among the first.
    (i < kCapabilitiesOpen ? first : rest).push_back(capability_item(detail, i));
  }
  render::set_list(fields, "capabilities", first);
  render::set_list(fields, "more_capabilities", rest);
  fields.set("capability_count", std::to_string(detail.entity.capabilities.size()));
  fields.set("more_capabilities_words",
             render::count_words(rest.list_value().size(), "more capability"));
}

void set_claims_part(Fields& fields, const std::string& name, const std::vector<Claim>& claims,
                     std::size_t total, const Links& links) {
  const std::size_t open = std::min(kClaimsOpen, claims.size());
  const std::vector<Claim> first(claims.begin(),
                                 claims.begin() + static_cast<std::ptrdiff_t>(open));
  const std::vector<Claim> rest(claims.begin() + static_cast<std::ptrdiff_t>(open), claims.end());
  Fields part("count", std::to_string(total));
  part.set("claims", claims_fields(first, links));
  part.set("rest", rest.empty() ? Fields(false) : Fields("claims", claims_fields(rest, links)));
  part.set("rest_words", render::count_words(rest.size(), "more claim"));
  // What was cut by the engine is counted too, or the number would contradict the list.
  const std::size_t unlisted = total - std::min(total, claims.size());
  render::set_text(part, "unlisted",
                   unlisted > 0 ? render::count_words(unlisted, "further claim") : "");
  fields.set(name, claims.empty() ? Fields(false) : part);
}

void set_tags(Fields& fields, const Entity& entity, const Links& links) {
  Fields tags = field_list();
  for (const std::string& tag : entity.tags) {
    Fields one("tag", field(tag_words(tag)));
    one.set("href", links.search_by("tag", tag));
    tags.push_back(one);
  }
  render::set_list(fields, "tags", tags);
}

void set_sellers(Fields& fields, const std::vector<Seller>& sellers, const Links& links) {
  Fields rows = field_list();
  for (const render::SellerRow& row : render::seller_rows(sellers)) {
    // A seller's name is not always known, an id is.
    Fields one("seller", field(row.seller.empty() ? row.id : row.seller));
    one.set("href", links.entity(row.id));
    one.set("input", field(row.input.empty() ? "–" : row.input));
    one.set("output", field(row.output.empty() ? "–" : row.output));
    one.set("context", field(row.context.empty() ? "–" : row.context));
    rows.push_back(one);
  }
  render::set_list(fields, "sellers", rows);
  fields.set("sellers_heading", render::sellers_heading(sellers));
}

/// Says of a reseller's offer that it is one, and what the thing can do besides.
void set_standing(Fields& fields, const EntityDetail& detail, const Links& links) {
  fields.set("is_resold", !detail.card.seller.empty());
  fields.set("seller", field(detail.card.seller));
  fields.set("resold_maker", field(detail.card.maker));
  const auto& standing = detail.standing;
  fields.set("has_standing", standing.has_value());
  fields.set("standing_href", standing ? links.entity(standing->id) : "");
  fields.set("standing_words",
             field(standing ? (standing->is_maker ? "the offer of its maker, " : "the offer of ") +
                                  standing->seller
                            : ""));
  render::set_text(fields, "unlisted_lines", standing ? render::line_words(standing->lines) : "");
}

/// The group that it is in, as a link to all of it, and the nearest of it.
void set_cluster(Fields& fields, const EntityDetail& detail, const Links& links) {
  fields.set("has_cluster", !detail.cluster.name.empty());
  fields.set("cluster", field(detail.cluster.name));
  fields.set("cluster_href", links.search_by("cluster", detail.cluster.name));
  fields.set("cluster_size", render::whole_number_words(detail.cluster.size));
  std::vector<NamedEntity> near;
  for (const Neighbour& neighbour : detail.neighbours) {
    near.push_back({neighbour.entity.id, neighbour.entity.name});
  }
  render::set_list(fields, "group", name_links(near, links));
}

void set_own_versions(Fields& fields, const std::vector<NamedEntity>& versions,
                      const Links& links) {
  const std::size_t shown = std::min(kVersionsShown, versions.size());
  // Relabelled models have dozens, of which a few show what they are.
  const std::vector<NamedEntity> first(versions.begin(),
                                       versions.begin() + static_cast<std::ptrdiff_t>(shown));
  render::set_list(fields, "versions", name_links(first, links));
  fields.set("versions_count", std::to_string(versions.size()));
}

}  // namespace

std::string entity_page(const EntityDetail& detail, const AlternativesResults& alternatives,
                        const Neighbourhood& neighbourhood, const PageRequest& request) {
  const Links links(request);
  const Entity& entity = detail.entity;
  Fields fields;
  set_actions(fields, detail.card, links, "");
  set_type(fields, entity.type);
  fields.set("type_href", links.search_by("type", entity.type));
  render::set_list(fields, "card_facts", card_facts(detail.card, links));
  set_chosen_by(fields, detail.card);
  set_badges(fields, detail.card, links);
  render::set_text(fields, "summary", entity.summary);
  render::set_text(fields, "unique", entity.unique);
  render::set_text(fields, "versus", entity.versus);
  // An address that is no page of the web is shown as text and never as a link.
  fields.set("has_site", render::is_web_address(entity.url));
  fields.set("site_href", entity.url);
  fields.set("site_name", field(site_name(entity.url)));
  set_tags(fields, entity, links);
  set_cluster(fields, detail, links);
  set_own_versions(fields, alternatives.versions, links);
  set_facts(fields, detail);
  set_provenance(fields, entity);
  set_traits(fields, detail, links);
  set_rank(fields, detail);
  set_explanation(fields, detail.rank_explanation);
  set_capabilities(fields, detail);
  set_claims_part(fields, "own_claims", detail.claims, detail.claims.size(), links);
  set_claims_part(fields, "others_claims", detail.claims_about, detail.claims_about_total, links);
  // The table says all of the offers that a list would.
  set_offers(fields, detail.sellers.empty() ? detail.offers : std::vector<EntityCard>(), {}, links);
  set_sellers(fields, detail.sellers, links);
  set_standing(fields, detail, links);
  set_alternatives(fields, alternatives, links);
  set_critiques(fields, alternatives, links);
  set_picture(fields, neighbourhood, links);
  // Behind "/entity": the id is encoded in the same way in both addresses.
  const std::string api = "/api/v1/entities" + entity_path(entity.id).substr(7);
  set_exports(fields, api, links);
  return framed({.content = kEntityHtml,
                 .title = entity.name + " (" + entity.type + ") – matchgraph",
                 .description = entity.summary.empty()
                                    ? entity.name + ": what it does, and what else does it."
                                    : entity.summary,
                 .canonical = entity_path(entity.id)},
                std::move(fields), request);
}

}  // namespace matchgraph::web

// All that is known of one entity, for a person: unknown facts are shown as unknown.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/entity_words.h"
#include "render/figures.h"
#include "render/seller_words.h"
#include "render/text/card_text.h"
#include "render/text/claim_text.h"
#include "wording/fact_words.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::StyledText;
using render::TextPage;

constexpr std::size_t kFactColumn = 14;
constexpr std::size_t kClaimsShown = 12;  // of each kind

void put_fact(TextPage& page, const render::Fact& fact) {
  // Unknown is said, since a person looks for it in vain otherwise.
  StyledText text =
      fact.value.empty() ? StyledText("unknown", Ink::kFaint) : StyledText(fact.value);
  if (!fact.origin.empty()) text.add(" (" + fact.origin + ")", Ink::kFaint);
  page.labelled(0, StyledText(fact.label, Ink::kFaint), kFactColumn, text);
}

void put_extra(TextPage& page, std::size_t indent, const std::vector<ExtraField>& extra) {
  for (const ExtraField& field : extra) {
    page.labelled(indent, StyledText(field.name, Ink::kFaint), indent + kFactColumn,
                  // As it stands in the catalogue: its meaning is the catalogue's own.
                  StyledText(field.json));
  }
}

void put_facts(TextPage& page, const EntityDetail& detail) {
  for (const render::Fact& fact : render::facts_of(detail)) put_fact(page, fact);
}

StyledText known_cell(const std::string& words) {
  return words.empty() ? StyledText("-", Ink::kFaint) : StyledText(words);
}

/// The widest of one column; at most `most`, beyond which its texts wrap.
std::size_t column_width(const std::vector<render::SellerRow>& rows,
                         std::string render::SellerRow::*field, std::size_t most) {
  std::size_t width = 0;
  for (const render::SellerRow& row : rows) width = std::max(width, StyledText(row.*field).width());
  return std::min(width, most);
}

// Ids go last, as they may be long and are let stick out.
void put_sellers(TextPage& page, const std::vector<Seller>& sellers) {
  using Row = render::SellerRow;
  constexpr std::size_t kMostSeller = 26;
  constexpr std::size_t kMostPrice = 18;
  std::vector<Row> rows = {{"seller", "input", "output", "context", "offer"}};
  for (Row& row : render::seller_rows(sellers)) rows.push_back(std::move(row));
  const std::size_t seller = column_width(rows, &Row::seller, kMostSeller);
  const std::size_t input = column_width(rows, &Row::input, kMostPrice);
  const std::size_t output = column_width(rows, &Row::output, kMostPrice);
  const std::size_t context = column_width(rows, &Row::context, kMostPrice);
  const std::size_t before = seller + input + output + context + 4 * render::kGutter;
  // One column at least, as the last cell needs some width on a narrow terminal too.
  const std::size_t rest = std::max(page.width(), before + 1) - before;
  for (const Row& row : rows) {
    page.row(0, {{known_cell(row.seller), seller},
                 {known_cell(row.input), input},
                 {known_cell(row.output), output},
                 {known_cell(row.context), context},
                 {StyledText(row.id, Ink::kFaint), rest}});
  }
}

void put_offers(TextPage& page, const EntityDetail& detail) {
  if (!detail.sellers.empty()) {
    page.heading(render::sellers_heading(detail.sellers));
    put_sellers(page, detail.sellers);
  } else if (!detail.offers.empty()) {
    page.heading(fmt::format("Other offers ({})", detail.offers.size()));
    render::put_offers(page, 0, detail.offers);
  }
}

void put_rank(TextPage& page, const EntityDetail& detail) {
  if (detail.rank.components.empty()) return;
  page.heading(fmt::format("UnfragileRank {:.1f}", detail.rank.value));
  page.paragraph(StyledText(render::rank_formula(detail.rank), Ink::kFaint), 0, 2);
  // The tree has the components in it.
  if (detail.rank_explanation) {
    render::put_explanation(page, 0, *detail.rank_explanation);
    return;
  }
  for (const RankComponent& component : detail.rank.components) {
    StyledText text(fmt::format("{:.2f} ", component.value));
    text.add(render::component_facts(component), Ink::kFaint);
    page.labelled(0, StyledText(render::component_words(component)), kFactColumn, text);
  }
}

void put_stated(TextPage& page, const std::vector<Stated>& stated) {
  if (stated.empty()) return;
  page.heading("Stated figures");
  for (const Stated& figures : stated) {
    StyledText text("- ", Ink::kFaint);
    text.add(render::stated_words(figures))
        .add(" (" + render::source_words(figures.source) + ")", Ink::kFaint);
    page.paragraph(text, 0, 2);
  }
}

void put_conflicts(TextPage& page, const std::vector<Conflict>& conflicts) {
  if (conflicts.empty()) return;
  page.heading("Conflicts (the last value is in force)");
  for (const Conflict& conflict : conflicts) {
    page.paragraph(StyledText(field_label(conflict.field)));
    for (const Conflict::Value& value : conflict.values) {
      StyledText text("- " + value.value);
      text.add(" (" + render::origin_words(value.source, value.observed) + ")", Ink::kFaint);
      page.paragraph(text, 2, 4);
    }
  }
}

void put_traits(TextPage& page, const std::vector<TraitValue>& traits) {
  if (traits.empty()) return;
  page.heading("Traits");
  for (const TraitValue& trait : traits) {
    StyledText text("- ", Ink::kFaint);
    text.add(trait.label).add(" (" + said_words(trait.evidence) + ")", Ink::kFaint);
    page.paragraph(text, 0, 2);
  }
}

void put_note(TextPage& page, std::string_view label, const std::string& text) {
  if (text.empty()) return;
  StyledText note(label, Ink::kFaint);
  page.paragraph(note.add(text), render::kBodyIndent, render::kBodyIndent + 2);
}

void put_capability(TextPage& page, std::size_t number, const Capability& capability,
                    const std::string& evidence) {
  StyledText text;
  if (!capability.name.empty()) text.add(capability.name, Ink::kStrong).add(": ");
  const std::string label = std::to_string(number);
  page.labelled(0, StyledText(label), std::max(render::kBodyIndent, label.size() + render::kGutter),
                text.add(capability.text));
  if (!evidence.empty()) page.paragraph(StyledText(evidence, Ink::kFaint), render::kBodyIndent);
  put_note(page, "unique: ", capability.unique);
  put_note(page, "versus: ", capability.versus);
  put_note(page, "tags: ", fmt::format("{}", fmt::join(capability.tags, ", ")));
  put_extra(page, render::kBodyIndent, capability.extra);
}

void put_capabilities(TextPage& page, const EntityDetail& detail) {
  const std::vector<Capability>& capabilities = detail.entity.capabilities;
  page.heading(fmt::format("Capabilities ({})", capabilities.size()));
  // Said, as an entry without capabilities is found by hardly anything.
  if (capabilities.empty()) page.paragraph(StyledText("none are known", Ink::kFaint));
  for (std::size_t i = 0; i < capabilities.size(); ++i)
    put_capability(page, i + 1, capabilities[i], render::evidence_words(detail, i));
}

void put_neighbours(TextPage& page, const std::vector<Neighbour>& neighbours) {
  if (neighbours.empty()) return;
  page.heading("Neighbours");
  for (const Neighbour& neighbour : neighbours) {
    StyledText text(neighbour.entity.name, Ink::kStrong);
    text.add(" ").add(render::card_facts(neighbour.entity));
    page.labelled(0, StyledText(render::similarity_words(neighbour.similarity)), 6, text);
    if (neighbour.explanation) render::put_explanation(page, 6, *neighbour.explanation);
  }
}

void put_claims(TextPage& page, const EntityDetail& detail) {
  if (!detail.claims.empty()) {
    page.heading(fmt::format("Claims of its texts ({})", detail.claims.size()));
    render::put_claims(page, detail.claims, render::ClaimSides::kRival, kClaimsShown,
                       detail.claims.size());
  }
  if (!detail.claims_about.empty()) {
    page.heading(fmt::format("Claims of others about it ({})", detail.claims_about_total));
    // The number of all, though fewer were read.
    render::put_claims(page, detail.claims_about, render::ClaimSides::kClaimant, kClaimsShown,
                       detail.claims_about_total);
  }
}

}  // namespace

std::string to_text(const EntityDetail& detail, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(detail.entity.name, Ink::kStrong), 0, 2);
  page.paragraph(StyledText(detail.entity.summary));
  page.blank();
  put_facts(page, detail);
  put_traits(page, detail.traits);
  put_offers(page, detail);
  put_rank(page, detail);
  put_stated(page, detail.entity.stated);
  put_conflicts(page, detail.entity.conflicts);
  put_capabilities(page, detail);
  put_claims(page, detail);
  put_neighbours(page, detail.neighbours);
  return page.take();
}

}  // namespace matchgraph

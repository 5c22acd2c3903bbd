// All that is known of one entity, for a person: unknown facts are shown as unknown.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/card_text.h"
#include "render/claim_text.h"
#include "render/figures.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::StyledText;
using render::TextPage;

constexpr std::size_t kFactColumn = 14;
constexpr std::size_t kClaimsShown = 12;  // of each kind
constexpr double kShortFrom = 10'000;     // from here on a signal is also told as "128k"

std::string source_words(const Source& source) {
  std::string words = source.name.empty() ? "unknown source" : source.name;
  if (source.observed) words += ", read " + to_string(*source.observed);
  if (!source.url.empty()) words += ", " + source.url;
  return words;
}

std::string list_words(const std::vector<std::string>& items) {
  std::string words;
  for (const std::string& item : items) words += (words.empty() ? "" : ", ") + item;
  return words;
}

void put_fact(TextPage& page, std::string_view label, const std::string& value) {
  const StyledText text = value.empty() ? StyledText("unknown", Ink::kFaint) : StyledText(value);
  page.labelled(0, StyledText(label, Ink::kFaint), kFactColumn, text);
}

void put_known(TextPage& page, std::string_view label, const std::string& value) {
  if (!value.empty()) put_fact(page, label, value);
}

std::string signal_words(const Signal& signal) {
  std::string words = render::number_words(signal.value);
  if (signal.value >= kShortFrom) words += " (" + render::short_number(signal.value) + ")";
  return words;
}

void put_extra(TextPage& page, std::size_t indent, const std::vector<ExtraField>& extra) {
  for (const ExtraField& field : extra) {
    page.labelled(indent, StyledText(field.name, Ink::kFaint), indent + kFactColumn,
                  StyledText(field.json));
  }
}

void put_facts(TextPage& page, const EntityDetail& detail) {
  const Entity& entity = detail.entity;
  const EntityCard& card = detail.card;
  const Pricing pricing = entity.pricing.value_or(Pricing{});
  put_fact(page, "id", entity.id);
  put_fact(page, "type", entity.type);
  put_fact(page, "maker", entity.maker);
  put_fact(page, "price",
           entity.pricing ? render::pricing_words(pricing.model, pricing.price) : "");
  put_fact(page, "license", entity.license);
  put_fact(page, "url", entity.url);
  put_fact(page, "released", entity.released ? to_string(*entity.released) : "");
  put_fact(page, "updated", entity.updated ? to_string(*entity.updated) : "");
  put_fact(
      page, "rank",
      card.unfragile_rank ? render::number_words(*card.unfragile_rank) + " of 100, as stated" : "");
  put_known(page, "tags", list_words(entity.tags));
  put_known(page, "aliases", list_words(entity.aliases));
  for (const Signal& signal : entity.signals) put_fact(page, signal.name, signal_words(signal));
  put_extra(page, 0, entity.extra);
  put_known(page, "unique", entity.unique);
  put_known(page, "versus", entity.versus);
  for (const Source& source : entity.sources) put_fact(page, "source", source_words(source));
}

void add_figure(std::string& words, const std::string& name, const std::string& value) {
  if (!words.empty()) words += ", ";
  words += name + " " + value;
}

std::string stated_words(const Stated& stated) {
  std::string words;
  const auto figure = [&words](const char* name, const std::optional<double>& value) {
    if (value) add_figure(words, name, render::number_words(*value));
  };
  const auto count = [&words](const char* name, const std::optional<std::int64_t>& value) {
    if (value) add_figure(words, name, render::number_words(static_cast<double>(*value)));
  };
  figure("rank", stated.rank);
  figure("adoption", stated.adoption);
  figure("quality", stated.quality);
  figure("ecosystem", stated.ecosystem);
  figure("match graph", stated.match_graph);
  count("times matched", stated.times_matched);
  count("capabilities", stated.capability_count);
  for (const ExtraField& field : stated.extra) add_figure(words, field.name, field.json);
  if (!stated.against.empty()) words += "; against " + stated.against;
  return words;
}

void put_stated(TextPage& page, const std::vector<Stated>& stated) {
  if (stated.empty()) return;
  page.heading("Stated figures");
  for (const Stated& figures : stated) {
    StyledText text("- ", Ink::kFaint);
    text.add(stated_words(figures)).add(" (" + source_words(figures.source) + ")", Ink::kFaint);
    page.paragraph(text, 0, 2);
  }
}

void put_conflicts(TextPage& page, const std::vector<Conflict>& conflicts) {
  if (conflicts.empty()) return;
  page.heading("Conflicts (the last value is in force)");
  for (const Conflict& conflict : conflicts) {
    page.paragraph(StyledText(conflict.field));
    for (const Conflict::Value& value : conflict.values) {
      StyledText text("- " + value.value);
      text.add(" (" + (value.source.empty() ? std::string("unknown source") : value.source) + ")",
               Ink::kFaint);
      page.paragraph(text, 2, 4);
    }
  }
}

void put_note(TextPage& page, std::string_view label, const std::string& text) {
  if (text.empty()) return;
  StyledText note(label, Ink::kFaint);
  page.paragraph(note.add(text), render::kBodyIndent, render::kBodyIndent + 2);
}

void put_capability(TextPage& page, std::size_t number, const Capability& capability) {
  StyledText text;
  if (!capability.name.empty()) text.add(capability.name, Ink::kStrong).add(": ");
  const std::string label = std::to_string(number);
  page.labelled(0, StyledText(label), std::max(render::kBodyIndent, label.size() + render::kGutter),
                text.add(capability.text));
  put_note(page, "unique: ", capability.unique);
  put_note(page, "versus: ", capability.versus);
  put_note(page, "tags: ", list_words(capability.tags));
  put_extra(page, render::kBodyIndent, capability.extra);
}

void put_capabilities(TextPage& page, const std::vector<Capability>& capabilities) {
  page.heading(fmt::format("Capabilities ({})", capabilities.size()));
  if (capabilities.empty()) page.paragraph(StyledText("none are known", Ink::kFaint));
  for (std::size_t i = 0; i < capabilities.size(); ++i)
    put_capability(page, i + 1, capabilities[i]);
}

void put_neighbours(TextPage& page, const std::vector<Neighbour>& neighbours) {
  if (neighbours.empty()) return;
  page.heading("Neighbours");
  for (const Neighbour& neighbour : neighbours) {
    StyledText text(neighbour.entity.name, Ink::kStrong);
    text.add(" ").add(render::card_facts(neighbour.entity));
    page.labelled(0, StyledText(render::similarity_words(neighbour.similarity)), 6, text);
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
  if (!detail.offers.empty()) {
    page.heading(fmt::format("Other offers ({})", detail.offers.size()));
    render::put_offers(page, 0, detail.offers);
  }
  put_stated(page, detail.entity.stated);
  put_conflicts(page, detail.entity.conflicts);
  put_capabilities(page, detail.entity.capabilities);
  put_claims(page, detail);
  put_neighbours(page, detail.neighbours);
  return page.take();
}

}  // namespace matchgraph

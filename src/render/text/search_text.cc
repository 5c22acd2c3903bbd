// Search results for a person.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/order_words.h"
#include "render/text/card_text.h"
#include "render/trait_words.h"
#include "render/unlisted_words.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::kBodyIndent;
using render::StyledText;
using render::TextPage;

constexpr std::size_t kCapabilitiesShown = 3;
constexpr std::size_t kFacetValuesShown = 5;
constexpr std::string_view kBullet = "- ";

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// About two lines of text under a hit's name.
// A hit has to be judged at a glance; all of them stand on the page of the entity.
std::size_t excerpt_columns(const TextPage& page) {
  return 2 * (page.width() - kBodyIndent - kBullet.size()) - 8;
}

/// Why a hit is here that says nothing about the need itself.
void put_neighbourhood(TextPage& page, const SearchHit& hit) {
  if (!hit.like.empty()) {
    StyledText text("like what meets it: ", Ink::kFaint);
    for (std::size_t i = 0; i < hit.like.size(); ++i) {
      text.add(i > 0 ? ", " : "", Ink::kFaint).add(hit.like[i].name);
    }
    page.paragraph(text, kBodyIndent, kBodyIndent + kBullet.size());
  }
  if (hit.chosen_before) {
    page.paragraph(StyledText("chosen before for such a need", Ink::kFaint), kBodyIndent);
  }
}

void put_hit(TextPage& page, std::size_t number, const SearchHit& hit) {
  render::put_card(page, number, hit.entity, hit.name_highlight);
  const std::size_t columns = excerpt_columns(page);
  // The summary speaks for a hit whose capabilities say nothing about the need, or repeat it.
  const bool repeats =
      !hit.capabilities.empty() && hit.capabilities.front().capability.text == hit.entity.summary;
  const bool tells = hit.capabilities.empty() || !hit.summary_highlight.empty();
  if (!hit.entity.summary.empty() && tells && !repeats) {
    StyledText summary;
    summary.add_marked(hit.entity.summary, hit.summary_highlight);
    page.paragraph(render::excerpt(summary, columns), kBodyIndent);
  }
  for (std::size_t i = 0; i < std::min(kCapabilitiesShown, hit.capabilities.size()); ++i) {
    const MatchedCapability& match = hit.capabilities[i];
    StyledText text(kBullet, Ink::kFaint);
    text.add(render::short_capability(match.capability, match.highlight, columns));
    page.paragraph(text, kBodyIndent, kBodyIndent + kBullet.size());
  }
  for (const ConditionMet& condition : hit.conditions) {
    page.paragraph(StyledText(render::condition_words(condition), Ink::kFaint), kBodyIndent,
                   kBodyIndent + kBullet.size());
  }
  put_neighbourhood(page, hit);
  render::put_offers(page, kBodyIndent, hit.offers);
  render::put_near_duplicates(page, kBodyIndent, hit.near_duplicates);
  if (hit.explanation) render::put_explanation(page, kBodyIndent, *hit.explanation);
  page.blank();
}

void put_facets(TextPage& page, const std::vector<Facet>& facets) {
  for (const Facet& facet : facets) {
    if (facet.values.empty()) continue;
    StyledText text(facet.field + ": ", Ink::kFaint);
    for (std::size_t i = 0; i < std::min(kFacetValuesShown, facet.values.size()); ++i) {
      const FacetValue& value = facet.values[i];
      text.add(i > 0 ? ", " : "", Ink::kFaint)
          .add(value.value + " " + render::whole_number_words(value.count), Ink::kFaint);
    }
    if (facet.values.size() > kFacetValuesShown) {
      text.add(fmt::format(" and {} more", facet.values.size() - kFacetValuesShown), Ink::kFaint);
    }
    page.paragraph(text, 0, 2);
  }
}

void put_left_out(TextPage& page, const SearchResults& results) {
  for (const std::string& words : render::left_out_words(results.left_out)) {
    page.paragraph(StyledText(words), 0, 2);
  }
}

void put_nothing(TextPage& page, const SearchResults& results) {
  const bool has_text = !results.query.text.empty();
  page.paragraph(
      StyledText("nothing found" + (has_text ? " for " + quoted(results.query.text) : "")), 0, 2);
  render::put_constraints(page, results.query.constraints);
  // "please find me something good" has words, and none that a catalogue could hold.
  if (has_text && results.query.terms.empty() && !results.query.ignored.empty()) {
    page.paragraph(StyledText("none of these words says what is needed: name the task instead"));
  }
  if (!results.did_you_mean.empty()) {
    page.paragraph(StyledText("did you mean " + quoted(results.did_you_mean) + "?"), 0, 2);
  }
  if (!results.nearest_names.empty()) {
    page.paragraph(StyledText("names that are spelt alike:"));
    render::put_names(page, 2, results.nearest_names);
  }
  put_left_out(page, results);
  render::put_unknown(page, results.unknown);
}

}  // namespace

std::string to_text(const SearchResults& results, const TextStyle& style) {
  TextPage page(style);
  if (results.total == 0) {
    put_nothing(page, results);
    return page.take();
  }
  if (!results.did_you_mean.empty()) {
    page.paragraph(StyledText("did you mean " + quoted(results.did_you_mean) + "?"), 0, 2);
  }
  render::put_constraints(page, results.query.constraints);
  page.paragraph(StyledText(render::conditions_words(results.query.conditions,
                                                     results.stating_first, results.stating_below)),
                 0, 2);
  const std::size_t from = results.query.offset;
  if (results.misses_topic) page.paragraph(StyledText(render::kMissedWords), 0, 2);
  if (results.weak_from > 0 && results.weak_from == from) {
    page.paragraph(StyledText(render::kWeakWords), 0, 2);
  }
  page.blank();
  for (std::size_t i = 0; i < render::told_results(results); ++i) {
    put_hit(page, from + i + 1, results.results[i]);
  }
  const std::string weak = render::named_weak_words(results);
  if (!weak.empty()) {
    page.paragraph(StyledText(weak), 0, 2);
    page.blank();
  }
  put_facets(page, results.facets);
  put_left_out(page, results);
  render::put_unknown(page, results.unknown);
  const std::string unlisted = render::unlisted_words(results.unlisted);
  if (!unlisted.empty()) page.paragraph(StyledText(unlisted), 0, 2);
  page.paragraph(StyledText(render::order_words(results.order, results.query.sort, results.total)),
                 0, 2);
  render::put_position(page, results.total, results.query.offset, results.results.size());
  return page.take();
}

}  // namespace matchgraph

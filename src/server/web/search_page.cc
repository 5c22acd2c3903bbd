// The answer to a typed text: hits, alternatives or claims, under what was understood of the text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "render/figures.h"
#include "render/html/comparison_fields.h"
#include "render/order_words.h"
#include "render/trait_words.h"
#include "render/unlisted_words.h"
#include "server/web/lists/alternative_fields.h"
#include "server/web/lists/cards.h"
#include "server/web/lists/claim_fields.h"
#include "server/web/lists/list_controls.h"
#include "server/web/lists/list_table.h"
#include "server/web/page_frame.h"
#include "server/web/pictures/list_chart.h"
#include "server/web/understood.h"
#include "server/web/web_files.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;

constexpr std::size_t kReasons = 3;  // capabilities shown a hit
constexpr std::string_view kSearchApi = "/api/v1/search";

/// Where the page is in the order of its scores alone; conditions, exact words and names put others
/// first, and a bar would then contradict the order. 0 where no bar is shown.
double best_score(const SearchResults& results) {
  const auto& hits = results.results;
  // Of other orders the first is not the best, and without words nothing has a score.
  if (results.query.sort != "relevance" || results.query.offset > 0 || hits.empty()) return 0;
  const bool is_sorted =
      std::is_sorted(hits.begin(), hits.end(),
                     // Equal scores are no disorder.
                     [](const SearchHit& a, const SearchHit& b) { return a.score > b.score; });
  return is_sorted ? hits.front().score : 0;
}

Fields hit_fields(const SearchHit& hit, std::size_t number, double best, const Links& links) {
  Fields fields =
      card_fields(hit.entity, links, number, {hit.name_highlight, hit.summary_highlight});
  const std::string percent =
      render::percent_words(best > 0 ? std::clamp(hit.score / best, 0.0, 1.0) : 0);
  set_bar(fields, best > 0 ? hit.score / best : 0, "fit " + percent,
          fmt::format("fits {} as well as the best", percent));
  const std::string& told = hit.entity.summary;
  // More reasons would push the next results off the screen.
  Fields reasons = field_list();
  for (std::size_t i = 0; i < std::min(kReasons, hit.capabilities.size()); ++i) {
    const CapabilityRef& capability = hit.capabilities[i].capability;
    // Many summaries are made of the same sentences.
    const bool is_told = told.size() <= kExcerptColumns && capability.name.empty() &&
                         told.find(capability.text) != std::string::npos;
    if (!is_told) {
      reasons.push_back(short_capability_fields(capability, hit.capabilities[i].highlight));
    }
  }
  render::set_list(fields, "reasons", reasons);
  set_conditions(fields, hit.conditions, told);
  render::set_list(fields, "like", name_links(hit.like, links));
  fields.set("chosen_before", hit.chosen_before);
  set_offers(fields, hit.offers, hit.near_duplicates, links);
  set_explanation(fields, hit.explanation);
  return fields;
}

/// What states the contrary of a condition: counted and named, each a link.
void set_left_out(Fields& fields, const std::vector<LeftOut>& left_out, const Links& links) {
  Fields rows = field_list();
  for (const LeftOut& one : left_out) {
    Fields row("words", field(fmt::format("{} left out: {}",
                                          render::number_words(static_cast<double>(one.count)),
                                          one.stated)));
    render::set_list(row, "nearest", name_links(one.nearest, links));
    row.set("more", one.nearest.size() < one.count);
    rows.push_back(row);
  }
  render::set_list(fields, "left_out", rows);
}

void set_search(Fields& fields, const SearchResults& results, const Links& links) {
  Fields hits = field_list();
  Fields weak_hits = field_list();
  const std::size_t from = results.query.offset;
  const std::size_t told_end = from + render::told_results(results);
  std::size_t number = from;
  const double best = best_score(results);
  std::vector<const EntityCard*> cards;
  for (const SearchHit& hit : results.results) {
    cards.push_back(&hit.entity);
    const std::vector<ConditionMet>* before =
        number == results.query.offset
            ? nullptr
            : &results.results[number - results.query.offset - 1].conditions;
    // The line above the list tells of its first.
    const bool may_part = number > 0 && number >= results.stating_first;
    const bool is_told = number < told_end;
    // Only over a page of nothing else: what follows others is folded away.
    const bool is_weak = results.weak_from > 0 && number == results.weak_from && is_told;
    std::string border = is_weak               ? std::string(render::kWeakWords)
                         : may_part && is_told ? render::border_words(results.query.conditions,
                                                                      before, hit.conditions)
                                               : std::string();
    if (border.empty()) {
      border = render::order_border(results.order, results.query.sort, number);
    }
    ++number;
    // Cards would say again what the table or chart says.
    if (is_table(links) || is_chart(links)) continue;
    Fields fields_of_hit = hit_fields(hit, number, best, links);
    fields_of_hit.set("has_border", !border.empty());
    fields_of_hit.set("border", field(border));
    (is_told ? hits : weak_hits).push_back(fields_of_hit);
  }
  render::set_list(fields, "weak_hits", weak_hits);
  fields.set("weak_number", std::to_string(told_end + 1));
  render::set_text(fields, "weak_words", render::weak_words(results));
  render::set_text(fields, "missed_words", results.misses_topic ? render::kMissedWords : "");
  set_table(fields, cards,
            {results.query.offset + 1, results.query.sort, kSearchApi,
             asked_fields(results.query.constraints)},
            links);
  render::set_list(fields, "hits", hits);
  fields.set("first_number", std::to_string(results.query.offset + 1));
  fields.set("is_empty", results.total == 0);
  // "The of and" holds nothing that could be looked for, which is another thing than finding
  // nothing.
  fields.set("only_stop_words",
             results.total == 0 && results.query.terms.empty() && !results.query.ignored.empty());
  render::set_text(fields, "did_you_mean", results.did_you_mean);
  fields.set("did_you_mean_href", links.replaced("q", results.did_you_mean));
  render::set_list(fields, "nearest_names", card_links(results.nearest_names, links));
  set_filters(fields, results.facets, Counts::kShown, cards, links);
  set_unknown(fields, results.unknown, links);
  set_left_out(fields, results.left_out, links);
  render::set_text(fields, "conditions_words",
                   render::conditions_words(results.query.conditions, results.stating_first,
                                            results.stating_below));
  set_order(fields, results.query.sort, links);
  render::set_text(fields, "unlisted", render::unlisted_words(results.unlisted));
  render::set_text(fields, "order_words",
                   render::order_words(results.order, results.query.sort, results.total));
  // What was found counts, not what is shown of it.
  set_list_foot(fields, results.total, results.query.offset, results.query.limit,
                results.results.size(), links);
}

void set_found_alternatives(Fields& fields, const AlternativesResults& results,
                            const std::vector<Asked>& asked, const Links& links) {
  if (!is_table(links) && !is_chart(links)) set_alternatives(fields, results, links);
  set_critiques(fields, results, links);
  set_misses(fields, results, asked, links);
  set_versions(fields, results, links);
  fields.set("is_empty", results.total == 0);
  const std::vector<const EntityCard*> cards = cards_of(results);
  set_table(fields, cards,
            {results.offset + 1, results.sort, kSearchApi, asked_fields(results.constraints)},
            links);
  set_filters(fields, results.facets, Counts::kNone, cards, links);
  set_unknown(fields, results.unknown, links);
  set_order(fields, results.sort, links);
  set_end(fields, results);
  set_left_out(fields, results.left_out, links);
  render::set_text(fields, "conditions_words",
                   render::conditions_words(results.conditions, results.stating_first));
  set_list_foot(fields, results.total, results.offset, results.limit, results.results.size(),
                links);
  fields.set("seeds", card_links(results.seeds, links));
  std::vector<std::string> ids;
  // Seeds by id, as a name in the text may have been misspelt.
  for (const EntityCard& seed : results.seeds) ids.push_back(seed.id);
  fields.set("alternatives_href", links.alternatives(ids));
}

void set_found_claims(Fields& fields, const ClaimsResults& results, const Links& links) {
  render::set_list(fields, "claims", claims_fields(results.claims, links));
  fields.set("has_subject", results.subject.has_value());
  fields.set("about", field(results.about));
  fields.set("is_empty", results.total == 0);
  if (results.subject) {
    fields.set("about", field(results.subject->name));
    fields.set("subject_href", links.entity(results.subject->id));
  }
  // Claims have neither order nor filters.
  set_list_foot(fields, results.total, results.offset, results.limit, results.claims.size(), links);
}

std::string heading_words(const Answer& answer) {
  if (answer.alternatives) return "Alternatives to " + names_of(answer.alternatives->seeds);
  if (answer.claims) {
    const auto& subject = answer.claims->subject;
    return "Claims about " + (subject ? subject->name : answer.claims->about);
  }
  if (answer.query.unknown) return "Nothing is called “" + answer.query.unknown->typed + "”";
  const std::string& text = answer.query.text;
  return text.empty() ? "Everything that fits" : "Results for “" + text + "”";
}

/// What leads on from a comparison of which one name is not known: to the alternatives of the
/// others.
void set_unknown_name(Fields& fields, const Answer& answer, const Links& links) {
  const auto& unknown = answer.query.unknown;
  fields.set("is_unknown_name", unknown.has_value());
  fields.set("unknown_name", field(unknown ? unknown->typed : std::string()));
  fields.set("map_href", links.map());
  const bool has_known = unknown && !unknown->known.empty();
  // Without another name there is nothing to go on with.
  fields.set("has_known", has_known);
  if (!has_known) return;
  std::vector<std::string> ids;
  std::vector<EntityCard> cards;
  for (const SearchHit& hit : answer.search->results) cards.push_back(hit.entity);
  for (const NamedEntity& one : unknown->known) ids.push_back(one.id);
  fields.set("known_names", field(names_of(cards)));
  fields.set("known_alternatives_href", links.alternatives(ids));
}

}  // namespace

std::string search_page(const Answer& answer, const PageRequest& request) {
  const Links links(request);
  Fields fields;
  std::vector<Asked> asked = asked_in_text(answer.query, links);
  for (Asked& filter : asked_in_filters(links)) asked.push_back(std::move(filter));
  set_understood(fields, asked);
  set_nothing(fields, asked);
  // What was read as something else than plain words leaves a need that should be seen.
  // A plain need is its own text and need not be told again.
  const bool read_more = !answer.query.is_plain() && !answer.query.need.empty();
  render::set_text(fields, "need", read_more ? answer.query.need : "");
  Fields notes = field_list();
  const auto& unknown = answer.query.unknown;
  for (const ParseNote& note : answer.query.notes) {
    // The heading says it.
    if (unknown && note.span == unknown->span) continue;
    notes.push_back(Fields("note", field(note.text)));
  }
  render::set_list(fields, "notes", notes);
  render::set_text(fields, "corrected_from", request.corrected_from);
  fields.set("found_as_typed", request.found_as_typed);
  fields.set("corrected_to", field(answer.query.text));
  fields.set("as_typed_href", links.as_typed(request.corrected_from));
  render::set_text(fields, "example_need", request.example_need);
  fields.set("example_need_href", links.search(request.example_need));
  render::set_text(fields, "example_like", request.example_like);
  fields.set("example_like_href", links.search(request.example_like));
  set_unused(fields, answer.query, links);
  fields.set("heading", field(heading_words(answer)));
  fields.set("is_search", answer.search.has_value());
  fields.set("is_alternatives", answer.alternatives.has_value());
  fields.set("is_claims", answer.claims.has_value());
  if (answer.search) set_search(fields, *answer.search, links);
  if (answer.alternatives) set_found_alternatives(fields, *answer.alternatives, asked, links);
  if (answer.claims) set_found_claims(fields, *answer.claims, links);
  set_unknown_name(fields, answer, links);
  // Of nothing there is nothing to filter, but for what is filtered by already.
  const bool has_filters = !asked_in_filters(links).empty();
  const bool is_empty = fields.get("is_empty")->is_true();
  fields.set("has_aside", !answer.claims && !unknown && (!is_empty || has_filters));
  set_list_exports(fields, kSearchApi, answer.total(), links);
  return framed({.content = kSearchHtml,
                 .title = heading_words(answer) + " – matchgraph",
                 .text = answer.query.text,
                 .keep_filters = true},
                std::move(fields), request);
}

}  // namespace matchgraph::web

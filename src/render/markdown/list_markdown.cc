// Search results and alternatives as GitHub Flavored Markdown: numbered lists with reasons.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/comparison_words.h"
#include "render/figures.h"
#include "render/markdown/markdown_page.h"
#include "render/order_words.h"
#include "render/text/card_text.h"
#include "render/trait_words.h"
#include "render/unlisted_words.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::Markdown;
using render::MarkdownPage;
using render::StyledText;

constexpr std::size_t kListCapabilitiesShown = 3;
constexpr std::size_t kListPairsShown = 3;
constexpr std::size_t kListTextColumns = 240;
// A name is never cut, and some are long.
constexpr std::size_t kNameColumns = 100;

void put_card(MarkdownPage& page, std::size_t number, const EntityCard& card) {
  page.numbered(number,
                Markdown().add_link(card.name, card.url).add(" · ").add(render::card_facts(card)));
}

void put_constraints(MarkdownPage& page, const std::vector<Constraint>& constraints) {
  std::string words;
  for (const Constraint& constraint : constraints) {
    words += (words.empty() ? "where " : " and ") + render::constraint_words(constraint);
  }
  page.paragraph(Markdown(words));
}

void put_offer_items(MarkdownPage& page, const std::vector<EntityCard>& offers) {
  for (const EntityCard& offer : offers) {
    page.item(1, Markdown("offer: ")
                     .add(render::pricing_words(offer.price_model, offer.price))
                     .add(offer.cost ? " · " + render::own_cost_words(*offer.cost) : "")
                     .add(" · ")
                     .add(offer.id));
  }
}

void put_explanation(MarkdownPage& page, std::size_t depth, const Explanation& explanation) {
  page.item(depth,
            Markdown(render::score_words(explanation.value) + " " + explanation.description));
  for (const Explanation& child : explanation.children) put_explanation(page, depth + 1, child);
}

void put_hit(MarkdownPage& page, std::size_t number, const SearchHit& hit) {
  put_card(page, number, hit.entity);
  // Without a line that meets the need the summary has to say why it is here.
  if (hit.capabilities.empty() && !hit.entity.summary.empty()) {
    const StyledText summary = StyledText().add_marked(hit.entity.summary, hit.summary_highlight);
    page.item(1, Markdown(render::excerpt(summary, kListTextColumns)));
  }
  for (std::size_t i = 0; i < std::min(kListCapabilitiesShown, hit.capabilities.size()); ++i) {
    const MatchedCapability& match = hit.capabilities[i];
    page.item(
        1, Markdown(render::short_capability(match.capability, match.highlight, kListTextColumns)));
  }
  for (const ConditionMet& condition : hit.conditions) {
    page.item(1, Markdown(render::condition_words(condition)));
  }
  put_offer_items(page, hit.offers);
  if (hit.explanation) put_explanation(page, 1, *hit.explanation);
}

void put_list(MarkdownPage& page, const std::string& label,
              const std::vector<const CapabilityRef*>& capabilities) {
  if (capabilities.empty()) return;
  page.item(1, Markdown(fmt::format("{} {}: ", label, capabilities.size()))
                   .add(render::capability_list(capabilities)));
}

void put_pairs(MarkdownPage& page, const std::vector<CapabilityPair>& shared) {
  for (std::size_t i = 0; i < std::min(kListPairsShown, shared.size()); ++i) {
    const CapabilityPair& pair = shared[i];
    page.item(1, Markdown("both: ")
                     .add(render::short_name(pair.left, kNameColumns, pair.left_shared))
                     .add(" ~ ")
                     .add(render::short_name(pair.right, kNameColumns, pair.right_shared))
                     .add(" (" + render::similarity_words(pair.similarity) + ")"));
  }
  // How many, as three are shown of any number.
  if (shared.size() > kListPairsShown) {
    page.item(1,
              Markdown(fmt::format("and {} more that both do", shared.size() - kListPairsShown)));
  }
}

void put_alternative(MarkdownPage& page, std::size_t number, const Alternative& alternative) {
  put_card(page, number, alternative.entity);
  if (!alternative.entity.summary.empty()) {
    page.item(1,
              Markdown(render::excerpt(StyledText(alternative.entity.summary), kListTextColumns)));
  }
  put_pairs(page, alternative.shared);
  std::vector<const CapabilityRef*> related;
  for (const CapabilityPair& pair : alternative.related) related.push_back(&pair.right);
  put_list(page, "perhaps related", related);
  std::vector<const CapabilityRef*> only;
  for (const CapabilityRef& capability : alternative.only_here) only.push_back(&capability);
  put_list(page, "adds", only);
  // "Does not mention", since silence is no denial.
  std::vector<const CapabilityRef*> missing;
  for (const SeedCapability& lack : alternative.missing) missing.push_back(&lack.capability);
  put_list(page, "does not mention", missing);
  for (const Denial& denial : alternative.denied) {
    page.item(1, Markdown("lacks " + render::lacking_words(denial)));
  }
  const std::string unlisted = render::unlisted_words(alternative.unlisted);
  if (!unlisted.empty()) page.item(1, Markdown(unlisted));
  const std::string differs = render::differences_words(alternative.differences);
  if (!differs.empty()) page.item(1, Markdown("differs: " + differs));
  for (const ConditionMet& condition : alternative.conditions) {
    page.item(1, Markdown(render::condition_words(condition)));
  }
  put_offer_items(page, alternative.offers);
  // Why something that fits less stands so far in front.
  if (alternative.listed_for) {
    page.item(1, Markdown("listed for ")
                     .add(render::short_name(alternative.listed_for->capability, kNameColumns))
                     .add(", which none above does"));
  }
  if (alternative.explanation) put_explanation(page, 1, *alternative.explanation);
}

void put_critiques(MarkdownPage& page, const std::vector<CritiqueSuggestion>& critiques) {
  if (critiques.empty()) return;
  page.heading(2, Markdown("Narrow down"));
  for (const CritiqueSuggestion& critique : critiques) {
    page.item(0,
              // The text to type, as a document has no buttons.
              Markdown(fmt::format("{} ({}): {}", critique.label, critique.count, critique.query)));
  }
}

void put_misses(MarkdownPage& page, const std::vector<NearestMiss>& misses) {
  if (misses.empty()) return;
  page.heading(2, Markdown("Nearest, if one constraint were dropped"));
  for (const NearestMiss& miss : misses) {
    page.item(0, Markdown(render::miss_lead(miss))
                     .add_link(miss.entity.name, miss.entity.url)
                     .add(render::miss_tail(miss)));
  }
}

void put_names(MarkdownPage& page, const std::vector<EntityCard>& cards) {
  if (cards.empty()) return;
  page.heading(2, Markdown("Names that are spelt alike"));
  for (const EntityCard& card : cards) page.item(0, Markdown(card.name + " (" + card.id + ")"));
}

}  // namespace

std::string to_markdown(const SearchResults& results) {
  MarkdownPage page;
  const std::string& text = results.query.text;
  page.heading(1, Markdown(text.empty() ? "Search" : "Search: " + text));
  put_constraints(page, results.query.constraints);
  page.paragraph(Markdown(render::conditions_words(results.query.conditions, results.stating_first,
                                                   results.stating_below)));
  if (!results.did_you_mean.empty()) {
    page.paragraph(Markdown("did you mean \"" + results.did_you_mean + "\"?"));
  }
  page.paragraph(Markdown(
      render::position_words(results.total, results.query.offset, results.results.size())));
  page.paragraph(Markdown(render::order_words(results.order, results.query.sort, results.total)));
  const std::size_t from = results.query.offset;
  if (results.misses_topic) page.paragraph(Markdown(render::kMissedWords));
  if (results.weak_from > 0 && results.weak_from == from) {
    page.paragraph(Markdown(render::kWeakWords));
  }
  for (std::size_t i = 0; i < render::told_results(results); ++i) {
    put_hit(page, from + i + 1, results.results[i]);
  }
  page.paragraph(Markdown(render::named_weak_words(results)));
  for (const std::string& words : render::left_out_words(results.left_out)) {
    page.paragraph(Markdown(words));
  }
  page.paragraph(Markdown(render::unknown_words(results.unknown)));
  page.paragraph(Markdown(render::unlisted_words(results.unlisted)));
  // The words found nothing, so perhaps they were meant as a name.
  if (results.total == 0) put_names(page, results.nearest_names);
  return page.take();
}

std::string to_markdown(const AlternativesResults& results) {
  MarkdownPage page;
  std::string seeds;
  for (const EntityCard& seed : results.seeds) seeds += (seeds.empty() ? "" : ", ") + seed.name;
  page.heading(1, Markdown("Alternatives to " + seeds));
  put_constraints(page, results.constraints);
  page.paragraph(Markdown(render::conditions_words(results.conditions, results.stating_first)));
  page.paragraph(
      Markdown(render::position_words(results.total, results.offset, results.results.size())));
  page.paragraph(Markdown(render::order_words(results.order, results.sort, results.total)));
  std::size_t number = results.offset;
  for (const Alternative& alternative : results.results) {
    put_alternative(page, ++number, alternative);
  }
  page.paragraph(Markdown(render::unshared_words(results)));
  for (const std::string& words : render::left_out_words(results.left_out)) {
    page.paragraph(Markdown(words));
  }
  put_critiques(page, results.critiques);
  page.paragraph(Markdown(render::version_words(results.versions, results.seeds.size())));
  page.paragraph(Markdown(render::unknown_words(results.unknown)));
  page.paragraph(Markdown(render::unlisted_words(results.unlisted)));
  put_misses(page, results.nearest_misses);
  return page.take();
}

}  // namespace matchgraph

// Alternatives for a person.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/comparison_words.h"
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

constexpr std::size_t kPairsShown = 3;
constexpr std::size_t kSharedWordsShown = 4;
constexpr std::size_t kSummaryLines = 2;  // of what it is
constexpr std::size_t kSummarySpare = 8;  // columns that breaks between words leave empty
constexpr std::size_t kTextColumn = kBodyIndent + 11;  // beside "unsaid 12"

StyledText seed_names(const std::vector<EntityCard>& seeds) {
  StyledText text;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    if (i > 0) text.add(i + 1 == seeds.size() ? " and " : ", ");
    text.add(seeds[i].name, Ink::kStrong);
  }
  return text;
}

void put_pair(TextPage& page, const CapabilityPair& pair) {
  const std::size_t columns = page.width() - kTextColumn;
  StyledText text;
  text.add(render::short_name(pair.left, columns, pair.left_shared))
      .add(" ~ ", Ink::kFaint)
      .add(render::short_name(pair.right, columns, pair.right_shared))
      .add(" " + render::similarity_words(pair.similarity), Ink::kFaint);
  // Why both are held to be alike.
  for (std::size_t i = 0; i < std::min(kSharedWordsShown, pair.shared_words.size()); ++i) {
    text.add((i == 0 ? " (" : ", ") + pair.shared_words[i], Ink::kFaint);
  }
  if (!pair.shared_words.empty()) text.add(")", Ink::kFaint);
  page.labelled(kBodyIndent, StyledText("both", Ink::kFaint), kTextColumn, text);
}

void put_related(TextPage& page, const std::vector<CapabilityPair>& related) {
  std::vector<const CapabilityRef*> here;
  for (const CapabilityPair& pair : related) here.push_back(&pair.right);
  if (here.empty()) return;
  // In one line: what is not sure is worth no more.
  page.labelled(kBodyIndent, StyledText(fmt::format("perhaps {}", here.size()), Ink::kFaint),
                kTextColumn, render::capability_list(here));
}

void put_list(TextPage& page, const std::string& label,
              const std::vector<const CapabilityRef*>& capabilities) {
  if (capabilities.empty()) return;
  page.labelled(kBodyIndent,
                StyledText(fmt::format("{} {}", label, capabilities.size()), Ink::kFaint),
                kTextColumn, render::capability_list(capabilities));
}

void put_denied(TextPage& page, const std::vector<Denial>& denied) {
  // Only what the entry itself denies is said to lack.
  for (const Denial& denial : denied) {
    page.labelled(kBodyIndent, StyledText("lacks", Ink::kFaint), kTextColumn,
                  StyledText(render::lacking_words(denial)));
  }
}

void put_differences(TextPage& page, const std::vector<FactDifference>& differences) {
  const std::string words = render::differences_words(differences);
  if (words.empty()) return;
  page.labelled(kBodyIndent, StyledText("differs", Ink::kFaint), kTextColumn, StyledText(words));
}

void put_alternative(TextPage& page, std::size_t number, const Alternative& alternative,
                     std::size_t seeds) {
  render::put_card(page, number, alternative.entity, {});
  // What it is comes first: alternatives are often unknown to who asks.
  if (!alternative.entity.summary.empty()) {
    const std::size_t columns = kSummaryLines * (page.width() - kBodyIndent) - kSummarySpare;
    page.paragraph(render::excerpt(StyledText(alternative.entity.summary), columns), kBodyIndent);
  }
  std::string score = render::score_words(alternative.score);
  // Of one seed the count would always be one.
  if (seeds > 1) score += fmt::format(", serves {} of {} seeds", alternative.seeds_reached, seeds);
  page.labelled(kBodyIndent, StyledText("score", Ink::kFaint), kTextColumn, StyledText(score));
  for (std::size_t i = 0; i < std::min(kPairsShown, alternative.shared.size()); ++i) {
    put_pair(page, alternative.shared[i]);
  }
  if (alternative.shared.size() > kPairsShown) {
    page.paragraph(
        StyledText(fmt::format("and {} more that both do", alternative.shared.size() - kPairsShown),
                   Ink::kFaint),
        kTextColumn);
  }
  put_related(page, alternative.related);
  // Else its place would look like a mistake.
  if (alternative.listed_for) {
    const CapabilityRef& capability = alternative.listed_for->capability;
    StyledText text("for ", Ink::kFaint);
    text.add(render::short_name(capability, 2 * (page.width() - kTextColumn) - 40))
        .add(", which none above does", Ink::kFaint);
    page.labelled(kBodyIndent, StyledText("listed", Ink::kFaint), kTextColumn, text);
  }
  std::vector<const CapabilityRef*> only;
  for (const CapabilityRef& capability : alternative.only_here) only.push_back(&capability);
  put_list(page, "adds", only);
  std::vector<const CapabilityRef*> missing;
  for (const SeedCapability& lack : alternative.missing) missing.push_back(&lack.capability);
  put_list(page, "unsaid", missing);
  put_denied(page, alternative.denied);
  put_differences(page, alternative.differences);
  for (const ConditionMet& condition : alternative.conditions) {
    page.paragraph(StyledText(render::condition_words(condition), Ink::kFaint), kBodyIndent);
  }
  render::put_offers(page, kBodyIndent, alternative.offers);
  render::put_near_duplicates(page, kBodyIndent, alternative.near_duplicates);
  if (alternative.explanation) render::put_explanation(page, kBodyIndent, *alternative.explanation);
  const std::string unlisted = render::unlisted_words(alternative.unlisted);
  if (!unlisted.empty()) page.paragraph(StyledText(unlisted, Ink::kFaint), kBodyIndent);
  page.blank();
}

void put_misses(TextPage& page, const std::vector<NearestMiss>& misses) {
  if (misses.empty()) return;
  page.paragraph(StyledText("nearest, if one constraint were dropped:"));
  for (const NearestMiss& miss : misses) {
    StyledText text(render::miss_lead(miss), Ink::kFaint);
    text.add(miss.entity.name, Ink::kStrong).add(render::miss_tail(miss), Ink::kFaint);
    page.paragraph(text, 2, 4);
  }
}

void put_versions(TextPage& page, const AlternativesResults& results) {
  if (results.versions.empty()) return;
  page.paragraph(StyledText(render::version_words(results.versions, results.seeds.size()) +
                            // Named with the option that shows them, as they were left out by a
                            // rule.
                            "; --versions lists them"),
                 0, 2);
}

void put_left_out(TextPage& page, const AlternativesResults& results) {
  for (const std::string& words : render::left_out_words(results.left_out)) {
    page.paragraph(StyledText(words), 0, 2);
  }
}

}  // namespace

std::string to_text(const AlternativesResults& results, const TextStyle& style) {
  TextPage page(style);
  StyledText title(results.total == 0 ? "no alternatives found to " : "Alternatives to ");
  page.paragraph(title.add(seed_names(results.seeds)), 0, 2);
  render::put_constraints(page, results.constraints);
  page.paragraph(StyledText(render::conditions_words(results.conditions, results.stating_first)), 0,
                 2);
  // What would have to give way comes first, as that is what a person can change.
  if (results.total == 0) {
    put_left_out(page, results);
    put_misses(page, results.nearest_misses);
    render::put_unknown(page, results.unknown);
    put_versions(page, results);
    page.paragraph(StyledText(render::unshared_words(results)), 0, 2);
    return page.take();
  }
  page.blank();
  std::size_t number = results.offset;
  for (const Alternative& alternative : results.results) {
    put_alternative(page, ++number, alternative, results.seeds.size());
  }
  // With a few results too, as one constraint may have cost the others.
  put_misses(page, results.nearest_misses);
  render::put_critiques(page, results.critiques);
  put_left_out(page, results);
  render::put_unknown(page, results.unknown);
  put_versions(page, results);
  page.paragraph(StyledText(render::order_words(results.order, results.sort, results.total)), 0, 2);
  const std::string unlisted = render::unlisted_words(results.unlisted);
  if (!unlisted.empty()) page.paragraph(StyledText(unlisted), 0, 2);
  render::put_position(page, results.total, results.offset, results.results.size());
  // Said at the end of the list, where they stand.
  if (results.of_other_types > 0) {
    page.paragraph(StyledText("last stand " + render::other_types_words(results)), 0, 2);
  }
  page.paragraph(StyledText(render::unshared_words(results)), 0, 2);
  return page.take();
}

}  // namespace matchgraph

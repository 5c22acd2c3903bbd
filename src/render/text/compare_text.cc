// A comparison for a person.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/comparison_words.h"
#include "render/figures.h"
#include "render/relation_names.h"
#include "render/text/card_text.h"
#include "render/text/comparison_parts.h"
#include "render/unlisted_words.h"
#include "wording/coverage_words.h"
#include "wording/told_name.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::kGutter;
using render::LongWords;
using render::StyledText;
using render::TextPage;

constexpr std::size_t kTextPairsShown = 12;
// Perhaps related pairs are many and weak.
constexpr std::size_t kTextRelatedShown = 3;  // of what is not sure
constexpr std::size_t kTextOnlyShown = 8;
constexpr std::size_t kSimilarity = 4;  // columns of "0.62"
constexpr std::size_t kCellLines = 3;   // of a capability in a column

void put_rest(TextPage& page, std::size_t total, std::size_t shown) {
  if (total <= shown) return;
  page.paragraph(
      StyledText(fmt::format("and {} more; --format json lists all", total - shown), Ink::kFaint),
      2);
}

void put_pairs(TextPage& page, std::string_view heading, const std::vector<CapabilityPair>& pairs,
               std::size_t most) {
  page.heading(fmt::format("{} ({})", heading, pairs.size()));
  const std::size_t width = (page.width() - kSimilarity - 2 * kGutter) / 2;
  const std::size_t columns = kCellLines * width - 12;
  for (std::size_t i = 0; i < std::min(most, pairs.size()); ++i) {
    const CapabilityPair& pair = pairs[i];
    page.row(0, {{StyledText(render::similarity_words(pair.similarity), Ink::kFaint), kSimilarity},
                 {render::short_capability(pair.left, pair.left_shared, columns), width},
                 {render::short_capability(pair.right, pair.right_shared, columns), width},
                 // An empty last column, so that the one before it wraps.
                 {StyledText(), 0}});
    if (pair.explanation) render::put_explanation(page, 2, *pair.explanation);
  }
  put_rest(page, pairs.size(), most);
}

void put_only(TextPage& page, const std::string& name, const std::vector<CapabilityRef>& only) {
  page.heading(fmt::format("Only {} mentions ({})", name, only.size()));
  for (std::size_t i = 0; i < std::min(kTextOnlyShown, only.size()); ++i) {
    StyledText text("- ", Ink::kFaint);
    text.add(render::short_capability(only[i], {}, 2 * page.width() - 16));
    page.paragraph(text, 0, 2, LongWords::kBreak);
  }
  put_rest(page, only.size(), kTextOnlyShown);
}

void put_denied(TextPage& page, const Comparison& comparison) {
  const std::vector<std::string> lines = render::denial_words(comparison);
  if (lines.empty()) return;
  page.heading(fmt::format("Denied by their own entries ({})", lines.size()));
  for (const std::string& line : lines) {
    page.paragraph(StyledText("- ", Ink::kFaint).add(line), 0, 2, LongWords::kBreak);
  }
}

void put_coverage(TextPage& page, const Comparison& comparison) {
  const std::vector<std::string> sentences = coverage_phrases(comparison);
  if (sentences.empty()) return;
  page.heading("Coverage");
  for (const std::string& sentence : sentences) {
    page.paragraph(StyledText(sentence), 0, 2, LongWords::kBreak);
  }
  for (const Explanation& explanation : comparison.coverage_explanations) {
    render::put_explanation(page, 2, explanation);
  }
}

void put_title(TextPage& page, const std::vector<EntityCard>& cards) {
  StyledText title;
  for (const EntityCard& card : cards) {
    if (!title.empty()) title.add(" vs ", Ink::kFaint);
    title.add(told_name(card), Ink::kStrong);
  }
  page.paragraph(title, 0, 2, LongWords::kBreak);
}

void put_two(TextPage& page, const Comparison& comparison) {
  // Ids on lines of their own, as they are what the next command takes.
  for (const EntityCard& card : comparison.cards) page.paragraph(StyledText(card.id, Ink::kFaint));
  page.blank();
  render::put_fact_table(page, comparison);
  // "Both do (0)" over what perhaps both do would be read as that they have nothing in common.
  const bool has_sure = !comparison.both.empty() || comparison.related.empty();
  if (has_sure) put_pairs(page, "Both do", comparison.both, kTextPairsShown);
  if (!comparison.related.empty()) {
    put_pairs(page, has_sure ? "Perhaps related" : "Perhaps both do", comparison.related,
              kTextRelatedShown);
  }
  for (std::size_t i = 0; i < std::min(comparison.only.size(), comparison.cards.size()); ++i) {
    put_only(page, told_name(comparison.cards[i]), comparison.only[i]);
  }
  put_denied(page, comparison);
  put_coverage(page, comparison);
  render::put_comparison_claims(page, comparison);
  render::put_sources(page, comparison);
  page.heading(fmt::format("Verdict: {}", comparison.verdict.heading));
  render::put_verdict(page, comparison);
}

// "A name id" on one line where it fits; else the id stands whole on a line of its own.
// Ids are copied, and half an id is of no use.
void put_lettered(TextPage& page, std::size_t entity, const EntityCard& card) {
  constexpr std::size_t kHanging = 2;
  StyledText text(render::letter(entity) + " ", Ink::kStrong);
  text.add(told_name(card));
  const StyledText id(card.id, Ink::kFaint);
  if (text.width() + 1 + id.width() <= page.width()) {
    page.paragraph(text.add(" ").add(id));
    return;
  }
  page.paragraph(text, 0, kHanging, LongWords::kBreak);
  page.paragraph(id, kHanging);
}

void put_many(TextPage& page, const Comparison& comparison) {
  for (std::size_t i = 0; i < comparison.cards.size(); ++i) {
    put_lettered(page, i, comparison.cards[i]);
  }
  page.blank();
  render::put_fact_table(page, comparison);
  render::put_matrix(page, comparison);
  put_denied(page, comparison);
  render::put_comparison_claims(page, comparison);
  render::put_sources(page, comparison);
  if (comparison.verdict.summary.empty() && comparison.verdict.sentences.empty()) return;
  page.heading("Verdict");
  render::put_verdict(page, comparison);
}

}  // namespace

std::string to_text(const Comparison& comparison, const TextStyle& style) {
  TextPage page(style);
  put_title(page, comparison.cards);
  if (comparison.cards.size() == 2) {
    put_two(page, comparison);
  } else {
    put_many(page, comparison);
  }
  const std::string unlisted = render::unlisted_words(comparison);
  if (!unlisted.empty()) page.paragraph(StyledText(unlisted), 0, 2);
  return page.take();
}

}  // namespace matchgraph

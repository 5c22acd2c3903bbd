// A comparison as GitHub Flavored Markdown.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/comparison_words.h"
#include "render/figures.h"
#include "render/markdown/claim_markdown.h"
#include "render/markdown/markdown_page.h"
#include "render/matrix_rows.h"
#include "render/relation_names.h"
#include "render/text/card_text.h"
#include "render/unlisted_words.h"
#include "wording/coverage_words.h"
#include "wording/told_name.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::Markdown;
using render::MarkdownPage;
using render::StyledText;

// A document is longer than a screen, and still is read by people.
constexpr std::size_t kMarkdownPairsShown = 24;
constexpr std::size_t kRowsShown = 24;
constexpr std::size_t kMarkdownOnlyShown = 12;
constexpr std::size_t kTextColumns = 240;  // of a capability in a table or a list
constexpr std::size_t kCellColumns = 60;   // of a capability in the matrix

Markdown strong(std::string_view text) { return Markdown(StyledText(text, Ink::kStrong)); }

Markdown name_of(const EntityCard& card) { return Markdown().add_link(told_name(card), card.url); }

void put_rest(MarkdownPage& page, std::size_t total, std::size_t shown) {
  // How many more, as the page has no way to unfold them.
  if (total > shown) page.paragraph(Markdown(fmt::format("and {} more", total - shown)));
}

void put_verdict(MarkdownPage& page, const Comparison& comparison) {
  const Verdict& verdict = comparison.verdict;
  page.paragraph(Markdown(StyledText(verdict.summary, Ink::kStrong)));
  for (const VerdictSentence& sentence : verdict.sentences) {
    StyledText text(sentence.text);
    if (!sentence.rests_on.empty()) {
      text.add(fmt::format(" ({})", render::basis_words(sentence, comparison.cards)));
    }
    page.item(0, Markdown(text));
  }
}

std::vector<Markdown> head_of(const Comparison& comparison, std::string_view first) {
  std::vector<Markdown> head;
  head.emplace_back(first);
  for (const EntityCard& card : comparison.cards) head.push_back(name_of(card));
  return head;
}

void put_lines(MarkdownPage& page, const char* heading, const std::vector<std::string>& lines) {
  if (!lines.empty()) page.heading(3, Markdown(heading));
  for (const std::string& line : lines) page.item(0, Markdown(line));
}

void put_facts(MarkdownPage& page, const Comparison& comparison) {
  page.heading(2, Markdown("Facts"));
  std::vector<std::vector<Markdown>> rows(1);
  rows[0].emplace_back("Id");
  for (const EntityCard& card : comparison.cards) rows[0].emplace_back(card.id);
  for (const TableRow& fact : comparison.table) {
    std::vector<Markdown>& row = rows.emplace_back();
    // Bold alone says what differs: Markdown has no colours.
    row.push_back(fact.differs ? strong(fact.feature) : Markdown(fact.feature));
    for (const std::string& value : fact.values)
      row.emplace_back(value.empty() ? "unknown" : value);
  }
  page.table(head_of(comparison, "Fact"), rows);
  if (std::any_of(comparison.table.begin(), comparison.table.end(),
                  [](const TableRow& row) { return row.differs; })) {
    page.paragraph(Markdown("What is bold differs."));
  }
  put_lines(page, "Where the facts come from", render::sources_words(comparison));
  put_lines(page, "Sources disagree", render::conflict_words(comparison));
}

void put_pairs(MarkdownPage& page, const Comparison& comparison, std::string_view heading,
               const std::vector<CapabilityPair>& pairs) {
  // With the count, as the list below may be cut.
  page.heading(2, Markdown(fmt::format("{} ({})", heading, pairs.size())));
  if (pairs.empty()) return;
  std::vector<std::vector<Markdown>> rows;
  for (std::size_t i = 0; i < std::min(kMarkdownPairsShown, pairs.size()); ++i) {
    rows.push_back(
        {Markdown(render::short_capability(pairs[i].left, pairs[i].left_shared, kTextColumns)),
         Markdown(render::short_capability(pairs[i].right, pairs[i].right_shared, kTextColumns)),
         Markdown(render::similarity_words(pairs[i].similarity))});
  }
  page.table({name_of(comparison.cards[0]), name_of(comparison.cards[1]), Markdown("Similarity")},
             rows);
  put_rest(page, pairs.size(), kMarkdownPairsShown);
}

void put_only(MarkdownPage& page, const EntityCard& card,
              const std::vector<const CapabilityRef*>& only) {
  page.heading(2, Markdown(fmt::format("Only {} mentions ({})", told_name(card), only.size())));
  for (std::size_t i = 0; i < std::min(kMarkdownOnlyShown, only.size()); ++i) {
    page.item(0, Markdown(render::short_capability(*only[i], {}, kTextColumns)));
  }
  put_rest(page, only.size(), kMarkdownOnlyShown);
}

void put_two(MarkdownPage& page, const Comparison& comparison) {
  // "Both do (0)" over what perhaps both do would be read as that they have nothing in common.
  const bool has_sure = !comparison.both.empty() || comparison.related.empty();
  if (has_sure) put_pairs(page, comparison, "Both do", comparison.both);
  if (!comparison.related.empty()) {
    put_pairs(page, comparison, has_sure ? "Perhaps related" : "Perhaps both do",
              comparison.related);
  }
  for (std::size_t i = 0; i < comparison.only.size() && i < comparison.cards.size(); ++i) {
    std::vector<const CapabilityRef*> only;
    for (const CapabilityRef& capability : comparison.only[i]) only.push_back(&capability);
    put_only(page, comparison.cards[i], only);
  }
  page.heading(2, Markdown("Coverage and relation"));
  for (const std::string& sentence : coverage_phrases(comparison)) {
    page.item(0, Markdown(sentence));
  }
  page.item(
      0,
      strong(render::relation_name(comparison.relation)).add(": ").add(comparison.verdict.heading));
}

Markdown cell_of(const Comparison& comparison, const MatrixRow& row, std::size_t entity) {
  if (entity >= row.cells.size() || !row.cells[entity]) {
    // "No" only where the entry itself says so: what it does not mention it may still do.
    if (render::denial_of(comparison, row, entity) != nullptr) return Markdown("no");
    return Markdown(render::speaks_of(row, entity) ? "perhaps" : "–");
  }
  // The row is told in its own words already.
  if (entity == row.entity) return strong("yes");
  const MatrixCell& cell = *row.cells[entity];
  return Markdown(render::short_name(cell.capability, kCellColumns))
      .add(" (" + render::similarity_words(cell.similarity) + ")");
}

void put_some(MarkdownPage& page, const Comparison& comparison) {
  const auto rows = render::rows_of(comparison, RowKind::kSome);
  if (rows.empty()) return;
  page.heading(2, Markdown(fmt::format("Some mention, others do not ({})", rows.size())));
  std::vector<std::vector<Markdown>> cells;
  for (std::size_t i = 0; i < std::min(kRowsShown, rows.size()); ++i) {
    std::vector<Markdown>& line = cells.emplace_back();
    line.emplace_back(render::short_capability(rows[i]->capability, {}, kTextColumns));
    for (std::size_t entity = 0; entity < comparison.cards.size(); ++entity) {
      line.push_back(cell_of(comparison, *rows[i], entity));
    }
  }
  page.table(head_of(comparison, "Capability"), cells);
  put_rest(page, rows.size(), kRowsShown);
}

void put_all(MarkdownPage& page, const Comparison& comparison) {
  const auto rows = render::rows_of(comparison, RowKind::kAll);
  if (rows.empty()) return;
  page.heading(2, Markdown(fmt::format("All {} do ({})", comparison.cards.size(), rows.size())));
  for (const MatrixRow* row : rows) {
    page.item(0, Markdown(render::short_capability(row->capability, {}, kTextColumns)));
  }
}

void put_many(MarkdownPage& page, const Comparison& comparison) {
  put_some(page, comparison);
  put_all(page, comparison);
  for (std::size_t i = 0; i < comparison.cards.size(); ++i) {
    std::vector<const CapabilityRef*> only;
    for (const MatrixRow* row : render::rows_of_one(comparison, i)) {
      only.push_back(&row->capability);
    }
    // Of more than two, an empty list says nothing.
    if (!only.empty()) put_only(page, comparison.cards[i], only);
  }
}

void put_denied(MarkdownPage& page, const Comparison& comparison) {
  const std::vector<std::string> lines = render::denial_words(comparison);
  if (lines.empty()) return;
  page.heading(2, Markdown(fmt::format("Denied by their own entries ({})", lines.size())));
  for (const std::string& line : lines) page.item(0, Markdown(line));
}

void put_claims(MarkdownPage& page, const Comparison& comparison) {
  if (comparison.claims.empty()) return;
  page.heading(2, Markdown(fmt::format("Claims about each other ({})", comparison.claims.size())));
  render::put_claims(page, comparison.claims, render::ClaimSides::kBoth);
  if (comparison.other_claims == 0) return;
  page.paragraph(Markdown(render::count_words(comparison.other_claims, "claim") + " about others"));
}

}  // namespace

std::string to_markdown(const Comparison& comparison) {
  MarkdownPage page;
  page.heading(1, Markdown(render::title_words(comparison)));
  put_verdict(page, comparison);
  put_facts(page, comparison);
  if (comparison.cards.size() == 2) {
    put_two(page, comparison);
  } else {
    put_many(page, comparison);
  }
  put_denied(page, comparison);
  put_claims(page, comparison);
  // Nothing where nothing was cut, as an empty paragraph is none.
  page.paragraph(Markdown(render::unlisted_words(comparison)));
  return page.take();
}

}  // namespace matchgraph

#include "render/text/comparison_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/comparison_words.h"
#include "render/figures.h"
#include "render/text/claim_text.h"
#include "wording/told_name.h"

namespace matchgraph::render {
namespace {

constexpr std::size_t kFeatureColumn = 18;  // at most; the feature's name wraps beyond
constexpr std::size_t kClaimsShown = 12;
// Narrower columns break every word.
constexpr std::size_t kNarrowestValue = 14;  // below it, values go under each other

std::size_t feature_width(const std::vector<TableRow>& table) {
  std::size_t width = 7;
  for (const TableRow& row : table) width = std::max(width, StyledText(row.feature).width());
  return std::min(width, kFeatureColumn);
}

StyledText value_of(const TableRow& row, std::size_t entity) {
  const bool known =
      entity < row.values.size() && !row.values[entity].empty() && row.values[entity] != "unknown";
  return known ? StyledText(row.values[entity]) : StyledText("unknown", Ink::kFaint);
}

class FactTable {
 public:
  FactTable(TextPage& page, const Comparison& comparison)
      : page_(page),
        comparison_(comparison),
        feature_width_(feature_width(comparison.table)),
        value_width_(value_width()) {}

  void put() {
    // With letters instead of names where columns are too narrow.
    if (side_by_side()) put_names();
    const bool differ = put_rows(true);
    const bool has_same = std::any_of(comparison_.table.begin(), comparison_.table.end(),
                                      [](const TableRow& row) { return !row.differs; });
    if (differ && has_same) page_.paragraph(StyledText("the same:", Ink::kFaint));
    put_rows(false);
  }

 private:
  /// Ranks stand at the table's end whether they differ or not. Whether there was any such row.
  bool put_rows(bool differing) {
    bool any = false;
    for (const TableRow& row : comparison_.table) {
      if (row.differs != differing) continue;
      put_row(row);
      any = true;
    }
    return any;
  }

  std::size_t entities() const { return comparison_.cards.size(); }
  bool side_by_side() const { return value_width_ >= kNarrowestValue; }

  std::size_t value_width() const {
    if (entities() == 0) return 0;
    const std::size_t used = feature_width_ + kGutter * entities();
    return page_.width() > used ? (page_.width() - used) / entities() : 0;
  }

  void put_names() {
    std::vector<Column> cells = {{StyledText(), feature_width_}};
    for (const EntityCard& card : comparison_.cards) {
      cells.push_back({StyledText(told_name(card), Ink::kStrong), value_width_});
    }
    cells.push_back({StyledText(), 0});  // the last column may overflow, so it is an empty one
    page_.row(0, cells);
  }

  void put_row(const TableRow& row) {
    const Ink ink = row.differs ? Ink::kStrong : Ink::kFaint;
    const StyledText feature(row.feature, ink);
    if (!side_by_side()) {
      page_.row(0, {{feature, feature_width_},
                    {listed_values(row), page_.width() - feature_width_ - kGutter},
                    {StyledText(), 0}});
      return;
    }
    std::vector<Column> cells = {{feature, feature_width_}};
    for (std::size_t i = 0; i < entities(); ++i) cells.push_back({value_of(row, i), value_width_});
    cells.push_back({StyledText(), 0});
    page_.row(0, cells);
  }

  // "A C free; B paid": entities of equal value share it.
  // Where values stand under each other, equal ones are told once.
  StyledText listed_values(const TableRow& row) const {
    StyledText text;
    std::vector<bool> told(entities(), false);
    for (std::size_t i = 0; i < entities(); ++i) {
      if (told[i]) continue;
      if (!text.empty()) text.add("; ");
      for (std::size_t j = i; j < entities(); ++j) {
        if (printed(row, j) != printed(row, i)) continue;
        told[j] = true;
        text.add(letter(j) + " ", Ink::kFaint);
      }
      text.add(value_of(row, i));
    }
    return text;
  }

  static std::string printed(const TableRow& row, std::size_t entity) {
    return value_of(row, entity).print(false);
  }

  TextPage& page_;
  const Comparison& comparison_;
  std::size_t feature_width_;
  std::size_t value_width_;
};

}  // namespace

std::string letter(std::size_t entity) {
  return std::string(1, static_cast<char>('A' + static_cast<int>(entity % 26)));
}

void put_fact_table(TextPage& page, const Comparison& comparison) {
  if (comparison.table.empty()) return;
  FactTable(page, comparison).put();
}

void put_sources(TextPage& page, const Comparison& comparison) {
  const auto put = [&page](const char* heading, const std::vector<std::string>& lines) {
    if (!lines.empty()) page.heading(heading);
    for (const std::string& line : lines) {
      page.paragraph(StyledText(line), 0, 2, LongWords::kBreak);
    }
  };
  put("Where the facts come from", sources_words(comparison));
  put("Sources disagree", conflict_words(comparison));
}

void put_verdict(TextPage& page, const Comparison& comparison) {
  const Verdict& verdict = comparison.verdict;
  page.paragraph(StyledText(verdict.summary), 0, 2, LongWords::kBreak);
  for (const VerdictSentence& sentence : verdict.sentences) {
    StyledText text("- " + sentence.text);
    // In the words of what it rests on, as a reader can look that up above.
    if (!sentence.rests_on.empty()) {
      text.add(fmt::format(" [{}]", basis_words(sentence, comparison.cards)), Ink::kFaint);
    }
    page.paragraph(text, 0, 2, LongWords::kBreak);
  }
}

void put_comparison_claims(TextPage& page, const Comparison& comparison) {
  if (comparison.claims.empty()) return;
  page.heading(fmt::format("Claims about each other ({})", comparison.claims.size()));
  put_claims(page, comparison.claims, ClaimSides::kBoth, kClaimsShown, comparison.claims.size());
  if (comparison.other_claims == 0) return;
  page.paragraph(
      StyledText(count_words(comparison.other_claims, "claim") + " about others", Ink::kFaint), 2);
}

}  // namespace matchgraph::render

// The capability matrix of three to eight entities.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/figures.h"
#include "render/matrix_rows.h"
#include "render/text/card_text.h"
#include "render/text/comparison_parts.h"
#include "wording/told_name.h"

namespace matchgraph::render {
namespace {

// The most telling rows come first; whoever wants all of them asks for JSON.
constexpr std::size_t kRowsShown = 12;
constexpr std::size_t kRowLines = 2;        // of a capability's text
constexpr std::size_t kOwnShown = 4;        // capabilities of one entity alone
constexpr std::size_t kOthersColumns = 48;  // of what another entity calls the same

class Matrix {
 public:
  Matrix(TextPage& page, const Comparison& comparison) : page_(page), comparison_(comparison) {}

  void put() {
    put_some();
    put_all();
    for (std::size_t i = 0; i < entities(); ++i) put_own(i);
  }

 private:
  std::size_t entities() const { return comparison_.cards.size(); }
  std::size_t holders_width() const { return 2 * entities() - 1; }
  std::size_t text_width() const { return page_.width() - holders_width() - kGutter; }

  void put_rest(std::size_t total, std::size_t shown) {
    if (total <= shown) return;
    page_.paragraph(
        StyledText(fmt::format("and {} more; --format json lists all", total - shown), Ink::kFaint),
        2);
  }

  void put_some() {
    const auto rows = rows_of(comparison_, RowKind::kSome);
    if (rows.empty()) return;
    page_.heading(fmt::format("Some mention, others do not ({})", rows.size()));
    for (std::size_t i = 0; i < std::min(kRowsShown, rows.size()); ++i) put_row(*rows[i]);
    put_rest(rows.size(), kRowsShown);
  }

  void put_row(const MatrixRow& row) {
    // An empty last column, so that the one before does not stick out; less than full lines of
    // text, as words break early and an excerpt adds its dots.
    page_.row(0,
              {{holders(row), holders_width()},
               {short_capability(row.capability, {}, kRowLines * text_width() - 6), text_width()},
               {StyledText(), 0}});
    const StyledText others = others_of(row);
    if (others.empty()) return;
    page_.row(0, {{StyledText(), holders_width()}, {others, text_width()}, {StyledText(), 0}});
  }

  // "A - C": who does it; "~" for who perhaps does.
  StyledText holders(const MatrixRow& row) const {
    StyledText text;
    for (std::size_t i = 0; i < entities(); ++i) {
      if (i > 0) text.add(" ");
      const bool has = i < row.cells.size() && row.cells[i];
      const char* none = speaks_of(row, i) ? "~" : "-";
      text.add(has ? letter(i) : none, has ? Ink::kStrong : Ink::kFaint);
    }
    return text;
  }

  // "C 0.30 what C calls it": the other members of the row in their own words.
  StyledText others_of(const MatrixRow& row) const {
    StyledText text;
    // The row's own text is that of `row.entity`; it is not said twice.
    for (std::size_t i = 0; i < std::min(entities(), row.cells.size()); ++i) {
      const bool is_denied = denial_of(comparison_, row, i) != nullptr;
      const bool is_silent = !row.cells[i] && !is_denied && !speaks_of(row, i);
      if (is_silent || i == row.entity) continue;
      if (!text.empty()) text.add("; ", Ink::kFaint);
      if (!row.cells[i]) {
        // Silence is no denial: this is said of an entity whose own texts deny it.
        text.add(letter(i) + (is_denied ? " no" : " perhaps"), Ink::kFaint);
        continue;
      }
      text.add(letter(i) + " " + similarity_words(row.cells[i]->similarity) + " ", Ink::kFaint)
          .add(short_name(row.cells[i]->capability, kOthersColumns));
    }
    return text;
  }

  // What is the same in all, in one paragraph.
  void put_all() {
    const auto rows = rows_of(comparison_, RowKind::kAll);
    if (rows.empty()) return;
    page_.heading(fmt::format("All {} do ({})", entities(), rows.size()));
    // As rows, all would have the same marks.
    StyledText text;
    for (const MatrixRow* row : rows) {
      if (!text.empty()) text.add("; ", Ink::kFaint);
      text.add(short_name(row->capability, page_.width()));
    }
    page_.paragraph(text, 0, 0, LongWords::kBreak);
  }

  void put_own(std::size_t entity) {
    const auto own = rows_of_one(comparison_, entity);
    if (own.empty()) return;
    page_.heading(fmt::format("Only {} {} mentions ({})", letter(entity),
                              told_name(comparison_.cards[entity]), own.size()));
    for (std::size_t i = 0; i < std::min(kOwnShown, own.size()); ++i) {
      StyledText text("- ", Ink::kFaint);
      text.add(short_capability(own[i]->capability, {}, 2 * page_.width() - 12));
      page_.paragraph(text, 0, 2, LongWords::kBreak);
    }
    put_rest(own.size(), kOwnShown);
  }

  TextPage& page_;
  const Comparison& comparison_;
};

}  // namespace

void put_matrix(TextPage& page, const Comparison& comparison) { Matrix(page, comparison).put(); }

}  // namespace matchgraph::render

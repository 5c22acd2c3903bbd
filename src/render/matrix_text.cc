// The capability matrix of three to eight entities.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/card_text.h"
#include "render/comparison_parts.h"
#include "render/figures.h"

namespace matchgraph::render {
namespace {

constexpr std::size_t kCell = 4;      // "0.62"
constexpr std::size_t kRowLines = 2;  // of a capability's text
constexpr std::size_t kOwnShown = 4;  // capabilities of one entity alone
constexpr std::size_t kNarrowest =
    20;  // of a capability's column: below it, cells go under the text

std::size_t holders(const MatrixRow& row) {
  return static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(),
                                                [](const auto& cell) { return cell.has_value(); }));
}

StyledText cell_text(const MatrixRow& row, std::size_t entity) {
  if (entity >= row.cells.size() || !row.cells[entity]) return StyledText("-", Ink::kFaint);
  if (entity == row.entity) return StyledText("yes", Ink::kStrong);
  return StyledText(similarity_words(row.cells[entity]->similarity));
}

class Matrix {
 public:
  Matrix(TextPage& page, const Comparison& comparison) : page_(page), comparison_(comparison) {}

  void put() {
    if (std::any_of(comparison_.matrix.begin(), comparison_.matrix.end(), is_shared)) put_shared();
    for (std::size_t i = 0; i < entities(); ++i) put_own(i);
  }

 private:
  static bool is_shared(const MatrixRow& row) { return holders(row) > 1; }

  std::size_t entities() const { return comparison_.cards.size(); }
  std::size_t cells_width() const { return entities() * (kCell + kGutter); }
  bool in_columns() const { return page_.width() >= cells_width() + kNarrowest; }
  std::size_t text_width() const { return page_.width() - cells_width(); }

  void put_shared() {
    page_.heading("What several do");
    if (in_columns()) put_head();
    for (const MatrixRow& row : comparison_.matrix) {
      if (!is_shared(row)) continue;
      if (in_columns()) {
        put_row(row);
      } else {
        put_list(row);
      }
    }
  }

  void put_head() {
    std::vector<Column> head;
    for (std::size_t i = 0; i < entities(); ++i) {
      head.push_back({StyledText(letter(i), Ink::kStrong), kCell});
    }
    head.push_back({StyledText("capability", Ink::kFaint), text_width()});
    page_.row(0, head);
  }

  void put_row(const MatrixRow& row) {
    std::vector<Column> cells;
    for (std::size_t i = 0; i < entities(); ++i) cells.push_back({cell_text(row, i), kCell});
    cells.push_back(
        {short_capability(row.capability, {}, kRowLines * text_width() - 6), text_width()});
    page_.row(0, cells);
  }

  // "A yes, C 0.62" under the capability.
  void put_list(const MatrixRow& row) {
    page_.paragraph(short_capability(row.capability, {}, kRowLines * page_.width() - 6));
    StyledText text;
    for (std::size_t i = 0; i < std::min(entities(), row.cells.size()); ++i) {
      if (!row.cells[i]) continue;
      text.add(text.empty() ? "" : ", ").add(letter(i) + " ").add(cell_text(row, i));
    }
    page_.paragraph(text, 2);
  }

  void put_own(std::size_t entity) {
    std::vector<const MatrixRow*> own;
    for (const MatrixRow& row : comparison_.matrix) {
      if (!is_shared(row) && row.entity == entity) own.push_back(&row);
    }
    if (own.empty()) return;
    page_.heading(
        fmt::format("Only {} {} ({})", letter(entity), comparison_.cards[entity].name, own.size()));
    for (std::size_t i = 0; i < std::min(kOwnShown, own.size()); ++i) {
      StyledText text("- ", Ink::kFaint);
      text.add(short_capability(own[i]->capability, {}, 2 * page_.width() - 12));
      page_.paragraph(text, 0, 2);
    }
    if (own.size() > kOwnShown) {
      page_.paragraph(StyledText(fmt::format("and {} more", own.size() - kOwnShown), Ink::kFaint),
                      2);
    }
  }

  TextPage& page_;
  const Comparison& comparison_;
};

}  // namespace

void put_matrix(TextPage& page, const Comparison& comparison) { Matrix(page, comparison).put(); }

}  // namespace matchgraph::render

// What changed between two generations, for a person.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/text/text_page.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::kGutter;
using render::kListIndent;
using render::StyledText;
using render::TextPage;
using render::whole_number_words;

constexpr std::size_t kNamesOfAList = 5;     // neighbours named in a line; more are counted
constexpr std::size_t kTextsOfAnEntity = 5;  // capabilities shown of each kind; more are counted

// "1 removed, 2 added, 61 the same"; "none" when there is nothing at all.
std::string change_words(const ChangeCounts& counts) {
  std::string words;
  // Zeros are left out: what did not happen is no news.
  const auto add = [&words](std::size_t count, const char* what) {
    if (count == 0) return;
    words += (words.empty() ? "" : ", ") + whole_number_words(count) + " " + what;
  };
  add(counts.removed, "removed");
  add(counts.added, "added");
  add(counts.changed, "changed");
  add(counts.same, "the same");
  return words.empty() ? "none" : words;
}

void put_counts(TextPage& page, const SnapshotDiff& diff) {
  const std::vector<std::pair<std::string, const ChangeCounts*>> rows = {
      {"entities", &diff.entities},
      {"capabilities", &diff.capabilities},
      {"capability edges", &diff.capability_edges},
      {"entity edges", &diff.entity_edges},
      {"neighbour lists", &diff.neighbour_lists}};
  std::size_t width = 0;
  for (const auto& [name, counts] : rows) width = std::max(width, name.size());
  page.heading("counts");
  for (const auto& [name, counts] : rows) {
    page.labelled(kListIndent, StyledText(name), kListIndent + width + kGutter,
                  StyledText(change_words(*counts)));
  }
  if (diff.reordered_lists == 0) return;
  page.paragraph(StyledText(fmt::format("{} of the same neighbours {} in another order",
                                        render::count_words(diff.reordered_lists, "list"),
                                        diff.reordered_lists == 1 ? "stands" : "stand"),
                            Ink::kFaint),
                 kListIndent);
}

void put_options(TextPage& page, const std::vector<NumberChange>& options) {
  if (options.empty()) return;
  page.heading("options");
  // A number that one of the two programs had not got.
  const auto words = [](const std::optional<double>& value) {
    return value ? render::number_words(*value) : std::string("unknown");
  };
  for (const NumberChange& option : options) {
    page.paragraph(
        StyledText(option.name + ": " + words(option.before) + " to " + words(option.after)),
        kListIndent, 2 * kListIndent);
  }
}

// "changed (12)": how many there are, listed or not.
std::string counted_heading(const char* what, std::size_t count) {
  return fmt::format("{} ({})", what, whole_number_words(count));
}

// Counts are complete even where lists are cut.
void put_rest(TextPage& page, std::size_t indent, std::size_t all, std::size_t shown) {
  if (all <= shown) return;
  page.paragraph(StyledText("and " + whole_number_words(all - shown) + " more", Ink::kFaint),
                 indent);
}

StyledText name_and_id(const NamedEntity& entity, Ink ink) {
  StyledText text(entity.name, ink);
  return text.add(" ").add(entity.id, Ink::kFaint);
}

void put_missing(TextPage& page, const char* what, std::size_t all,
                 const std::vector<NamedEntity>& entities) {
  if (all == 0) return;
  page.heading(counted_heading(what, all));
  for (const NamedEntity& entity : entities) {
    page.paragraph(name_and_id(entity, Ink::kPlain), kListIndent, 2 * kListIndent);
  }
  put_rest(page, kListIndent, all, entities.size());
}

// Texts of one kind, each cut to two lines.
// Signs as of diff, which who runs this knows.
void put_changed_texts(TextPage& page, const char* mark, const std::vector<std::string>& texts) {
  const std::size_t indent = 2 * kListIndent;
  const std::size_t shown = std::min(texts.size(), kTextsOfAnEntity);
  for (std::size_t i = 0; i < shown; ++i) {
    StyledText text(mark);
    text.add(" ").add(render::excerpt(StyledText(texts[i]), 2 * (page.width() - indent) - 8));
    page.paragraph(text, indent, indent + 2);
  }
  put_rest(page, indent, texts.size(), shown);
}

void put_changed_entities(TextPage& page, const SnapshotDiff& diff) {
  if (diff.entities.changed == 0) return;
  page.heading(counted_heading("changed", diff.entities.changed));
  for (const EntityChange& change : diff.changed) {
    page.paragraph(name_and_id(change.entity, Ink::kStrong), kListIndent, 2 * kListIndent);
    if (!change.fields.empty()) {
      page.paragraph(StyledText(fmt::format("{}", fmt::join(change.fields, ", "))),
                     2 * kListIndent);
    }
    // Removed first, as in diff.
    put_changed_texts(page, "-", change.capabilities_removed);
    put_changed_texts(page, "+", change.capabilities_added);
    put_changed_texts(page, "~", change.capabilities_changed);
  }
  put_rest(page, kListIndent, diff.entities.changed, diff.changed.size());
}

// "came 7: A, B, C, D, E and 2 more".
void put_neighbour_names(TextPage& page, const char* what,
                         const std::vector<NamedEntity>& entities) {
  if (entities.empty()) return;
  StyledText text(fmt::format("{} {}: ", what, entities.size()));
  const std::size_t shown = std::min(entities.size(), kNamesOfAList);
  for (std::size_t i = 0; i < shown; ++i) {
    text.add(i == 0 ? "" : ", ").add(entities[i].name);
  }
  if (entities.size() > shown) {
    text.add(fmt::format(" and {} more", entities.size() - shown), Ink::kFaint);
  }
  page.paragraph(text, 2 * kListIndent, 3 * kListIndent);
}

void put_neighbour_changes(TextPage& page, const SnapshotDiff& diff) {
  if (diff.neighbour_lists.changed == 0) return;
  page.heading(counted_heading("other neighbours", diff.neighbour_lists.changed));
  for (const NeighbourChange& change : diff.new_neighbours) {
    page.paragraph(name_and_id(change.entity, Ink::kStrong), kListIndent, 2 * kListIndent);
    put_neighbour_names(page, "came", change.came);
    put_neighbour_names(page, "went", change.went);
    page.paragraph(StyledText(fmt::format("kept {}", change.kept)), 2 * kListIndent);
  }
  put_rest(page, kListIndent, diff.neighbour_lists.changed, diff.new_neighbours.size());
}

}  // namespace

std::string to_text(const SnapshotDiff& diff, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(
      fmt::format("generation {} to {}", diff.before.number, diff.after.number), Ink::kStrong));
  // Equal digests mean equal bytes, and nothing else has to be compared.
  if (diff.is_same()) {
    page.paragraph(StyledText("the same, byte for byte: digest " + diff.after.digest), 0, 2);
  } else {
    page.paragraph(StyledText("digest: " + diff.before.digest + " to " + diff.after.digest), 0, 2);
    page.paragraph(StyledText(fmt::format("files: {}", fmt::join(diff.files, ", "))), 0, 2);
  }
  put_counts(page, diff);
  put_options(page, diff.options);
  put_missing(page, "removed", diff.entities.removed, diff.removed);
  put_missing(page, "added", diff.entities.added, diff.added);
  put_changed_entities(page, diff);
  put_neighbour_changes(page, diff);
  return page.take();
}

}  // namespace matchgraph

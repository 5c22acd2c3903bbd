// Past searches, for a person.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/text/text_page.h"

namespace matchgraph {
namespace {

using render::count_words;
using render::Ink;
using render::StyledText;
using render::TextPage;
using render::whole_number_words;

/// Counts in a right-aligned column, texts wrapped beside them.
template <typename Item, typename Value, typename Text>
void put_list(TextPage& page, std::string_view heading, const std::vector<Item>& items, Value value,
              Text text) {
  if (items.empty()) return;
  page.heading(heading);
  std::size_t width = 0;
  for (const Item& item : items) width = std::max(width, whole_number_words(value(item)).size());
  for (const Item& item : items) {
    const std::string words = whole_number_words(value(item));
    const std::string gap(width - words.size(), ' ');
    const std::size_t text_column = render::kListIndent + width + render::kGutter;
    page.labelled(render::kListIndent + gap.size(), StyledText(words), text_column,
                  StyledText(text(item)));
  }
}

void put_needs(TextPage& page, std::string_view heading, const std::vector<NeedCount>& needs,
               bool with_choices) {
  const auto searches = [](const NeedCount& need) { return need.searches; };
  put_list(page, heading, needs, searches, [with_choices](const NeedCount& need) {
    // Without choices where nobody could have chosen.
    return with_choices ? fmt::format("{} ({} chosen)", need.need, whole_number_words(need.choices))
                        : need.need;
  });
}

std::string period(const EvidenceStats& stats) {
  return stats.first ? ", " + to_string(*stats.first) + " to " + to_string(*stats.last)
                     : std::string();
}

}  // namespace

std::string to_text(const EvidenceStats& stats, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(count_words(stats.searches, "search") + ", " +
                                count_words(stats.choices, "choice") + ", " +
                                count_words(stats.sessions, "session") + period(stats),
                            Ink::kStrong));
  page.paragraph(
      StyledText(fmt::format("file: {}, {}", stats.file, render::size_words(stats.bytes))), 0, 2);
  if (!stats.digest.empty()) page.paragraph(StyledText("digest: " + stats.digest), 0, 2);
  page.paragraph(StyledText(fmt::format("entities: {} shown, {} chosen",
                                        whole_number_words(stats.entities_shown),
                                        whole_number_words(stats.entities_chosen))),
                 0, 2);
  // Else the counts above would not add up for who knows the log.
  if (stats.forgotten_searches > 0) {
    page.paragraph(StyledText(fmt::format("forgotten, but counted: {}, {}",
                                          count_words(stats.forgotten_searches, "search"),
                                          count_words(stats.forgotten_choices, "choice"))),
                   0, 2);
  }
  put_needs(page, "top needs", stats.top_needs, true);
  put_needs(page, "found nothing", stats.found_nothing, false);
  put_needs(page, "nobody chose", stats.unchosen, false);
  put_list(
      page, "most chosen", stats.top_chosen,
      [](const EntityCounts& entity) { return entity.times_chosen; },
      [](const EntityCounts& entity) {
        return fmt::format("{} (shown {})", entity.id, whole_number_words(entity.times_matched));
      });
  return page.take();
}

std::string to_text(const EvidenceImport& import, const TextStyle& style) {
  TextPage page(style);
  std::string words =
      fmt::format("imported {}: {} and {} new", count_words(import.lines, "line"),
                  count_words(import.searches, "search"), count_words(import.choices, "choice"));
  // An import may be repeated, and then nothing is new.
  if (import.known > 0) words += ", " + count_words(import.known, "line") + " known before";
  if (import.skipped > 0) words += ", " + count_words(import.skipped, "line") + " skipped";
  if (import.warnings > 0) words += ", " + count_words(import.warnings, "warning");
  page.paragraph(StyledText(words), 0, 2);
  return page.take();
}

std::string to_text(const EvidenceForgotten& forgotten, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(fmt::format("forgot {} with {}; their counts stay",
                                        count_words(forgotten.searches, "search"),
                                        count_words(forgotten.choices, "choice"))),
                 0, 2);
  return page.take();
}

}  // namespace matchgraph

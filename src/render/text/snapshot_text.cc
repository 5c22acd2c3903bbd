// Builds, checks and snapshots, for a person.
#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/text/text_page.h"

namespace matchgraph {
namespace {

using render::Ink;
using render::StyledText;
using render::TextPage;
using render::whole_number_words;

// Names and values in two columns under a heading, the values aligned at their right end.
template <typename Pairs, typename Print>
void put_list(TextPage& page, std::string_view heading, const Pairs& pairs, Print print) {
  if (pairs.empty()) return;
  page.heading(heading);
  std::size_t name_width = 0;
  std::size_t value_width = 0;
  for (const auto& [name, value] : pairs) {
    name_width = std::max(name_width, StyledText(name).width());
    value_width = std::max(value_width, print(value).size());
  }
  const std::size_t beside = render::kListIndent + 2 * render::kGutter + value_width;
  // A path of a file can be wider than the terminal: it wraps in its own column rather than push
  // the number away.
  name_width = std::min(name_width, page.width() - std::min(beside, page.width() - 8));
  for (const auto& [name, value] : pairs) {
    const std::string words = print(value);
    const std::string gap(value_width - words.size(), ' ');
    // Leading spaces of a cell vanish when it wraps, so they stand in a cell of their own.
    page.row(render::kListIndent, {{StyledText(name), name_width},
                                   {StyledText(), gap.size()},
                                   {StyledText(words), words.size()}});
  }
}

// A line each, never wrapped: editors and scripts read "FILE:LINE: error: ...".
std::string diagnostic_lines(const LoadResult& loaded) {
  std::string lines;
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    lines += printable(to_string(diagnostic)) + "\n";
  }
  const std::size_t all = loaded.errors + loaded.warnings;
  if (all > loaded.diagnostics.size()) {
    lines += whole_number_words(all - loaded.diagnostics.size()) + " more are not listed\n";
  }
  return lines;
}

std::string load_words(const LoadResult& loaded) {
  std::string words = render::count_words(loaded.lines, "line") + ", " +
                      render::count_words(loaded.catalogue.entities.size(), "entity") + ", " +
                      render::count_words(loaded.errors, "error") + ", " +
                      render::count_words(loaded.warnings, "warning");
  if (loaded.skipped_lines > 0) {
    words += ", " + whole_number_words(loaded.skipped_lines) + " skipped";
  }
  if (loaded.merged > 0) words += ", " + whole_number_words(loaded.merged) + " merged";
  if (!loaded.joined.empty()) {
    words += " (" + whole_number_words(loaded.joined.size()) + " under another id)";
  }
  return words;
}

void put_conflict_counts(TextPage& page, const LoadResult& loaded) {
  std::vector<std::string> words;
  for (const auto& [field, count] : loaded.conflicts) {
    words.push_back(field + " " + whole_number_words(count));
  }
  if (words.empty()) return;
  page.paragraph(StyledText("conflicts: " + fmt::format("{}", fmt::join(words, ", "))), 0, 2);
}

void put_pairs(TextPage& page, const char* heading, const std::vector<SamePair>& pairs) {
  if (pairs.empty()) return;
  page.heading(fmt::format("{} ({})", heading, pairs.size()));
  for (const SamePair& pair : pairs) {
    StyledText text(pair.id + " and " + pair.other_id);
    text.add(fmt::format(": same {}, {}", to_string(pair.by), pair.what), Ink::kFaint);
    page.paragraph(text, 0, 2, render::LongWords::kBreak);
  }
}

}  // namespace

std::string to_text(const LoadResult& loaded, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(load_words(loaded)), 0, 2);
  put_conflict_counts(page, loaded);
  return diagnostic_lines(loaded) + page.take();
}

std::string to_text(const LoadResult& loaded, const std::vector<SamePair>& duplicates,
                    const TextStyle& style) {
  TextPage page(style);
  // What is said twice has to be decided by who keeps the catalogue, what was merged only looked
  // at.
  put_pairs(page, "Looks like one thing twice", duplicates);
  put_pairs(page, "Merged as one thing", loaded.joined);
  const std::string pairs = page.take();
  return to_text(loaded, style) +
         (pairs.empty() ? "nothing looks like one thing twice\n" : "\n" + pairs);
}

namespace {

std::string embedding_words(const EmbeddingReport& report) {
  // A model that fails costs quality and not the build, which ends well all the same.
  if (!report.fault.empty()) return "built without the embedding model: " + report.fault;
  return fmt::format("embeddings: {} {} asked for, {} kept from before", report.asked,
                     report.asked == 1 ? "text" : "texts", report.kept);
}

std::string taken_over_words(const TakenOver& taken) {
  // Drift and what lacks bound how much a renewed graph may differ from one that is made anew.
  return fmt::format(
      "taken over from {}: neighbours of {} entities and {} capabilities (drift at most {}, at "
      "most "
      "{:.0f} % of a list lacking), words of {} texts",
      taken.from, whole_number_words(taken.entity_lists),
      whole_number_words(taken.capability_lists), taken.most_drift, 100 * taken.most_lacking,
      whole_number_words(taken.texts));
}

}  // namespace

std::string to_text(const BuildReport& report, const LoadResult& loaded, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(fmt::format("built generation {}", report.generation), Ink::kStrong));
  page.paragraph(StyledText("catalogue: " + load_words(loaded)), 0, 2);
  put_conflict_counts(page, loaded);
  page.paragraph(StyledText("digest: " + report.digest), 0, 2);
  const std::vector<std::pair<std::string, std::uint64_t>> counts = {
      {"entities", report.entities},
      {"capabilities", report.capabilities},
      {"capability edges", report.capability_edges},
      {"entity edges", report.entity_edges},
      {"claims", report.claims},
      {"linked claims", report.linked_claims}};
  if (report.embedding) page.paragraph(StyledText(embedding_words(*report.embedding)), 0, 2);
  if (report.taken_over) page.paragraph(StyledText(taken_over_words(*report.taken_over)), 0, 2);
  if (!report.not_taken_over.empty()) {
    page.paragraph(StyledText("nothing taken over: " + report.not_taken_over), 0, 2);
  }
  put_list(page, "counts", counts, whole_number_words);
  std::vector<std::pair<std::string, double>> times = report.phase_seconds;
  double sum = 0;
  for (const auto& [phase, seconds] : times) sum += seconds;
  times.emplace_back("in all", sum);
  put_list(page, "times", times, render::time_words);
  auto sizes = report.files;
  std::uint64_t bytes = 0;
  for (const auto& [file, size] : sizes) bytes += size;
  sizes.emplace_back("in all", bytes);
  put_list(page, "sizes", sizes, render::size_words);
  return page.take();
}

std::string to_text(const SnapshotStats& stats, const TextStyle& style) {
  TextPage page(style);
  page.paragraph(StyledText(fmt::format("generation {}", stats.generation), Ink::kStrong));
  page.paragraph(StyledText("folder: " + stats.folder), 0, 2);
  page.paragraph(StyledText("digest: " + stats.digest), 0, 2);
  if (!stats.warning.empty()) page.paragraph(StyledText("warning: " + stats.warning), 0, 2);
  if (stats.embedding) {
    page.paragraph(
        StyledText(fmt::format("embeddings: {}, {} numbers, {} entities", stats.embedding->model,
                               stats.embedding->dimensions, stats.embedding->entities)),
        0, 2);
  }
  if (stats.taken_over) page.paragraph(StyledText(taken_over_words(*stats.taken_over)), 0, 2);
  put_list(page, "counts", stats.counts, whole_number_words);
  put_list(page, "types", stats.types, whole_number_words);
  put_list(page, "sizes", stats.files, render::size_words);
  put_list(page, "options", stats.options, render::number_words);
  return page.take();
}

std::string to_text(const std::vector<VerifyReport>& reports, const TextStyle& style) {
  TextPage page(style);
  if (reports.empty()) page.paragraph(StyledText("no generations"));
  for (const VerifyReport& report : reports) {
    const bool whole = report.problems.empty();
    StyledText text(fmt::format("generation {}", report.generation));
    text.add(report.live ? " (live): " : ": ")
        .add(whole ? "whole" : "damaged", whole ? Ink::kPlain : Ink::kStrong);
    page.paragraph(text, 0, 2);
    for (const std::string& problem : report.problems) {
      page.paragraph(StyledText("- " + problem), 2, 4);
    }
  }
  return page.take();
}

}  // namespace matchgraph

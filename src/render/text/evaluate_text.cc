// Measured rankings, for a person, for awk, and for the tools of the TREC conferences.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "matchgraph/render.h"
#include "render/figures.h"
#include "render/text/styled_text.h"

namespace matchgraph {
namespace {

using render::count_words;
using render::Ink;
using render::StyledText;

constexpr std::size_t kLinesShown = 10;

// Files that only judge comparisons have no answers that could be timed.
std::string milliseconds(const std::optional<double>& time) {
  return time ? fmt::format("{:.2f}", *time) : "-";
}

std::string table_line(const Evaluation& result) {
  return fmt::format("{:>9}  {:>7.4f}  {:>6.4f}  {:>9.4f}  {:>10.4f}  {:>6}  {:>6}  {:>7}  {}\n",
                     result.questions, result.ndcg10, result.mrr10, result.recall10,
                     result.recall100, milliseconds(result.p50_ms), milliseconds(result.p99_ms),
                     result.unknown_ids, printable(result.truth));
}

template <typename Item>
std::string shortened_list(const std::vector<Item>& items, std::size_t all) {
  const std::size_t shown = std::min(items.size(), kLinesShown);
  const auto end = items.begin() + static_cast<std::ptrdiff_t>(shown);
  return fmt::format("{}{}", fmt::join(items.begin(), end, ", "), all > shown ? ", ..." : "");
}

// What made questions score 0, or ids impossible to find.
std::string notes(const Evaluation& result) {
  std::string text;
  const std::string file = printable(result.truth);
  if (result.unknown_ids > 0) {
    text += fmt::format("{}: {} not in the catalogue: {}\n", file,
                        count_words(result.unknown_ids, "id"),
                        printable(shortened_list(result.unknown_examples, result.unknown_ids)));
  }
  if (result.unknown_seeds > 0) {
    text += fmt::format("{}: {} about such an id, scored 0\n", file,
                        count_words(result.unknown_seeds, "question"));
  }
  if (result.refused > 0) {
    text += fmt::format("{}: {} refused as empty or too long, scored 0: line {}\n", file,
                        count_words(result.refused, "question"),
                        shortened_list(result.refused_lines, result.refused));
  }
  return text;
}

std::string pair_line(const Evaluation& result) {
  const PairEvaluation& pairs = *result.pairs;
  return fmt::format(
      "{:>11}  {:>5}  {:>9.3f}  {:>7.3f}  {:>6.3f}  {:>5.3f}  {:>12.3f}  {:>6}  {:>8.3f}  {:>6.3f} "
      " "
      "{}\n",
      pairs.comparisons, pairs.shown, pairs.precision(),
      PairEvaluation::share(pairs.wrong, pairs.shown), pairs.recall(), pairs.f1(),
      PairEvaluation::share(pairs.right + pairs.related_right, pairs.possible),
      // Shown of those where nothing is right: each is a mistake.
      fmt::format("{}/{}", pairs.none_shown, pairs.none),
      PairEvaluation::share(pairs.right_relations, pairs.judged_relations),
      PairEvaluation::share(pairs.nearly_right_relations, pairs.judged_relations),
      printable(result.truth));
}

// Rows judged, columns said.
std::string relation_matrix(const PairEvaluation& pairs) {
  // From what is most alike to what is least, so that near misses stand beside the diagonal.
  constexpr std::array<const char*, 5> kRelations = {"substitute", "superset", "partial",
                                                     "complement", "unrelated"};
  std::string text = fmt::format("{:<12}", "relation");
  for (const char* said : kRelations) text += fmt::format("{:>12}", said);
  for (const char* judged : kRelations) {
    text += fmt::format("\n{:<12}", judged);
    for (const char* said : kRelations) {
      const auto found = pairs.relations.find({judged, said});
      text += fmt::format("{:>12}", found == pairs.relations.end() ? 0 : found->second);
    }
  }
  return text + "\n";
}

std::string pair_table(const std::vector<Evaluation>& evaluations, const TextStyle& style) {
  constexpr std::string_view kHeading =
      "comparisons  shown  precision  grade 0  recall     F1  with related  untrue  relation  "
      "merged  "
      "truth";
  std::string text;
  for (const Evaluation& result : evaluations) {
    if (!result.pairs) continue;
    text += StyledText(kHeading, Ink::kStrong).print(style.colour) + "\n" + pair_line(result);
    text += relation_matrix(*result.pairs);
    if (result.pairs->unknown > 0) {
      text +=
          fmt::format("{}: {} of entities that are not in the catalogue, left out\n",
                      printable(result.truth), count_words(result.pairs->unknown, "comparison"));
    }
  }
  return text;
}

}  // namespace

std::string to_text(const std::vector<Evaluation>& evaluations, const TextStyle& style) {
  // Never wrapped, and the only column that may hold spaces is the last: scripts read this.
  constexpr std::string_view kHeading =
      "questions  nDCG@10  MRR@10  recall@10  recall@100  p50 ms  p99 ms  unknown  truth";
  // A file may judge pairs and ask nothing.
  const auto is_ranking = [](const Evaluation& result) {
    return result.questions > 0 || !result.pairs;
  };
  std::string text;
  if (std::any_of(evaluations.begin(), evaluations.end(), is_ranking)) {
    text = StyledText(kHeading, Ink::kStrong).print(style.colour) + "\n";
  }
  for (const Evaluation& result : evaluations) {
    if (is_ranking(result)) text += table_line(result);
  }
  text += pair_table(evaluations, style);
  for (const Evaluation& result : evaluations) text += notes(result);
  return text;
}

std::string to_trec(std::size_t question, const std::vector<RankedEntity>& ranking) {
  std::string text;
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    text += fmt::format("{} Q0 {} {} {} matchgraph\n", question, ranking[i].id, i + 1,
                        ranking[i].score);
  }
  return text;
}

}  // namespace matchgraph

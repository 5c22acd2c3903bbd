// Small comparison pages, written without the renderer, so that reader and writer can be checked
// apart from each other.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/render.h"
#include "matchgraph/results.h"
#include "tools/importers/pages/pages.h"

namespace matchgraph::samples {

inline constexpr std::string_view kFooter = "© 2031 Nobody. Weaker through order.";

struct SampleCapability {
  std::string text;
  std::string unique;  ///< empty: no such line
  std::string versus;  ///< empty: no such line
};

struct SampleSide {
  std::string name;
  std::string type = "Model";
  int rank = 0;
  std::array<int, 4> shares = {};  ///< adoption, quality, ecosystem, match graph
  std::string pricing = "Free";
  std::string price;  ///< empty: none
  std::size_t count = 0;
  std::size_t times_matched = 0;
  std::vector<SampleCapability> capabilities;
};

struct SamplePage {
  SampleSide a;
  SampleSide b;
};

/// `count` capabilities of which a page shows at most eight.
inline SampleSide sample_side(const std::string& name, std::size_t count) {
  SampleSide side;
  side.name = name;
  side.count = count;
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 8); ++i) {
    side.capabilities.push_back({fmt::format("{} peels apples of kind {}.", name, i),
                                 fmt::format("{} is quick with kind {}", name, i),
                                 fmt::format("{} leaves less waste than a knife {}", name, i)});
  }
  return side;
}

/// A peeler with 3 capabilities that costs something, and a free one with 10.
inline SamplePage sample_page() {
  SamplePage page{sample_side("Acme: Peeler 2.5", 3), sample_side("the-orchard", 10)};
  page.a.rank = 31;
  page.a.pricing = "Paid";
  page.a.price = "$4.50e-6 per prompt token";
  page.b.type = "Dataset";
  page.b.rank = 64;
  page.b.shares = {1, 0, 1, 0};
  page.b.times_matched = 7;
  return page;
}

inline std::string verdict(const SamplePage& page, std::string_view verb) {
  const bool a_wins = page.a.rank > page.b.rank;
  const SampleSide& winner = a_wins ? page.a : page.b;
  const SampleSide& loser = a_wins ? page.b : page.a;
  return fmt::format("{} {} higher at {}/100 vs {} at {}/100.", winner.name, verb, winner.rank,
                     loser.name, loser.rank);
}

inline std::string verdict_with_price(const SamplePage& page) {
  const SampleSide& winner = page.a.rank > page.b.rank ? page.a : page.b;
  const SampleSide& loser = page.a.rank > page.b.rank ? page.b : page.a;
  std::string sentence = verdict(page, "scores");
  if (winner.pricing == "Free" && loser.pricing == "Paid") {
    sentence += " " + winner.name + " also has a free tier, making it more accessible.";
  }
  return sentence;
}

inline std::vector<std::string> table_lines(const SamplePage& page) {
  const auto row = [](std::string_view feature, const auto& left, const auto& right) {
    return fmt::format("| {} | {} | {} |", feature, left, right);
  };
  const auto price = [](const SampleSide& side) { return side.price.empty() ? "—" : side.price; };
  const SampleSide& a = page.a;
  const SampleSide& b = page.b;
  std::vector<std::string> lines = {
      row("Feature", a.name, b.name),
      "|---|---|---|",
      row("Type", a.type, b.type),
      row("UnfragileRank", fmt::format("{}/100", a.rank), fmt::format("{}/100", b.rank)),
      row("Adoption", a.shares[0], b.shares[0]),
      row("Quality", a.shares[1], b.shares[1]),
      row("Ecosystem", a.shares[2], b.shares[2]),
      row("Match Graph", a.shares[3], b.shares[3]),
      row("Pricing", a.pricing, b.pricing)};
  if (!a.price.empty() || !b.price.empty()) {
    lines.push_back(row("Starting Price", price(a), price(b)));
  }
  lines.push_back(row("Capabilities", fmt::format("{} decomposed", a.count),
                      fmt::format("{} decomposed", b.count)));
  lines.push_back(row("Times Matched", a.times_matched, b.times_matched));
  return lines;
}

inline std::vector<std::string> list_lines(const SampleSide& side) {
  std::vector<std::string> lines;
  for (const SampleCapability& capability : side.capabilities) {
    lines.push_back(capability.text);
    if (!capability.unique.empty()) lines.push_back("Unique: " + capability.unique);
    if (!capability.versus.empty()) lines.push_back("vs alternatives: " + capability.versus);
  }
  if (side.count > side.capabilities.size()) {
    lines.push_back(fmt::format("+{} more capabilities", side.count - side.capabilities.size()));
  }
  return lines;
}

inline std::string join(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

inline void append(std::vector<std::string>& lines, const std::vector<std::string>& more) {
  lines.insert(lines.end(), more.begin(), more.end());
}

inline std::vector<std::string> clean_lines(const SamplePage& page) {
  std::vector<std::string> lines = {
      page.a.name + " vs " + page.b.name,
      verdict(page, "ranks") +
          " Capability-level comparison backed by match graph evidence from real search data."};
  append(lines, table_lines(page));
  lines.push_back(page.a.name + " Capabilities");
  append(lines, list_lines(page.a));
  lines.push_back(page.b.name + " Capabilities");
  append(lines, list_lines(page.b));
  append(lines, {"Verdict", verdict_with_price(page), "Need something different?",
                 "Search the match graph →"});
  return lines;
}

inline std::string clean_page(const SamplePage& page) { return join(clean_lines(page)); }

/// The broken layout, with the verdict before the line of that number in B's list (from 0; the
/// number of lines: at the end).
inline std::string broken_page(const SamplePage& page, std::size_t verdict_at) {
  std::vector<std::string> lines = {page.a.name + " vs " + page.b.name,
                                    "Side-by-side comparison to help you choose."};
  append(lines, table_lines(page));
  append(lines, list_lines(page.a));
  const std::vector<std::string> list = list_lines(page.b);
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i == verdict_at) {
      append(lines, {verdict_with_price(page), "Need something different?",
                     "Search the match graph →" + std::string(kFooter)});
    }
    if (i < list.size()) lines.push_back(list[i]);
  }
  return join(lines);
}

/// The text with every occurrence of a part replaced.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

inline ImportResult import_page(const std::string& bytes, const std::string& file = "page.txt") {
  const std::vector<PageText> pages = {{file, bytes}};
  return import_pages(pages);
}

/// All diagnostics, one per line, for messages and comparisons.
inline std::string told(const ImportResult& result) {
  std::string lines;
  for (const Diagnostic& diagnostic : result.diagnostics) lines += to_string(diagnostic) + "\n";
  return lines;
}

/// The entities without what tells the two layouts apart.
inline std::vector<Entity> without_layout(std::vector<Entity> entities) {
  for (Entity& entity : entities) {
    for (Stated& stated : entity.stated) stated.layout.clear();
  }
  return entities;
}

/// The entity of that name; one without id when there is none.
inline Entity named(const ImportResult& result, std::string_view name) {
  for (const Entity& entity : result.entities) {
    if (entity.name == name) return entity;
  }
  return {};
}

/// What an engine would hand to a renderer for two entities, as far as a page needs it.
inline Comparison compare(const ImportResult& result, std::string_view a, std::string_view b) {
  Comparison comparison;
  comparison.entities = {named(result, a), named(result, b)};
  comparison.cards.resize(2);
  return comparison;
}

}  // namespace matchgraph::samples

#include "server/site/overview/example_pairs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "text/ascii.h"

namespace matchgraph::server {
namespace {

constexpr std::size_t kLeastPairs = 2;
// Half as far again as what is shown as sure (0.42). Of judged pairs that are as sure nearly all
// are right, and one wrong pair of an example is seen by everybody.
constexpr double kWellAbove = 0.6;
constexpr double kWhole = 0.995;  // is written as 100 %
// Of two that overlap in part: a line or two that meet are no reason to choose between them.
constexpr std::size_t kPairsOfOverlap = 3;
constexpr double kHalf = 0.5;        // that is covered of one of them,
constexpr double kFifth = 0.2;       // and of the other
constexpr double kSameWords = 0.99;  // cosine

// What a thing is split into where it is delivered in parts.
constexpr auto kParts = std::to_array<std::string_view>(
    {"addon",   "agent", "backend", "bin",     "cli",      "client",  "clients", "common",
     "console", "core",  "daemon",  "data",    "dbg",      "demo",    "demos",   "dev",
     "devel",   "doc",   "docs",    "example", "examples", "extra",   "extras",  "frontend",
     "gui",     "lib",   "libs",    "manual",  "plugin",   "plugins", "sdk",     "server",
     "servers", "test",  "tests",   "tool",    "tools",    "ui",      "utils",   "worker"});

std::vector<std::string> name_parts(std::string_view name) {
  std::vector<std::string> out;
  std::string word;
  for (const char c : in_lower_case(name) + ' ') {
    if (is_alphanumeric(c)) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(word);
      word.clear();
    }
  }
  // "documentation", "documents" and whatever else a file of pages is called.
  for (std::string& one : out) {
    if (one.starts_with("document")) one = "doc";
  }
  return out;
}

bool has_part_beside(const std::vector<std::string>& words, const std::vector<std::string>& other) {
  return std::any_of(words.begin(), words.end(), [&other](const std::string& word) {
    return std::find(kParts.begin(), kParts.end(), word) != kParts.end() &&
           std::find(other.begin(), other.end(), word) == other.end();
  });
}

// Whether two only overlap, and in little of what they do.
bool meet_little(const Comparison& comparison) {
  if (comparison.relation != Relation::kPartial) return false;
  const auto [least, most] =
      std::minmax_element(comparison.coverage.begin(), comparison.coverage.end());
  return comparison.both.size() < kPairsOfOverlap || *most < kHalf || *least < kFifth;
}

// Whether both repeat one text, and nothing is known to part them: a library and its program, a
// board and its player share what their source says of either.
bool say_one_text(const Comparison& comparison) {
  return comparison.verdict.parting.empty() &&
         std::any_of(comparison.both.begin(), comparison.both.end(),
                     [](const CapabilityPair& pair) { return pair.similarity >= kSameWords; });
}

}  // namespace

bool are_parts_of_one(std::string_view left, std::string_view right) {
  const std::vector<std::string> a = name_parts(left);
  const std::vector<std::string> b = name_parts(right);
  if (a.empty() || b.empty() || a.front() != b.front()) return false;
  return has_part_beside(a, b) || has_part_beside(b, a);
}

bool is_sure_example(const Comparison& comparison) {
  if (comparison.entities.size() != 2 || comparison.both.size() < kLeastPairs) return false;
  if (comparison.entities[0].type != comparison.entities[1].type) return false;
  if (comparison.are_one_thing || comparison.relation == Relation::kUnrelated ||
      comparison.relation == Relation::kComplement) {
    return false;
  }
  if (meet_little(comparison) || say_one_text(comparison)) return false;
  for (std::size_t i = 0; i < 2; ++i) {
    if (comparison.coverage[i] >= kWhole && !comparison.only[i].empty()) return false;
  }
  return std::all_of(comparison.both.begin(), comparison.both.end(),
                     [](const CapabilityPair& pair) { return pair.probability >= kWellAbove; });
}

}  // namespace matchgraph::server

// Sums by term, held against a map.
#include "query/ranking/term_tally.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <vector>

using namespace matchgraph;

TEST_CASE("sums and holders of terms are those of a map, and the next ones begin at nothing") {
  std::mt19937 random(12);
  TermTally tally;
  for (const std::size_t terms : {0, 1, 50, 3000}) {
    tally.reserve(terms);
    std::map<TermId, std::pair<std::uint32_t, double>> expected;
    std::vector<TermId> first_seen;
    for (std::size_t i = 0; i < terms; ++i) {
      const auto term = static_cast<TermId>(random() % 700 * 8192);
      const double weight = static_cast<double>(random() % 1000) / 8;
      tally.add(term, weight);
      auto& [holders, sum] = expected[term];
      if (holders++ == 0) first_seen.push_back(term);
      sum += weight;
    }
    std::vector<TermId> taken;
    tally.take([&](const TermTally::Entry& entry) {
      taken.push_back(entry.term);
      CHECK(entry.holders == expected[entry.term].first);
      CHECK(entry.weight == expected[entry.term].second);
    });
    CHECK(taken == first_seen);
  }
}

TEST_CASE("a term is never thought to have fewer holders than it has") {
  std::mt19937 random(13);
  HolderCounts counts;
  std::map<TermId, std::size_t> expected;
  for (int i = 0; i < 20000; ++i) {
    const auto term = static_cast<TermId>(random() % 9000);
    counts.add(term);
    ++expected[term];
  }
  for (const auto& [term, holders] : expected) CHECK(counts.may_reach(term, holders));
  CHECK_FALSE(HolderCounts().may_reach(5, 1));
}

#include "wording/coverage_words.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("a share is said of three lines and more, a count of fewer") {
  CHECK(coverage_phrase("Birch", "Ash", 0.63, ToldLines{3, 2}) ==
        "Birch covers 63 % of what Ash does");
  CHECK(coverage_phrase("Birch", "Ash", 0.63, ToldLines{3, 2, 0.8}) ==
        "Birch covers 63 %, perhaps 80 %, of what Ash does");
  CHECK(coverage_phrase("Birch", "Ash", 0.63, {}) == "Birch covers 63 % of what Ash does");
  CHECK(coverage_phrase("Birch", "Ash", 1, ToldLines{1, 1}) ==
        "Birch does the one thing that the entry of Ash tells of its own");
  CHECK(coverage_phrase("Birch", "Ash", 1, ToldLines{2, 2}) ==
        "Birch does both things that the entry of Ash tells of its own");
  CHECK(coverage_phrase("Birch", "Ash", 0, ToldLines{2, 0}) ==
        "Birch does not mention the two things that the entry of Ash tells of its own");
  CHECK(coverage_phrase("Birch", "Ash", 0, ToldLines{0, 0}) ==
        "the entry of Ash tells nothing of its own");
}

TEST_CASE("coverage is told of what is comparable and has something in common") {
  Comparison comparison;
  comparison.entities.resize(2);
  comparison.relation = Relation::kPartial;
  comparison.coverage = {0.5, 1};
  CHECK(coverage_phrases(comparison).size() == 2);
  comparison.relation = Relation::kUnrelated;
  CHECK(coverage_phrases(comparison).empty());
  comparison.relation = Relation::kPartial;
  comparison.told = {{4, 2}, {1, 1}};
  CapabilityPair& pair = comparison.both.emplace_back();
  pair.probability = 0.9;
  pair.shared_words = {"risk"};
  CHECK(coverage_phrases(comparison).empty());
  pair.shared_words.emplace_back("token");
  CHECK(coverage_phrases(comparison).size() == 2);
  pair.probability = 0.5;
  CHECK(coverage_phrases(comparison).empty());
  comparison.coverage = {0, 0};
  CHECK(coverage_phrases(comparison).empty());
}

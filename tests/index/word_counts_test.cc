#include "index/suggest/word_counts.h"

#include <doctest/doctest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "index/analyser.h"

using namespace matchgraph;

namespace {

using Texts = std::vector<std::string>;

/// Counts entities, each a list of texts.
WordCounts counts_of(const std::vector<Texts>& entities) {
  Analyser analyser;
  WordCounts out;
  for (const Texts& texts : entities) {
    for (const std::string& text : texts) out.add(text, analyser.tokens(text));
    out.end_entity();
  }
  return out;
}

/// "word entities" and "first second entities", a line each.
Texts lines_of(const CountedWords& counted) {
  Texts out;
  for (const auto& word : counted.words) {
    const std::string shown = word.shown == word.word ? "" : " (" + word.shown + ")";
    out.push_back(word.word + shown + " " + std::to_string(word.entities));
  }
  for (const WordPair& pair : counted.pairs) {
    out.push_back(counted.words[pair.first].word + " " + counted.words[pair.second].word + " " +
                  std::to_string(pair.entities));
  }
  return out;
}

}  // namespace

TEST_CASE("words are counted once per entity, whole and unstemmed") {
  const WordCounts counts = counts_of({{"Converts files", "converts OpenAPI files"}, {"converts"}});
  CHECK(lines_of(counts.counted()) == Texts{"converts 2", "files 1", "openapi 1",
                                            "converts files 1", "converts openapi 1",
                                            "openapi files 1"});
}

TEST_CASE("stop words and numbers stand in no pair and part none, texts do") {
  const WordCounts counts = counts_of({{"files to the 3 PDF", "text"}});
  CHECK(lines_of(counts.counted()) == Texts{"files 1", "pdf 1", "text 1", "files pdf 1"});
}

TEST_CASE("a word is shown with the accents that most entities write") {
  const WordCounts counts =
      counts_of({{"Übersetzung café файл"}, {"übersetzung cafe"}, {"Ubersetzung cafe"}});
  CHECK(lines_of(counts.counted())[0] == "cafe 3");
  CHECK(lines_of(counts.counted())[1] == "ubersetzung (übersetzung) 3");
  CHECK(counts.counted().words[2].shown == "файл");
}

TEST_CASE("counts put together do not depend on the order") {
  const WordCounts a = counts_of({{"read text files"}, {"naïve text"}});
  const WordCounts b = counts_of({{"text files"}, {"write text files", "naïve"}});
  WordCounts ab;
  ab.merge(a);
  ab.merge(b);
  WordCounts ba;
  ba.merge(b);
  ba.merge(a);
  CHECK(lines_of(ab.counted()) == lines_of(ba.counted()));
  CHECK(lines_of(ab.counted()) == lines_of(counts_of({{"read text files"},
                                                      {"naïve text"},
                                                      {"text files"},
                                                      {"write text files", "naïve"}})
                                               .counted()));
}

TEST_CASE("counts that went through plain arrays are those of all entities together") {
  const std::vector<Texts> first = {{"Reads paper maps", "maps"}, {"Größe of maps"}};
  const std::vector<Texts> second = {{"Folds paper maps"}, {"GRÖSSE", "größe counts"}, {"größe"}};
  std::vector<Texts> all = first;
  all.insert(all.end(), second.begin(), second.end());
  WordCounts merged;
  merged.merge(counts_of(first).parts());
  merged.merge(counts_of(second).parts());
  CHECK(lines_of(merged.counted()) == lines_of(counts_of(all).counted()));
}

TEST_CASE("what is counted of some entities can be taken away again") {
  const std::vector<Texts> some = {{"Reads Übersetzung files"}, {"reads PDF", "PDF files"}};
  const std::vector<Texts> rest = {{"reads files"}, {"Ubersetzung of PDF files"}};
  std::vector<Texts> all = some;
  all.insert(all.end(), rest.begin(), rest.end());
  WordCounts counts = counts_of(all);
  counts.subtract(counts_of(some));
  CHECK(lines_of(counts.counted()) == lines_of(counts_of(rest).counted()));
  // And through arrays, as a file keeps them.
  WordCounts again;
  again.merge(counts.parts());
  again.merge(counts_of(some));
  CHECK(lines_of(again.counted()) == lines_of(counts_of(all).counted()));
}

TEST_CASE("thousands of pairs are counted as a map counts them") {
  std::mt19937 random(5);
  Analyser analyser;
  WordCounts counts;
  std::map<std::pair<std::string, std::string>, std::uint32_t> expected;
  for (int entity = 0; entity < 4'000; ++entity) {
    std::vector<std::string> words;
    for (int i = 0; i < 6; ++i) {
      const auto letter = [&] { return static_cast<char>('b' + random() % 7); };
      words.push_back(std::string("w") + letter() + letter() + letter());
    }
    std::string text;
    std::set<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < words.size(); ++i) {
      text += words[i] + ' ';
      if (i > 0) pairs.emplace(words[i - 1], words[i]);
    }
    counts.add(text, analyser.tokens(text));
    counts.end_entity();
    for (const auto& pair : pairs) ++expected[pair];
  }
  const CountedWords counted = counts.counted();
  std::map<std::pair<std::string, std::string>, std::uint32_t> found;
  std::pair<std::uint32_t, std::uint32_t> last = {0, 0};
  for (const WordPair& pair : counted.pairs) {
    CHECK((found.empty() || std::pair(pair.first, pair.second) > last));
    last = {pair.first, pair.second};
    found[{counted.words[pair.first].word, counted.words[pair.second].word}] = pair.entities;
  }
  CHECK(found == expected);
}

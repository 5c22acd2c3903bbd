// Words by number, against the same words as texts.
#include "index/word_numbers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "index/facts/inverted_fields.h"
#include "index/suggest/word_counts.h"

using namespace matchgraph;

namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {"GPT-4 reads OpenAPI files, and .NET reads them too",
                                               "Mixtral 8x22B: it's a mixture; C++ and C# aren't C",
                                               "Ångström naïve café Straße H₂O version 4.5",
                                               "",
                                               "the and of",
                                               "read read reads reading the read",
                                               "日本語のテキスト and ﷺ twice ﷺ",
                                               "read files, Read FILES"};
  return all;
}

}  // namespace

TEST_CASE("strings keep the numbers they were met with") {
  std::mt19937 random(7);
  StringNumbers numbers;
  std::map<std::string, std::uint32_t> known;
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 4, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 20);
    const auto next = static_cast<std::uint32_t>(known.size());
    const auto [found, added] = known.try_emplace(text, next);
    CHECK(numbers.find(text) == (added ? StringNumbers::kUnknown : found->second));
    CHECK(numbers.add(text) == found->second);
  }
  CHECK(numbers.size() == known.size());
  for (const auto& [text, number] : known) CHECK(numbers[number] == text);
}

TEST_CASE("a text read by number has the tokens it has as text") {
  Analyser analyser;
  WordNumbers words;
  std::vector<NumberedToken> read = {{}};
  for (const std::string& text : texts()) {
    CAPTURE(text);
    const std::vector<Token> tokens = analyser.tokens(text);
    analyser.read(text, words, read);
    REQUIRE(read.size() == tokens.size());
    std::vector<const Token*> whole;
    for (std::size_t i = 0; i < read.size(); ++i) {
      CHECK(words.word(read[i].word) == tokens[i].word);
      CHECK(words.is_stop_word(read[i].word) == tokens[i].is_stop_word());
      if (!tokens[i].is_stop_word()) {
        CHECK(words.terms()[words.term_of(read[i].word)] == tokens[i].term);
      }
      CHECK(read[i].begin == tokens[i].begin);
      CHECK(read[i].end == tokens[i].end);
      CHECK(read[i].variant == tokens[i].variant);
      if (read[i].whole) whole.push_back(&tokens[i]);
    }
    CHECK(whole == whole_words(tokens));
  }
}

// A ligature that stands for several words folds to one term with spaces in it, and a pair of such
// does not sort as its terms do.
TEST_CASE("rows are inverted to what counting each row's terms gives") {
  std::mt19937 random(11);
  Analyser analyser;
  WordNumbers words;
  FieldInverter inverter;
  std::vector<NumberedToken> read;
  std::map<std::string, std::map<std::uint32_t, std::uint32_t>> expected;
  for (std::uint32_t row = 3; row < 90; row += 2) {
    TermCounts counts;
    for (std::size_t n = random() % 4; n > 0; --n) {
      const std::string& text = texts()[random() % texts().size()];
      analyser.read(text, words, read);
      inverter.add(words, read);
      count_terms(analyser.tokens(text), 1, counts);
    }
    inverter.end_row(row);
    for (const auto& [term, count] : counts) expected[term][row] = count;
  }
  // A word that only documents have, of a text that was read for an earlier build.
  analyser.read("elsewhere", words, read);
  inverter.finish(words.terms());

  REQUIRE(inverter.terms() == expected.size());
  std::size_t i = 0;
  for (const auto& [term, rows] : expected) {
    CAPTURE(term);
    CHECK(inverter.term(i) == term);
    std::map<std::uint32_t, std::uint32_t> found;
    std::uint32_t last = 0;
    for (const RowPosting& posting : inverter.postings(i)) {
      CHECK(posting.row > last);
      last = posting.row;
      found[posting.row] = posting.count;
    }
    CHECK(found == rows);
    ++i;
  }
}

// Patterns of words.
#include "lines/word_pattern.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

using namespace matchgraph;

TEST_CASE("the end of a sentence may be one of several steps") {
  const std::vector<std::string_view> ended = {"no", "network"};
  const std::vector<std::string_view> goes_on = {"no", "network", "required"};
  const std::vector<std::string_view> other = {"no", "network", "drives"};
  const WordPattern pattern("no network required|needed|$");
  CHECK(pattern.length(ended) == 2);
  CHECK(pattern.length(goes_on) == 3);
  CHECK_FALSE(pattern.length(other));
}

TEST_CASE("several patterns begin a sentence where one of them does") {
  const std::vector<std::string_view> texts = {"add|copy a", "?then run", "?so ?now", "end|$",
                                               "*1 b"};
  const std::vector<std::vector<std::string_view>> sentences = {
      {},     {"add", "a"}, {"add"}, {"copy", "a", "b"}, {"run"}, {"then", "run"}, {"then"},
      {"so"}, {"now", "b"}, {"end"}, {"x", "b"},         {"b"},   {"", "a"},       {"dda", "a"}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (const std::string_view other : texts) {
      const WordPatterns both = {texts[i], other};
      for (const auto& words : sentences) {
        CHECK(both.any_begins(words) ==
              (WordPattern(texts[i]).begins(words) || WordPattern(other).begins(words)));
      }
    }
  }
  CHECK(WordPatterns{"add|copy a"}.any_begins(sentences[3]));
  CHECK_FALSE(WordPatterns{"add|copy a"}.any_begins(sentences[2]));
}

#include "tools/importers/markdown/phrases.h"

#include <doctest/doctest.h>

namespace matchgraph::phrases {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  for (const Range& range : sentences(text)) out.emplace_back(range.of(text));
  return out;
}

using Strings = std::vector<std::string>;

TEST_CASE("sentences end at a stop before a capital, not at abbreviations or in brackets") {
  CHECK(split("One thing. Another thing! A third?") ==
        Strings{"One thing.", "Another thing!", "A third?"});
  CHECK(split("Reads tables, e.g. Excel. Writes v1.2 files.") ==
        Strings{"Reads tables, e.g. Excel.", "Writes v1.2 files."});
  CHECK(split("Made with Node.js and more. it goes on") ==
        Strings{"Made with Node.js and more. it goes on"});
  CHECK(split("Runs (fast. Very fast.) everywhere. `x` too") ==
        Strings{"Runs (fast. Very fast.) everywhere.", "`x` too"});
  CHECK(split("line one\nline two\n") == Strings{"line one", "line two"});
  CHECK(split("  ").empty());
}

TEST_CASE("words keep what belongs to a name") {
  CHECK(words("C++ and node.js, snake_case; C#.") ==
        Strings{"c++", "and", "node.js", "snake_case", "c#"});
}

TEST_CASE("content words leave out small words and plural endings") {
  CHECK(content_words("Supports many files and a bus for the files") == Strings{"bus", "file"});
}

TEST_CASE("overlap is shared words by all words") {
  CHECK(overlap({"a", "b", "c"}, {"b", "c", "d"}) == doctest::Approx(0.5));
  CHECK(overlap({}, {}) == 0);
}

TEST_CASE("short names end where a phrase does") {
  CHECK(short_name("users can create a snapshot to see old data and other days") ==
        "Users can create a snapshot");
  CHECK(short_name("Columnar storage (on disk) and more") == "Columnar storage");
  CHECK(short_name("Embeddable, serverless integration into apps") ==
        "Embeddable, serverless integration into apps");
  CHECK(short_name("iOS apps") == "iOS apps");
  CHECK(short_name("") == "");
}

TEST_CASE("a list is searched for whole words") {
  CHECK(is_one_of("see", "install|see|check"));
  CHECK_FALSE(is_one_of("he", "install|see|check"));
  CHECK_FALSE(is_one_of("see|check", "install|see|check"));
  CHECK(has_phrase(" a b c ", "b c"));
  CHECK_FALSE(has_phrase(" a b cd ", "b c"));
}

TEST_CASE(
    "a short name stays whole where it is hardly longer, and ends behind no word that leads on") {
  CHECK(phrases::short_name("Works in mills, barns and the open") ==
        "Works in mills, barns and the open");
  CHECK(phrases::short_name("Parser of sacks based on the list of all grains that are known") ==
        "Parser of sacks based on the list");
  CHECK(phrases::short_name("small (under 9 kB) mill that lets anyone grind rye by hand at home") ==
        "Small mill that lets anyone grind rye");
  CHECK(phrases::short_name("A mill for writing reliable, quick, and slim tables of rye in the "
                            "language of millers") == "A mill for writing reliable, quick");
  CHECK(phrases::short_name("object that is similar to the old response of a mill in the north") ==
        "Object that is similar to the old response");
}

}  // namespace
}  // namespace matchgraph::phrases

// Sentences that meet at the end of a line.
#include "tools/importers/markdown/line_ends.h"

#include <doctest/doctest.h>

#include "tools/importers/markdown/markdown_tree.h"

namespace matchgraph::markdown {
namespace {

TEST_CASE("two sentences at a line's end without a stop stay two") {
  const auto broken = [](std::string words, const std::string& mark) {
    std::vector<std::size_t> ends;
    for (std::size_t at = words.find(mark); at != words.npos; at = words.find(mark, at)) {
      words.replace(at, mark.size(), " ");
      ends.push_back(at);
    }
    break_between_sentences(words, ends);
    return words;
  };
  const std::string second = "Sacks are heavy things and take very much room in a small old barn";
  CHECK(broken("Weights of sacks from oldmill.example|" + second, "|") ==
        "Weights of sacks from oldmill.example\n" + second);
  // Full lines, open ends, small letters and names go on.
  CHECK(broken("Weights of all the old and new sacks|Sacks are heavy", "|") ==
        "Weights of all the old and new sacks Sacks are heavy");
  CHECK(broken("Weights of sacks that were made by|" + second, "|") ==
        "Weights of sacks that were made by " + second);
  CHECK(broken("It was taught with the English|Granary set of sacks, which is an old set of many",
               "|") ==
        "It was taught with the English Granary set of sacks, which is an old set of many");
  const Document read = parse("Weights of sacks from oldmill.example\n" + second + ".\n");
  CHECK(read.root.children.at(0).text.words ==
        "Weights of sacks from oldmill.example\n" + second + ".");
}

}  // namespace
}  // namespace matchgraph::markdown

// Several needs met together, in the words of the readable formats.
#include <doctest/doctest.h>

#include <string>

#include "matchgraph/render.h"
#include "render/cover_words.h"

using namespace matchgraph;

namespace {

EntityCard card(const std::string& id, const std::string& name) {
  EntityCard out;
  out.id = id;
  out.name = name;
  out.type = "tool";
  return out;
}

CoverNeed need(const std::string& text) {
  CoverNeed out;
  out.text = out.need = text;
  return out;
}

/// Two of three needs met by one tool, the third by none.
CoverResults two_of_three() {
  CoverResults out;
  out.needs = {need("read <maps>"), need("plan tours"), need("wash *dishes*")};
  out.needs[2].nearest = card("lab/sink", "Sink");
  CoverPart part;
  part.entity = card("lab/atlas", "Atlas");
  MatchedCapability says{{0, "", "Reads maps of all scales."}, 1, {{0, 5}}};
  part.meets = {{0, 0.9, true, says}, {1, 0.6, true, {}}};
  part.instead = {{"lab/globe", "Globe"}, {"lab/chart", "Chart"}};
  out.results = {part};
  out.unmet = {2};
  out.at_least = 1;
  return out;
}

}  // namespace

TEST_CASE("a cover is told by entity with what each meets, and what is unmet with the nearest") {
  CHECK(to_text(two_of_three(), {}) ==
        "1 entity meets 2 of 3 needs\n"
        "\n"
        "1    Atlas\n"
        "     tool · price unknown · lab/atlas\n"
        "     + read <maps>\n"
        "         Reads maps of all scales.\n"
        "     + plan tours\n"
        "     or instead: Globe, Chart\n"
        "\n"
        "unmet: wash *dishes*\n"
        "     nothing found meets it; nearest is Sink (lab/sink)\n");
}

TEST_CASE("in Markdown needs and names are text, whatever they hold") {
  CHECK(to_markdown(two_of_three()) ==
        "# What meets these needs together\n"
        "\n"
        "1 entity meets 2 of 3 needs\n"
        "\n"
        "1. Atlas · tool · price unknown · lab/atlas\n"
        "   - meets **read \\<maps**\\>: **Reads** maps of all scales.\n"
        "   - meets **plan tours**\n"
        "   - or instead: Globe, Chart\n"
        "\n"
        "## Unmet\n"
        "\n"
        "- **wash \\*dishes**\\*: nothing found meets it; nearest is Sink (lab/sink)\n");
}

TEST_CASE("how surely a choice is the smallest is said where it is larger than one") {
  CoverResults results;
  results.needs = {need("a"), need("b"), need("c")};
  results.unmet = {0, 1, 2};
  CHECK(render::cover_summary(results) == "nothing found meets any of the needs");
  results.unmet = {};
  results.results.resize(3);
  results.at_least = 3;
  CHECK(render::cover_summary(results) == "3 entities meet all 3 needs; fewer do not");
  results.is_exact = false;
  CHECK(render::cover_summary(results) == "3 entities meet all 3 needs; fewer do not");
  results.at_least = 2;
  CHECK(render::cover_summary(results) ==
        "3 entities meet all 3 needs; chosen one by one, at least 2 are needed");
}

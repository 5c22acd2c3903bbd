#include "tools/importers/lists/awesome_list.h"

#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/lists/item_sentences.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Imported import_list(const std::string& text) { return import_text(import_awesome_lists, text); }

TEST_CASE("a list's linked items are its entities") {
  const Imported list = import_sample(import_awesome_lists, "list.md");
  Strings ids;
  for (const Entity& entity : list.entities) ids.push_back(entity.id);
  CHECK(ids == Strings{"acme/drip", "acme/tools/hose", "bare.example.org", "gitlab.com/deep/pump",
                       "huggingface/garden/soilnet", "phone.example.org", "rain.example.org"});
  CHECK(
      list.problems() ==
      Strings{"18: item \"Sprinkler - Turns in circles.\" left out: \"./sprinkler\" is no http(s) "
              "address",
              "19: item \"A line without a link\" left out: it has no link",
              "22: item \"See also this page\" left out: it does not begin with its link",
              "27: \"Drip again\" has the address of line 13; taken as one",
              "28: \"Bare\" has no description",
              "36: section \"Contributing\" left out: 1 item with a link, about the list itself",
              "40: section \"License\" left out: 1 item with a link, about the list itself"});
  CHECK(list.report.imported == 1);
  CHECK(list.report.warnings == 7);
}

TEST_CASE("headings and items without a link become tags, codes and hash words too") {
  const Imported list = import_sample(import_awesome_lists, "list.md");
  CHECK(list.entity("acme/drip").tags == Strings{"Watering", "Go", "Models"});
  CHECK(list.entity("rain.example.org").tags == Strings{"Watering", "opensource"});
  CHECK(list.entity("gitlab.com/deep/pump").tags == Strings{"Watering", "Pumps"});
}

TEST_CASE("each sentence and each plain item below is a capability") {
  const Imported list = import_sample(import_awesome_lists, "list.md");
  CHECK(texts_of(list.entity("acme/drip")) ==
        Strings{"Waters beds by plan. It reads the weather first.",
                "Sends a letter when the tank is empty.", "Runs on a battery",
                "Knows five kinds of soil", "Waters beds by plan."});
  CHECK(texts_of(list.entity("rain.example.org")) == Strings{"Measures rain with a small gauge."});
  CHECK(texts_of(list.entity("phone.example.org")) == Strings{"Shows all beds on a phone"});
  CHECK(texts_of(list.entity("bare.example.org")).empty());
}

TEST_CASE("facts: maker, licence, repository, type, provenance") {
  const Imported list = import_sample(import_awesome_lists, "list.md");
  const Entity& drip = list.entity("acme/drip");
  CHECK(drip.name == "Drip");
  CHECK(drip.aliases == Strings{"Drip again"});
  CHECK(drip.maker == "Acme");
  CHECK(drip.license == "MIT");
  CHECK(drip.type == "tool");
  CHECK(drip.url == "https://github.com/Acme/Drip");
  REQUIRE(drip.extra.size() == 1);
  CHECK(drip.extra[0].name == "repository");
  CHECK(drip.extra[0].json == "\"https://github.com/Acme/Drip\"");
  REQUIRE(drip.sources.size() == 1);
  CHECK(drip.sources[0].name == "Awesome Garden Tools");
  CHECK(to_string(*drip.sources[0].observed) == "2026-11-22");

  const Entity& hose = list.entity("acme/tools/hose");
  CHECK(hose.summary == "Rolls up a hose, by Acme Works.");
  CHECK(hose.maker == "Acme Works");
  CHECK(hose.extra[0].json == "\"https://github.com/acme/tools\"");
  CHECK(list.entity("gitlab.com/deep/pump").summary == "Lifts water from a well");
  const Entity& model = list.entity("huggingface/garden/soilnet");
  CHECK(model.type == "model");
  CHECK(model.maker == "Garden Lab");
}

TEST_CASE("headings tell the type") {
  const Imported list = import_list(
      "# Awesome MCP Servers\n## Files\n- [a](https://a.example.org) - Reads files.\n"
      "## Frameworks\n- [b](https://b.example.org) - Builds servers.\n"
      "## Learning resources\n- [c](https://c.example.org) - Tells of servers.\n");
  CHECK(list.entity("a.example.org").type == "mcp-server");
  CHECK(list.entity("b.example.org").type == "framework");
  CHECK(list.entity("c.example.org").type == "document");
}

TEST_CASE("\"by\" names a maker only where it can be one") {
  const auto maker = [](const std::string& description) {
    const Imported list = import_list("- [a](https://a.example.org) - " + description + "\n");
    return list.entities.at(0).maker;
  };
  CHECK(maker("A chat model by Acme.") == "Acme");
  CHECK(maker("A chat model, by [@jane](https://example.org/jane).") == "jane");
  CHECK(maker("An app developed by Acme Labs. It chats.") == "Acme Labs");
  CHECK(maker("A chat powered by Acme.") == "");
  CHECK(maker("Sorts files by Name and size.") == "");
  CHECK(maker("A tool to show pictures of Flux, a model by Acme.") == "");
}

TEST_CASE("the same entity in two files is one") {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file("one.md")) << "# One\n## A\n- [x](https://x.example.org) - Counts.\n";
  std::ofstream(folder.file("two.md")) << "# Two\n## B\n- [x](https://x.example.org) - Adds up.\n";
  ImportRequest request;
  request.files = {folder.file("one.md"), folder.file("two.md")};
  const Imported lists = import_with(import_awesome_lists, request);
  REQUIRE(lists.entities.size() == 1);
  CHECK(lists.entities[0].tags == Strings{"A", "B"});
  CHECK(texts_of(lists.entities[0]) == Strings{"Counts.", "Adds up."});
  CHECK(lists.entities[0].sources.size() == 2);
  CHECK(lists.entities[0].sources[0].observed.has_value());
}

TEST_CASE("files that cannot be read are errors, the others count") {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file("good.md")) << "- [x](https://x.example.org) - Counts.\n";
  std::ofstream(folder.file("bad.md")) << "- fine\n- \xff\n";
  ImportRequest request;
  request.files = {folder.file("none.md"), folder.file("bad.md"), folder.file("good.md")};
  const Imported lists = import_with(import_awesome_lists, request);
  CHECK(lists.entities.size() == 1);
  CHECK(lists.report.errors == 2);
  CHECK(lists.report.skipped == 2);
  CHECK(lists.problems() ==
        Strings{"0: cannot be read: No such file or directory", "2: is not UTF-8 text"});
}

TEST_CASE("descriptions are split where they say different things") {
  CHECK(awesome::split_description("Reads tables of every kind. Reads tables of every kind!") ==
        Strings{"Reads tables of every kind."});
  CHECK(awesome::split_description("Reads all tables. Very fast. Writes them as text files.") ==
        Strings{"Reads all tables. Very fast.", "Writes them as text files."});
  CHECK(awesome::split_description("Tells of a new model. Daily Paper, May 3, 2023.") ==
        Strings{"Tells of a new model."});
}

TEST_CASE("who made what an item describes is no capability, but what stands behind it") {
  const auto texts = [](const std::string& rest) {
    return texts_of(import_list("- [Of grain](https://arxiv.org/abs/1801.00001) " + rest + "\n")
                        .entities.at(0));
  };
  CHECK(texts("by Ann Miller, Ben B. Baker and Carla Stone.").empty());
  CHECK(texts("by Ann Miller, Dan W. Rye, Eve Mill and Finn Oats.").empty());
  CHECK(texts("by Ann Miller, a miller from the north of the land.").empty());
  CHECK(texts("from Mill AI.").empty());
  CHECK(texts("by [@ann](https://example.org/ann) __MUST SEE__").empty());
  CHECK(texts("by [@ann][ann]").empty());
  CHECK(texts("Grinds rye and oats into flour. By [@ann](https://example.org/ann) (Ann Miller)") ==
        std::vector<std::string>{"Grinds rye and oats into flour."});
  CHECK(texts("Grinds rye and oats into flour. by @ann") ==
        std::vector<std::string>{"Grinds rye and oats into flour."});
  CHECK(texts("tutorial by Ann Miller.").empty());
  CHECK(texts("- Code repository of the Quern paper.").empty());
  CHECK(texts("by Ann Miller - Grinds rye and oats by water.") ==
        Strings{"Grinds rye and oats by water."});
  CHECK(texts("- from rye to flour in one run") == Strings{"from rye to flour in one run"});
  CHECK(texts("- Sorts sacks by weight.") == Strings{"Sorts sacks by weight."});
}

TEST_CASE("opinions, addresses and what is to be typed are no capabilities") {
  const Imported list = import_list(
      "- [Mill](https://mill.example.org) - Grinds rye and oats.\n"
      "  - Snippets:\n    - Turn the wheel back in winter\n"
      "- [Quern](https://quern.example.org) - About as far from mills as I am willing to go.\n"
      "- [Sieve](https://sieve.example.org) - See also: https://other.example.org/list\n");
  CHECK(texts_of(list.entities.at(0)) == Strings{"Grinds rye and oats."});
  CHECK(texts_of(list.entities.at(1)).empty());
  CHECK(texts_of(list.entities.at(2)).empty());
}

TEST_CASE("a label over one link is a tag where the link bears the name of its place") {
  const Imported list = import_list(
      "- Videos: [grist](https://github.com/acme/grist) films mills\n"
      "- Grist: [acme-grist](https://github.com/acme/other) mills\n");
  REQUIRE(list.entities.size() == 2);
  CHECK(list.entities[0].name == "grist");
  CHECK(list.entities[0].tags == Strings{"Videos"});
  CHECK(list.entities[1].name == "Grist");
}

}  // namespace
}  // namespace matchgraph

// reStructuredText as lists and READMEs use it.
#include <doctest/doctest.h>

#include <random>

#include "markdown_samples.h"
#include "tools/importers/lists/awesome_list.h"
#include "tools/importers/markdown/rst_tree.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using markdown::Block;
using markdown::BlockKind;
using Strings = std::vector<std::string>;

TEST_CASE("sections have the level of their style, in the order of the file") {
  const markdown::Document document = markdown::parse_rst(
      "=====\nMills\n=====\n\nBy hand\n-------\n\nText of\ntwo lines.\n\nQuerns\n~~~~~~\n\n"
      "By water\n--------\n");
  std::vector<std::pair<int, std::string>> headings;
  for (const Block& block : document.root.children) {
    if (block.kind == BlockKind::kHeading) headings.emplace_back(block.level, block.text.words);
  }
  CHECK(headings == std::vector<std::pair<int, std::string>>{
                        {1, "Mills"}, {2, "By hand"}, {3, "Querns"}, {2, "By water"}});
  CHECK(document.root.children[1].line == 5);
  CHECK(document.root.children[2].text.words == "Text of two lines.");
}

TEST_CASE("links, code and emphasis are read, substitutions are left out") {
  const markdown::Document document = markdown::parse_rst(
      "See `Quern <https://quern.example.org>`_, `the roller`_, Hammer_ and ``code``; |ICON| a "
      "snake_case word, **bold**.\n\n.. _the roller: https://roller.example.org\n"
      ".. _hammer: https://hammer.example.org\n");
  const markdown::Text& text = document.root.children.at(0).text;
  CHECK(text.words == "See Quern, the roller, Hammer and code; a snake_case word, bold.");
  Strings targets;
  for (const markdown::Span& span : text.spans) {
    if (span.kind == markdown::SpanKind::kLink) targets.push_back(span.target);
  }
  CHECK(targets == Strings{"https://quern.example.org", "https://roller.example.org",
                           "https://hammer.example.org"});
}

TEST_CASE("a list in reStructuredText gives its entries") {
  const Imported list =
      import_text(import_awesome_lists,
                  "Awesome Mills\n=============\n\n.. image:: https://example.org/badge.svg\n"
                  "   :target: https://example.org\n\n.. contents::\n\nBy hand\n-------\n\n"
                  "* |OK| `Quern <https://github.com/acme/quern>`_ - Grinds rye. `[Meta] "
                  "<https://m.example.org>`_\n"
                  "* `Roller <https://roller.example.org>`_ - Rolls oats\n  of any size.\n\n"
                  "    * Works with barley too\n\n1. `Pestle <https://pestle.example.org>`__\n",
                  "list.rst");
  CHECK(list.entity("acme/quern").tags == Strings{"By hand"});
  CHECK(texts_of(list.entity("acme/quern")) == Strings{"Grinds rye."});
  CHECK(texts_of(list.entity("roller.example.org")) ==
        Strings{"Rolls oats of any size.", "Works with barley too"});
  CHECK(list.entity("pestle.example.org").sources[0].name == "Awesome Mills");
}

TEST_CASE("a README in reStructuredText is decomposed") {
  const Imported readme =
      import_text(import_readmes,
                  "Quern\n=====\n\nQuern is a library for grinding rye by hand.\n\n"
                  "Features\n--------\n\n- Two speeds for every grain\n\n"
                  "Install\n-------\n\nRun this::\n\n    pip install quern\n",
                  "README.rst");
  REQUIRE(readme.entities.size() == 1);
  CHECK(readme.entities[0].name == "Quern");
  CHECK(texts_of(readme.entities[0]) ==
        Strings{"Quern is a library for grinding rye by hand.", "Two speeds for every grain"});
}

TEST_CASE("any bytes are read as reStructuredText") {
  std::mt19937 random(5);
  const Strings pieces = {"* ",   "- ",   "1. ", "=====\n", "-----\n", "`x <", ">`_",
                          "::\n", "..",   " _a", ":",       "\n",      "\n\n", "   ",
                          "\t",   "**",   "|",   "`",       "``",      "word", "http://a.org ",
                          "é",    "\xff", "_",   "\\",      "+--",     "#. "};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t n = random() % 60; n > 0; --n) text += pieces[random() % pieces.size()];
    const markdown::Document document = markdown::parse_rst(text);
    for (const Block& block : document.root.children) {
      for (const markdown::Span& span : block.text.spans) {
        CHECK(span.begin < span.end);
        CHECK(span.end <= block.text.words.size());
      }
    }
  }
}

TEST_CASE("tables in frames and between lines are read") {
  const markdown::Document document = markdown::parse_rst(
      "Mills\n=====\n\n+--------+-----------+\n| Name   | Grain     |\n+========+===========+\n"
      "| Quern_ | Rye and   |\n|        | oats      |\n+--------+-----------+\n| Röller | Maize    "
      " |"
      "\n+--------+-----------+\n\n======  =====\nName    Grain\n======  =====\nPestle  Any grain "
      "that is dry\n        or wet\nStone   Rye\n======  =====\n\n.. _Quern: "
      "https://quern.example.org\n");
  REQUIRE(document.root.children.size() == 3);
  const auto words = [](const Block& table) {
    std::vector<Strings> out;
    for (const Block& row : table.children) {
      out.emplace_back();
      for (const markdown::Text& cell : row.cells) out.back().push_back(cell.words);
    }
    return out;
  };
  CHECK(words(document.root.children[1]) ==
        std::vector<Strings>{{"Name", "Grain"}, {"Quern", "Rye and oats"}, {"Röller", "Maize"}});
  CHECK(document.root.children[1].children[1].cells[0].spans.size() == 1);
  CHECK(document.root.children[1].children[2].line == 10);
  CHECK(words(document.root.children[2]) ==
        std::vector<Strings>{
            {"Name", "Grain"}, {"Pestle", "Any grain that is dry or wet"}, {"Stone", "Rye"}});
  CHECK(document.unread.empty());
}

TEST_CASE("what is not read of reStructuredText is counted and named") {
  const Imported list = import_text(
      import_awesome_lists,
      "Mills\n=====\n\nBy hand\n-------\n\n* `Quern <https://quern.example.org>`_ - Grinds rye.\n\n"
      "+-------+-------+\n| Over both     |\n+-------+-------+\n\n.. list-table::\n\n   * - a\n"
      "     - b\n\n.. raw:: html\n\n   <p>x</p>\n\n=====  =====\nnot closed\n",
      "list.rst");
  CHECK(list.entities.size() == 1);
  Strings reasons;
  for (const Diagnostic& one : list.report.diagnostics) {
    reasons.push_back(std::to_string(one.line) + ": " + one.reason);
  }
  CHECK(reasons == Strings{"9: 3 tables of reStructuredText left out",
                           "18: 1 directive of reStructuredText left out"});
}

TEST_CASE("a table of reStructuredText gives the entries of a list") {
  const Imported list =
      import_text(import_awesome_lists,
                  "Mills\n=====\n\nBy hand\n-------\n\n====================================  ======"
                  "=====\nName                                  Description\n===================="
                  "================  ===========\n`Quern <https://quern.example.org>`_  Grinds rye "
                  "by hand\n====================================  ===========\n",
                  "list.rst");
  CHECK(texts_of(list.entity("quern.example.org")) == Strings{"Grinds rye by hand"});
}

}  // namespace
}  // namespace matchgraph

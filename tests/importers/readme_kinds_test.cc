// What in READMEs looks like a capability and is none, servers with tools, other languages, rivals.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Entity read_readme_text(const std::string& text, const std::string& name = "file.md") {
  const Imported readme = import_text(import_readmes, text, name);
  REQUIRE(readme.entities.size() == 1);
  return readme.entities[0];
}

Strings named_lines(const Entity& entity) {
  Strings out;
  for (const Capability& one : entity.capabilities) out.push_back(one.name + ": " + one.text);
  return out;
}

TEST_CASE("a server's tools are its capabilities, by name and description") {
  const Entity server = read_readme_text(
      "## Granary MCP\n\nA Model Context Protocol server for a granary. It builds on "
      "[Mill](https://github.com/acme/mill).\n\n| Option | Description |\n|---|---|\n"
      "| --port | port to listen on<br>*env* `GRAIN_PORT` |\n\n### Tools\n\n"
      "- **grain_add**\n  - Title: Add\n  - Description: Add grain to the store\n"
      "  - Parameters:\n    - `sack` (string): Name of the sack\n  - Read-only: **false**\n\n"
      "- **grain_list**\n  - Title: List\n  - Description: List the grain in the store\n"
      "  - Parameters: None\n");
  CHECK(server.name == "Granary MCP");
  CHECK(server.type == "mcp-server");
  CHECK(server.id == "readme/granary-mcp");
  CHECK(named_lines(server) ==
        Strings{"grain_add: Add grain to the store", "grain_list: List the grain in the store"});
}

TEST_CASE("tools stand in lists of groups, in headings and in tables as well") {
  const std::string top = "# Mill MCP\n\nMCP server that grinds.\n\n";
  CHECK(named_lines(read_readme_text(top +
                                     "## Available tools\n\n- **Sacks**\n  - `fill_sack(name)`: "
                                     "Fills a sack\n    - `name`: which one\n  - `open_sack` - "
                                     "Opens a sack\n")) ==
        Strings{"fill_sack: Fills a sack", "open_sack: Opens a sack"});
  CHECK(named_lines(read_readme_text(top +
                                     "## Tools\n\n### grind\n\nGrinds grain into flour. It takes "
                                     "a while.\n\n**Parameters**\n\n- `grain`: which\n\n### "
                                     "stopMill\n\nStops the mill.\n")) ==
        Strings{"grind: Grinds grain into flour.", "stopMill: Stops the mill."});
  CHECK(named_lines(read_readme_text(top + "## Tools\n\n| Tool | Description |\n|---|---|\n"
                                           "| `grind` | Grinds grain |\n| `weigh_sack` | |\n")) ==
        Strings{"grind: Grinds grain"});
}

TEST_CASE("a server that wraps a product is not the product") {
  const Entity server = read_readme_text(
      "## Quern MCP\n\nLets models grind with [Quern](https://quern.example.org).\n\n### Start\n\n"
      "It lives [in the main project](https://github.com/acme/quern/tree/main/server).\n");
  CHECK(server.id == "readme/quern-mcp");
  CHECK(server.type == "mcp-server");
}

TEST_CASE("what the reader types, options and links below a heading are no capabilities") {
  const Entity mill = read_readme_text(
      "# millcat\n\nmillcat prints lists of mills with colours.\n\n### Colours\n\nmillcat supports "
      "colours for many kinds of lists.\n\n## How to use\n\nYou can use the `--dark` option at "
      "night.\n\n### `grep`\n\nYou can chain `millcat` and `grep` to find one.\n\n"
      "### Output style\n\n| Style | Description |\n|---|---|\n| grid | Lines around every mill. "
      "|\n"
      "\n## Community Integrations\n\n- [Millpond](https://pond.example.org)\n");
  CHECK(texts_of(mill) == Strings{"millcat prints lists of mills with colours.",
                                  "millcat supports colours for many kinds of lists."});
}

TEST_CASE("the summary is neither a choice of languages nor the problem") {
  const Entity fit = read_readme_text(
      "# millfit\n\n<p align=\"center\"><b>English</b> · <a href=\"README.zh.md\">中文</a> · "
      "<a href=\"README.ja.md\">日本語</a></p>\n\nA small program that picks mills for rooms. "
      "Measures each room and ranks the mills by size.\n");
  CHECK(fit.summary == "A small program that picks mills for rooms.");
  CHECK(texts_of(fit) == Strings{"A small program that picks mills for rooms.",
                                 "Measures each room and ranks the mills by size."});
  const Entity docs = read_readme_text(
      "# Milldocs\n\nStaff rely on old lists. That means:\n\n- ❌ Mills that nobody makes\n"
      "- ❌ Stones that never were\n\n## ✅ After\n\nMilldocs fetches the makers' newest lists and "
      "prints them.\n");
  CHECK(docs.summary == "Milldocs fetches the makers' newest lists and prints them.");
  CHECK(texts_of(docs) == Strings{"Milldocs fetches the makers' newest lists and prints them."});
}

TEST_CASE("several deeds of one sentence are several capabilities, with their sentence") {
  const Entity voice = read_readme_text(
      "# Murmur\n\nMurmur is a speech model. It has heard much and can perform dictation, dubbing, "
      "and guessing of languages.\n");
  CHECK(texts_of(voice) == Strings{"can perform dictation", "can perform dubbing",
                                   "can perform guessing of languages"});
  CHECK(
      texts_of(read_readme_text("# Mill\n\nMill is a small library for grinding rye. It can handle "
                                "rye using grind(sack, size) and sieves.\n")) ==
      Strings{"Mill is a small library for grinding rye.",
              "It can handle rye using grind(sack, size) and sieves."});
  CHECK(voice.capabilities[0].extra[0].json.find("\"sentence\":\"It has heard much") !=
        std::string::npos);
}

TEST_CASE("of a README in another language lists below known headings are taken, else nothing") {
  const Entity german = read_readme_text(
      "# Mühle\n\nDie Mühle ist ein Programm für das Mahlen von Roggen und Hafer, und sie ist auch "
      "für kleine Säcke zu haben.\n\n## Funktionen\n\n- Mahlt Roggen und Weizen\n- Siebt das "
      "Mehl\n\n"
      "## Einrichtung\n\nDas Programm kann mit einem Befehl für die Mühle eingerichtet werden.\n");
  CHECK(texts_of(german) == Strings{"Mahlt Roggen und Weizen", "Siebt das Mehl"});
  const Entity chinese = read_readme_text(
      "# 石磨\n\n石磨是一个把麦子磨成面粉的程序。\n\n## 特性\n\n- 支持多种粮食\n- 可以筛面粉\n\n"
      "## Supported models\n\n- 一号磨\n");
  CHECK(texts_of(chinese) == Strings{"支持多种粮食", "可以筛面粉"});
}

TEST_CASE("what a README says of rivals is kept with its place") {
  const Entity mill = read_readme_text(
      "# Quern\n\nQuern grinds rye by hand. Quern is the only mill that fits into a pocket.\n\n"
      "## Comparison\n\nUnlike Roller, Quern needs no current at all.\n\n"
      "| Feature | Quern | Hammer |\n|---|---|---|\n| Two speeds | ✅ | ❌ |\n| Grinds | ✅ | ✅ |\n");
  CHECK(mill.unique == "Quern is the only mill that fits into a pocket.");
  CHECK(mill.versus ==
        "Unlike Roller, Quern needs no current at all. Unlike Hammer, it has: Two speeds.");
  REQUIRE(mill.extra.size() == 1);
  CHECK(mill.extra[0].json ==
        R"({"unique":{"line":3},"versus":{"heading":"Comparison","line":7}})");
  CHECK(read_readme_text("# Quern\n\nQuern is faster than CPU mills of old.\n").versus == "");
}

TEST_CASE("a server's tools are read wherever they are listed with what they do") {
  const std::string top = "# Mill MCP\n\nMCP server that grinds.\n\n";
  CHECK(named_lines(read_readme_text(
            top +
            "## What it can do\n\n### Sacks\n\n- **`fill_sack`** — Fills a sack with rye\n"
            "- **`open_sack`** — Opens a sack\n\n### Guessing\n\n- `guess_grain`: Names the grain "
            "that was meant\n\n## Settings\n\n- `mill_speed`: How fast it grinds\n\n## Notes\n\n"
            "- `sack_size` (integer, optional): How much goes in\n- `MILL_PORT`: where it "
            "listens\n")) == Strings{"fill_sack: Fills a sack with rye", "open_sack: Opens a sack",
                                     "guess_grain: Names the grain that was meant"});
  CHECK(named_lines(read_readme_text(
            top + "## Installation\n\n| Tool | Description | State |\n|---|---|---|\n"
                  "| `stop_mill` | Stops the mill | works |\n\n| Variable | Description |\n"
                  "|---|---|\n| `mill_port` | Where it listens |\n")) ==
        Strings{"stop_mill: Stops the mill"});
  CHECK(named_lines(read_readme_text(top + "## The 2 Mill Tools\n\n- `grind`: Grinds grain\n\n"
                                           "## Build tools\n\n- `make`: Builds the mill\n")) ==
        Strings{"grind: Grinds grain"});
  CHECK(named_lines(read_readme_text(top +
                                     "## Tools\n\n- `fill_sack`, `open_sack` and `sew_sack` for "
                                     "rye\n")) ==
        Strings{"fill_sack: Fill sack", "open_sack: Open sack", "sew_sack: Sew sack"});
}

TEST_CASE("a heading alone says nothing where the reader does something") {
  const Entity mill = read_readme_text(
      "# Mill\n\nMill is a small library for grinding rye.\n\n## Working with sacks\n\nOpen the "
      "sack first.\n\n## Water support\n\nSet the wheel.\n\n## Features\n\n### Sieving of "
      "flour\n\nSee below.\n");
  CHECK(texts_of(mill) ==
        Strings{"Mill is a small library for grinding rye.", "Water support", "Sieving of flour"});
}

TEST_CASE("what is said of upkeep, menus, users and the next lines is no capability") {
  const Entity mill = read_readme_text(
      "# Mill\n\nMill is a small library for grinding rye.\n\n**Settings > Stones > Add support**"
      "\n\nThese programs use Mill:\n\n- Bakehouse of the north\n- Flour counter for schools\n\n"
      "## End of Support\n\nMill supports rye until May.\n\n## Upgrading\n\nMill offers a script "
      "for it.\n\n## Usage\n\nIt supports a second argument as well.\n\n## Speeds\n\nMill can be "
      "turned at two speeds using:\n\n    mill 2\n\nMill needs to be oiled, which supports "
      "it.\n\n## Features\n\n- -q, no noise at all\n- Two kinds of stones\n");
  CHECK(texts_of(mill) ==
        Strings{"Mill is a small library for grinding rye.", "Two kinds of stones"});
}

TEST_CASE("sections on a version are history, and names with asides are one capability") {
  const Entity mill = read_readme_text(
      "# Mill\n\nMill is a small library for grinding rye.\n\nMill can be used with these "
      "bakeries:\n\n"
      "- North (by its flour counter)\n- South (with the old sieve)\n- East\n\nAnd much more!\n\n"
      "## v1.2.0 (2026-03-01)\n\n- Mill supports oats as well\n\n## 2.1 Features\n\n- Two kinds of "
      "stones\n- And many more\n");
  CHECK(texts_of(mill) == Strings{"Mill is a small library for grinding rye.",
                                  "Mill can be used with these bakeries: North (by its flour "
                                  "counter), South (with the old sieve), East",
                                  "Two kinds of stones"});
}

TEST_CASE("contents, files to read, problems and how-tos are no capabilities") {
  const Entity mill = read_readme_text(
      "# Mill\n\nMill is a small library for grinding rye.\n\n- [Goals](#goals)\n- [Rye "
      "flour](#rye)\n- [License](#license)\n\nFirst look here.\n\n- Read docs/STONES for all about "
      "stones.\n- Read grain of any size\n\nMill was released in May of last year by us.\n\n"
      "To use Mill from a sack, Mill lets you choose one.\n\n## Why Mill\n\nWithout Mill, bakers "
      "may:\n\n- grind by hand for hours;\n\nWith Mill, bakers can:\n\n- grind by water at "
      "night;\n\n## Supported stones\n\n- Granite 2015 / 14.0.2 (and later)\n- Basalt of the "
      "north 9.1\n");
  CHECK(texts_of(mill) ==
        Strings{"Mill is a small library for grinding rye.", "Read grain of any size",
                "grind by water at night;",
                "Supported stones: Granite 2015 / 14.0.2 (and later), Basalt of the north 9.1"});
  CHECK(named_lines(read_readme_text(
            "# Mill MCP\n\nMCP server that grinds.\n\n## Tools\n\n- `grind`: Grinds grain\n\n### "
            "Levels\n\nEach answer has a `level` field:\n\n- `very_fine`: as dust\n")) ==
        Strings{"grind: Grinds grain"});
}

}  // namespace
}  // namespace matchgraph

// Lines of READMEs that look like capabilities and are none, by kind, each beside one that is.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/readme/capabilities/lines/firm_sentences.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

const std::string kMillTop = "# Mill\n\nMill is a small library for grinding rye.\n\n";
const std::string kMillSaid = "Mill is a small library for grinding rye.";

/// The capabilities of a README on Mill, without the sentence that says what it is.
Strings said_of_mill(const std::string& text) {
  const Imported readme = import_text(import_readmes, kMillTop + text);
  REQUIRE(readme.entities.size() == 1);
  Strings out = texts_of(readme.entities[0]);
  REQUIRE_FALSE(out.empty());
  CHECK(out.front() == kMillSaid);
  out.erase(out.begin());
  return out;
}

Strings said_of(const std::string& text) {
  const Imported readme = import_text(import_readmes, text);
  REQUIRE(readme.entities.size() == 1);
  return texts_of(readme.entities[0]);
}

TEST_CASE("below a heading on anything only what names the thing and its deed is taken") {
  CHECK(said_of_mill("## Grain\n\nMill also supports oats of the north. It returns the weight of "
                     "the sack. You can weigh the sack as well.\n\n## Water\n\nThis library "
                     "provides a wheel for small rivers. The function takes a river and gives a "
                     "wheel. If the river is dry, Mill supports wind.\n") ==
        Strings{"Mill also supports oats of the north.",
                "This library provides a wheel for small rivers."});
  const auto is_firm = [](const char* sentence) {
    return readme::is_firm_sentence(sentence, {"mill"});
  };
  CHECK(is_firm("In wet mode, Mill accepts grain of any size."));
  CHECK(is_firm("Mill is designed to run at night."));
  CHECK_FALSE(is_firm("Mill supports a second argument for the size."));
  CHECK_FALSE(is_firm("Mill runs at night by default and by day on request."));
  CHECK_FALSE(is_firm("When a sack is full, it supports another one."));
}

TEST_CASE("manuals of calls and settings hold no capabilities, nor do headings alone") {
  CHECK(said_of_mill(
            "## API\n\nMill provides a call for each stone.\n\n## mill.grind(sack[, "
            "size])\n\nMill supports sacks of any size.\n\n## Settings\n\nMill lets you "
            "choose the speed.\n\n## Sharpening stones\n\nTurn them over.\n\n## Browser "
            "support\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## River boat support\n\n"
            "Fasten it first.\n\n## Design of stones\n\nMill supports stones of any design.\n") ==
        Strings{"River boat support", "Mill supports stones of any design."});
}

TEST_CASE("questions about why are answered, reasons for the thing are given") {
  CHECK(said_of_mill("## Why is rye so hard?\n\n- Rye has a thick skin\n\n## Why not Quern?\n\n"
                     "- Quern is turned by hand\n\n## Why Mill?\n\nOther mills:\n\n- often stand "
                     "still at noon\n\nWith Mill you can:\n\n- grind at noon as well\n") ==
        Strings{"grind at noon as well"});
}

TEST_CASE("the line before a list tells what is in it") {
  CHECK(said_of_mill("It comes with stones from these sources:\n\n- The quarry of the north\n- The "
                     "river bank\n\nMill grinds grain of many kinds, such as\n\n- rye\n- oats\n\n"
                     "This leaves two choices:\n\n- Grind by hand for ever\n- Give up baking\n") ==
        Strings{"Mill grinds grain of many kinds, such as: rye, oats"});
  CHECK(said_of_mill("Mill works with the following.\n\n- Linux\n- macOS\n\nEach sack has:\n\n"
                     "- `weight` - weight in pounds (number)\n- `owner` - whose it is\n") ==
        Strings{"Mill works with the following: Linux, macOS"});
}

TEST_CASE("items about files, calls and other things are no capabilities") {
  CHECK(said_of_mill("- [Quern](https://github.com/acme/quern): A mill for the hand\n"
                     "- stones.json: where the stones are kept\n- grind(sack): turns the wheel\n"
                     "- into a sack of the buyer\n- Weighs every sack that leaves\n") ==
        Strings{"Weighs every sack that leaves"});
}

TEST_CASE("of a feature's sentences the first stands alone where the next deny or instruct") {
  CHECK(said_of_mill("## Features\n\n- Grinds by water. This does not work in winter.\n"
                     "- Sieves the flour after it was ground twice\n  - see the sieve of last "
                     "year for details\n  - stones count as flour\n- Stones\n  - made of granite "
                     "from the north\n") == Strings{"Grinds by water.",
                                                    "Sieves the flour after it was ground twice",
                                                    "Stones", "made of granite from the north"});
}

TEST_CASE("lists of kinds are one capability, by their names") {
  CHECK(said_of_mill("## Supported grain types\n\n- rye - a grass of the north\n- oats - for "
                     "horses as well\n- maize - yellow\n- rice - from far away\n") ==
        Strings{"Supported grain types: rye, oats, maize, rice"});
}

TEST_CASE("a table of names with ticks is one capability, as a list of them is") {
  CHECK(said_of_mill(
            "## Supported bakeries\n\n| Name | Code | At night "
            "|\n|---|---|---|\n| North | `no` | ✅ |\n| Old South | `so` | ✅ |\n| East | `ea` "
            "| ❌ |\n") == Strings{"Supported bakeries: North, Old South"});
  CHECK(said_of_mill("## Supported deeds\n\n| Feature | By hand |\n|---|---|\n| Two stones | ✅ "
                     "|\n") == Strings{"Two stones (By hand)"});
}

TEST_CASE("links alone, code of parts and chapters' first sentences are no capabilities") {
  CHECK(said_of_mill("[Mill supports all the grain of the north](https://example.org)\n\n## "
                     "Features\n\n- `sacks['rye']`: the sack of rye\n- Two kinds of stones\n") ==
        Strings{"Two kinds of stones"});
  CHECK(said_of("# Mill\n\n## Starting\n\nThe server makes a new stone at first if none is "
                "there.\n\n## Features\n\n- Two kinds of stones\n") ==
        Strings{"Two kinds of stones"});
  CHECK(said_of("# Mill\n\nMill is a fork of Quern 1.2 of the north.\n\n## Features\n\n- Two kinds "
                "of stones\n") == Strings{"Two kinds of stones"});
}

TEST_CASE("what is new, what others did, limits and ways to use it are no capabilities") {
  CHECK(said_of_mill("This mill is under active development. Mill has been used to build towns. "
                     "To avoid this noise, you can grease Mill at night.\n\n## Features\n\n- "
                     "mill.sieve added\n- Supports only rye\n- Two kinds of stones\n\n### Using "
                     "a sieve\n\n    mill 2\n\n### Sieving at night\n\n    mill 3\n\n## Use "
                     "cases\n\n### Old bakeries\n\n    mill 4\n") ==
        Strings{"Two kinds of stones", "Sieving at night"});
  CHECK(
      said_of_mill(
          "Mill also supports oats of the north. As of this time, Mill supports rye as well.\n") ==
      Strings{"Mill also supports oats of the north.",
              "As of this time, Mill supports rye as well."});
  CHECK(said_of_mill("With this library, you can grease Mill at night.\n") ==
        Strings{"With this library, you can grease Mill at night."});
}

TEST_CASE("fields, ways to release and calls for help are no capabilities") {
  CHECK(said_of_mill("- Category: Mills of the north\n- Provider: Acme\n- Two kinds of stones\n\n"
                     "You can help by painting the mill.\n\n## Release instructions\n\n### Feature "
                     "version\n\n- Press the green button of the mill\n\n## Features\n\n- Concise "
                     "interface\n- The old sieve was removed\n- Grinds at night\n") ==
        Strings{"Two kinds of stones", "Grinds at night"});
}

TEST_CASE("of a comparison only the thing's own column counts") {
  CHECK(said_of_mill("## Features\n\n| Feature | Quern | Mill |\n|---|---|---|\n| Two stones | ✅ | "
                     "✅ |\n| Turned by hand | ✅ | ❌ |\n") == Strings{"Two stones"});
}

TEST_CASE("the sentence that says what a thing is may be a quote, a command or another's") {
  CHECK(said_of("# Mill\n\n> Grinds rye and oats into flour\n\n## License\n\nMIT\n") ==
        Strings{"Grinds rye and oats into flour"});
  CHECK(said_of("# Mill\n\nBuild flour mills in one afternoon without stones.\n\n## Usage\n\nBuild "
                "the mill with your own hands first.\n") ==
        Strings{"Build flour mills in one afternoon without stones."});
  CHECK(said_of("# Mill\n\n[Flour](https://example.org) is a fine powder of grain. It can be baked "
                "into bread.\n\nMill is a machine that makes flour. It can also sieve it.\n") ==
        Strings{"Mill is a machine that makes flour.", "It can also sieve it."});
  CHECK(said_of(
            "# Open Mill\n\n:fire: Nov 8: the mill was painted by many hands.\n\n**Open Mill is a "
            "machine that makes flour of grain.**\n") ==
        Strings{"Open Mill is a machine that makes flour of grain."});
  CHECK(said_of("# Mill\n\nNote: it is being repaired. New stones may break.\n\nMill was part of a "
                "castle for years.\n\nA mill, inspired by an old castle, for rye and oats.\n") ==
        Strings{"A mill, inspired by an old castle, for rye and oats."});
}

TEST_CASE("who made a thing, when and where it is talked of is no capability") {
  CHECK(
      said_of_mill("- 2004, the first millers\n- Chat and help on Discord\n- Written by the "
                   "millers of the north\n- Improved stones of last year\n\nMill can be installed "
                   "from a cart.\n\nMill started out as a barn.\n\nAs a result, Mill can be "
                   "turned by wind.\n\n## Testing without water\n\nMill runs against dry "
                   "wheels.\n") == Strings{});
}

TEST_CASE("plans are told by a heading without a blank, too, and by an aside") {
  CHECK(said_of("#Mill\n\nMill is a small library for grinding rye.\n\n##Roadmap\n- Grind oats as "
                "well\n\n##Features\n- Sieves flour (planned)\n- Cleans stones. (Not "
                "done, but begun)\n- Weighs sacks (in pounds)\n") ==
        Strings{kMillSaid, "Weighs sacks (in pounds)"});
}

TEST_CASE("a card without front matter is told by the headings of its template") {
  CHECK(
      said_of("# Model Card for Quill\n\nQuill is a model that writes letters to farmers.\n\n"
              "## Model Details\n\n### Model Description\n\nThis model writes letters in four "
              "languages.\n\n- **Model type:** decoder of the large kind\n- **Languages:** many\n\n"
              "## Uses\n\n### Direct Use\n\nAnswers to complaints; letters of thanks.\n\n"
              "### Out-of-Scope Use\n\nLetters to kings.\n\n## Training Details\n\nThis model "
              "uses a large stock of old letters.\n\n## Chat Template\n\nThis model supports a "
              "mark at the end.\n") == Strings{"Quill is a model that writes letters to farmers.",
                                               "This model writes letters in four languages.",
                                               "Answers to complaints; letters of thanks."});
}

TEST_CASE("what a card says of files and of the inside of a model is no capability") {
  CHECK(said_of("---\npipeline_tag: text-to-speech\n---\n# Quill\n\nQuill is a fine-tuned voice "
                "made from old letters.\n\nIt reads letters aloud for farmers. This "
                "repository contains the weights and a script. The model uses two layers of "
                "gears. It combines:\n\n- a press of iron\n- two gears of wood\n\n## "
                "Rewards\n\nThe press gives marks. It provides marks for:\n\n- ink of "
                "many kinds\n- paper without holes in it\n") ==
        Strings{"Quill is a fine-tuned voice made from old letters.",
                "Speech model: reads text aloud.", "It reads letters aloud for farmers."});
  CHECK(
      said_of_mill("## Features\n\n• **Two stones:** grinds rye and oats\n\n• Works at night\n") ==
      Strings{"Two stones: grinds rye and oats", "Works at night"});
}

TEST_CASE("what a model was made from is no capability") {
  const std::string front = "---\npipeline_tag: text-to-speech\n---\n# Quill\n\n";
  const std::string task = "Speech model: reads text aloud.";
  CHECK(said_of(front + "Quill is a fine-tuned version of Feather on the Letters set.\n") ==
        Strings{task});
  CHECK(said_of(front + "Quill is a fine-tuned version of Feather that also sings songs.\n") ==
        Strings{"Quill is a fine-tuned version of Feather that also sings songs.", task});
}

TEST_CASE("how a thing was made and where it lies is no capability, what it was made for is") {
  CHECK(said_of_mill("## Features\n\n- Optimized via two rounds of sharpening\n- Distilled from a "
                     "larger mill of the north\n- Fine-tuned on ten sacks of rye\n- Optimized "
                     "grinding of wet oats\n- Trained millers can weigh sacks by hand\n") ==
        Strings{"Optimized grinding of wet oats", "Trained millers can weigh sacks by hand"});
  CHECK(said_of_mill("## Included\n\n- Grinding script (`07_mill/grind.py`)\n- Settings of stones "
                     "(`stones/*`)\n- Grinds oats (rolled/whole) by hand\n") ==
        Strings{"Grinds oats (rolled/whole) by hand"});
  CHECK(said_of("# Mill\n\nThis repo contains the model and the notebook of a course.\n\n## "
                "Features\n\n- Grinds rye by water\n") == Strings{"Grinds rye by water"});
  CHECK(said_of("# Mill\n\nThis repository hosts the Mill stones of a study.\n\n## Features\n\n"
                "- Grinds rye by water\n") == Strings{"Grinds rye by water"});
}

TEST_CASE("who pays, what goes on from another line and what only praises is no capability") {
  CHECK(said_of_mill(
            "## Features\n\n- Supported by: Oats Ltd, Rye Works\n- Supported platforms: Node "
            "12 and macOS\n- Runs beside Quern v8 (>= Stone v18)\n- It's this speed that lets "
            "mills grind at night\n- A rich feature set\n- Small binary sizes (2 MB for a "
            "stone)\n- Regular updates and new stones\n- Mostly supports wind\n- Weighs "
            "sacks as they arrive [pictured to the right]\n- Weighs sacks of any size\n- "
            "Filters by weight (>=, <=)\n") ==
        Strings{"Weighs sacks of any size", "Filters by weight (>=, <=)"});
  CHECK(said_of_mill(
            "## About\n\nYou can explore all stones at our website. We propose a new view of "
            "grain. Mill supports sacks of any size.\n") ==
        Strings{"Mill supports sacks of any size."});
}

TEST_CASE("changes, least versions, rows of names and likenesses are no capabilities") {
  CHECK(said_of_mill("## Features\n\n- Merged Add a sieve\n- Sieve of two layers #1575\n- "
                     "Paints sacks in #102030\n- Rye · Oats · Wheat\n- Take a look at the yard\n- "
                     "Wheels of versions 16+ are supported\n\n## Having an issue?\n\n### I have "
                     "wet rye\n\nMill supports drying of rye.\n") ==
        Strings{"Paints sacks in #102030"});
  CHECK(said_of("# Mill\n\nLike a quern for oats but better.\n") == Strings{});
  CHECK(
      said_of_mill("- The roadmap of the next mill\n\nSometimes you want to grind two sacks. Mill "
                   "is meant to replace the older querns.\n") == Strings{});
}

TEST_CASE("a tool that a heading names keeps its arguments to itself") {
  const Imported server = import_text(
      import_readmes,
      "# Mill MCP\n\nMCP server that grinds.\n\n## Available tools\n\n### 1. Fill a sack "
      "(`fill_sack`)\n\nFills a sack with flour.\n\n**Arguments:**\n\n- `size`: how much goes "
      "in\n\n"
      "### 2. Open a sack (`open_sack`)\n\nOpens a sack.\n\n**Possible statuses:**\n\n- `open`: it "
      "is open\n");
  REQUIRE(server.entities.size() == 1);
  CHECK(texts_of(server.entities[0]) == Strings{"Fills a sack with flour.", "Opens a sack."});
}

TEST_CASE("a sentence names what the thing does, not the thing") {
  const auto names = [](const std::string& body) {
    const Imported readme =
        import_text(import_readmes, "# Mill\n\nA tool for sorting grain.\n\n" + body);
    Strings out;
    for (const Capability& one : readme.entities.at(0).capabilities) out.push_back(one.name);
    return out;
  };
  CHECK(names("It improves sacks and heaps without losing a single grain of rye.\n").at(1) ==
        "Improves sacks and heaps");
  CHECK(names("It provides a set of small methods of grinding.\n").at(1) ==
        "Small methods of grinding");
  CHECK(names("Mill is a fast JavaScript library for parsing tables of rye.\n").at(0) ==
        "Parsing tables of rye");
  CHECK(names("With Mill you can grind oats, and sieve them by hand.\n").at(1) ==
        "Grind oats, and sieve them by hand");
  CHECK(names("This tool is suitable for sorting oats.\n").at(1) == "Sorting oats");
  CHECK(names("Mill can be used for sorting of oats.\n").at(1) == "Sorting of oats");
}

}  // namespace
}  // namespace matchgraph

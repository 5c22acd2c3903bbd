// Lists as people lay them out: an entry per heading, fields below a name, tables with heads.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/lists/awesome_list.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Imported read_list(const std::string& text) { return import_text(import_awesome_lists, text); }

Strings names_of(const Imported& list) {
  Strings names;
  for (const Entity& entity : list.entities) names.push_back(entity.name);
  return names;
}

double signal_of(const Entity& entity, const std::string& name) {
  for (const Signal& signal : entity.signals) {
    if (signal.name == name) return signal.value;
  }
  return -1;
}

TEST_CASE("a heading that is a link is an entry, with what stands below it") {
  const Imported list = read_list(
      "# Garden helpers\n## Watering\n### [Rainkeeper](https://github.com/acme/rainkeeper)\n"
      "Keeps rain for dry weeks\n\n#### Category\nTanks, Gardens\n\n#### Description\n"
      "- Fills tanks from a roof\n- Tells when a tank is empty\n\n#### Links\n"
      "- [GitHub](https://github.com/acme/rainkeeper)\n- [Web](https://rain.example.org)\n\n"
      "### [Bucket](https://bucket.example.org)\nCarries water uphill.\n");
  CHECK(names_of(list) == Strings{"Rainkeeper", "Bucket"});
  const Entity& keeper = list.entity("acme/rainkeeper");
  CHECK(keeper.summary == "Keeps rain for dry weeks");
  CHECK(texts_of(keeper) == Strings{"Fills tanks from a roof", "Tells when a tank is empty"});
  CHECK(keeper.tags == Strings{"Watering", "Tanks", "Gardens"});
  CHECK(texts_of(list.entity("bucket.example.org")) == Strings{"Carries water uphill."});
}

TEST_CASE("a heading over a line of links is an entry, with its tagline") {
  const Imported list = read_list(
      "# Shelf\n## Mills\n### Quern\n![q](q.png)\n\n#### Grinds by hand\n\n"
      "[Visit](https://quern.example.org)\n\nTurns rye into flour without any current.\n\n"
      "[More information](https://shelf.example.org/quern)\n\n### Roller\n\n"
      "[Website](https://roller.example.org) | [GitHub](https://github.com/acme/roller)\n\n"
      "- Rolls oats\n- Rolls barley\n");
  CHECK(list.entity("quern.example.org").name == "Quern");
  CHECK(list.entity("quern.example.org").summary == "Turns rye into flour without any current.");
  CHECK(texts_of(list.entity("acme/roller")) == Strings{"Rolls oats", "Rolls barley"});
  CHECK(list.entities.size() == 2);
}

TEST_CASE("a heading over fields with an address is an entry, and links by themselves are none") {
  const Imported list = read_list(
      "# Shelf\n## Mills\n### Quern\n- Link: https://quern.example.org\n- Author: Acme\n"
      "- Description: Grinds rye by hand.\n\n## Elsewhere\n- [Discord](https://chat.example.org)\n"
      "- [GitHub](https://github.com/acme/hub) - Keeps code of mills.\n");
  const Entity& quern = list.entity("quern.example.org");
  CHECK(quern.name == "Quern");
  CHECK(quern.maker == "Acme");
  CHECK(texts_of(quern) == Strings{"Grinds rye by hand."});
  CHECK(list.entity("acme/hub").name == "GitHub");
  CHECK(list.entities.size() == 2);
  CHECK(list.problems() == Strings{"9: item \"Discord\" left out: it says where a link leads, and "
                                   "not what the thing is called"});
}

TEST_CASE("a heading that is a link over a list of entries is a section") {
  const Imported list = read_list(
      "# Shelf\n## [Mills](https://mills.example.org)\n"
      "- [Quern](https://quern.example.org) - Grinds rye.\n"
      "- [Roller](https://roller.example.org) - Rolls oats.\n");
  CHECK(names_of(list) == Strings{"Quern", "Roller"});
  CHECK(list.entities[0].tags == Strings{"Mills"});
}

TEST_CASE("fields below a name are its own, whatever language names them") {
  const Imported list = read_list(
      "# Mills\n"
      "* 石磨：\n  * 地址：https://github.com/acme/shimo\n  * "
      "简介：把麦子磨成面粉。它还能筛面粉。\n"
      "- **Quern**\n  - Beschreibung: Mahlt Roggen von Hand.\n"
      "  - Lizenz: MIT\n  - Link: [hier](https://quern.example.org)\n"
      "- **Ryeset 2024-3 | All | EN | [Paper](https://arxiv.org/abs/1) | "
      "[Dataset](https://huggingface.co/datasets/acme/ryeset)**\n"
      "  - Publisher: Acme Institute\n  - Size: 3 GB\n  - License: Apache-2.0\n  - Domain: "
      "Grain\n");
  const Entity& mill = list.entity("acme/shimo");
  CHECK(mill.name == "石磨");
  CHECK(texts_of(mill) == Strings{"把麦子磨成面粉。", "它还能筛面粉。"});
  const Entity& quern = list.entity("quern.example.org");
  CHECK(quern.summary == "Mahlt Roggen von Hand.");
  CHECK(quern.license == "MIT");
  const Entity& data = list.entity("huggingface/datasets/acme/ryeset");
  CHECK(data.name == "Ryeset");
  CHECK(data.type == "dataset");
  CHECK(data.maker == "Acme Institute");
  CHECK(data.license == "Apache-2.0");
  CHECK(to_string(*data.released) == "2024-03");
  CHECK(data.tags == Strings{"Grain"});
  CHECK(texts_of(data).empty());
}

TEST_CASE("labels below an item say what each line is") {
  const Imported list = read_list(
      "# Mills\n- [Quern](https://github.com/acme/quern)\n  - Description: Quern grinds by hand.\n"
      "  - Features:\n    - Two speeds: slow and slower\n    - Needs no current\n"
      "  - Installation and usage: It is put on a table.\n  - Cons: heavy\n"
      "  - [Docs](https://docs.example.org)\n");
  REQUIRE(list.entities.size() == 1);
  CHECK(list.entities[0].summary == "Quern grinds by hand.");
  CHECK(texts_of(list.entities[0]) == Strings{"Two speeds: slow and slower", "Needs no current"});
}

TEST_CASE("sections below an index are read, and what is left out is counted by its section") {
  const Imported list = read_list(
      "# Interfaces\n## Index\n* [Birds](#birds)\n### Birds\n"
      "| API | Description | Auth |\n|---|---|---|\n"
      "| [Nest](https://nest.example.org/api) | Tells where birds nest | No |\n\n"
      "## Tools\n### Community\n- [Chirp](https://github.com/acme/chirp) - Draws songs of birds.\n"
      "## Contributing\n- [One](https://one.example.org)\n- [Two](https://two.example.org)\n");
  CHECK(names_of(list) == Strings{"Chirp", "Nest"});
  CHECK(list.entity("nest.example.org/api").tags == Strings{"Birds"});
  CHECK(list.entity("nest.example.org/api").type == "api");
  CHECK(
      list.problems() ==
      Strings{"12: section \"Contributing\" left out: 2 items with a link, about the list itself"});
}

TEST_CASE("a table is read by the heads of its columns, and facts are no capabilities") {
  const Imported list = read_list(
      "# Models\n## Open\n"
      "| Model | Weights | Released | Params (B) | Context | Developer | Licence | Stars |\n"
      "|---|---|---|---|---|---|---|---|\n"
      "| Grain 2 | [Grain-2-7B](https://huggingface.co/acme/Grain-2-7B), "
      "[Grain-2-40B](https://huggingface.co/acme/Grain-2-40B) | 2024/03 | 7 | 32K | Acme Lab | "
      "Apache 2.0 | ~1.5k |\n\n"
      "## Written\n| Date | Keywords | Institute | Paper |\n|---|---|---|---|\n"
      "| 2023-05 | rye | Acme Lab | [On rye](https://on-rye.example.org) |\n\n"
      "## Programs\n| Project | What it does | Price | Alternative to |\n|---|---|---|---|\n"
      "| [Quern](https://quern.example.org) | Grinds rye | Free | Hammer |\n| Nothing | x | y | z "
      "|\n");
  const Entity& model = list.entity("huggingface/acme/grain-2-7b");
  CHECK(model.name == "Grain 2");
  CHECK(model.aliases == Strings{"Grain-2-7B", "Grain-2-40B"});
  CHECK(model.maker == "Acme Lab");
  CHECK(model.license == "Apache-2.0");
  CHECK(to_string(*model.released) == "2024-03");
  CHECK(signal_of(model, "parameters") == 7e9);
  CHECK(signal_of(model, "context") == 32000);
  CHECK(signal_of(model, "stars") == 1500);
  CHECK(texts_of(model).empty());
  const Entity& paper = list.entity("on-rye.example.org");
  CHECK(paper.type == "document");
  CHECK(paper.maker == "Acme Lab");
  CHECK(texts_of(paper).empty());
  const Entity& quern = list.entity("quern.example.org");
  CHECK(texts_of(quern) == Strings{"Grinds rye"});
  CHECK(quern.pricing->model == PriceModel::kFree);
  CHECK(quern.tags == Strings{"Programs", "alternative to Hammer"});
  CHECK(list.problems() ==
        Strings{"16: 1 row of a table left out without a link, first: \"Nothing | x | y | z\""});
}

TEST_CASE("names in bold, marks in brackets, citations and bare addresses begin an item") {
  const Imported list = read_list(
      "# Shelf\n- [🔥🔥] [Oven](https://oven.example.org): Bakes bread.\n"
      "- **Quern** - Grinds rye. [Code](https://github.com/acme/quern) "
      "[Paper](https://arxiv.org/abs/2)\n"
      "- Muster, Erika, et al. \"[Rye for all](https://rye.example.org/1)\" Conf 2024 - Tells how "
      "rye is grown.\n- https://github.com/acme/roller - Rolls oats.\n"
      "- [Paper] [Oats](https://oats.example.org): Tells of oats.\n"
      "- See also [this page](https://page.example.org)\n");
  CHECK(list.entity("oven.example.org").name == "Oven");
  CHECK(texts_of(list.entity("acme/quern")) == Strings{"Grinds rye."});
  CHECK(list.entity("rye.example.org/1").type == "document");
  CHECK(texts_of(list.entity("rye.example.org/1")) == Strings{"Tells how rye is grown."});
  CHECK(list.entity("acme/roller").name == "roller");
  CHECK(list.entity("oats.example.org").name == "Oats");
  CHECK(list.entities.size() == 5);
  CHECK(list.report.warnings == 1);
}

TEST_CASE("links of an item that say where they lead are no entries") {
  const Imported list = read_list(
      "# Shelf\n- [Quern](https://quern.example.org) - Grinds rye.\n"
      "  - [GitHub](https://github.com/acme/quern)\n  - [Roller](https://roller.example.org)\n");
  CHECK(names_of(list) == Strings{"Quern", "Roller"});
}

TEST_CASE("a list without a link to the web says so") {
  const Imported list = read_list("# Prices\n\n| Model | Price |\n|---|---|\n| x | $1 |\n");
  CHECK(list.entities.empty());
  CHECK(list.report.errors == 1);
  CHECK(list.problems() ==
        Strings{"0: holds no entry",
                "5: 1 row of a table left out without a link, first: \"x | $1\""});
}

TEST_CASE("a table in HTML is read as one in Markdown") {
  const Imported list = import_text(
      import_awesome_lists,
      "# Mills\n\n## By "
      "hand\n\n<table>\n<thead><tr><th>Name</th><th>Description</th></tr></thead>\n"
      "<tr><td><a href=\"https://quern.example.org\">Quern</a></td>\n<td>Grinds <b>rye</b> by "
      "hand.</td></tr>\n<tr><td>Pestle</td><td>Has no link</td></tr>\n</table>\n\n## By water\n\n"
      "<table><tr><td><a href=\"https://wheel.example.org\">Wheel</a></td><td>Turns two stones at "
      "once</td></tr><tr><td><a href=\"https://pond.example.org\">Pond</a></td><td>Holds water for "
      "dry weeks</td></tr></table>\n");
  CHECK(texts_of(list.entity("quern.example.org")) == Strings{"Grinds rye by hand."});
  CHECK(texts_of(list.entity("wheel.example.org")) == Strings{"Turns two stones at once"});
  CHECK(texts_of(list.entity("pond.example.org")) == Strings{"Holds water for dry weeks"});
  REQUIRE(list.report.diagnostics.size() == 1);
  CHECK(list.report.diagnostics[0].reason ==
        "1 row of a table left out without a link, first: \"Pestle | Has no link\"");
}

TEST_CASE("a table in HTML that lays out pictures or a page is no table of entries") {
  const Imported list = import_text(
      import_awesome_lists,
      "# Mills\n\n## By hand\n\n- [Quern](https://quern.example.org) - Grinds rye.\n\n<table><tr>"
      "<td><a href=\"https://a.example.org\">A</a></td><td><a href=\"https://b.example.org\">B</a>"
      "</td></tr><tr><td><a href=\"https://c.example.org\">C</a></td><td>and</td></tr></table>\n\n"
      "<table><tr><td><h3>Stones</h3><p>All of granite and of great "
      "weight</p></td></tr></table>\n");
  CHECK(list.entities.size() == 1);
  REQUIRE(list.report.diagnostics.size() == 1);
  CHECK(list.report.diagnostics[0].reason ==
        "3 links in HTML left out: only headings, text and tables of data are read of it");
}

TEST_CASE("what stands in brackets behind an address is said of it") {
  const Imported list = read_list(
      "# Mills\n\n## By hand\n\n- https://github.com/acme/quern [Hand mill for rye and oats]\n"
      "- https://github.com/acme/roller [Wood 2D]\n");
  CHECK(texts_of(list.entity("acme/quern")) == Strings{"Hand mill for rye and oats"});
  CHECK(list.entity("acme/quern").summary == "Hand mill for rye and oats");
  CHECK(list.entity("acme/roller").tags == Strings{"By hand", "wood 2d"});
}

TEST_CASE("what a thing is made of and where it lies is no capability") {
  const Imported list = read_list(
      "# Mills\n\n## By hand\n\n- [Quern](https://quern.example.org) - Grinds rye by hand. Based "
      "on "
      "granite and oak. Mirror only. Official repository is at the old mill.\n"
      "- [Roller](https://roller.example.org) - Written in a weekend for those who bake a lot of "
      "bread.\n");
  CHECK(texts_of(list.entity("quern.example.org")) == Strings{"Grinds rye by hand."});
  CHECK(texts_of(list.entity("roller.example.org")).size() == 1);
}

}  // namespace
}  // namespace matchgraph

// What an item of a list says beside what its thing can do: licence, language, price, kind.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/fields/field_values.h"
#include "tools/importers/lists/awesome_list.h"
#include "tools/importers/lists/item_sentences.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Imported list_of(const std::string& text) { return import_text(import_awesome_lists, text); }

Entity only_entity(const std::string& item) {
  const Imported list = list_of("# Things\n" + item + "\n");
  REQUIRE(list.entities.size() == 1);
  return list.entities[0];
}

TEST_CASE("the emoji of a legend become tags, commands and prices no capabilities") {
  const Imported list = list_of(
      "A list of Model Context Protocol (MCP) servers.\n\n## Legend\n"
      "* 🎖️ – official implementation\n* 🐍 – Python codebase\n* 🏠 – Local "
      "Service\n"
      "* ☁️ – Cloud Service\n* 🍎 – For macOS\n\n## Servers\n### Mills\n"
      "- [acme/quern-mcp](https://github.com/acme/quern-mcp) 🎖️ 🐍 🏠 - Grinds rye and "
      "oats. "
      "Free "
      "tier: 10 sacks, no card. Install: `npx quern-mcp`. MIT.\n"
      "- [acme/sieve](https://github.com/acme/sieve) 🐍/☁️ - Keeps flour as .bag files. "
      "`npx sieve`\n");
  const Entity& quern = list.entity("acme/quern-mcp");
  CHECK(quern.type == "mcp-server");
  CHECK(quern.license == "MIT");
  CHECK(quern.tags == Strings{"free tier", "Servers", "Mills", "official", "python", "local"});
  CHECK(texts_of(quern) == Strings{"Grinds rye and oats."});
  const Entity& sieve = list.entity("acme/sieve");
  CHECK(sieve.type == "mcp-server");
  CHECK(sieve.summary == "Keeps flour as .bag files.");
  CHECK(sieve.tags == Strings{"Servers", "Mills", "python", "cloud service"});
  CHECK(list.entities.size() == 2);
}

TEST_CASE("a legend in another language is understood") {
  const Imported list = list_of(
      "# MCP サーバー\n## 凡例\n* 🐍 – Python コードベース\n* 🏠 – ローカルサービス\n## 一覧\n"
      "- [a/b](https://github.com/a/b) 🐍 🏠 - 粉を挽きます。袋を数えます。\n");
  CHECK(list.entity("a/b").tags == Strings{"一覧", "python", "local"});
  CHECK(texts_of(list.entity("a/b")) == Strings{"粉を挽きます。", "袋を数えます。"});
  CHECK(list.entity("a/b").type == "mcp-server");
}

TEST_CASE("licences in brackets, labels of links and states are taken out of the text") {
  const Entity json = only_entity("- [a](https://a.example.org) - A small mill in C. [MIT]");
  CHECK(json.license == "MIT");
  CHECK(json.summary == "A small mill in C.");
  const Entity two = only_entity(
      "- [a](https://a.example.org) - A fast mill. [LGPL/MPL] [website](https://b.example.org)");
  CHECK(two.license == "LGPL/MPL");
  CHECK(two.summary == "A fast mill.");
  const Entity codes =
      only_entity("- [a](https://a.example.org) - Shares flour. `GPL-3.0` `Scala/Java/deb/Docker`");
  CHECK(codes.license == "GPL-3.0");
  CHECK(codes.tags == Strings{"Scala", "Java", "deb", "Docker"});
  CHECK(texts_of(codes) == Strings{"Shares flour."});
  const Entity paid = only_entity("- [a](https://a.example.org) - :heavy_dollar_sign: Plans work.");
  CHECK(paid.summary == "Plans work.");
  CHECK(paid.pricing->model == PriceModel::kPaid);
  const Entity old = only_entity("- [a](https://a.example.org) - > Sieves flour. [Deprecated]");
  CHECK(old.summary == "Sieves flour.");
  REQUIRE(old.extra.size() == 1);
  CHECK(old.extra[0].json == "\"deprecated\"");
  CHECK(only_entity("- [a](https://a.example.org) - Counts sacks. (python)").tags ==
        Strings{"python"});
  CHECK(only_entity("- [a](https://a.example.org) - Runs on .NET and reads .env files.").summary ==
        "Runs on .NET and reads .env files.");
}

TEST_CASE("how to get a thing, what it costs and when it came is no capability") {
  using awesome::is_housekeeping;
  for (const char* text : {"MIT.",
                           "Apache-2.0 license.",
                           "Install: npx x",
                           "Free tier: 100 calls, no card.",
                           "May 18, 2026.",
                           "2023-03",
                           "No API key required.",
                           "Don't be shy, join here",
                           "12 tools.",
                           "https://example.org",
                           "Docs",
                           "Website: https://a.example.org",
                           "⭐⭐⭐⭐☆",
                           "180, 40, 7",
                           "Now maintained by the bakers.",
                           "Has been replaced by the official mill.",
                           "Another list of mills.",
                           "Announcement of the new wheel.",
                           "Built to be extensible.",
                           "Simply install it in your kitchen.",
                           "SDKs: C++, Rust.",
                           "Created by two millers."}) {
    CAPTURE(text);
    CHECK(is_housekeeping(text));
  }
  for (const char* text :
       {"Grinds rye.", "3D models from words", "Free electricity prices by the hour",
        "Index types: trees and graphs", "Open files of any size",
        "Installs packages on machines without a network", "Sign documents with a key",
        "Moved objects are found again", "A list of mills that grind oats by water"}) {
    CAPTURE(text);
    CHECK_FALSE(is_housekeeping(text));
  }
}

TEST_CASE("a kind is told by address, head and heading, and by machine learning never") {
  const Imported list = list_of(
      "# Production Machine Learning\n## General Machine Learning\n"
      "- [Tree](https://github.com/acme/tree) - Grows trees of decisions.\n"
      "## Language Models\n### Evaluation\n"
      "- [Why tests mislead](https://blog.example.org/why) - essay on tests\n"
      "- [Judges](https://arxiv.org/abs/2310.1) - compares judges\n"
      "- [Bench](https://github.com/acme/bench) - Runs tests on models.\n"
      "### Models\n- [Rye](https://github.com/acme/rye) - Writes of rye.\n"
      "## Papers\n- [On oats](https://oats.example.org) - Tells of oats.\n");
  CHECK(list.entity("acme/tree").type == "tool");
  CHECK(list.entity("blog.example.org/why").type == "document");
  CHECK(list.entity("arxiv.org/abs/2310.1").type == "document");
  CHECK(list.entity("acme/bench").type == "tool");
  CHECK(list.entity("acme/rye").type == "model");
  CHECK(list.entity("oats.example.org").type == "document");
}

TEST_CASE("different names at one address are different things, at a repository one") {
  const Imported list = list_of(
      "# News\n## Models\n- [Mill 5](https://mill.example/) - Grinds long rye.\n"
      "- [Mill 5 Mini](https://mill.example/) - Grinds fast.\n"
      "- [Mill 5](https://mill.example/) - Is told of twice.\n"
      "- [Oat-Math](https://huggingface.co/collections/acme/oat-math-65f2) - Counts oats.\n"
      "- [Oat-Code](https://huggingface.co/collections/acme/oat-code-65f3) - Writes code.\n"
      "- [One](https://github.com/acme/one) - Counts.\n- [Uno](https://github.com/acme/one) - "
      "Adds.\n");
  Strings ids;
  for (const Entity& entity : list.entities) ids.push_back(entity.id);
  CHECK(ids == Strings{"acme/one", "huggingface.co/collections/acme/oat-code-65f3",
                       "huggingface.co/collections/acme/oat-math-65f2", "mill.example",
                       "mill.example#mill-5-mini"});
  CHECK(list.entity("acme/one").aliases == Strings{"Uno"});
  CHECK(texts_of(list.entity("mill.example#mill-5-mini")) == Strings{"Grinds fast."});
}

TEST_CASE("an address that leads to a lesson is a document, code in such a folder is not") {
  const auto type_at = [](const std::string& address) {
    return only_entity("- [Milling of rye](" + address + ") - Shows how rye is ground.").type;
  };
  CHECK(type_at("https://docs.example.org/usage/tutorials/rye") == "document");
  CHECK(type_at("https://docs.example.org/quick-start/rye") == "document");
  CHECK(type_at("https://example.org/rye") == "tool");
  CHECK(type_at("https://github.com/acme/mill/tree/main/tutorials/rye") == "tool");
}

TEST_CASE("labels and values of fields are read in many spellings") {
  using importers::Role;
  using importers::role_of_label;
  CHECK(role_of_label("**Licence:**") == Role::kLicence);
  CHECK(role_of_label("Context length (tokens)") == Role::kContext);
  CHECK(role_of_label("Model developer") == Role::kMaker);
  CHECK(role_of_label("简介：") == Role::kDescription);
  CHECK(role_of_label("⭐") == Role::kStars);
  CHECK(role_of_label("Colour of the lid") == Role::kNone);
  CHECK(importers::read_quantity("~14K") == 14000);
  CHECK(importers::read_quantity("12,345 stars") == 12345);
  CHECK(importers::read_quantity("7B") == 7e9);
  CHECK_FALSE(importers::read_quantity("7 - 40"));
  CHECK_FALSE(importers::read_quantity("many"));
  CHECK(to_string(*importers::read_loose_date("2024/03")) == "2024-03");
  CHECK(to_string(*importers::read_loose_date("May 18, 2026")) == "2026-05-18");
  CHECK(to_string(*importers::read_loose_date("Mar 2024")) == "2024-03");
  CHECK_FALSE(importers::read_loose_date("2024-25"));
  CHECK_FALSE(importers::read_loose_date("March of the ants"));
}

}  // namespace
}  // namespace matchgraph

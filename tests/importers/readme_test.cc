#include "tools/importers/readme/readme.h"

#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/common/licences.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Entity read_text(const std::string& text, const std::string& name = "file.md") {
  const Imported readme = import_text(import_readmes, text, name);
  REQUIRE(readme.entities.size() == 1);
  return readme.entities[0];
}

TEST_CASE("a README is decomposed into capabilities with their places") {
  const Imported readme = import_sample(import_readmes, "readme.md");
  REQUIRE(readme.entities.size() == 1);
  CHECK(
      lines_of(readme.entities[0]) ==
      Strings{"Command-line tool that turns grain files into flour tables | Mill is a command-line "
              "tool that turns "
              "grain files into flour tables. | :9",
              "Convert whole folders of sacks in one run | Convert whole folders of sacks in one "
              "run. | :9",
              "Reads sack files of any size | Reads sack files of any size | :12",
              "Sieving | Sieving: separates grains by size | :13",
              "Works without a network | Works without a network | :14",
              "Supported platforms | Supported platforms: Linux, macOS, Windows | :20",
              "Fast start | Fast start: ready in a blink | Why Mill?:33",
              "Sack files | Mill can read sack files that are split over several disks. | Sack "
              "files:38",
              "Compressed sacks support | Compressed sacks support | Sack files > Compressed sacks "
              "support:42",
              "Choose the grain | Mill lets you choose the grain. | Usage:50",
              "Rye | Rye (Linux) | Formats:64", "Oats | Oats (Linux, Windows) | Formats:65",
              "Mill-watch | Watches a folder and grinds what arrives | Tools:76"});
  CHECK(readme.problems().empty());
}

TEST_CASE("a README's facts: name, summary, repository, licence, provenance") {
  const Imported readme = import_sample(import_readmes, "readme.md");
  const Entity& mill = readme.entity("acme/mill");
  CHECK(mill.name == "Mill");
  CHECK(mill.type == "repository");
  CHECK(mill.summary == "Mill is a command-line tool that turns grain files into flour tables.");
  CHECK(mill.maker == "Acme");
  CHECK(mill.url == "https://github.com/Acme/mill");
  CHECK(mill.license == "MIT OR Apache-2.0");
  REQUIRE(mill.sources.size() == 1);
  CHECK(mill.sources[0].name == "README of Mill");
  CHECK(to_string(*mill.sources[0].observed) == "2026-11-22");
}

TEST_CASE("a model card's front matter gives licence, tags, languages and the type") {
  const Imported card = import_sample(import_readmes, "model_card.md");
  const Entity& model = card.entity("readme/grainsort");
  CHECK(model.type == "model");
  CHECK(model.license == "Apache-2.0");
  CHECK(model.tags ==
        Strings{"grain", "sorting", "text-classification", "language:en", "language:de"});
  CHECK(texts_of(model) == Strings{"GrainSort is a model that names the grain in a sentence.",
                                   "Sorts texts into classes, such as topics, moods or spam.",
                                   "Naming grains in recipes", "Sorting letters of farmers"});
  CHECK(model.capabilities[1].extra[0].json == R"({"line":6})");
  CHECK(model.capabilities[2].extra[0].json == R"({"heading":"Intended uses","line":18})");
}

TEST_CASE("the name is the title without its tagline, else what the first sentence defines") {
  CHECK(read_text("# Quern: a small mill\n\ntext\n").name == "Quern");
  CHECK(read_text("# Quern, a small mill\n\ntext\n").name == "Quern");
  CHECK(read_text("**Quern** is a mill for the hand.\n\n# Features\n\n- grinds rye\n").name ==
        "Quern");
  CHECK(read_text("text only\n", "quern.md").name == "quern");
}

TEST_CASE("a type follows from what the thing is called") {
  CHECK(read_text("# Q\n\nQ is a fast grain library written in C that grinds.\n").type ==
        "library");
  CHECK(read_text("# Q\n\nQ is a collection of grain, a dataset for mills.\n").type ==
        "repository");
  CHECK(read_text("---\ntask_categories: [x]\n---\n# Q\n\nQ is a list of grains.\n").type ==
        "dataset");
}

TEST_CASE("the own repository is told from others by name, badge and clone") {
  CHECK(read_text("# Quern\n\nBased on [Mill](https://github.com/acme/mill).\n").id ==
        "readme/quern");
  CHECK(read_text("# Quern\n\n[Mill](https://github.com/acme/mill), "
                  "[code](https://github.com/acme/quern)\n")
            .id == "acme/quern");
  CHECK(read_text("# Hand mill\n\n![s](https://img.shields.io/github/stars/acme/quern?x=1) "
                  "[a](https://github.com/acme/quern) [b](https://github.com/acme/quern/wiki)\n")
            .id == "acme/quern");
  CHECK(read_text("# Hand mill\n\n```\ngit clone https://github.com/acme/quern.git\n```\n"
                  "[a](https://github.com/acme/quern)\n")
            .id == "acme/quern");
}

TEST_CASE("a fork that the file has installed is told from its origin") {
  CHECK(read_text("# Quern\n\nForked from [Quern](https://github.com/old/quern).\n\n"
                  "    go install github.com/acme/quern/cmd@latest\n")
            .id == "acme/quern");
}

TEST_CASE("licences are named as SPDX does") {
  using importers::find_license;
  CHECK(find_license("Licensed under the Apache License, Version 2.0.") == "Apache-2.0");
  CHECK(find_license("mit") == "MIT");
  CHECK(find_license("the MIT License or the 3-clause BSD license") == "MIT OR BSD-3-Clause");
  CHECK(find_license("Apache 2.0; parts are MIT") == "Apache-2.0");
  CHECK(find_license("all rights reserved") == "");
}

TEST_CASE("near-equal items become one, with the fuller text at the first place") {
  const Entity entity = read_text(
      "# Q\n\nQ is a mill for grain of all kinds.\n\n- [Rye support](#rye-support)\n"
      "- grinds oats and maize\n\n## Features\n\n- Grinds maize and oats.\n\n"
      "## Rye support\n\nQ can grind rye of every age.\n");
  CHECK(lines_of(entity) ==
        Strings{"Mill for grain of all kinds | Q is a mill for grain of all kinds. | :3",
                "Rye support | Q can grind rye of every age. | :5",
                "Grinds oats and maize | grinds oats and maize | :6"});
}

TEST_CASE("a file without capabilities keeps its facts, with a warning") {
  const Imported readme = import_text(import_readmes, "# Empty\n\n## License\n\nMIT\n");
  REQUIRE(readme.entities.size() == 1);
  CHECK(readme.entities[0].license == "MIT");
  CHECK(readme.problems() == Strings{"0: no capability was found; the entity has its facts only"});
}

TEST_CASE("the same file gives the same bytes") {
  const auto line = [] {
    return to_catalogue_line(import_sample(import_readmes, "readme.md").entities.at(0));
  };
  CHECK(line() == line());
}

TEST_CASE("two files about one thing are one entity") {
  ImportRequest request;
  request.files = {sample_file("readme.md"), sample_file("readme.md")};
  const Imported readmes = import_with(import_readmes, request);
  CHECK(readmes.entities.size() == 1);
  CHECK(readmes.problems() ==
        Strings{"0: is about \"acme/mill\", as a file before it; taken as one"});
}

}  // namespace
}  // namespace matchgraph

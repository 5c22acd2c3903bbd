// Cards of models and data sets: whose they are, and what their front matter says.
#include <doctest/doctest.h>

#include <filesystem>

#include "markdown_samples.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Entity read_card_at(const std::string& path, const std::string& text, const std::string& id = {}) {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.file(path);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  ImportRequest request;
  request.files = {file.string()};
  request.id = id;
  const Imported card = import_with(import_readmes, request);
  REQUIRE(card.entities.size() == 1);
  return card.entities[0];
}

std::string extra_of(const Entity& entity, const std::string& name) {
  for (const ExtraField& field : entity.extra) {
    if (field.name == name) return field.json;
  }
  return "";
}

const std::string kConverted =
    "---\nlicense: cc-by-4.0\nlanguage:\n- ja\npipeline_tag: automatic-speech-recognition\n"
    "base_model: acme/millvoice\n---\n\n# Millvoice — small\n\n"
    "Conversion of [`acme/millvoice`](https://huggingface.co/acme/millvoice) for the program "
    "[acme/runner](https://github.com/acme/runner).\n\n## Quick start\n\n```\ngit clone "
    "https://github.com/acme/runner\n```\n\n## Model architecture\n\n| Component | Details |\n"
    "|---|---|\n| Encoder | 24 layers with 8 heads each |\n| Vocab | 3072 tokens with marks |\n";

TEST_CASE("a card takes no identity from a repository that its text mentions") {
  const Entity card = read_card_at("x/card.md", kConverted);
  CHECK(card.id == "readme/millvoice");
  CHECK(card.name == "Millvoice");
  CHECK(card.maker == "");
  CHECK(card.type == "model");
  CHECK(card.license == "CC-BY-4.0");
  CHECK(card.summary == "Conversion of acme/millvoice for the program acme/runner.");
  CHECK(extra_of(card, "base_model") == "\"acme/millvoice\"");
  CHECK(card.tags == Strings{"automatic-speech-recognition", "language:ja"});
  CHECK(texts_of(card) == Strings{"Conversion of acme/millvoice for the program acme/runner.",
                                  "Speech model: transcribes speech into text."});
}

TEST_CASE("a card's identity is that of its folders, of its front matter or of the request") {
  const Entity placed = read_card_at("oat-lab/Millvoice-small/README.md", kConverted);
  CHECK(placed.id == "huggingface/oat-lab/millvoice-small");
  CHECK(placed.url == "https://huggingface.co/oat-lab/Millvoice-small");
  CHECK(placed.maker == "oat-lab");
  CHECK(placed.aliases == Strings{"oat-lab/Millvoice-small"});
  // Folders that the title does not name are folders.
  CHECK(read_card_at("old/stuff/README.md", kConverted).id == "readme/millvoice");
  CHECK(read_card_at("models--oat-lab--voice/snapshots/1/README.md", kConverted).id ==
        "huggingface/oat-lab/voice");
  CHECK(read_card_at("x/card.md", kConverted, "rye-lab/voice").id == "huggingface/rye-lab/voice");
  const Entity stated =
      read_card_at("x/card.md",
                   "---\nrepo_id: rye-lab/sacks\npretty_name: Sacks\ntask_ids:\n- extractive-qa\n"
                   "---\n# Dataset Card for Sacks\n\nSacks is a set of photographs of sacks.\n");
  CHECK(stated.id == "huggingface/datasets/rye-lab/sacks");
  CHECK(read_card_at("x/README.md", "# Mill\n\nMill grinds rye of all kinds.\n", "my/mill").id ==
        "my/mill");
}

TEST_CASE("a card's folder names it below datasets, without blanks and where its title cannot") {
  // Blanks within a name do not part the two.
  CHECK(read_card_at("oat-lab/millvoice2/README.md",
                     "---\npipeline_tag: text-to-speech\n---\n# Mill Voice 2\n\nIt reads.\n")
            .id == "huggingface/oat-lab/millvoice2");
  const std::string front = "---\nlanguage:\n- en\npretty_name: Sacks of Rye\n---\n\n";
  const Entity below = read_card_at("datasets/oat-lab/bags/README.md",
                                    front + "# Sacks of Rye\n\nGuides and pictures of sacks.\n");
  CHECK(below.id == "huggingface/datasets/oat-lab/bags");
  CHECK(below.type == "dataset");
  // A data set of the hub's first year has no owner.
  CHECK(read_card_at("datasets/sacks/README.md", front + "# Sacks\n\nPictures of sacks.\n").id ==
        "huggingface/datasets/sacks");
  const std::string wide = "# 石臼语音\n\n朗读谷物价格。\n";
  CHECK(read_card_at("oat-lab/voice/README.md", "---\npipeline_tag: text-to-speech\n---\n" + wide)
            .id == "huggingface/oat-lab/voice");
  // Licence and language alone are found in other files, too.
  CHECK(
      read_card_at("oat-lab/voice/README.md", "---\nlicense: mit\nlanguage: zh\n---\n" + wide).id ==
      "readme/石臼语音");
}

TEST_CASE("a heading over results and one of an unfilled template are no titles") {
  const std::string front = "---\nlicense: mit\nlanguage:\n- en\ntags:\n- rye\n---\n\n";
  const Entity results = read_card_at("oat-lab/quern-7/README.md",
                                      front +
                                          "Chat model with a bent for rye.\n\n# Open Mill "
                                          "Leaderboard Evaluation Results\n\nSee there.\n");
  CHECK(results.id == "huggingface/oat-lab/quern-7");
  CHECK(results.name == "quern-7");
  CHECK(texts_of(results) == Strings{"Chat model with a bent for rye."});
  const Entity unfilled = read_card_at(
      "oat-lab/stone_s2/README.md",
      "---\nlibrary_name: mill\n---\n\n# Model Card for Model ID\n\nIt is a small stone.\n");
  CHECK(unfilled.id == "huggingface/oat-lab/stone_s2");
  CHECK(unfilled.name == "stone_s2");
}

TEST_CASE("cards of one title in one import stay apart") {
  const test::TemporaryFolder folder;
  ImportRequest request;
  for (const char* name : {"one", "two"}) {
    request.files.push_back(folder.file(std::string(name) + ".md"));
    std::ofstream(request.files.back())
        << "---\npipeline_tag: text-to-speech\n---\n# Voice\n\nVoice is the model called " << name
        << " by its makers.\n";
  }
  const Imported cards = import_with(import_readmes, request);
  REQUIRE(cards.entities.size() == 2);
  CHECK(cards.entities[0].id == "readme/voice");
  CHECK(cards.entities[1].id == "readme/voice-two");
}

TEST_CASE("a data set's card of any age gives its name, licence, languages and tasks") {
  const Entity card = read_card_at(
      "x/card.md",
      "---\nannotations_creators:\n- expert-generated\nlanguages:\n- en\n- de\nlicenses:\n"
      "- cc-by-sa-4-0\npretty_name: Pebbles\ntask_categories:\n- question-answering\n- other\n"
      "---\n\n# Dataset Card for \"pebbles\"\n\n## Table of Contents\n- [Summary](#summary)\n\n"
      "## Dataset Description\n\n- **Homepage:** [More Information Needed](https://example.org)\n\n"
      "### Dataset Summary\n\nPebbles is a set of short questions about stones.\n\n"
      "## Dataset Creation\n\n### Curation Rationale\n\n[More Information Needed]"
      "(https://example.org)\n\n#### Annotation process\n\nTwo people read each question.\n\n"
      "## Additional Information\n");
  CHECK(card.name == "Pebbles");
  CHECK(card.type == "dataset");
  CHECK(card.license == "CC-BY-SA-4.0");
  CHECK(card.tags == Strings{"question-answering", "other", "language:en", "language:de"});
  CHECK(texts_of(card) == Strings{"Pebbles is a set of short questions about stones.",
                                  "Examples for question answering: to train and test models."});
}

TEST_CASE("a card that names the data it was made of is a model's, whatever else it names") {
  const std::string rest =
      "pretty_name: mill-grain\ntask_categories:\n- token-classification\n---\n\n# Mill\n\n"
      "Mill marks kinds of grain in reports of harvests.\n";
  CHECK(read_card_at("README.md", "---\nlicense: mit\ndatasets:\n- acme/grain\n" + rest).type ==
        "model");
  CHECK(read_card_at("README.md", "---\nlicense: mit\n" + rest).type == "dataset");
}

TEST_CASE("a file called model card is named by its title or folder") {
  const Entity card = read_card_at("quill_5/MODEL_CARD.md",
                                   "## Model Information\n\nThe Quill 5 models write letters.\n");
  CHECK(card.name == "quill_5");
  CHECK(card.type == "model");
  CHECK(
      read_card_at("x/y.md", "# Model Card: Quill\n\nQuill writes letters of all kinds.\n").name ==
      "Quill");
}

TEST_CASE("what a card says that its thing is for is read, below titles of every kind") {
  const std::string front = "---\nlicense: mit\nlanguage:\n- en\n---\n\n# Grainvoice\n\n";
  const auto texts = [&front](const std::string& body) {
    return texts_of(import_text(import_readmes, front + body).entities.at(0));
  };
  CHECK(texts("## Intended uses & limitations\n\nThis model can be used for naming of grains. It "
              "cannot name sand.\n") == Strings{"This model can be used for naming of grains."});
  CHECK(texts("## Research Applications\n\n- Search over heaps of grain\n- Sorting of sacks\n") ==
        Strings{"Search over heaps of grain", "Sorting of sacks"});
  CHECK(texts("## Intended use\n\nSorting of sacks by weight and age. Intended for research on "
              "mills. Not for sand.\n") ==
        Strings{"Sorting of sacks by weight and age.", "Intended for research on mills."});
  CHECK(
      texts(
          "## Direct Use\n\nThis dataset is designed for:\n\n- Spotting of sacks in pictures\n") ==
      Strings{"Spotting of sacks in pictures"});
  CHECK(texts("## Intended use\n\nTreat groups as the unit of every test.\n").empty());
  CHECK(
      texts(
          "It is suitable for:\n\n- Counting of sacks in barns\n- Watching of mills at night\n") ==
      Strings{"Counting of sacks in barns", "Watching of mills at night"});
  CHECK(texts("## Out-of-scope applications\n\n- Search over heaps of sand\n").empty());
  CHECK(
      texts("## Key Capabilities\n\n### 2. Sack Prediction (NEW!)\n\nModel the way of sacks:\n") ==
      Strings{"Model the way of sacks"});
}

TEST_CASE("a sentence as a heading of any level below the title is the summary") {
  const Entity card = read_card_at(
      "card.md",
      "---\ntask_categories:\n- question-answering\n---\n# SackQA\n#### A benchmark of sacks, "
      "designed to test millers on questions of many steps.\n\n## Data\n\nThis dataset is a "
      "collection of 900 sacks.\n");
  CHECK(card.summary ==
        "A benchmark of sacks, designed to test millers on questions of many steps.");
  CHECK(texts_of(card).at(0) == card.summary);
}

}  // namespace
}  // namespace matchgraph

// What a card's text says that its model or data set is for.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph::readme {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Entity read_tagged(const std::string& task, const std::string& body) {
  return import_text(import_readmes,
                     "---\nlicense: mit\npipeline_tag: " + task + "\n---\n\n" + body)
      .entities.at(0);
}

TEST_CASE("purposes are read in sentences without a subject and in orders to the reader") {
  const auto of = [](const std::string& body) {
    return texts_of(import_text(import_readmes,
                                "---\nlicense: mit\nlanguage:\n- en\n---\n\n# Oatmind\n\n" + body)
                        .entities.at(0));
  };
  CHECK(of("Oatmind is a model that counts oats. Intended for counting oats in barns.\n").back() ==
        "Intended for counting oats in barns.");
  CHECK(of("Oatmind is a model that counts oats. Fine-tuned Quern that simplifies letters of "
           "millers.\n")
            .back() == "Fine-tuned Quern that simplifies letters of millers.");
  CHECK(of("## Intended use\n\nUse it to choose which sacks are weighed first.\n") ==
        Strings{"Use it to choose which sacks are weighed first."});
  CHECK(of("## Intended use\n\nOn-device counting of oats for small barns.\n") ==
        Strings{"On-device counting of oats for small barns."});
  CHECK(
      of("## Direct use\n\nThe primary use case is pairwise grain verification: telling whether "
         "two sacks are of one field.\n") ==
      Strings{"The primary use case is pairwise grain verification: telling whether two sacks are "
              "of one field."});
  // Rows of fields, what others have to do and what a person shows are none.
  CHECK(of("## Intended use\n\nTrades: milling, baking Seasons: sowing, harvesting\n\nCleaning "
           "and drying of the oats remain duties of the barn.\n\nThis model is intended to show my "
           "understanding of milling.\n")
            .empty());
}

TEST_CASE("a card's section on usage may list uses, beside how the thing is loaded") {
  const auto of = [](const std::string& body) {
    return texts_of(import_text(import_readmes,
                                "---\nlicense: mit\nlanguage:\n- en\n---\n\n# Oatbook\n\n" + body)
                        .entities.at(0));
  };
  const std::string uses = "- Training and testing of oat counters\n- Study of old mills\n";
  CHECK(of("## Usage\n\nThe dataset is particularly useful for:\n\n" + uses) ==
        Strings{"Training and testing of oat counters", "Study of old mills"});
  CHECK(of("## Usage\n\nThe dataset is not suitable for:\n\n" + uses).empty());
  CHECK(of("## Usage\n\nLoad it with these scripts:\n\n" + uses).empty());
  CHECK(of("## Dataset Description\n\nThis dataset is suitable for tasks such as weighing, and can "
           "be used to find sacks in pictures.\n")
            .size() == 1);
}

TEST_CASE("what a model was trained for is told, whatever it was trained on") {
  const auto first = [](const std::string& line) {
    const Entity entity = read_tagged("tabular-regression", "# Sunmill\n\n" + line + "\n");
    return entity.capabilities.at(0);
  };
  const std::string trained =
      "A ForestRegressor trained on real mill data to predict the flour of 15 minutes ahead.";
  CHECK(first(trained).text == trained);
  CHECK(first(trained).name == "Predict the flour of 15 minutes ahead");
}

TEST_CASE("what a card says below its deeds and lists below its uses is read") {
  const auto of = [](const std::string& body) {
    return texts_of(import_text(import_readmes,
                                "---\nlicense: mit\nlanguage:\n- en\n---\n\n# Oatmind\n\n" + body)
                        .entities.at(0));
  };
  const std::string deed = "Each model takes up to 40 weights of sacks and predicts their flour.";
  CHECK(of("## What These Models Do\n\n" + deed +
           "\n\n**Key capability: weighing of few sacks.** "
           "They do so by day.\n") == Strings{deed, "Key capability: weighing of few sacks."});
  const std::string bench =
      "Oatmind is a benchmark of 3,000 sacks for evaluating millers on wet rye.";
  CHECK(of(bench + "\n") == Strings{bench});
  CHECK(of("## Intended use\n\n- Research on the sorting of oats.\n- Offline sack monitoring and "
           "stone-test research with a miller's review.\n")
            .size() == 2);
}

TEST_CASE("a clause with a deed says what a thing is for") {
  CHECK(says_deed("a stack of stones made to predict prices"));
  CHECK(says_deed("weights for grain segmentation"));
  CHECK(says_deed("a box that sorts sacks by weight"));
  CHECK_FALSE(says_deed("a conversion of acme/beat for the program Runner"));
  CHECK_FALSE(says_deed("pictures of the station for your information"));
  CHECK(names_deed("retrieval of letters"));
  CHECK_FALSE(names_deed("the population of a nation"));
}

}  // namespace
}  // namespace matchgraph::readme

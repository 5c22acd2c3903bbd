#include "tools/importers/readme/capabilities/capability_rules.h"

#include <doctest/doctest.h>

#include <utility>

namespace matchgraph::readme {
namespace {

using Kind = SectionKind;

bool says(const char* sentence) { return is_capability_sentence(sentence, {"mill"}); }

TEST_CASE("titles tell what stands below") {
  const auto kind = [](const char* title) { return classify_section(title, Kind::kIntroduction); };
  CHECK(kind("features") == Kind::kFeatures);
  CHECK(kind("supported platforms") == Kind::kFeatures);
  CHECK(kind("why mill") == Kind::kFeatures);
  CHECK(kind("quick start") == Kind::kUsage);
  CHECK(kind("what does it do") == Kind::kFeatures);
  CHECK(kind("supported quern versions") == Kind::kExcluded);
  CHECK(kind("sack files") == Kind::kPlain);
  for (const char* title : {"installation", "how to contribute", "license", "latest updates",
                            "changelog", "roadmap", "faq", "citation", "sponsors", "benchmarks",
                            "build from source", "acknowledgements", "running the tests"}) {
    INFO(title);
    CHECK(kind(title) == Kind::kExcluded);
  }
  CHECK(classify_section("features", Kind::kExcluded) == Kind::kExcluded);
  CHECK(classify_section("on linux", Kind::kFeatures) == Kind::kFeatures);
}

TEST_CASE("some titles are capabilities themselves") {
  CHECK(is_capability_title("hybrid search", Kind::kFeatures));
  CHECK(is_capability_title("gpu support", Kind::kPlain));
  CHECK(is_capability_title("indexing a folder", Kind::kUsage));
  CHECK_FALSE(is_capability_title("client server", Kind::kUsage));
  CHECK_FALSE(is_capability_title("quick start", Kind::kPlain));
  CHECK_FALSE(is_capability_title("windows", Kind::kPlain));
  CHECK_FALSE(is_capability_title("how to run", Kind::kFeatures));
}

TEST_CASE("sentences about the thing with a verb of doing are taken") {
  CHECK(says("Mill supports rye, oats and maize."));
  CHECK(says("It can be configured to grind at night."));
  CHECK(says("This library provides a table of flour."));
  CHECK(says("Finally, the web server exposes a list of sacks."));
  CHECK(says("In wet mode, Mill accepts grain of any size."));
  CHECK(says("You can also mix several kinds of grain."));
  CHECK(says("Reading over a slow line is supported."));
  CHECK(says("To enable people to bake at home, I implemented a hand mill."));
  CHECK(says("After grinding, flour can be sieved by running this command:"));
  CHECK(says("Mill sorts grain (not stones) and supports sieves."));
}

TEST_CASE("instructions, denials, history, plans and persons are not") {
  for (const char* sentence : {"Run Mill with all its options.",
                               "To see more of it, run the command.",
                               "Mill does not support rice.",
                               "Mill supports rice as planned for May.",
                               "Does Mill support rice and maize?",
                               "[2026-01-02] Mill supports rice now.",
                               "Version 2 of Mill supports rice.",
                               "We tested Mill on large sacks of rye.",
                               "You can find the options in a file.",
                               "Mill requires a supported mill stone.",
                               "Mill supports https://example.org and others.",
                               "A list of apps using Mill with support.",
                               "This is necessary so that Mill can support rye.",
                               "By contrast, this mill can grind rye in an hour.",
                               "It uses xxxxx to turn its two stones.",
                               "Mill can be initialized with a sack.",
                               "It can be hard to find the right stones.",
                               "Mill lets you take any sack, it is up to you.",
                               "Mill solves this by offering",
                               "Mill, licensed under MIT, supports rye.",
                               "Grain supports life on the whole planet."}) {
    INFO(sentence);
    CHECK_FALSE(says(sentence));
  }
}

TEST_CASE("items may be phrases; links, figures and bare praise are none") {
  CHECK(is_capability_item("Multi-core grinding", false, Kind::kIntroduction));
  CHECK(is_capability_item("Read and write sack files", false, Kind::kFeatures));
  CHECK(is_capability_item("WebSocket", true, Kind::kFeatures));
  CHECK_FALSE(is_capability_item("User guide", true, Kind::kIntroduction));
  CHECK_FALSE(is_capability_item("Fast (see below)", false, Kind::kFeatures));
  CHECK_FALSE(is_capability_item("See the guide", false, Kind::kFeatures));
  CHECK_FALSE(is_capability_item("12.5 / 13.1", false, Kind::kFeatures));
}

TEST_CASE("praise and the care that was taken are no capabilities, alone or measured") {
  for (const char* praise :
       {"Blazing fast!", "Easy-to-use API", "Very simple and elegant syntax",
        "Free and open source", "Small (2 sacks)", "Up to 6x faster than others",
        "Sensible defaults, but configurable", "Quick - grinds 3x faster than Quern",
        "Heavily tested (900 stones)", "Comprehensive test suite of our own",
        "Clear documentation: one page for each stone", "Written in Pascal",
        "100% written in Pascal", "Extensive code coverage"}) {
    INFO(praise);
    CHECK_FALSE(is_capability_item(praise, false, Kind::kFeatures));
  }
  for (const char* deed :
       {"Fast sieving", "No dependencies", "Simple: one stone grinds all grain", "OpenFlour API",
        "User interface", "Code coverage reports", "Well tested stones for rye",
        "Many kinds of well tested stones", "Quick - grinds while you sleep",
        "Small enough for a watch", "Reliable delivery of flour"}) {
    INFO(deed);
    CHECK(is_capability_item(deed, false, Kind::kFeatures));
  }
}

TEST_CASE("items that mean what stands elsewhere are none") {
  CHECK_FALSE(is_capability_item("Sets all of these stones", false, Kind::kFeatures));
  CHECK(is_capability_item("Rye, oats and bread of these", false, Kind::kFeatures));
  CHECK_FALSE(is_capability_item("ex. flour that falls", false, Kind::kFeatures));
}

TEST_CASE("lines that introduce lists") {
  CHECK(introduces_capabilities("Our core feature set includes:"));
  CHECK_FALSE(introduces_capabilities("You will need the following:"));
  CHECK(introduces_names("Supported platforms:"));
  CHECK_FALSE(introduces_names("Technical articles:"));
}

TEST_CASE("what leads to an example is cut off") {
  CHECK(without_instructions("Flour can be made by running this:") == "Flour can be made");
  CHECK(without_instructions("Set it as follows:") == "Set it");
  CHECK(without_instructions("Plain sentence.") == "Plain sentence.");
}

}  // namespace
}  // namespace matchgraph::readme

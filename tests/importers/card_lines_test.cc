// What in a card reads like a capability and is none.
#include "tools/importers/readme/capabilities/lines/card_lines.h"

#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph::readme {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

const std::string kFront = "---\nlicense: mit\nlanguage:\n- en\n---\n\n# Sackbook\n\n";

Strings texts_below(const std::string& body) {
  return texts_of(import_text(import_readmes, kFront + body).entities.at(0));
}

TEST_CASE("fields of a data set are none of its capabilities") {
  const std::string fields = "- Grain: rye or oats\n- Weight: in kilograms, as weighed\n";
  CHECK(texts_below("## Sack Format\n\nEach sack includes:\n\n" + fields).empty());
  CHECK(texts_below("Every row is composed of:\n\n" + fields).empty());
  CHECK(leads_to_fields("The following columns are there:"));
  CHECK_FALSE(leads_to_fields("Each release supports:"));
  CHECK_FALSE(leads_to_fields("It includes:"));
}

TEST_CASE("how data was gathered, whose copy it is and how well it does is no capability") {
  const auto is_aside = [](std::string_view text, bool is_definition = true) {
    return is_aside_of_card(text, {"sackbook"}, is_definition);
  };
  CHECK(is_aside("Rye-valley volunteers answer questions about their mills and fields."));
  CHECK_FALSE(is_aside("Recordings of 40 speakers of Rye Valley English."));
  CHECK(is_aside("Combined re-host of the Quern pictures and the marks of Old Mill."));
  CHECK_FALSE(is_aside("A subset of Quern for testing sorters of grain."));
  CHECK(is_aside("Granary wrapper for the Quern checkpoint."));
  CHECK(is_aside("Sun dominates by a wide margin.", false));
  CHECK_FALSE(is_aside("Sackbook is a sorter of sacks that achieves more with less.", true));
  CHECK(is_aside("The granary/oats dataset provides weights and dates of sacks."));
  CHECK_FALSE(is_aside("The granary/sackbook dataset provides weights and dates of sacks."));
}

TEST_CASE("what announces a table, code or a chapter in a card is no capability") {
  CHECK(texts_below("Sackbook is a set of sacks.\n\n## Overview\n\nThis dataset includes weights "
                    "of sacks in many forms:\n\n"
                    "### JSON\n\nOne line a sack.\n") == Strings{"Sackbook is a set of sacks."});
}

TEST_CASE("fields of identity and format are facts and no capabilities") {
  const auto is_field = [](std::string_view text) {
    return is_aside_of_card(text, {"sackbook"}, false);
  };
  CHECK(is_field("Canonical name: sackbook-of-rye."));
  CHECK(is_field("Type: Quern (old style)"));
  CHECK(is_field("File size: 3 sacks of paper"));
  // What it does may stand behind such a label, and other labels say what it takes.
  CHECK_FALSE(is_field("Model type: Grain classification"));
  CHECK_FALSE(is_field("Modalities: sound, weight, smell"));
  CHECK_FALSE(is_field("Supported grains: rye, oats"));
}

TEST_CASE("what a thing was copied from or built on is no capability") {
  const auto is_aside = [](std::string_view text) {
    return is_aside_of_card(text, {"sackbook"}, true);
  };
  CHECK(is_aside("The original base model is acme/quern-7."));
  CHECK_FALSE(is_aside("The base model is suitable for sorting and weighing of sacks."));
  CHECK(is_aside("Port of the old-oats dataset from Granary (link here)."));
  CHECK_FALSE(is_aside("A port of Quern that sorts sacks by weight."));
  CHECK(is_aside("A filtered version of the Granary sacks."));
  CHECK_FALSE(is_aside("A filtered version of the Granary sacks for testing sorters."));
  // What the other is for is said in its name.
  CHECK(is_aside("Weighing dataset copied from Granary: A Book for Weighing Sacks"));
  CHECK_FALSE(is_aside("A mill whose stones are copied from Quern, trained to sort sacks."));
}

TEST_CASE("a slogan of owners and what they own is no capability") {
  const auto is_slogan = [](std::string_view text) {
    return is_aside_of_card(text, {"rye quern"}, false);
  };
  CHECK(is_slogan("Rye's weight, Quern's speed"));
  CHECK(is_slogan("Quern’s patience, Mill’s bread!"));
  CHECK_FALSE(is_slogan("Farmer's weight, Baker's speed"));
  CHECK_FALSE(is_slogan("Quern's stones grind oats, Mill's stones grind rye"));
  CHECK_FALSE(is_slogan("Sorting of the baker's sacks"));
}

TEST_CASE("a pointer to another place is no capability of a card") {
  const auto is_pointer = [](std::string_view text) {
    return is_aside_of_card(text, {"sackbook"}, false);
  };
  CHECK(is_pointer("Look through the old letters by going to sacks.example"));
  CHECK(is_pointer("Search the marks by visiting the project website."));
  CHECK_FALSE(is_pointer("Finds lost sacks by visiting every barn of a valley."));
}

TEST_CASE("a card says in several ways that it holds no model") {
  CHECK(denies_model("This box contains no weighing model, weights or sacks."));
  CHECK(denies_model("It does not re-host the weights of Quern."));
  CHECK(denies_model("This page is a software card."));
  // An adapter lacks the weights of its base, and texts may lack what models wrote.
  CHECK_FALSE(denies_model("The adapter does not include the base weights."));
  CHECK_FALSE(denies_model("It contains no model-generated letters."));
  CHECK_FALSE(denies_model("No model weighs sacks like this one."));
}

}  // namespace
}  // namespace matchgraph::readme

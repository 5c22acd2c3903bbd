// What a capability is called.
#include "tools/importers/readme/capabilities/capability_names.h"

#include <doctest/doctest.h>

#include "tools/importers/markdown/phrases.h"
#include "tools/importers/readme/capabilities/purpose_names.h"

namespace matchgraph::readme {
namespace {

std::string named(std::string_view sentence) { return name_of_sentence(sentence, {"quern"}); }

TEST_CASE("a sentence is called by what its thing is for, where that stands behind what it is") {
  CHECK(named("A Rye Spectrum Transformer (RST) fine-tuned to spot wet sacks — the ones that rot "
              "first — from raw pictures.") ==
        "Rye Spectrum Transformer fine-tuned to spot wet sacks");
  CHECK(named("Quern is a fine-tuned version of Granary's old Mill optimized for wind-dried grain "
              "recognition, particularly suited for all of the rye and oats of the north.") ==
        "Wind-dried grain recognition");
  CHECK(named("Trained many-layered classifier for counting broken stones from the layers of a "
              "mill.") == "Counting broken stones from the layers of a mill");
  CHECK(named("A 900-sack honesty benchmark from Granary Works, designed to weigh millers on hard "
              "harvest questions across 17 different valleys.") ==
        "Weigh millers on hard harvest questions across 17 different valleys");
  CHECK(named("This quern is a big old stacked ensemble of stones designed for the OAT26 Harvest "
              "Task (Grain Verification).") == "OAT26 Harvest Task (Grain Verification)");
  CHECK(named("Quern is a fast store of sacks written in an old barn that provides an ordered map "
              "from marks to sacks.") == "Provides an ordered map from marks to sacks");
}

TEST_CASE("a name keeps its first words where nothing behind them says a purpose") {
  CHECK(named("A decoder-only voice for mills, built on the Rye architecture with bells.") ==
        "Decoder-only voice for mills");
  // Another clause, a state, a further thing and a place are no purpose of this one.
  CHECK(name_with_purpose("wide filtering, making it useful for sorting", "Wide filtering") ==
        "Wide filtering");
  CHECK(name_with_purpose("list of mills that can be found with any lamp at hand",
                          "List of mills") == "List of mills");
  CHECK(name_with_purpose("trained adapters of stone and of wood and of iron for the Mill Graph "
                          "for Grain Sorting project",
                          "Trained adapters") == "Trained adapters");
  CHECK(name_with_purpose("turning of oats used to", "Turning of oats") == "Turning of oats");
}

TEST_CASE("a deed behind a colon names better than what it is made of") {
  CHECK(name_with_purpose("trained weights of Mill: sorting and counting of sacks",
                          "Trained weights of Mill") == "Sorting and counting of sacks");
  CHECK(name_with_purpose("sorting by weight: the oldest of all ways", "Sorting by weight") ==
        "Sorting by weight");
}

TEST_CASE("a sentence is called by what it lists where its head says nothing") {
  CHECK(
      named("This quern is intended for various grain handling jobs such as sorting, weighing and "
            "milling.") == "Sorting, weighing and milling");
  CHECK(named("The letters cover a wide range of topics including mills, barns and bread.") ==
        "Mills, barns and bread");
  CHECK(named("Key capability: weighing of wet sacks.") == "Weighing of wet sacks");
  CHECK(named("Quern Mill — a stone that sorts sacks.") == "Stone that sorts sacks");
  CHECK(named("It is intended to be used for sorting of sacks, such as in old barns.") ==
        "Sorting of sacks, such as in old barns");
  CHECK(name_of_label("Supported tasks", ": Sorting, weighing") == "Sorting, weighing");
}

TEST_CASE("an item is called by what it describes where its label fits any text") {
  const auto own = [](const std::string& words) { return own_name(markdown::Text{words, {}}); };
  CHECK(own("Development: Testing of new millstones") == "Testing of new millstones");
  CHECK(own("Intended use: Naming of grains (rye and oats)") == "Naming of grains");
  CHECK(own("Roast logging: notes when the rye is brown") == "Roast logging");
}

TEST_CASE("a short name ends in no preposition and no participle that wants more") {
  using phrases::short_name;
  CHECK(short_name("Weighs millers on hard questions of many steps across seventeen old valleys") ==
        "Weighs millers on hard questions");
  CHECK(short_name("Research on grain and its weighing within the great OAT26 harvest task of all "
                   "valleys") == "Research on grain and its weighing");
  CHECK(short_name("Sort small sacks whenever the number of old marks there is unknown") ==
        "Sort small sacks");
  CHECK(
      short_name("Compact set of barn pictures used for the one local mill there in the valley") ==
      "Compact set of barn pictures");
  // Nor within a compound before a participle, nor in a clause without its verb.
  CHECK(
      short_name("Hand-written barn book of miller letter bundles gathered from all the valleys of "
                 "the north") == "Hand-written barn book of miller letter bundles");
  CHECK(short_name("A way that allows you to weigh sacks using the one old stone of the north") ==
        "A way that allows you to weigh sacks");
  CHECK(short_name(
            "Round mill whose 300 stones and two million grooves were cut after old drawings") ==
        "Round mill");
  // A comma within the first figure or between adjectives parts no phrases.
  CHECK(short_name("5,000 dry, made-up barn conversations for the training of a mill that calls "
                   "tools") == "5,000 dry, made-up barn conversations");
}

}  // namespace
}  // namespace matchgraph::readme

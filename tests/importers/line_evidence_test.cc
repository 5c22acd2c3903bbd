#include "tools/importers/readme/capabilities/lines/line_evidence.h"

#include <doctest/doctest.h>

#include "tests/importers/markdown_samples.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/line_signs.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph::readme {
namespace {

using Strings = std::vector<std::string>;

const Strings kMill = {"mill"};

FoundCapability line(const std::string& text, Form form = Form::kItem) {
  FoundCapability out;
  out.name = text;
  out.text = text;
  out.origin.form = form;
  out.origin.section = form == Form::kItem ? SectionKind::kFeatures : SectionKind::kIntroduction;
  return out;
}

bool shows(Sign sign, const FoundCapability& one) {
  return read_signs(one, kMill).test(static_cast<std::size_t>(sign));
}

/// What an import of a README keeps.
Strings kept_of(const std::string& text, bool keeps_unclear = false) {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file("file.md"), std::ios::binary) << text;
  ImportRequest request;
  request.files = {folder.file("file.md")};
  request.keeps_unclear = keeps_unclear;
  const samples::Imported readme = samples::import_with(import_readmes, request);
  REQUIRE(readme.entities.size() == 1);
  return samples::texts_of(readme.entities[0]);
}

TEST_CASE("each weight stands at the place of its sign, under a name of its own") {
  const EvidenceOptions options;
  Strings names;
  for (std::size_t i = 0; i < kSigns; ++i) {
    CHECK(options.weights[i].sign == static_cast<Sign>(i));
    CHECK(std::find(names.begin(), names.end(), options.weights[i].name) == names.end());
    names.emplace_back(options.weights[i].name);
  }
}

TEST_CASE("evidence is the sum of what the signs weigh") {
  EvidenceOptions options;
  options.start = 0.5;
  CHECK(evidence_of({}, options) == doctest::Approx(0.5));
  Signs signs;
  signs.set(static_cast<std::size_t>(Sign::kOffers));
  signs.set(static_cast<std::size_t>(Sign::kDenies));
  double sum = 0.5;
  for (const SignWeight& one : options.weights) {
    if (one.sign == Sign::kOffers || one.sign == Sign::kDenies) sum += one.weight;
  }
  CHECK(evidence_of(signs, options) == doctest::Approx(sum));
}

TEST_CASE("it is told whose doing a sentence tells of") {
  CHECK(find_doer("Mill supports rye and oats.", kMill) == Doer::kThing);
  CHECK(find_doer("The library parses lists of sacks.", kMill) == Doer::kThing);
  CHECK(find_doer("With this mill, you can grind oats.", kMill) == Doer::kThing);
  CHECK(find_doer("Bakers have many kinds of flour.", kMill) == Doer::kOther);
  CHECK(find_doer("Parses lists of sacks", kMill) == Doer::kUnsaid);
  CHECK(find_doer("A parser for lists of sacks", kMill) == Doer::kUnsaid);
  CHECK(find_doer("", kMill) == Doer::kUnsaid);
  // Behind the name any word in "-s" is what the thing does.
  CHECK(find_doer("Mill fetches lists.", kMill) == Doer::kThing);
  CHECK(tells_deed({"mill", "fetches", "lists"}, kMill));
  CHECK_FALSE(tells_deed({"mill", "has", "stones"}, kMill));
}

TEST_CASE("signs are read in words and in how a line was found") {
  CHECK(shows(Sign::kItemBeginsWithDeed, line("Parses lists of sacks")));
  CHECK_FALSE(shows(Sign::kItemBeginsWithDeed, line("Import")));
  CHECK(shows(Sign::kOneWord, line("Import")));
  CHECK(shows(Sign::kActionNoun, line("Conversion of sacks")));
  CHECK(shows(Sign::kEndsInOffer, line("Oats support")));
  CHECK(shows(Sign::kPraisesOnly, line("Simple and fast")));
  CHECK_FALSE(shows(Sign::kPraisesOnly, line("Converts fast between sacks")));
  CHECK(shows(Sign::kTellsSize, line("Only 3 kB gzipped")));
  CHECK(shows(Sign::kHasVersion, line("Sieve 12.4 and later")));
  CHECK(shows(Sign::kHasFigure, line("Two hundred, that is 200 stones")));
  CHECK(shows(Sign::kHasFigure, line("The stones of Basalt2031")));
  CHECK_FALSE(shows(Sign::kHasFigure, line("Sieves of C++11 for f16 (of 3)")));
  CHECK_FALSE(shows(Sign::kHasFigure, line("Sieves of RFC 7234 and ISO 8601")));
  CHECK(shows(Sign::kHasFigure, line("Of Mill 7234 sacks")));
  CHECK(shows(Sign::kIsSupport, line("Water wheel support", Form::kEntry)));
  CHECK_FALSE(shows(Sign::kIsSupport, line("Water wheels", Form::kEntry)));
  CHECK(shows(Sign::kHasAside, line("Sieve (optional)")));
  CHECK(shows(Sign::kDangles, line("Grinds such sacks")));
  CHECK_FALSE(shows(Sign::kDangles, line("This library grinds sacks")));
  CHECK(shows(Sign::kShouts, line("FOR THE MILLS OF THE NORTH ONLY")));
  CHECK(shows(Sign::kUsesOthers, line("It uses old stones.", Form::kSentence)));
  CHECK(shows(Sign::kOwnDeed, line("Mill also supports oats.", Form::kSentence)));
  CHECK(shows(Sign::kDefinesKind, line("A sorter of grain.", Form::kDefinition)));
  FoundCapability labelled = line("Sieve: separates");
  labelled.name = "Sieve";
  labelled.origin.is_labelled = true;
  CHECK(shows(Sign::kLittleBehindLabel, labelled));
}

TEST_CASE(
    "a line that does not clearly say what the thing does is left out, unless all are asked for") {
  const std::string readme =
      "# Mill\n\nMill is a library for parsing and sorting lists of sacks.\n\n## Features\n\n"
      "- Converts lists of sacks to tables\n- Written in pure Basalt, no dependencies\n"
      "- Stones\n- Support for sieves of several layers\n- Faster than any of those\n"
      "- Validation and formatting of tables\n";
  const Strings clear = {"Mill is a library for parsing and sorting lists of sacks.",
                         "Converts lists of sacks to tables",
                         "Support for sieves of several layers",
                         "Validation and formatting of tables"};
  CHECK(kept_of(readme) == clear);
  CHECK(kept_of(readme, true).size() > clear.size());
}

TEST_CASE("of a file that would have no line the best one stays, if it is any good") {
  CHECK(kept_of("# Mill\n\nOld lists are wrong.\n\n## Afterwards\n\n"
                "Mill fetches lists and prints it beside each sack.\n") ==
        Strings{"Mill fetches lists and prints it beside each sack."});
  CHECK(kept_of("# Mill\n\nWelcome.\n\n## Features\n\n- Fast\n- Stones\n").empty());
}

TEST_CASE("the line right below the title says what a thing is for in three words") {
  CHECK(kept_of("# mill-log\n\nLogger for Mill.\n\n## Install\n\nRun it.\n") ==
        Strings{"Logger for Mill."});
  CHECK(kept_of("# unsack\n\n> Open and close sacks\n\nUseful when you carry them.\n") ==
        Strings{"Open and close sacks"});
  CHECK(kept_of("# grist\n\nEscape grains of sand in Basalt (>= 4.x) lists.\n") ==
        Strings{"Escape grains of sand in Basalt (>= 4.x) lists."});
  // To the reader, of others, of persons, and praise.
  CHECK(kept_of("# Mill\n\nLoad it with our wagon.\n").empty());
  CHECK(kept_of("# Mill\n\nForked from Old Mill.\n").empty());
  CHECK(kept_of("# Mill\n\n> Anna Miller, Ben Baker, Carla Stone, Dan Rye, Eve\n").empty());
  CHECK(kept_of("# Mill\n\nReally fast.\n").empty());
  CHECK(kept_of("# Mill\n\nMill is a mill.\n").empty());
}

TEST_CASE("an item beside clear ones needs less to be clear, unless it praises") {
  const std::string head = "# Mill\n\nA tool for sorting grain.\n\n## Features\n\n";
  const Strings clear = {"A tool for sorting grain.", "Converts lists of sacks to tables",
                         "Validation and formatting of tables"};
  const std::string items =
      "- Converts lists of sacks to tables\n- Validation and formatting of tables\n";
  const std::string weak = "- Old sacks of the north\n";
  Strings with = clear;
  with.emplace_back("Old sacks of the north");
  CHECK(kept_of(head + items + weak) == with);
  CHECK(kept_of(head + weak + "\n## Other features\n\n" + items) == clear);
  CHECK(kept_of(head + items + "- Simple and small sacks\n") == clear);
}

TEST_CASE("what a card lists as uses needs less to be clear, and what is not included is none") {
  const std::string head = "---\nlicense: mit\nlanguage:\n- en\n---\n# Mill\n\n";
  CHECK(kept_of(head + "## Intended use\n\n- Names of old sacks in the north\n") ==
        Strings{"Names of old sacks in the north"});
  CHECK(kept_of(head + "## Not included\n\n- Names of old sacks in the north\n").empty());
  CHECK(kept_of(head + "## Intended use\n\nSorting of heaps from pictures. Not for sand.\n") ==
        Strings{"Sorting of heaps from pictures."});
}

TEST_CASE("what defines another thing, or tells of a part, needs all the evidence") {
  CHECK(kept_of("# mill-brush\n\nSweeping is often used to select single grains, such as those in "
                "a heap on tables.\n")
            .empty());
  CHECK(kept_of("# Mill\n\nA tool for sorting grain.\n\nIts old shape offers unknown ways.\n") ==
        Strings{"A tool for sorting grain."});
}

TEST_CASE("what brackets tell of training does not count") {
  CHECK(shows(Sign::kOfTraining, line("A sorter of 1.5M parameters")));
  CHECK_FALSE(shows(Sign::kOfTraining, line("A sorter (1.5M parameters) of sacks")));
}

TEST_CASE("a figure of a standard is no figure, and a name of a format no size") {
  CHECK(kept_of("# Mill\n\nA tool for sorting grain.\n\nIt also implements rules of sacks from RFC "
                "5861.\n\n## Compression\n\nMill supports gzip compression of sacks.\n") ==
        Strings{"A tool for sorting grain.", "It also implements rules of sacks from RFC 5861.",
                "Mill supports gzip compression of sacks."});
  CHECK(shows(Sign::kTellsSize, line("Less than 3 kilos gzipped")));
  CHECK_FALSE(shows(Sign::kTellsSize, line("Reads gzip")));
}

TEST_CASE("what a thing is suitable or designed for is clear") {
  CHECK(kept_of("# Mill\n\nA tool for sorting grain.\n\n## Features\n\nThis tool is suitable for "
                "sorting oats after rain.\n") ==
        Strings{"A tool for sorting grain.", "This tool is suitable for sorting oats after rain."});
}

TEST_CASE("what is stated for certain stays, and so do lists of other languages") {
  CHECK(kept_of("---\npipeline_tag: text-to-speech\n---\n# Quill\n\nQuill.\n").size() == 1);
  CHECK(kept_of("# Mill MCP\n\nAn MCP server for mills.\n\n## Tools\n\n- `grind`: Stones\n") ==
        Strings{"Stones"});
  CHECK(kept_of("# Mühle\n\nDiese Mühle ist für das Korn der Bauern und sie mahlt es mit Wasser, "
                "und nicht mit der Hand, wie es die alten Mühlen tun.\n\n## Funktionen\n\n"
                "- Mahlt Roggen\n- Keine Steine nötig\n") ==
        Strings{"Mahlt Roggen", "Keine Steine nötig"});
}

}  // namespace
}  // namespace matchgraph::readme

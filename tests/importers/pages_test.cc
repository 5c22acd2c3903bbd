#include "tools/importers/pages/pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "page_samples.h"
#include "support/temporary_folder.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

std::vector<std::string> texts(const Entity& entity) {
  std::vector<std::string> result;
  for (const Capability& capability : entity.capabilities) result.push_back(capability.text);
  return result;
}

TEST_CASE("a clean page gives two entities with all that it states") {
  const ImportResult result = import_page(clean_page(sample_page()), "some/folder/peelers.txt");
  CHECK(told(result) == "");
  CHECK(result.imported == 1);
  CHECK(result.skipped == 0);
  REQUIRE(result.entities.size() == 2);

  const Entity a = named(result, "Acme: Peeler 2.5");
  const Entity b = named(result, "the-orchard");
  CHECK(a.type == "model");
  REQUIRE(a.pricing);
  CHECK(a.pricing->model == PriceModel::kPaid);
  REQUIRE(a.pricing->price);
  CHECK(*a.pricing->price ==
        Price{.amount = 4.5e-6, .currency = "USD", .per = "prompt token", .output = {}});
  REQUIRE(a.capabilities.size() == 3);
  CHECK(a.capabilities[1].text == "Acme: Peeler 2.5 peels apples of kind 1.");
  CHECK(a.capabilities[1].unique == "Acme: Peeler 2.5 is quick with kind 1");
  CHECK(a.capabilities[1].versus == "Acme: Peeler 2.5 leaves less waste than a knife 1");

  CHECK(b.type == "dataset");
  CHECK(b.pricing == Pricing{.model = PriceModel::kFree, .price = {}});
  CHECK(b.capabilities.size() == 8);
  REQUIRE(b.stated.size() == 1);
  Stated expected;
  expected.rank = 64;
  expected.adoption = 1;
  expected.quality = 0;
  expected.ecosystem = 1;
  expected.match_graph = 0;
  expected.times_matched = 7;
  expected.capability_count = 10;
  expected.against = a.id;
  expected.layout = "clean";
  expected.source.name = "comparison page peelers.txt";
  CHECK(b.stated[0] == expected);
  REQUIRE(a.stated.size() == 1);
  CHECK(a.stated[0].against == b.id);
}

TEST_CASE("the broken page gives the same record wherever the verdict was dropped") {
  for (const std::size_t count_a : {0, 1, 3, 8}) {
    for (const std::size_t count_b : {1, 2, 8, 9, 20}) {
      SamplePage page{sample_side("Left", count_a), sample_side("Right", count_b)};
      page.a.rank = 12;
      page.b.rank = 60;
      page.b.pricing = "Paid";
      const ImportResult clean = import_page(clean_page(page));
      REQUIRE(told(clean) == "");
      const std::size_t places = list_lines(page.b).size() + 1;
      for (std::size_t place = 0; place < places; ++place) {
        CAPTURE(count_a);
        CAPTURE(count_b);
        CAPTURE(place);
        const ImportResult broken = import_page(broken_page(page, place));
        CHECK(told(broken) == "");
        CHECK(named(broken, "Left").stated.at(0).layout == "broken");
        CHECK(without_layout(broken.entities) == without_layout(clean.entities));
      }
    }
  }
}

TEST_CASE(
    "in the broken layout the first list ends at the eighth capability or where more are told") {
  SamplePage page{sample_side("Left", 11), sample_side("Right", 9)};
  page.a.rank = 1;
  const ImportResult clean = import_page(clean_page(page));
  CHECK(without_layout(import_page(broken_page(page, 5)).entities) ==
        without_layout(clean.entities));

  const std::string untold = replaced(broken_page(page, 5), "+3 more capabilities\n", "");
  const ImportResult result = import_page(untold);
  CHECK(without_layout(result.entities) == without_layout(clean.entities));
  CHECK(result.errors == 0);
  CHECK(result.warnings == 1);  // 11 are stated, 8 are shown, no line tells of more

  page.a.capabilities.resize(2);  // fewer were published than a page would show
  const ImportResult few = import_page(broken_page(page, 5));
  CHECK(told(few) == "");
  CHECK(named(few, "Left").capabilities.size() == 2);
  CHECK(named(few, "Right").capabilities.size() == 8);
}

TEST_CASE("a table row goes on until it has three cells, wherever it was split") {
  const SamplePage page = sample_page();
  const std::string text = clean_page(page);
  const std::vector<Entity> expected = import_page(text).entities;
  const std::vector<std::string> rows = table_lines(page);
  for (const std::string& row : rows) {
    CAPTURE(row);
    std::vector<std::string> splits = {replaced(row, " | ", " |\n| ")};
    const std::size_t first = row.find(" | ");
    const std::size_t second = row.find(" | ", first + 1);
    if (second != std::string::npos) {
      splits.push_back(row.substr(0, first) + " |\n|" + row.substr(first + 2));
      splits.push_back(row.substr(0, second) + " |\n|" + row.substr(second + 2));
      splits.push_back(row.substr(0, second) + "\n|" + row.substr(second + 2));
    }
    for (const std::string& split : splits) {
      const ImportResult result = import_page(replaced(text, row, split));
      CHECK(told(result) == "");
      CHECK(result.entities == expected);
    }
  }
}

TEST_CASE("pages about one entity add up to one entity, and their figures stay apart") {
  SamplePage first = sample_page();
  SamplePage second{sample_side("Acme: Peeler 2.5", 3), sample_side("Grater", 1)};
  second.a.rank = 28;
  second.a.pricing = first.a.pricing;
  second.a.price = first.a.price;
  second.b.rank = 90;
  const std::vector<PageText> pages = {{"1.txt", clean_page(first)},
                                       {"2.txt", broken_page(second, 0)}};
  const ImportResult result = import_pages(pages);
  CHECK(told(result) == "");
  REQUIRE(result.entities.size() == 3);
  CHECK(std::is_sorted(result.entities.begin(), result.entities.end(),
                       [](const Entity& x, const Entity& y) { return x.id < y.id; }));
  const Entity peeler = named(result, "Acme: Peeler 2.5");
  CHECK(peeler.capabilities.size() == 3);
  REQUIRE(peeler.stated.size() == 2);
  CHECK(peeler.stated[0].rank == 31);
  CHECK(peeler.stated[0].layout == "clean");
  CHECK(peeler.stated[1].rank == 28);
  CHECK(peeler.stated[1].layout == "broken");
  CHECK(peeler.stated[1].against == named(result, "Grater").id);
  CHECK(peeler.stated[1].source.name == "comparison page 2.txt");
}

TEST_CASE("pages that disagree about an entity are told, and can each be written as they were") {
  SamplePage first = sample_page();
  SamplePage second{sample_side("Acme: Peeler 2.5", 3), sample_side("Grater", 1)};
  second.a.rank = 99;
  second.a.type = "Kitchen Aid";
  second.a.capabilities[1].unique = "It hums";
  second.a.capabilities[2].text = "It peels pears.";
  const std::vector<PageText> pages = {{"1.txt", clean_page(first)}, {"2.txt", clean_page(second)}};
  const ImportResult result = import_pages(pages);
  CAPTURE(told(result));
  CHECK(result.errors == 0);
  CHECK(result.warnings == 3);  // type, pricing, one capability
  const Entity peeler = named(result, "Acme: Peeler 2.5");
  CHECK(peeler.type == "kitchen-aid");
  CHECK(peeler.pricing->model == PriceModel::kFree);
  CHECK(texts(peeler) == std::vector<std::string>{"Acme: Peeler 2.5 peels apples of kind 0.",
                                                  "Acme: Peeler 2.5 peels apples of kind 1.",
                                                  "Acme: Peeler 2.5 peels apples of kind 2.",
                                                  "It peels pears."});
  CHECK(to_page(compare(result, "Acme: Peeler 2.5", "the-orchard")) == clean_page(first));
  CHECK(to_page(compare(result, "Acme: Peeler 2.5", "Grater")) == clean_page(second));
}

TEST_CASE("on type and price a clean page counts more than a broken one, whatever their order") {
  SamplePage clean = sample_page();
  SamplePage broken = sample_page();
  broken.b.name = "Grater";
  broken.a.type = "Agent";
  broken.a.price = "$9.00e-6 per prompt token";
  const PageText one{"clean.txt", clean_page(clean)};
  const PageText two{"broken.txt", broken_page(broken, 4)};
  for (const auto& pages : {std::vector{one, two}, std::vector{two, one}}) {
    const Entity peeler = named(import_pages(pages), "Acme: Peeler 2.5");
    CHECK(peeler.type == "model");
    CHECK(peeler.pricing->price->amount == 4.5e-6);
  }
}

TEST_CASE("an id depends on the name alone, and names that look alike have different ones") {
  CHECK(page_entity_id("The Sieve v2").starts_with("unfragile/the-sieve-v2-"));
  CHECK(page_entity_id("The Sieve v2") == page_entity_id("The Sieve v2"));
  CHECK(page_entity_id("C") != page_entity_id("C++"));
  CHECK(page_entity_id("sieve") != page_entity_id("Sieve"));
  CHECK(page_entity_id("???").size() == std::string("unfragile/").size() + 8);
  const std::string long_id = page_entity_id(replaced(std::string(400, 'x'), "x", "ü"));
  CHECK(long_id.size() <= 200);

  const ImportResult together = import_page(clean_page(sample_page()));
  CHECK(named(together, "the-orchard").id == page_entity_id("the-orchard"));
}

TEST_CASE("a price in other words than the format's own is kept as the page words it") {
  for (const std::string price : {"from $20 a month", "$20 per month", "12.5 EUR per seat"}) {
    SamplePage page = sample_page();
    page.a.price = price;
    CAPTURE(price);
    const ImportResult result = import_page(clean_page(page));
    CHECK(result.errors == 0);
    CHECK(to_page(compare(result, page.a.name, page.b.name)) == clean_page(page));
  }
}

TEST_CASE("unknown figures are absent, other words are warnings, and unknown rows are kept") {
  std::string text = clean_page(sample_page());
  text = replaced(text, "| Adoption | 0 | 1 |", "| Adoption | Unknown | many |");
  text =
      replaced(text, "| Times Matched | 0 | 7 |", "| Times Matched | 0 | 7 |\n| Mood | good | — |");
  const ImportResult result = import_page(text);
  CHECK(told(result) ==
        "page.txt:7: warning: Adoption: \"many\" is not a number from 0 to 1, and is left out\n"
        "page.txt:15: warning: Mood: an unknown row, kept as the page words it\n");
  CHECK_FALSE(named(result, "Acme: Peeler 2.5").stated.at(0).adoption);
  const Stated orchard = named(result, "the-orchard").stated.at(0);
  CHECK_FALSE(orchard.adoption);
  CHECK(orchard.extra == std::vector<ExtraField>{{.name = "page_mood", .json = "\"—\""}});
}

TEST_CASE("every missing row of the table is told, and the rest of the page is read") {
  const SamplePage page = sample_page();
  for (const std::string& row : table_lines(page)) {
    if (row.starts_with("| Feature") || row.starts_with("|---") || row.starts_with("| Start")) {
      continue;
    }
    CAPTURE(row);
    const std::string text = replaced(clean_page(page), row + "\n", "");
    const ImportResult result = import_page(text);
    CHECK(result.errors == 0);
    CHECK(result.warnings >= 1);
    const std::string feature = row.substr(2, row.find(" | ") - 2);
    CHECK(told(result).find("warning: " + feature + ": the table has no such row") !=
          std::string::npos);
    CHECK(named(result, "the-orchard").capabilities.size() == 8);
  }
}

TEST_CASE("a row that is not whole is left out and told, and does not swallow the next one") {
  const std::string text =
      replaced(clean_page(sample_page()), "| Adoption | 0 | 1 |", "| Adoption | 0 |");
  const ImportResult result = import_page(text);
  CHECK(told(result) ==
        "page.txt: warning: Adoption: the table has no such row\n"
        "page.txt:7: warning: Adoption: a row of 2 cells, not 3, is left out\n");
  CHECK(named(result, "the-orchard").stated.at(0).quality == 0);
}

TEST_CASE("a capability without one of its lines is kept, and told") {
  const std::string text = clean_page(sample_page());
  const std::string unique = "Unique: Acme: Peeler 2.5 is quick with kind 1\n";
  const std::string versus = "vs alternatives: Acme: Peeler 2.5 leaves less waste than a knife 1\n";
  const ImportResult no_unique = import_page(replaced(text, unique, ""));
  CHECK(told(no_unique) ==
        "page.txt:19: warning: Capabilities: a capability of Acme: Peeler 2.5 has no \"Unique:\" "
        "line\n");
  CHECK(named(no_unique, "Acme: Peeler 2.5").capabilities.at(1).unique.empty());
  const ImportResult neither = import_page(replaced(replaced(text, unique, ""), versus, ""));
  CHECK(neither.errors == 0);
  CHECK(neither.warnings == 1);
  CHECK(named(neither, "Acme: Peeler 2.5").capabilities.size() == 3);
}

TEST_CASE("a line that belongs to no capability is an error at its line") {
  const std::string text =
      replaced(clean_page(sample_page()), "Acme: Peeler 2.5 peels apples of kind 1.\n", "");
  const ImportResult result = import_page(text);
  CHECK(result.entities.empty());
  CHECK(result.skipped == 1);
  CHECK(told(result).find("page.txt:19: error: Unique: the line has no capability of its own above "
                          "it") != std::string::npos);
}

TEST_CASE("a page that is cut off anywhere is told, and what was cut is never taken for whole") {
  const SamplePage page = sample_page();
  for (const std::string& whole : {clean_page(page), broken_page(page, 4)}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      CAPTURE(size);
      const ImportResult result = import_page(whole.substr(0, size));
      CHECK(result.errors > 0);
      CHECK(result.entities.empty());
    }
  }
}

TEST_CASE("foreign line ends, a byte order mark and a last line end change nothing but a warning") {
  const std::string text = clean_page(sample_page());
  const std::vector<Entity> expected = import_page(text).entities;
  CHECK(import_page(text + "\n").entities == expected);
  CHECK(told(import_page(text + "\n\n")) == "");

  const ImportResult crlf = import_page(replaced(text, "\n", "\r\n"));
  CHECK(crlf.entities == expected);
  CHECK(told(crlf) == "page.txt: warning: 53 lines end in CR LF, read as LF\n");

  const ImportResult marked = import_page("\xEF\xBB\xBF" + text);
  CHECK(marked.entities == expected);
  CHECK(told(marked) == "page.txt:1: warning: starts with a byte order mark, which is left out\n");
}

TEST_CASE("what is no comparison page is one clear error") {
  const auto error_of = [](const std::string& bytes) {
    const ImportResult result = import_page(bytes);
    CHECK(result.entities.empty());
    CHECK(result.skipped == 1);
    return told(result);
  };
  CHECK(error_of("") == "page.txt: error: the file is empty\n");
  CHECK(error_of("\n \n") == "page.txt: error: the file is empty\n");
  CHECK(error_of("Dear reader,\nno tables today.\n") ==
        "page.txt: error: no table: there is no line that starts with \"| Feature |\" (is this a "
        "comparison page?)\n");
  CHECK(
      error_of("one\ntwo\n\xff\xfe three") ==
      "page.txt:3: error: not UTF-8: byte 0xff (convert the file to UTF-8; a file that is cut off "
      "may end inside a character)\n");
  CHECK(error_of(std::string("ab\n\0c", 5)) ==
        "page.txt:2: error: a NUL byte: this is no text file\n");
  CHECK(error_of("x\ny\n| Feature | same | same |\n") ==
        "page.txt:3: error: Feature: the table's first row does not name two entities\n");
  CHECK(error_of(std::string(kMaxPageBytes + 1, 'x')) ==
        "page.txt: error: longer than 1048576 bytes: this is no comparison page\n");
}

TEST_CASE("files that cannot be read are errors, and the others are imported") {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file("good.txt")) << clean_page(sample_page());
  std::ofstream(folder.file("long.txt")) << std::string(4 * kMaxPageBytes, 'x');
  const std::vector<std::string> files = {folder.file("none.txt"), folder.path(),
                                          folder.file("long.txt"), folder.file("good.txt")};
  const ImportResult result = import_pages(files);
  CHECK(result.imported == 1);
  CHECK(result.skipped == 3);
  CHECK(result.errors == 3);
  REQUIRE(result.diagnostics.size() == 3);
  CHECK(result.diagnostics[0].file == files[0]);
  CHECK(result.diagnostics[0].reason == "cannot be read: No such file or directory");
  CHECK(result.diagnostics[1].reason == "cannot be read: Is a directory");
  CHECK(result.entities.size() == 2);
}

TEST_CASE("a sentence that differs from the table is told, and the table counts") {
  const std::string text = clean_page(sample_page());
  const ImportResult result = import_page(replaced(text, "| 31/100 |", "| 30/100 |"));
  CHECK(named(result, "Acme: Peeler 2.5").stated.at(0).rank == 30);
  CHECK(result.errors == 0);
  REQUIRE(result.diagnostics.size() == 2);
  CHECK(result.diagnostics[0].field == "headline");
  CHECK(result.diagnostics[1].field == "Verdict");
  CHECK(result.diagnostics[1].line == 52);
}

TEST_CASE("text below the page is left out with a warning") {
  const ImportResult result = import_page(clean_page(sample_page()) + "\nAll rights reserved.\n");
  CHECK(told(result) ==
        "page.txt:55: warning: text below the page, left out: All rights reserved.\n");
  CHECK(named(result, "the-orchard").capabilities.size() == 8);
}

TEST_CASE("texts keep their exact bytes") {
  SamplePage page = sample_page();
  page.b.capabilities[0].text = "  “Curly”\tquotes — naïve 日本語 🍎, `code | pipe` \\n & <b>  ";
  page.b.capabilities[0].unique = " double  spaces  ";
  const ImportResult result = import_page(clean_page(page));
  CHECK(named(result, "the-orchard").capabilities.at(0).text == page.b.capabilities[0].text);
  CHECK(named(result, "the-orchard").capabilities.at(0).unique == page.b.capabilities[0].unique);
  CHECK(to_page(compare(result, page.a.name, page.b.name)) == clean_page(page));
}

}  // namespace
}  // namespace matchgraph

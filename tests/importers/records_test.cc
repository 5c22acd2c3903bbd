// Spreadsheets and YAML lists: fields by their names, entries wherever they stand.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/records/csv.h"
#include "tools/importers/records/csv_rows.h"
#include "tools/importers/records/yaml_list.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

std::vector<Strings> rows_of(std::string_view bytes) {
  std::vector<Strings> rows;
  std::size_t at = 0;
  std::size_t line = 1;
  records::CsvRow row;
  while (records::read_csv_row(bytes, records::csv_separator(bytes), at, line, row)) {
    rows.push_back(row.cells);
  }
  return rows;
}

TEST_CASE("cells may be quoted, hold separators, quotation marks and line breaks") {
  CHECK(rows_of("a,b\r\n\"x, y\",\"say \"\"no\"\"\"\n\n\"two\nlines\",\n") ==
        std::vector<Strings>{{"a", "b"}, {"x, y", "say \"no\""}, {"two\nlines", ""}});
  CHECK(rows_of("a;b\n1,5;2\n") == std::vector<Strings>{{"a", "b"}, {"1,5", "2"}});
  CHECK(rows_of("a\tb\n1\t2") == std::vector<Strings>{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,\"never closed\nb,c") == std::vector<Strings>{{"a", "never closed\nb,c"}});
}

TEST_CASE("a spreadsheet's columns are known by their heads") {
  const Imported sheet = import_text(
      import_csv,
      "Name,Website,GitHub,Description,License,Stars,Category,Colour\n"
      "Quern,https://quern.example.org,github.com/acme/quern,\"Grinds rye. Sieves the flour as "
      "well.\",Apache 2.0,\"1,200\",\"mills, kitchen\",blue\n"
      "Roller,,,Rolls oats of any size.,MIT,,,\n,,,,,,,\n",
      "mills.csv");
  const Entity& quern = sheet.entity("acme/quern");
  CHECK(quern.name == "Quern");
  CHECK(quern.license == "Apache-2.0");
  CHECK(quern.tags == Strings{"mills", "kitchen"});
  CHECK(texts_of(quern) == Strings{"Grinds rye.", "Sieves the flour as well."});
  REQUIRE(quern.signals.size() == 1);
  CHECK(quern.signals[0].value == 1200);
  CHECK(quern.sources[0].name == "mills.csv");
  CHECK(sheet.entity("item#roller").summary == "Rolls oats of any size.");
  CHECK(sheet.problems() == Strings{"1: columns that are not known: \"Colour\"",
                                    "4: entry \"\" left out: it has no name and no address"});
}

TEST_CASE("--map says what a column holds") {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("a.csv");
  std::ofstream(file) << "Gerät,Wo,Was\nQuern,https://q.example.org,Mahlt Roggen von Hand\n";
  ImportRequest request;
  request.files = {file};
  CHECK(import_with(import_csv, request).report.errors == 1);
  request.columns = {{"gerät", "name"}, {"Wo", "url"}, {"Was", "description"}};
  const Imported sheet = import_with(import_csv, request);
  CHECK(sheet.problems() == Strings{});
  CHECK(sheet.entity("q.example.org").name == "Quern");
  CHECK(texts_of(sheet.entity("q.example.org")) == Strings{"Mahlt Roggen von Hand"});
}

TEST_CASE("a YAML file of one entry is one, with its lists as tags") {
  const Imported one =
      import_text(import_yaml,
                  "name: Quern\nwebsite_url: https://quern.example.org\n"
                  "source_code_url: https://github.com/acme/quern\n"
                  "description: Grinds rye by hand.\nlicenses:\n  - AGPL-3.0\n"
                  "platforms: [Python, Docker]\ntags:\n  - Mills\n"
                  "stargazers_count: 12\nupdated_at: '2026-01-05'\narchived: true\n",
                  "quern.yml");
  const Entity& quern = one.entity("acme/quern");
  CHECK(quern.license == "AGPL-3.0");
  CHECK(quern.tags == Strings{"Python", "Docker", "Mills"});
  CHECK(to_string(*quern.updated) == "2026-01-05");
  CHECK(texts_of(quern) == Strings{"Grinds rye by hand."});
  CHECK(to_catalogue_line(quern).find("\"status\":\"deprecated\"") != std::string::npos);
}

TEST_CASE("entries stand in groups, whose names are tags") {
  const Imported all = import_text(
      import_yaml,
      "landscape:\n  - category:\n    name: Milling\n    subcategories:\n      - subcategory:\n"
      "        name: By hand\n        items:\n          - item:\n            name: Quern\n"
      "            homepage_url: https://quern.example.org\n"
      "            repo_url: https://github.com/acme/quern\n            logo: q.svg\n"
      "          - item:\n            name: Pestle\n"
      "            homepage_url: https://pestle.example.org\n            description: Crushes.\n",
      "landscape.yml");
  CHECK(all.entity("acme/quern").tags == Strings{"Milling", "By hand"});
  CHECK(all.entity("pestle.example.org").tags == Strings{"Milling", "By hand"});
  CHECK(all.entities.size() == 2);
}

TEST_CASE("an entry of Docker's registry is a server") {
  const Imported one = import_text(
      import_yaml,
      "name: mill\nimage: mcp/mill\ntype: server\nmeta:\n  category: kitchen\n  tags:\n"
      "    - grain\nabout:\n  title: Mill\n  description: Grinds grain of any kind.\n"
      "  icon: https://icon.example.org/m.png\nsource:\n  project: https://github.com/acme/mill\n"
      "config:\n  secrets:\n    - name: mill.key\n      env: MILL_KEY\n",
      "server.yaml");
  const Entity& mill = one.entity("acme/mill");
  CHECK(mill.name == "Mill");
  CHECK(mill.type == "mcp-server");
  CHECK(texts_of(mill) == Strings{"Grinds grain of any kind."});
  CHECK(mill.tags == Strings{"needs-key", "kitchen", "grain", "server"});
  CHECK(one.entities.size() == 1);
}

TEST_CASE("what is no YAML, holds nothing or stands for too much is told") {
  CHECK(import_text(import_yaml, "a: [1, 2\nb: }", "x.yml").problems().size() == 1);
  CHECK(import_text(import_yaml, "a: 1\n", "x.yml").problems() == Strings{"0: holds no entry"});
  std::string nested;
  for (int i = 0; i < 5000; ++i) nested += '[';
  CHECK(import_text(import_yaml, nested, "x.yml").report.errors == 1);
  std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    laughs += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 10; ++i) laughs += (i == 0 ? "*" : ", *") + before;
    laughs += "]\n";
  }
  CHECK(import_text(import_yaml, laughs, "x.yml").entities.empty());
}

}  // namespace
}  // namespace matchgraph

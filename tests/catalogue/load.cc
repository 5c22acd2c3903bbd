#include <doctest/doctest.h>

#include <fstream>

#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using test::line_with;
using test::load_text;
using test::problems_of;

namespace {

/// Writes a file of the folder; its path.
std::string written(const test::TemporaryFolder& folder, const std::string& name,
                    const std::string& text) {
  std::ofstream(folder.file(name), std::ios::binary) << text;
  return folder.file(name);
}

std::string minimal(const std::string& id) {
  return R"({"id":")" + id + R"(","name":"N","type":"tool","capabilities":[]})";
}

std::string ids_of(const LoadResult& result) {
  std::string ids;
  for (const Entity& entity : result.catalogue.entities) ids += entity.id + " ";
  return ids;
}

}  // namespace

TEST_CASE("entities come sorted by the bytes of their ids") {
  const LoadResult result =
      load_text(minimal("b") + "\n" + minimal("B") + "\n" + minimal("ä") + "\n" + minimal("a/x"));
  CHECK(ids_of(result) == "B a/x b ä ");
  CHECK(result.lines == 4);
  CHECK(result.diagnostics.empty());
}

TEST_CASE("every documented field is read") {
  const LoadResult result = load_text(
      R"({"id":"x/y","name":"Name","type":"mcp-server","capabilities":[{"text":"does it","name":"It","unique":"alone","versus":"faster than Z","tags":["t"],"since":2}],)"
      R"("summary":"S","unique":"U","versus":"V","maker":"M","url":"https://example.org/x","license":"MIT","tags":["one","two"],"aliases":["n"],)"
      R"("pricing":{"model":"freemium","price":{"amount":3.5,"currency":"EUR","per":"month","output":4}},"signals":{"stars":396,"context":1e5},)"
      R"("released":"2024","updated":"2025-06-16","stated":{"rank":58,"adoption":1,"quality":0.5,"ecosystem":0,"match_graph":0.25,"times_matched":7,)"
      R"("capability_count":11,"against":"x/z","layout":"clean","source":{"name":"page"},"note":null},)"
      R"("source":{"name":"list","url":"http://example.org","observed":"2025-07"},"colour":{"b":1,"a":[true]}})");
  CHECK(test::to_lines(result.diagnostics).empty());
  REQUIRE(result.catalogue.entities.size() == 1);
  Entity expected;
  expected.id = "x/y";
  expected.name = "Name";
  expected.type = "mcp-server";
  expected.capabilities = {{.text = "does it",
                            .name = "It",
                            .unique = "alone",
                            .versus = "faster than Z",
                            .tags = {"t"},
                            .extra = {{"since", "2"}}}};
  expected.summary = "S";
  expected.unique = "U";
  expected.versus = "V";
  expected.maker = "M";
  expected.url = "https://example.org/x";
  expected.license = "MIT";
  expected.tags = {"one", "two"};
  expected.aliases = {"n"};
  expected.pricing = Pricing{PriceModel::kFreemium, Price{3.5, "EUR", "month", 4}};
  expected.signals = {{"context", 1e5}, {"stars", 396}};
  expected.released = Date{2024, 0, 0};
  expected.updated = Date{2025, 6, 16};
  expected.stated = {{.rank = 58,
                      .adoption = 1,
                      .quality = 0.5,
                      .ecosystem = 0,
                      .match_graph = 0.25,
                      .times_matched = 7,
                      .capability_count = 11,
                      .against = "x/z",
                      .layout = "clean",
                      .source = {"page", "", {}},
                      .extra = {{"note", "null"}}}};
  expected.sources = {{"list", "http://example.org", Date{2025, 7, 0}}};
  expected.extra = {{"colour", R"({"a":[true],"b":1})"}};
  CHECK(result.catalogue.entities[0] == expected);
}

TEST_CASE("empty lines, CRLF, a byte order mark and a missing last line end are accepted") {
  const LoadResult result =
      load_text("\xef\xbb\xbf" + minimal("a") + "\r\n\r\n \t\n" + minimal("b"));
  CHECK(ids_of(result) == "a b ");
  CHECK(result.lines == 2);
  CHECK(result.diagnostics.empty());
}

TEST_CASE("empty lines count as lines of the file") {
  CHECK(problems_of("\n\n[]\n") ==
        "c.jsonl:3: error: expected an object, found an array (one JSON object per line)\n");
}

TEST_CASE("a file without entities is an error") {
  const std::string expected = "c.jsonl: error: holds no entities (one JSON object per line)\n";
  CHECK(problems_of("") == expected);
  CHECK(problems_of("\n \r\n\n") == expected);
  CHECK(problems_of("\xef\xbb\xbf") == expected);
}

TEST_CASE("an id twice in one file names the line that had it first") {
  const LoadResult result =
      load_text(minimal("a") + "\n" + minimal("b") + "\n" + minimal("a") + "\n");
  CHECK(test::to_lines(result.diagnostics) ==
        "c.jsonl:3: error: id: \"a\" is already the id of line 1 (give each entity its own id)\n");
  CHECK(result.errors == 1);
  CHECK(result.lines == 3);
  CHECK(result.skipped_lines == 1);
  CHECK(ids_of(result) == "a b ");
  CHECK(result.merged == 0);
}

TEST_CASE("a faulty line is skipped and the others are read") {
  const LoadResult result = load_text(minimal("a") + "\n{\n" + minimal("b") + "\n");
  CHECK(ids_of(result) == "a b ");
  CHECK(result.errors == 1);
  CHECK(result.skipped_lines == 1);
  CHECK(test::to_lines(result.diagnostics) ==
        "c.jsonl:2: error: bad JSON at byte 2: unexpected end of input; expected string literal, "
        "near { (one JSON object per line)\n");
}

TEST_CASE("a file that is missing or a folder is an error without a line") {
  const test::TemporaryFolder folder;
  const std::vector<std::string> files = {folder.path() + "/none.jsonl", folder.path(),
                                          written(folder, "a.jsonl", minimal("a"))};
  const LoadResult result = load_catalogues(files);
  CHECK(test::to_lines(result.diagnostics) ==
        files[0] + ": error: cannot be opened: No such file or directory (check the path)\n" +
            files[1] + ": error: is a folder (name the catalogue files in it)\n");
  CHECK(result.errors == 2);
  CHECK(ids_of(result) == "a ");
}

TEST_CASE("no files are an empty catalogue") {
  const LoadResult result = load_catalogues({});
  CHECK(result.catalogue.entities.empty());
  CHECK(result.diagnostics.empty());
}

TEST_CASE("the same id in several files is one entity, counted once as merged") {
  const test::TemporaryFolder folder;
  const std::vector<std::string> files = {
      written(folder, "1.jsonl", minimal("a") + "\n" + minimal("b") + "\n"),
      written(folder, "2.jsonl", minimal("a") + "\n" + minimal("c") + "\n"),
      written(folder, "3.jsonl", minimal("a") + "\n"),
  };
  const LoadResult result = load_catalogues(files);
  CHECK(ids_of(result) == "a b c ");
  CHECK(result.merged == 1);
  CHECK(result.lines == 5);
  CHECK(result.errors == 0);
}

TEST_CASE("an id twice in the second file is an error there, whatever the first file has") {
  const test::TemporaryFolder folder;
  const std::vector<std::string> files = {
      written(folder, "1.jsonl", minimal("a") + "\n"),
      written(folder, "2.jsonl", "\n" + minimal("a") + "\n" + minimal("a") + "\n"),
  };
  const LoadResult result = load_catalogues(files);
  CHECK(test::to_lines(result.diagnostics) ==
        files[1] +
            ":3: error: id: \"a\" is already the id of line 2 (give each entity its own id)\n");
  CHECK(result.merged == 1);
}

TEST_CASE("conflicts between files name the stated source, else file and line") {
  const test::TemporaryFolder folder;
  const std::vector<std::string> files = {
      written(folder, "1.jsonl", "\n" + line_with(R"("license":"MIT")")),
      written(folder, "2.jsonl", line_with(R"("license":"GPL-3.0","source":{"name":"list"})")),
      written(folder, "3.jsonl", line_with(R"("license":"MIT")")),
  };
  const LoadResult result = load_catalogues(files);
  REQUIRE(result.catalogue.entities.size() == 1);
  const Entity& entity = result.catalogue.entities[0];
  CHECK(entity.license == "MIT");
  const std::vector<Conflict> expected = {
      {"license", {{"MIT", files[0] + ":2"}, {"GPL-3.0", "list"}, {"MIT", files[2] + ":1"}}}};
  CHECK(entity.conflicts == expected);
}

TEST_CASE("a stream that breaks is an error, and what came before is kept") {
  class Breaking : public std::streambuf {
   public:
    explicit Breaking(std::string text) : text_(std::move(text)) {
      setg(text_.data(), text_.data(), text_.data() + text_.size());
    }

   private:
    int_type underflow() override { throw std::runtime_error("the disk is gone"); }
    std::string text_;
  };
  Breaking buffer(minimal("a") + "\n");
  std::istream in(&buffer);
  const LoadResult result = load_catalogue(in, "c.jsonl");
  CHECK(test::to_lines(result.diagnostics) ==
        "c.jsonl: error: cannot be read to its end (check the disk)\n");
}

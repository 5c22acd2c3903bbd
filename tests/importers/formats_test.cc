#include "tools/importers/formats.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <iterator>
#include <random>
#include <set>

#include "foreign_files.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

TEST_CASE("formats have names that differ, and are found by them") {
  std::set<std::string_view> names;
  for (const ImportFormat& format : import_formats()) {
    CHECK(names.insert(format.name).second);
    CHECK(find_import_format(format.name) == &format);
    CHECK(format.description.size() > 10);
  }
  CHECK(find_import_format("parquet") == nullptr);
  CHECK(import_format_names().starts_with("pages, models.dev, "));
}

TEST_CASE("the README describes every format in the words of the table") {
  std::ifstream in(MATCHGRAPH_SOURCE_DIR "/README.md");
  const std::string readme(std::istreambuf_iterator<char>(in), {});
  for (const ImportFormat& format : import_formats()) {
    CAPTURE(format.name);
    const std::string row = fmt::format("| `{}` | {} |\n", format.name, format.description);
    CHECK(readme.find(row) != std::string::npos);
  }
}

TEST_CASE("a file of another format is refused with the command that reads it") {
  for (const ForeignSample& sample : kForeignSamples) {
    for (const ForeignSample& other : kForeignSamples) {
      CAPTURE(sample.format);
      CAPTURE(other.format);
      const ForeignImport result = import_text(sample.format, other.text);
      if (sample.format == other.format) {
        CHECK(told(result) == "");
        CHECK(result.entities.size() == sample.entities);
        continue;
      }
      CHECK(told(result) ==
            fmt::format("file.json:1: error: is no {} file (looks like {}: matchgraph import {} "
                        "file.json)\n",
                        sample.format, other.format, other.format));
      CHECK(result.skipped == 1);
      CHECK_FALSE(result.is_partial);
    }
  }
}

TEST_CASE("what is no foreign file at all is told in one line") {
  const std::string catalogue = R"({"id":"a","name":"A","type":"tool","capabilities":[]})";
  const std::pair<std::string, std::string> cases[] = {
      {"", "file.json: error: is empty (expected an object whose data is an array of models)\n"},
      {" \n\t",
       "file.json: error: is empty (expected an object whose data is an array of models)\n"},
      {"<!DOCTYPE html>",
       "file.json:1: error: is no openrouter file (looks like a web page: save the JSON itself)\n"},
      {catalogue,
       "file.json:1: error: is no openrouter file (looks like a catalogue: build reads it as it "
       "is)\n"},
      {"A vs B\nA ranks",
       "file.json:1: error: is no openrouter file (looks like pages: matchgraph import pages "
       "file.json)\n"},
      {"17",
       "file.json:1: error: expected an object whose data is an array of models, found a "
       "single value\n"},
      {std::string(1, '\0'), "file.json:1: error: NUL byte at column 1 (JSON is UTF-8 text)\n"},
      {"{\"data\": [{\"id\": \"a/b\"}",
       "file.json:1: error: breaks off after 1 whole element (download it again)\n"}};
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(told(import_text("openrouter", text)) == expected);
  }
}

TEST_CASE("files that cannot be read are errors, and the others are imported") {
  const test::TemporaryFolder folder;
  const std::string good = folder.file("good.json");
  std::ofstream(good) << kGitHubSample;
  const ForeignImport result =
      import_files("github", {folder.file("none.json"), folder.path(), good});
  CHECK(told(result) == folder.file("none.json") +
                            ": error: cannot be read: No such file or directory\n" + folder.path() +
                            ": error: cannot be read: Is a directory\n");
  CHECK(result.imported == 1);
  CHECK(result.skipped == 2);
  CHECK(result.entities.size() == 2);
}

TEST_CASE("a file that breaks off keeps what stands before, and says that it is a part") {
  const ForeignImport result =
      import_text("huggingface", kHuggingFaceSample.substr(0, kHuggingFaceSample.size() - 10));
  CHECK(result.entities.size() == 1);
  CHECK(result.is_partial);
  CHECK(result.errors == 1);
  CHECK(result.imported == 0);
}

TEST_CASE("an id in two files is imported once") {
  const test::TemporaryFolder folder;
  const std::string first = folder.file("1.json");
  const std::string second = folder.file("2.json");
  std::ofstream(first) << R"([{"full_name": "a/b"}])";
  std::ofstream(second) << "[\n"
                        << R"({"full_name": "A/B"}, {"full_name": "a/c"}])";
  const ForeignImport result = import_files("github", {first, second});
  CHECK(told(result) == second + ":2: warning: items[0].full_name: has the id github/a/b of " +
                            first + ":1 (it is left out)\n");
  CHECK(result.ids() == std::vector<std::string>{"github/a/b", "github/a/c"});
}

TEST_CASE("the source's date is the file's, unless one is given") {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("dated.json");
  std::ofstream(file) << R"([{"full_name": "a/b"}])";
  const timespec times[2] = {{.tv_sec = 0, .tv_nsec = 0}, {.tv_sec = 951782400, .tv_nsec = 0}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  std::vector<Source> sources;
  ImportRequest request;
  request.files = {file};
  request.entity = [&sources](const Entity& entity) { sources = entity.sources; };
  find_import_format("github")->read(request);
  REQUIRE(sources.size() == 1);
  CHECK(sources[0].observed == parse_date("2000-02-29"));
  request.observed = parse_date("2031");
  find_import_format("github")->read(request);
  CHECK(sources[0].observed == parse_date("2031"));
}

TEST_CASE("progress grows to one, over all files") {
  const test::TemporaryFolder folder;
  std::vector<std::string> files;
  for (const char* name : {"1.json", "2.json"}) {
    files.push_back(folder.file(name));
    std::ofstream out(files.back());
    out << "[";
    for (int i = 0; i < 5000; ++i) {
      out << fmt::format("{}{{\"full_name\": \"{}/{}\"}}\n", i == 0 ? "" : ",", name, i);
    }
    out << "]";
  }
  ImportRequest request;
  request.files = files;
  std::size_t entities = 0;
  request.entity = [&entities](const Entity&) { ++entities; };
  std::vector<double> shares;
  std::vector<std::string> seen;
  std::size_t entities_at_first = 1;
  request.progress = [&](const ImportProgress& progress) {
    if (shares.empty()) entities_at_first = entities;
    shares.push_back(progress.done);
    if (seen.empty() || seen.back() != progress.file) seen.push_back(progress.file);
  };
  find_import_format("github")->read(request);
  CHECK(entities == 10000);
  CHECK(entities_at_first == 0);
  CHECK(shares.size() >= 4);
  CHECK(std::is_sorted(shares.begin(), shares.end()));
  CHECK(shares.back() == 1.0);
  CHECK(seen == files);
}

TEST_CASE("whatever the bytes are, imports end and give valid entities") {
  std::mt19937 random(20310506);
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  for (const ForeignSample& sample : kForeignSamples) {
    for (int round = 0; round < 300; ++round) {
      std::string text(sample.text);
      for (std::size_t change = below(6) + 1; change > 0; --change) {
        const std::size_t at = below(text.size());
        switch (below(4)) {
          case 0:
            text[at] = static_cast<char>(random() & 0xff);
            break;
          case 1:
            text.erase(at, below(20) + 1);
            break;
          case 2:
            text.insert(at, text.substr(below(text.size()), below(60)));
            break;
          default:
            text[at] = "{}[]\",:0-nt\n"[below(12)];
        }
      }
      CAPTURE(text);
      const ForeignImport result = import_text(sample.format, text);
      CHECK(result.imported + result.skipped == 1);
      CHECK((result.errors == 0) == (result.imported == 1));
    }
  }
}

}  // namespace
}  // namespace matchgraph

// However many processes build, the snapshot is the one that the ordinary command builds.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "mpi/by_ranks.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What a generation's files hold, by name. Of the full text the hash without the random identity
/// that Xapian gives to a database; of the manifest what does not follow from that.
std::map<std::string, std::string> contents_of(const std::string& data) {
  const fs::path folder = data + "/gen-000001";
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    out[entry.path().filename().string()] = bytes_of(entry.path());
  }
  json manifest = json::parse(out.at("manifest.json"));
  for (json& file : manifest["files"]) {
    if (file["name"] == "full-text.glass") out["full-text.glass"] = file["content_hash"];
    // Both cover the identity too; of the other files all bytes are compared.
    file.erase("hash");
    file.erase("seal");
  }
  manifest.erase("checksum");  // of these lines
  manifest.erase("program");   // the two are two programs
  out["manifest.json"] = manifest.dump();
  return out;
}

void check_same(const std::vector<std::string>& files, const std::vector<std::size_t>& ranks) {
  const test::TemporaryFolder ordinary;
  std::vector<std::string> arguments = {"build", "--data", ordinary.path()};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const test::Outcome alone = test::run_command(arguments);
  REQUIRE(alone.status == 0);
  const auto expected = contents_of(ordinary.path());
  for (const std::size_t count : ranks) {
    CAPTURE(count);
    const test::TemporaryFolder data;
    std::vector<std::string> by_ranks = {"--data", data.path()};
    by_ranks.insert(by_ranks.end(), files.begin(), files.end());
    const test::Outcome built = test::build_by(count, by_ranks);
    CAPTURE(built.err);
    REQUIRE(built.status == 0);
    const auto contents = contents_of(data.path());
    REQUIRE(contents.size() == expected.size());
    for (const auto& [name, bytes] : expected) {
      CAPTURE(name);
      CHECK((contents.at(name) == bytes));  // in brackets: nobody reads megabytes
    }
  }
}

/// Lines of few words, so that texts repeat, names meet, and files tell of the same things.
class Lines {
 public:
  explicit Lines(std::uint32_t seed) : random_(seed) {}

  std::string file(std::size_t source, std::size_t count) {
    std::string out;
    std::map<std::string, bool> used;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string id = word() + "/" + word();
      if (!used.emplace(id, true).second) continue;
      json entity = {{"id", id},
                     {"name", word() + " " + word()},
                     {"type", below(2) == 0 ? "tool" : "library"},
                     {"source", {{"name", "list " + std::to_string(source)}}}};
      if (below(2) == 0) entity["summary"] = text(8);
      if (below(3) == 0) entity["maker"] = word();
      if (below(3) == 0) entity["url"] = "https://example.org/" + word() + "/" + word();
      if (below(3) == 0) entity["license"] = below(2) == 0 ? "MIT" : "Apache-2.0";
      if (below(4) == 0)
        entity["versus"] = "Faster than " + word() + " " + word() + " on " + word();
      if (below(3) == 0) entity["signals"]["stars"] = below(1000);
      entity["tags"] = {word()};
      entity["capabilities"] = json::array();
      for (std::size_t c = below(5); c > 0; --c) {
        entity["capabilities"].push_back({{"text", text(1 + below(6))}});
      }
      out += entity.dump() + "\n";
    }
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }
  std::string word() {
    static const std::vector<std::string> words = {
        "reads",  "writes", "maps",    "Paper",  "Orion", "speech", "tables", "offline",
        "GPU",    "search", "without", "vector", "Größe", "c++",    "gpt-4",  "images",
        "queues", "sorts",  "streams", "Vega",   "loads", "prints", "notes",  "merges"};
    return words[below(words.size())];
  }
  std::string text(std::size_t count) {
    std::string out = word();
    for (std::size_t i = 1; i < count; ++i) out += " " + word();
    return out + ".";
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the sample built by one, two and three processes is the one of the ordinary command") {
  check_same({test::kSample}, {1, 2, 3});
}

TEST_CASE("files that tell of the same things merge as they do in one process") {
  for (const std::uint32_t seed : {1U, 2U}) {
    CAPTURE(seed);
    Lines lines(seed);
    const test::TemporaryFolder folder;
    std::vector<std::string> files;
    for (const std::size_t source : {1U, 2U, 3U}) {
      files.push_back(folder.file("list-" + std::to_string(source) + ".jsonl"));
      std::ofstream(files.back()) << lines.file(source, 120);
    }
    check_same(files, {2, 3});
  }
}

TEST_CASE("texts of several shards, which the processes analyse apart, are indexed the same") {
  test::Environment generator;
  generator.program = MATCHGRAPH_GENERATOR;
  const test::TemporaryFolder folder;
  const std::string file = folder.file("made.jsonl");
  std::ofstream(file) << test::run_command({"20000"}, generator).out;
  check_same({file}, {3});
}

TEST_CASE("one entity is enough for more processes than there is work for") {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("one.jsonl");
  std::ofstream(file) << R"({"id":"a","name":"Alpha","type":"tool","capabilities":[]})"
                      << "\n";
  check_same({file}, {3});
}

TEST_CASE("the rows that many processes share have the neighbours that one process finds") {
  for (const std::size_t count : {1U, 2U, 5U}) {
    CAPTURE(count);
    const test::Outcome run = test::run_by(count, {MATCHGRAPH_MPI_NEIGHBOURS});
    CAPTURE(run.err);
    CHECK(run.status == 0);
  }
}

TEST_CASE("faults are told as one process tells them, in the order of the lines") {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("faulty.jsonl");
  {
    std::ofstream out(file);
    for (int i = 0; i < 40; ++i) {
      out << R"({"id":"tool-)" << i % 30 << R"(","name":"Tool","type":"tool","capabilities":[]})"
          << "\n";
      if (i % 7 == 0) out << "not JSON\n\n";
    }
  }
  const auto of = [&](const test::Outcome& outcome) {
    // Behind the reports mpirun adds words of its own.
    return outcome.err.substr(0, outcome.err.find("the live snapshot is untouched"));
  };
  const test::TemporaryFolder data;
  const test::Outcome alone = test::run_command({"build", file, "--data", data.path()});
  const test::Outcome together = test::build_by(3, {file, "--data", data.path()});
  CHECK(alone.status == 3);
  CHECK(together.status == 3);
  CHECK(of(together).substr(0, of(together).rfind('\n')) ==
        of(alone).substr(0, of(alone).rfind('\n')));
  const test::TemporaryFolder skipped_alone, skipped_together;
  REQUIRE(test::run_command({"build", file, "--skip-bad", "--data", skipped_alone.path()}).status ==
          0);
  REQUIRE(test::build_by(3, {file, "--skip-bad", "--data", skipped_together.path()}).status == 0);
  CHECK((contents_of(skipped_alone.path()) == contents_of(skipped_together.path())));
}

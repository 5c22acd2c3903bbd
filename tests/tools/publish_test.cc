// The script that brings a generation to the folders that replicas follow.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tools/speech_catalogue.h"

namespace fs = std::filesystem;
using namespace matchgraph::test;

namespace {

constexpr const char* kPublish = MATCHGRAPH_SOURCE_DIR "/tools/deployment/publish";

int publish(const std::string& data, const std::string& destinations) {
  const std::string words = std::string(kPublish) + " " + data + " " + destinations;
  const int status = std::system((words + " >/dev/null 2>&1").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string current(const std::string& folder) {
  std::string name;
  std::ifstream(folder + "/CURRENT") >> name;
  return name;
}

bool has_rsync() {
  const bool found = std::system("command -v rsync >/dev/null") == 0;
  if (!found) MESSAGE("rsync is not installed");
  return found;
}

std::size_t generations(const std::string& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) count += entry.is_directory() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a published generation is whole, named last, and replaces what was kept before") {
  if (!has_rsync()) return;
  const SpeechCatalogue catalogue;
  const std::string first = catalogue.file("first");
  const std::string second = catalogue.file("second");
  for (int generation = 1; generation <= 5; ++generation) {
    catalogue.build();
    CHECK(publish(catalogue.data(), first + " " + second) == 0);
    for (const std::string& folder : {first, second}) {
      CHECK(current(folder) == "gen-00000" + std::to_string(generation));
      CHECK(run_command({"--data", folder, "verify"}).status == 0);
    }
  }
  CHECK(generations(first) == generations(catalogue.data()));
  CHECK(publish(catalogue.data(), first) == 0);
}

TEST_CASE("a folder that was built anew reaches replicas under the same number") {
  if (!has_rsync()) return;
  const SpeechCatalogue catalogue;
  const std::string followed = catalogue.file("followed");
  catalogue.build();
  CHECK(publish(catalogue.data(), followed) == 0);
  fs::remove_all(catalogue.data());
  catalogue.write("catalogue.jsonl", R"({"id":"a/b","name":"B","type":"tool","capabilities":[]})");
  catalogue.build();
  CHECK(publish(catalogue.data(), followed) == 0);
  CHECK(run_command({"--data", followed, "verify"}).status == 0);
  CHECK(contains(run_command({"--data", followed, "entity", "a/b"}).out, "a/b"));
}

TEST_CASE("what cannot be copied everywhere is named nowhere") {
  if (!has_rsync()) return;
  const SpeechCatalogue catalogue;
  const std::string followed = catalogue.file("followed");
  catalogue.build();
  CHECK(publish(catalogue.data(), followed) == 0);
  catalogue.build();
  CHECK(publish(catalogue.data(), followed + " " + catalogue.catalogue() + "/none") != 0);
  CHECK(current(followed) == "gen-000001");
  CHECK(run_command({"--data", followed, "search", "speech"}).status == 0);
}

TEST_CASE("a folder without a live generation has nothing to publish") {
  const SpeechCatalogue catalogue;
  const std::string followed = catalogue.file("followed");
  CHECK(publish(catalogue.file("missing"), followed) != 0);
  fs::create_directory(catalogue.data());
  for (const char* name : {"", "gen-", "gen-000001", "gen-1/../../x", "../data"}) {
    std::ofstream(catalogue.data() + "/CURRENT") << name << "\n";
    CHECK(publish(catalogue.data(), followed) == 4);
  }
  CHECK_FALSE(fs::exists(followed));
}

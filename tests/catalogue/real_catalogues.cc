// The catalogues that the project develops with, where they are at hand.
#include <doctest/doctest.h>

#include <filesystem>

#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"

using namespace matchgraph;

namespace {

struct Known {
  const char* name;
  std::size_t entities;
  std::size_t capabilities;
  std::size_t warnings;
};

constexpr Known kCatalogues[] = {
    {"cranfield", 1400, 1398, 0},    {"debian-programs", 3131, 12348, 8},
    {"debian", 63436, 165669, 23},  // one of its 165,670 capabilities is empty
    {"hub-models", 1110, 2532, 0},   {"mcp-servers-untagged", 4065, 34352, 0},
    {"mcp-servers", 4065, 34352, 0}, {"models", 5696, 4215, 1},
    {"plugins", 199, 929, 0},        {"self-hosted-untagged", 1348, 1348, 0},
    {"self-hosted", 1348, 1348, 0},
};

std::string path_of(const std::string& name) {
  return MATCHGRAPH_SOURCE_DIR "/../shared/data/catalogues/" + name + ".jsonl";
}

std::size_t count_capabilities(const Catalogue& catalogue) {
  std::size_t count = 0;
  for (const Entity& entity : catalogue.entities) count += entity.capabilities.size();
  return count;
}

bool are_at_hand() {
  if (std::filesystem::exists(path_of("debian"))) return true;
  MESSAGE("skipped: there is no ../shared/data/catalogues beside the source tree");
  return false;
}

}  // namespace

TEST_CASE("real catalogues load without an error") {
  if (!are_at_hand()) return;
  for (const Known& known : kCatalogues) {
    CAPTURE(known.name);
    const std::vector<std::string> files = {path_of(known.name)};
    const LoadResult result = load_catalogues(files);
    CHECK(result.errors == 0);
    CHECK(result.catalogue.entities.size() == known.entities);
    CHECK(count_capabilities(result.catalogue) == known.capabilities);
    CHECK(result.warnings == known.warnings);
  }
}

TEST_CASE("a catalogue and its extract merge without a conflict") {
  if (!are_at_hand()) return;
  const std::vector<std::string> files = {path_of("self-hosted"), path_of("self-hosted-untagged")};
  const LoadResult both = load_catalogues(files);
  const LoadResult one = load_catalogues(std::span(files).first(1));
  CHECK(both.merged == 1348);
  CHECK(both.catalogue.entities == one.catalogue.entities);
}

// The catalogues that the project develops with, where they are at hand.
#include <doctest/doctest.h>

#include "matchgraph/catalogue.h"
#include "support/catalogue_text.h"
#include "support/outside_data.h"

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

std::size_t count_capabilities(const Catalogue& catalogue) {
  std::size_t count = 0;
  for (const Entity& entity : catalogue.entities) count += entity.capabilities.size();
  return count;
}

}  // namespace

TEST_CASE("real catalogues load without an error" * doctest::test_suite("outside")) {
  const auto folder = test::outside_data("catalogues");
  if (!folder) return;
  for (const Known& known : kCatalogues) {
    CAPTURE(known.name);
    const std::vector<std::string> files = {*folder + "/" + known.name + ".jsonl"};
    const LoadResult result = load_catalogues(files);
    CHECK(result.errors == 0);
    CHECK(result.catalogue.entities.size() == known.entities);
    CHECK(count_capabilities(result.catalogue) == known.capabilities);
    CHECK(result.warnings == known.warnings);
  }
}

TEST_CASE("a catalogue and its extract merge without a conflict" * doctest::test_suite("outside")) {
  const auto tagged = test::outside_data("catalogues/self-hosted.jsonl");
  const auto untagged = test::outside_data("catalogues/self-hosted-untagged.jsonl");
  if (!tagged || !untagged) return;
  const std::vector<std::string> files = {*tagged, *untagged};
  const LoadResult both = load_catalogues(files);
  const LoadResult one = load_catalogues(std::span(files).first(1));
  CHECK(both.merged == 1348);
  CHECK(both.catalogue.entities == one.catalogue.entities);
}

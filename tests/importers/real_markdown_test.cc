// Lists and READMEs as they are published.
#include <doctest/doctest.h>

#include <filesystem>

#include "markdown_samples.h"
#include "support/outside_data.h"
#include "tools/importers/lists/awesome_list.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

/// The Markdown files of a folder, by name; none when it is absent.
std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> files;
  const auto path = test::outside_data(folder);
  if (!path) return files;
  for (const auto& entry : std::filesystem::directory_iterator(*path)) {
    if (entry.path().extension() == ".md") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_entities(const Imported& imported) {
  for (const Entity& entity : imported.entities) {
    std::vector<Diagnostic> diagnostics;
    INFO(entity.id);
    const auto read = parse_entity(to_catalogue_line(entity), "line", 1, {}, diagnostics);
    REQUIRE(read.has_value());
    CHECK(diagnostics.empty());
    CHECK(read->capabilities == entity.capabilities);
  }
}

TEST_CASE("published lists give entities that load, most with a capability" *
          doctest::test_suite("outside")) {
  for (const std::string& file : files_of("raw")) {
    INFO(file);
    ImportRequest request;
    request.files = {file};
    const Imported list = import_with(import_awesome_lists, request);
    CHECK(list.report.errors == 0);
    CHECK(list.entities.size() >= 20);
    check_entities(list);
  }
}

TEST_CASE("published READMEs give one entity each, named capabilities with their places" *
          doctest::test_suite("outside")) {
  for (const std::string& file : files_of("raw/readmes")) {
    INFO(file);
    ImportRequest request;
    request.files = {file};
    const Imported readme = import_with(import_readmes, request);
    CHECK(readme.report.errors == 0);
    REQUIRE(readme.entities.size() == 1);
    check_entities(readme);
    for (const Capability& capability : readme.entities[0].capabilities) {
      INFO(capability.text);
      CHECK_FALSE(capability.name.empty());
      CHECK(capability.extra.size() == 1);
    }
  }
}

}  // namespace
}  // namespace matchgraph

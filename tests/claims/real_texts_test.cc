// Claims of the sample catalogue and, where their folder stands beside the sources, of real texts.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "mined_catalogue.h"
#include "support/character_boundary.h"
#include "support/outside_data.h"
#include "tools/importers/pages/pages.h"

using namespace matchgraph;

namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MATCHGRAPH_SOURCE_DIR;

Catalogue loaded(const fs::path& file) {
  const std::vector<std::string> files = {file.string()};
  return load_catalogues(files).catalogue;
}

Catalogue published_pages(const fs::path& folder) {
  std::vector<PageText> pages;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    pages.push_back(
        {entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return {import_pages(pages).entities};
}

void check_claims(const test::MinedCatalogue& mined) {
  for (std::size_t i = 0; i < mined.index().size(); ++i) {
    const StoredClaim& claim = mined.index()[i];
    const std::string& text = mined.text_of(claim);
    CAPTURE(text);
    for (const TextSpan span :
         {claim.sentence, claim.rival, claim.name, claim.respect, claim.scope}) {
      REQUIRE(span.begin <= span.end);
      REQUIRE(span.end <= text.size());
      CHECK(test::is_character_boundary(text, span.begin));
      CHECK(test::is_character_boundary(text, span.end));
    }
    if (claim.target == StoredClaim::kNone) continue;
    REQUIRE(claim.target < mined.facts().entities());
    CHECK(mined.facts().group(claim.by) != mined.facts().group(claim.target));
  }
}

/// Number of claims with the direction.
std::size_t directed(const test::MinedCatalogue& mined, ClaimDirection direction) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < mined.index().size(); ++i) {
    count += mined.index()[i].direction == static_cast<std::uint16_t>(direction);
  }
  return count;
}

}  // namespace

TEST_CASE("the sample catalogue's entries claim things of each other") {
  const test::MinedCatalogue mined(loaded(kRoot / "tools" / "sample" / "catalogue.jsonl"));
  check_claims(mined);
  CHECK(mined.counts().claims > 300);
  CHECK(mined.counts().linked > 280);
  CHECK(mined.counts().hedged > 15);
  CHECK(directed(mined, ClaimDirection::kBetter) > 60);
  CHECK(directed(mined, ClaimDirection::kWorse) > 40);
}

TEST_CASE("the published pages name Llama 2 70B as beaten and matched" *
          doctest::test_suite("outside")) {
  const auto pages = test::outside_data("pages");
  if (!pages) return;
  const test::MinedCatalogue mined(published_pages(*pages));
  check_claims(mined);
  CHECK(mined.counts().claims > 100);
  CHECK(mined.counts().claims < 160);
  CHECK(directed(mined, ClaimDirection::kBetter) > 70);
  std::size_t better = 0;
  for (const std::uint32_t i : mined.index().named("Llama 2 70B")) {
    const StoredClaim& claim = mined.index()[i];
    better += claim.direction == static_cast<std::uint16_t>(ClaimDirection::kBetter);
  }
  CHECK(better == 7);  // that one of them is smaller as well says nothing
}

TEST_CASE("real server texts name rivals, and few are linked" * doctest::test_suite("outside")) {
  const auto file = test::outside_data("catalogues/mcp-servers.jsonl");
  if (!file) return;
  const test::MinedCatalogue mined(loaded(*file));
  check_claims(mined);
  CHECK(mined.counts().claims > 90);
  CHECK(mined.counts().claims < 140);
  CHECK(mined.counts().linked >= 8);
  CHECK(mined.index().named("LangChain").size() > 10);
}

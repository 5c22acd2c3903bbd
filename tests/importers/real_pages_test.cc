// The five published pages.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "page_samples.h"
#include "support/outside_data.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

/// The pages in the order of their names; none when the folder is absent.
std::vector<PageText> real_pages() {
  std::vector<PageText> pages;
  const auto folder = test::outside_data("pages");
  if (!folder) return pages;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    pages.push_back(
        {entry.path().filename().string(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::sort(pages.begin(), pages.end(),
            [](const PageText& left, const PageText& right) { return left.file < right.file; });
  return pages;
}

/// The two names of a page, from its table.
std::array<std::string, 2> names_of(const std::string& page) {
  const std::size_t begin = page.find("| Feature | ") + 12;
  const std::size_t middle = page.find(" | ", begin);
  const std::size_t end = page.find(" |\n", middle);
  return {page.substr(begin, middle - begin), page.substr(middle + 3, end - middle - 3)};
}

void check_clean_pages_come_out_the_same(const std::vector<PageText>& pages) {
  const ImportResult result = import_pages(pages);
  CHECK(told(result) == "");
  for (const PageText& page : pages) {
    if (page.bytes.find(" Capabilities\n") == std::string::npos) continue;  // the broken layout
    const auto [a, b] = names_of(page.bytes);
    CAPTURE(page.file);
    CHECK(to_page(compare(result, a, b)) == page.bytes);
  }
}

TEST_CASE("the published pages give 6 entities and 46 distinct capabilities" *
          doctest::test_suite("outside")) {
  const std::vector<PageText> pages = real_pages();
  if (pages.empty()) return;
  const ImportResult result = import_pages(pages);
  CHECK(told(result) == "");
  CHECK(result.entities.size() == 6);
  std::set<std::string> texts;
  std::size_t whole = 0;
  std::int64_t stated = 0;
  for (const Entity& entity : result.entities) {
    for (const Capability& capability : entity.capabilities) {
      texts.insert(capability.text);
      whole += capability.unique.empty() || capability.versus.empty() ? 0 : 1;
    }
    stated += entity.stated.at(0).capability_count.value_or(0);
    for (const Stated& page : entity.stated) CHECK(page.extra.empty());
  }
  CHECK(texts.size() == 46);
  CHECK(whole == 46);
  CHECK(stated == 68);
}

TEST_CASE("the published pages' disagreement about a rank is kept, each with its page" *
          doctest::test_suite("outside")) {
  const std::vector<PageText> pages = real_pages();
  if (pages.empty()) return;
  const Entity mistral = named(import_pages(pages), "Mistral: Mistral Small 3.1 24B");
  REQUIRE(mistral.stated.size() == 3);
  CHECK(mistral.stated[0].rank == 23);
  CHECK(mistral.stated[0].layout == "clean");
  CHECK(mistral.stated[1].rank == 20);
  CHECK(mistral.stated[2].rank == 20);
  CHECK(mistral.stated[2].layout == "broken");
  CHECK(mistral.stated[2].source.name == "comparison page " + pages.at(4).file);
}

TEST_CASE("the published pages of the clean layout come out byte for byte" *
          doctest::test_suite("outside")) {
  const std::vector<PageText> pages = real_pages();
  if (pages.empty()) return;
  check_clean_pages_come_out_the_same(pages);
  for (const PageText& page : pages) check_clean_pages_come_out_the_same({page});
}

TEST_CASE("the published pages come out byte for byte with other names, figures and texts" *
          doctest::test_suite("outside")) {
  std::vector<PageText> pages = real_pages();
  if (pages.empty()) return;
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"The Stack v2", "Pile | of “hay” 3"},
      {"Mistral: ", "Zephyr: "},
      {"58/100", "77/100"},
      {"23/100", "5/100"},
      {"$3.50e-7", "$1.25e-5"},
      {"11 decomposed", "112 decomposed"},
      {"+3 more", "+104 more"},
      {"| 0 | 0 |\nPile", "| 4 | 31 |\nPile"},
      {"source code", "sheet music — 楽譜"},
      {"Dataset", "Benchmark"}};
  for (const auto& [from, to] : changes) {
    for (PageText& page : pages) page.bytes = replaced(page.bytes, from, to);
  }
  // A pipe in a name is escaped in the table only.
  for (PageText& page : pages) {
    page.bytes = replaced(page.bytes, "| Pile | of “hay” 3 |", "| Pile \\| of “hay” 3 |");
  }
  const ImportResult result = import_pages(pages);
  CHECK(told(result) == "");
  CHECK(result.entities.size() == 6);
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string& bytes = pages[i].bytes;
    const std::string a = bytes.substr(0, bytes.find(" vs "));
    CHECK(to_page(compare(result, a, "Pile | of “hay” 3")) == bytes);
  }
}

TEST_CASE("a text that only one of the published pages words otherwise comes out on that page" *
          doctest::test_suite("outside")) {
  std::vector<PageText> pages = real_pages();
  if (pages.empty()) return;
  pages[1].bytes =
      replaced(pages[1].bytes, "Software Heritage archive, filtering", "attic, sieving");
  const ImportResult result = import_pages(pages);
  CHECK(result.errors == 0);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto [a, b] = names_of(pages[i].bytes);
    CHECK(to_page(compare(result, a, b)) == pages[i].bytes);
  }
}

TEST_CASE("the verdict of a published broken page may stand at any place of the second list" *
          doctest::test_suite("outside")) {
  const std::vector<PageText> pages = real_pages();
  if (pages.empty()) return;
  for (std::size_t i = 3; i < 5; ++i) {
    const std::string& page = pages.at(i).bytes;
    const std::vector<Entity> expected = import_page(page).entities;
    const auto [a, b] = names_of(page);
    const std::size_t begin = page.find(b + " scores higher at ");
    const std::size_t end = page.find('\n', page.find("Search the match graph →")) + 1;
    const std::string block = page.substr(begin, end - begin);
    const std::string rest = page.substr(0, begin) + page.substr(end);
    const std::string second = named(import_page(page), b).capabilities.at(0).text;
    std::size_t places = 0;
    for (std::size_t at = rest.find(second); at != 0; at = rest.find('\n', at) + 1, ++places) {
      std::string moved = rest;
      moved.insert(at, block);
      const ImportResult result = import_page(moved);
      CHECK(told(result) == "");
      CHECK(result.entities == expected);
    }
    CHECK(places == 8 * 3 + 1);
  }
}

}  // namespace
}  // namespace matchgraph

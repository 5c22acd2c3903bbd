#include "identity/name_numbers.h"

#include <doctest/doctest.h>

using namespace matchgraph;

TEST_CASE("sizes and versions of a name are its numbers") {
  CHECK(numbers_of_name("Quill2.5 72B Instruct") == "2.5 72b");
  CHECK(numbers_of_name("Mix 8x22B v0.1") == "0.1 22b 8");
  CHECK(numbers_of_name("Quill") == "");
  CHECK(numbers_of_name("Quill 3.") == "3");
  CHECK(numbers_of_name("1.2.3") == "1.2.3");
}

TEST_CASE("the order of the numbers does not count, their size does") {
  CHECK(numbers_of_name("Opal 4.5 (2025)") == numbers_of_name("2025 Opal 4.5"));
  CHECK(numbers_of_name("Opal 7B") != numbers_of_name("Opal 7M"));
  CHECK(numbers_of_name("Opal 7B") == numbers_of_name("opal-7b"));
}

TEST_CASE("words for a place in a family part names") {
  CHECK(tiers_of_name("Claude Haiku Latest") == "haiku");
  CHECK(tiers_of_name("claude-4.5-haiku") == tiers_of_name("Claude Haiku 4.5"));
  CHECK(tiers_of_name("Quill Flash-Lite") == "flash lite");
  CHECK(tiers_of_name("Quill Pro") != tiers_of_name("Quill"));
  CHECK(tiers_of_name("Minimal Promise") == "");
}

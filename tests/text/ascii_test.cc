#include "text/ascii.h"

#include <doctest/doctest.h>

#include <string>

using namespace matchgraph;

TEST_CASE("letters and digits are those of ASCII, of all 256 bytes") {
  const std::string upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const std::string lower = "abcdefghijklmnopqrstuvwxyz";
  const std::string digits = "0123456789";
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    CAPTURE(byte);
    const bool big = upper.find(c) != std::string::npos;
    const bool small = lower.find(c) != std::string::npos;
    CHECK(is_upper(c) == big);
    CHECK(is_lower(c) == small);
    CHECK(is_letter(c) == (big || small));
    CHECK(is_digit(c) == (digits.find(c) != std::string::npos));
    CHECK(is_alphanumeric(c) == (is_letter(c) || is_digit(c)));
    CHECK(to_lower(c) == (big ? lower[upper.find(c)] : c));
    CHECK(to_upper(c) == (small ? upper[lower.find(c)] : c));
  }
}

TEST_CASE("small letters leave other scripts alone") {
  CHECK(in_lower_case("ÀB C-9") == "Àb c-9");
  CHECK(equals_ignoring_case("Content-Length", "content-LENGTH"));
  CHECK_FALSE(equals_ignoring_case("É", "é"));
  CHECK_FALSE(equals_ignoring_case("ab", "abc"));
}

TEST_CASE("a trimmed text begins and ends with something else than the marks") {
  CHECK(trimmed("  a b \n") == "a b");
  CHECK(trimmed("--a-b--", "-") == "a-b");
  CHECK(trimmed("a") == "a");
  CHECK(trimmed(" \t\n").empty());
  CHECK(trimmed("").empty());
  CHECK(trimmed("\ra", " ") == "\ra");
}

#include "text/number_words.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "text/list_words.h"
#include "text/parse_number.h"
#include "text/percent.h"

using namespace matchgraph;

TEST_CASE("numbers are written without exponents and with thousands") {
  CHECK(number_words(0) == "0");
  CHECK(number_words(-0.0) == "0");
  CHECK(number_words(12) == "12");
  CHECK(number_words(1234567) == "1,234,567");
  CHECK(number_words(-1234.5) == "-1,234.5");
  CHECK(number_words(3.14159) == "3.14");
  CHECK(number_words(0.35) == "0.35");
  CHECK(number_words(3.5e-7) == "0.00000035");
  CHECK(number_words(std::numeric_limits<double>::infinity()) == "unknown");
  CHECK(number_words(std::numeric_limits<double>::quiet_NaN()) == "unknown");
  CHECK(number_words(1e300) == "1e+300");
}

TEST_CASE("large numbers have a short form") {
  CHECK(short_number(950) == "950");
  CHECK(short_number(128000) == "128k");
  CHECK(short_number(131072) == "131k");
  CHECK(short_number(999950) == "1M");
  CHECK(short_number(1048576) == "1.05M");
  CHECK(short_number(67e9) == "67B");
}

TEST_CASE("what is counted is in the plural but for one") {
  CHECK(count_words(0, "result") == "0 results");
  CHECK(count_words(1, "result") == "1 result");
  CHECK(count_words(1200, "capability") == "1,200 capabilities");
  CHECK(count_words(2, "search") == "2 searches");
}

TEST_CASE("amounts have two digits of cents or none") {
  CHECK(amount_words(3.5, "USD") == "$3.50");
  CHECK(amount_words(20, "USD") == "$20");
  CHECK(amount_words(0.351, "USD") == "$0.351");
  CHECK(amount_words(12.25, "EUR") == "12.25 EUR");
}

TEST_CASE("percentages are all or nothing only when the share is") {
  CHECK(percent_words(0) == "0 %");
  CHECK(percent_words(0.001) == "1 %");
  CHECK(percent_words(0.625) == "63 %");
  CHECK(percent_words(0.999) == "99 %");
  CHECK(percent_words(1) == "100 %");
}

TEST_CASE("a text is a number when all of it is") {
  CHECK(parse_number<double>("2.5") == 2.5);
  CHECK(parse_number<double>("-1e3") == -1000);
  CHECK(parse_number<std::uint8_t>("255") == 255);
  for (const char* text : {"", " 1", "1 ", "+1", "1,5", "0x10", "1e999", "inf", "nan", "one"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number<double>(text).has_value());
  }
  CHECK_FALSE(parse_number<std::uint8_t>("256").has_value());
  CHECK_FALSE(parse_number<std::size_t>("-1").has_value());
}

TEST_CASE("names in a sentence are parted by commas, the last by a word") {
  const std::vector<std::string> names = {"Acme", "Borealis", "Kiln"};
  const std::span<const std::string> all(names);
  CHECK(list_words(all) == "Acme, Borealis and Kiln");
  CHECK(list_words(all.first(2)) == "Acme and Borealis");
  CHECK(list_words(all.first(1)) == "Acme");
  CHECK(list_words({}).empty());
}

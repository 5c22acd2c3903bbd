// Values written at once, held against a parser.
#include "render/json/json_text.h"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

using matchgraph::render::JsonText;
using Parsed = nlohmann::ordered_json;

namespace {

std::string random_text(std::mt19937& random) {
  static const std::string kPieces[] = {"a",    "\"", "\\", "\n", "\t", "\x01",
                                        "\x7f", "/",  "é",  "漢", "😀"};
  std::string text;
  for (std::size_t i = random() % 12; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

/// The same random value twice: as text, and as a parser would have it.
std::pair<JsonText, Parsed> random_value(std::mt19937& random, int depth) {
  switch (random() % (depth > 0 ? 7 : 5)) {
    case 0:
      return {nullptr, nullptr};
    case 1:
      return {true, true};
    case 2: {
      const double number = static_cast<double>(random()) / 1000 - 1e6;
      return {number, number};
    }
    case 3: {
      const std::int64_t number = std::int64_t{-5} * static_cast<std::int64_t>(random());
      return {number, number};
    }
    case 4: {
      const std::string text = random_text(random);
      return {text, text};
    }
    case 5: {
      std::pair<JsonText, Parsed> list{JsonText::array(), Parsed::array()};
      for (std::size_t i = random() % 4; i > 0; --i) {
        auto [text, parsed] = random_value(random, depth - 1);
        list.first.push_back(text);
        list.second.push_back(parsed);
      }
      return list;
    }
    default: {
      std::pair<JsonText, Parsed> object{JsonText::object(), Parsed::object()};
      for (std::size_t i = random() % 4; i > 0; --i) {
        auto [text, parsed] = random_value(random, depth - 1);
        const std::string name = std::to_string(i) + random_text(random);
        object.first.set(name, text);
        object.second[name] = parsed;
      }
      return object;
    }
  }
}

}  // namespace

TEST_CASE("what is written is what a parser reads") {
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    const auto [text, expected] = random_value(random, 4);
    CAPTURE(text.text());
    CHECK(Parsed::parse(text.text()) == expected);
    CHECK(text.text().find('\n') == std::string::npos);
  }
}

TEST_CASE("every byte is written as a parser reads it, wherever it stands in a long text") {
  for (int byte = 0; byte < 256; ++byte) {
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, 'a');
      text[at] = static_cast<char>(byte);
      const std::string expected =
          byte < 0x80 ? text : text.substr(0, at) + "\xEF\xBF\xBD" + text.substr(at + 1);
      CHECK(Parsed::parse(JsonText(text).text()).get<std::string>() == expected);
    }
  }
}

TEST_CASE("numbers keep every bit, and are null when they are not finite") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20000; ++i) {
    const auto number = std::bit_cast<double>(random());
    const std::string text = JsonText(number).text();
    if (!std::isfinite(number)) {
      CHECK(text == "null");
    } else {
      CHECK(Parsed::parse(text).get<double>() == number);
      CHECK(Parsed::parse(text).is_number_float());
    }
  }
  CHECK(JsonText(40.0).text() == "40.0");
  CHECK(JsonText(1e-7).text() == "1e-07");
  CHECK(JsonText(-0.5).text() == "-0.5");
  CHECK(JsonText(std::numeric_limits<std::uint64_t>::max()).text() == "18446744073709551615");
  CHECK(JsonText(std::numeric_limits<std::int64_t>::min()).text() == "-9223372036854775808");
}

TEST_CASE("objects and lists nest, and an empty one stays empty") {
  JsonText object = {{"a", {{"b", nullptr}, {"c", std::vector<int>{1, 2}}}},
                     {"d", JsonText::array()}};
  CHECK(object.text() == R"({"a":{"b":null,"c":[1,2]},"d":[]})");
  object.update(JsonText::object());
  object.update({{"e", false}});
  CHECK(object.text() == R"({"a":{"b":null,"c":[1,2]},"d":[],"e":false})");
  CHECK(JsonText(std::vector<std::string>{}).text() == "[]");
}

TEST_CASE("what is written in place is what is made apart and put in") {
  struct Row {
    int number;
    std::vector<std::string> words;
  };
  const std::vector<Row> rows = {{1, {"a", "}"}}, {2, {}}};
  JsonText document = JsonText::object(4);
  document.set_object("empty", [] {});
  document.set_objects("none", std::vector<Row>(), [](const Row&) {});
  document.set_objects("rows", rows, [&](const Row& row) {
    document.set("number", row.number);
    document.set_object("in", [&] { document.set("words", row.words); });
    document.set("nothing", std::optional<double>());
    document.set("known", std::optional<std::string>("["));
  });
  document.set("pair", {{"x", 1.5}, {"y", true}});
  CHECK(document.text() == R"({"empty":{},"none":[],"rows":[)"
                           R"({"number":1,"in":{"words":["a","}"]},"nothing":null,"known":"["},)"
                           R"({"number":2,"in":{"words":[]},"nothing":null,"known":"["}],)"
                           R"("pair":{"x":1.5,"y":true}})");
  JsonText list = JsonText::array();
  list.push_object([] {});
  list.push_object([&] { list.set("copy", document); });
  CHECK(list.text() == "[{},{\"copy\":" + document.text() + "}]");
}

TEST_CASE("text that is not UTF-8 becomes replacement characters") {
  CHECK(JsonText(std::string("a\xff") + "b").text() ==
        "\"a\xEF\xBF\xBD"
        "b\"");
  CHECK(JsonText("\x1f\"\\\b\f\n\r\t").text() == R"("\u001f\"\\\b\f\n\r\t")");
}

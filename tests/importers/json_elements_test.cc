#include "tools/importers/listings/json_elements.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

namespace matchgraph::importers {
namespace {

struct Elements {
  std::vector<std::string> told;  ///< "PATH:LINE VALUE"
  std::optional<JsonFault> fault;
};

Elements elements_of(const std::string& text, const ElementPlace& place) {
  std::istringstream in(text);
  ByteInput input(in);
  Elements elements;
  elements.fault = for_each_element(input, place, [&elements](JsonElement& element) {
    elements.told.push_back(
        fmt::format("{}:{} {}", element.path, element.line, element.value.dump()));
  });
  return elements;
}

using Told = std::vector<std::string>;

const ElementPlace kMembers{.members = true};
const ElementPlace kAnywhere{.items = true, .list = "data", .whole = true};

TEST_CASE("the members of an object are elements, whatever their type") {
  const Elements read =
      elements_of("{\"a\": {\"x\": [1, {}]},\n\n \"b\":\n2, \"c\": []}", kMembers);
  CHECK_FALSE(read.fault);
  CHECK(read.told == Told{"a:1 {\"x\":[1,{}]}", "b:4 2", "c:4 []"});
}

TEST_CASE("the items of an array, of a list within an object, and a lone object are elements") {
  CHECK(elements_of("[1,\n{\"a\":null}]", kAnywhere).told ==
        Told{"data[0]:1 1", "data[1]:2 {\"a\":null}"});
  CHECK(
      elements_of(R"({"meta":{"data":[7]},"data":[{"a":[1]},true],"end":[1,2]})", kAnywhere).told ==
      Told{"data[0]:1 {\"a\":[1]}", "data[1]:1 true"});
  CHECK(elements_of("\n{\"a\":1,\"data\":3}", kAnywhere).told == Told{":2 {\"a\":1,\"data\":3}"});
  CHECK(elements_of("[]", kAnywhere).told.empty());
  CHECK(elements_of("{\"data\":[]}", kAnywhere).told.empty());
}

TEST_CASE("documents may follow each other") {
  const Elements read = elements_of("\xef\xbb\xbf{\"a\":1}\n{\"b\":2}\r\n[3][4] \n", kAnywhere);
  CHECK_FALSE(read.fault);
  CHECK(read.told == Told{":1 {\"a\":1}", ":2 {\"b\":2}", "data[0]:3 3", "data[0]:3 4"});
}

TEST_CASE("a document of another shape is told with what was found") {
  const ElementPlace items{.items = true};
  const ElementPlace list{.list = "data"};
  CHECK(elements_of("[1]", kMembers).fault->reason == "found an array");
  CHECK(elements_of("{\"a\":1}", items).fault->reason == "found an object");
  CHECK(elements_of("\"text\"", kAnywhere).fault->reason == "found a single value");
  CHECK(elements_of("{\"message\":\"no\",\"url\":\"\"}", list).fault->reason ==
        "found an object of message, url");
  CHECK(elements_of("{}", list).fault->reason == "found an empty object");
}

TEST_CASE("faults come with line and column, after the elements before them") {
  const Elements broken = elements_of("{\"a\": 1,\n \"b\": 2,\n  x}", kMembers);
  CHECK(broken.told == Told{"a:1 1", "b:2 2"});
  REQUIRE(broken.fault);
  CHECK(broken.fault->line == 3);
  CHECK(broken.fault->reason.starts_with("bad JSON at column 3: "));

  CHECK(elements_of(std::string("[1,\n\0]", 6), kAnywhere).fault->reason == "NUL byte at column 1");
  CHECK(elements_of("[\"\xff\"]", kAnywhere).fault->reason.find("UTF-8") != std::string::npos);
  CHECK(elements_of("[1e999]", kAnywhere).fault->reason.find("1e999") != std::string::npos);
  CHECK(elements_of(std::string(100, '['), kAnywhere).fault->reason ==
        "an element is nested deeper than 64 levels");
}

TEST_CASE("a document cut off anywhere is told to break off") {
  const std::string text = "{\"data\": [{\"a\": [1, \"b\"]},\n 2], \"c\": {\"d\": null}}";
  for (std::size_t bytes = 1; bytes < text.size(); ++bytes) {
    CAPTURE(bytes);
    const Elements read = elements_of(text.substr(0, bytes), kAnywhere);
    REQUIRE(read.fault);
    CHECK(read.fault->reason.starts_with("breaks off after "));
  }
  CHECK(elements_of("{\"data\": [1, [2", kAnywhere).fault->reason ==
        "breaks off after 1 whole element");
  CHECK_FALSE(elements_of(text, kAnywhere).fault);
}

TEST_CASE("an element that is too long is not held") {
  const std::string text = "[1, \"" + std::string(kMaxElementBytes, 'x') + "\"]";
  const Elements read = elements_of(text, kAnywhere);
  CHECK(read.told == Told{"data[0]:1 1"});
  CHECK(read.fault->reason == fmt::format("an element is longer than {} bytes", kMaxElementBytes));
}

TEST_CASE("lines are right across blocks, and every block is reported") {
  std::string text = "[";
  constexpr std::size_t kCount = 20000;
  for (std::size_t i = 0; i < kCount; ++i) text += fmt::format("{}\n{{\"n\":{}}}", i ? "," : "", i);
  text += "]";
  std::istringstream in(text);
  ByteInput input(in);
  std::size_t bytes = 0;
  std::size_t blocks = 0;
  input.on_block([&](std::size_t size) {
    bytes += size;
    ++blocks;
  });
  std::size_t count = 0;
  const auto fault = for_each_element(input, {.items = true}, [&](JsonElement& element) {
    CHECK(element.line == count + 2);
    CHECK(element.value["n"] == count);
    ++count;
  });
  CHECK_FALSE(fault);
  CHECK(count == kCount);
  CHECK(bytes == text.size());
  CHECK(blocks == (text.size() + 65535) / 65536);
}

TEST_CASE("keys given twice and the lines of inner members are kept") {
  std::istringstream in("{\"a\": {\"n\": 1, \"n\": 2, \"of\": {\"x\": {},\n\"y\": {\"z\": {}}}}}");
  ByteInput input(in);
  std::size_t count = 0;
  for_each_element(input, {.members = true, .inner = "of"}, [&](JsonElement& element) {
    ++count;
    CHECK(element.key == "a");
    CHECK(element.value["n"] == 2);
    CHECK(element.repeated_keys == std::vector<std::string>{"n"});
    CHECK(element.inner_lines == std::map<std::string, std::size_t>{{"x", 1}, {"y", 2}});
  });
  CHECK(count == 1);
}

}  // namespace
}  // namespace matchgraph::importers

#include "index/name_index.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "support/plain_distance.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;
using matchgraph::test::catalogue_of;
using matchgraph::test::plain_distance;

namespace {

struct ThreeNames {
  ThreeNames() {
    write_name_index(catalogue_of(
                         R"({"id":"a","name":"GPT-4o","type":"model","capabilities":[]}
{"id":"b","name":"Mistral: Mixtral 8x7B","type":"model","aliases":["Mix"],"capabilities":[]}
{"id":"c","name":"Mixtral 8x22B","type":"model","capabilities":[]}
)"),
                     folder.file("names"));
  }
  std::vector<std::uint32_t> entities(const std::vector<NameMatch>& matches) {
    std::vector<std::uint32_t> out;
    for (const NameMatch& match : matches) out.push_back(match.entity);
    return out;
  }
  test::TemporaryFolder folder;
};

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE_FIXTURE(ThreeNames, "a name is found whatever its case and punctuation") {
  const NameIndex names(folder.file("names"));
  CHECK(entities(names.exact("gpt 4O")) == Numbers{0});
  CHECK(entities(names.exact("mistral mixtral 8x7b")) == Numbers{1});
  CHECK(entities(names.exact("nothing")).empty());
  CHECK(entities(names.exact("")).empty());
}

TEST_CASE_FIXTURE(ThreeNames, "an alias and a name without its maker lead to the entity too") {
  const NameIndex names(folder.file("names"));
  REQUIRE(names.exact("MIX").size() == 1);
  CHECK(names.exact("MIX")[0].kind == NameKind::kAlias);
  REQUIRE(names.exact("Mixtral 8x7B").size() == 1);
  CHECK(names.exact("Mixtral 8x7B")[0].kind == NameKind::kWithoutMaker);
}

TEST_CASE_FIXTURE(ThreeNames, "a prefix lists what begins with it") {
  const NameIndex names(folder.file("names"));
  CHECK(entities(names.prefix("mixtral", 10)) == Numbers{2, 1});
  CHECK(entities(names.prefix("mixtral", 1)) == Numbers{2});
}

TEST_CASE_FIXTURE(ThreeNames, "a near miss is spelt alike and has the same digits") {
  const NameIndex names(folder.file("names"));
  CHECK(entities(names.near_misses("mixtrl 8x22b", 5)) == Numbers{2});
  CHECK(entities(names.near_misses("mixtral 8x23b", 5)).empty());
  CHECK(entities(names.near_misses("gtp 4o", 5)) == Numbers{0});
  CHECK(entities(names.near_misses("gpt 5o", 5)).empty());
}

TEST_CASE("the address of a repository leads to all entities that live there") {
  const test::TemporaryFolder folder;
  write_name_index(
      catalogue_of(
          R"({"id":"a","name":"A","type":"tool","url":"https://github.com/Acme/Tools","capabilities":[]}
{"id":"b","name":"B","type":"tool","url":"https://www.github.com/acme/tools/","capabilities":[]}
{"id":"c","name":"C","type":"tool","url":"https://acme.example/tools","capabilities":[]}
)"),
      folder.file("names"));
  const NameIndex names(folder.file("names"));
  CHECK(names.at_address("github.com/acme/tools.git") == std::vector<std::uint32_t>{0, 1});
  CHECK(names.at_address("https://acme.example/tools") == std::vector<std::uint32_t>{2});
  CHECK(names.at_address("www.acme.example/tools/#top") == std::vector<std::uint32_t>{2});
  CHECK(names.at_address("acme.example").empty());
  CHECK(names.at_address("github.com/acme/other").empty());
}

TEST_CASE("the address of a page where very many stand names none of them") {
  const test::TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 11; ++i) {
    const std::string number = std::to_string(i);
    lines += R"({"id":")" + number +
             R"(","name":"N","type":"tool","url":"https://shop.example/",)" +
             R"("capabilities":[]})" + "\n";
  }
  write_name_index(catalogue_of(lines), folder.file("names"));
  CHECK(NameIndex(folder.file("names")).at_address("shop.example").empty());
}

TEST_CASE("near misses are those that a comparison with every key finds") {
  std::mt19937 random(5);
  std::string lines;
  std::vector<std::string> keys;
  const auto word = [&random] {
    std::string out(3 + random() % 9, 'a');
    for (char& c : out) c = "abcde"[random() % 5];
    return out;
  };
  for (int i = 0; i < 300; ++i) {
    keys.push_back(word());
    lines += R"({"id":"k)" + std::to_string(i) + R"(","name":")" + keys.back() +
             R"(","type":"tool","capabilities":[]})" + "\n";
  }
  const test::TemporaryFolder folder;
  write_name_index(catalogue_of(lines), folder.file("names"));
  const NameIndex names(folder.file("names"));
  for (int round = 0; round < 200; ++round) {
    const std::string typed = word();
    const std::size_t allowed = typed.size() <= 5 ? 1 : typed.size() <= 10 ? 2 : 3;
    std::size_t expected = 0;
    for (const std::string& key : keys) expected += plain_distance(typed, key) <= allowed ? 1 : 0;
    CHECK(names.near_misses(typed, 1000).size() == expected);
    std::size_t nearest = 0;
    for (const std::string& key : keys) nearest += plain_distance(typed, key) <= 1 ? 1 : 0;
    CHECK(names.near_misses(typed, 1000, 1).size() == nearest);
  }
}

// The table of traits of a snapshot: what is written is read, and stands as it should.
#include "snapshot/entity_traits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "support/small_catalogue.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

TraitNumber number(const char* slug) { return *trait_named(slug); }

Catalogue runners() {
  return test::catalogue_of(
      R"({"id":"a","name":"A","type":"tool","capabilities":[{"text":"Works offline."}]}
{"id":"b","name":"B","type":"tool","tags":["hosted"],"capabilities":[{"text":"Plans trips."}]}
{"id":"c","name":"C","type":"tool","capabilities":[{"text":"Works offline."},{"text":"Requires an internet connection."}]}
{"id":"d","name":"D","type":"tool","capabilities":[{"text":"Plans trips."}]}
)");
}

}  // namespace

TEST_CASE("an entity stands to a trait by what it states, and by opposites where it is silent") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path() + "/traits";
  CHECK(write_entity_traits(runners(), 1, path) > 0);
  const EntityTraits traits(path);
  REQUIRE(traits.entities() == 4);
  const TraitNumber offline = number("runs-offline");
  CHECK(traits.stance(0, offline) == Stance::kYes);
  CHECK(traits.stance(1, offline) == Stance::kNo);
  CHECK(traits.stance(2, offline) == Stance::kBoth);
  CHECK(traits.stance(3, offline) == Stance::kUnknown);
  CHECK(traits.stance(0, number("hosted")) == Stance::kNo);
  CHECK(traits.grounds(1, offline) ==
        std::vector<TraitStatement>{{number("hosted"), true, trait_place::kFacts}});
  CHECK(traits.of(3).empty());
}

TEST_CASE("what follows from an opposite is denied, with the statement that says so") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path() + "/traits";
  write_entity_traits(
      test::catalogue_of(
          R"({"id":"a","name":"A","type":"mcp-server","capabilities":[{"text":"Finds tickets."},{"text":"Closes tickets."}]}
{"id":"b","name":"B","type":"tool","tags":["hosted"],"capabilities":[{"text":"Plans trips."}]}
{"id":"c","name":"C","type":"tool","tags":["hosted","open-source"],"capabilities":[{"text":"Plans trips."}]}
{"id":"d","name":"D","type":"tool","tags":["rust"],"capabilities":[{"text":"Plans trips."}]}
)"),
      1, path);
  const EntityTraits traits(path);
  const auto denied = [&traits](std::uint32_t e) {
    std::string out;
    for (const ImpliedDenial& one : traits.implied_denials(e)) {
      out += std::string(trait_table()[one.trait].slug) + " by " +
             std::string(trait_table()[one.ground.trait].slug) + "; ";
    }
    return out;
  };
  CHECK(denied(0) == "read-only by writes; ");
  CHECK(traits.implied_denials(0)[0].ground.place == trait_place::kCapabilities + 1);
  CHECK(denied(1) == "runs-offline by hosted; runs-locally by hosted; ");
  // What is open may be run elsewhere.
  CHECK(denied(2).empty());
  CHECK(traits.stance(2, number("runs-locally")) == Stance::kUnknown);
  // Of twenty other languages nothing is listed, and each is another one.
  CHECK(denied(3).empty());
  CHECK(traits.stance(3, number("python")) == Stance::kNo);
}

TEST_CASE("the table does not depend on the number of threads") {
  const test::TemporaryFolder folder;
  const Catalogue catalogue = test::six_tools();
  write_entity_traits(catalogue, 1, folder.path() + "/one");
  write_entity_traits(catalogue, 4, folder.path() + "/four");
  CHECK(MappedFile(folder.path() + "/one").bytes() == MappedFile(folder.path() + "/four").bytes());
}

TEST_CASE("a table of other traits is refused") {
  const test::TemporaryFolder folder;
  const std::string path = folder.path() + "/traits";
  StringTable slugs;
  slugs.push_back("flies");
  const std::vector<std::uint32_t> at = {0, 0};
  const std::vector<std::uint32_t> set = {0};
  const std::vector<std::uint8_t> values;
  const std::vector<TraitPlace> places;
  ArrayFileWriter writer;
  writer.add("slugs.at", slugs.offsets());
  writer.add("slugs.text", slugs.chars());
  writer.add("at", at);
  writer.add("places", places);
  writer.add("set", set);
  writer.add("sets.at", at);
  writer.add("sets.values", values);
  writer.write(path);
  CHECK_THROWS_AS(EntityTraits{path}, Error);
}

TEST_CASE("a mask of traits is a set") {
  REQUIRE(trait_table().size() <= TraitMask::kTraits);
  std::mt19937 random(30);
  for (int round = 0; round < 200; ++round) {
    std::set<int> left_set, right_set, difference;
    TraitMask left, right;
    for (int i = 0; i < 12; ++i) {
      const auto a = static_cast<int>(random() % TraitMask::kTraits);
      const auto b = static_cast<int>(random() % TraitMask::kTraits);
      left_set.insert(a);
      left.add(static_cast<TraitNumber>(a));
      right_set.insert(b);
      right.add(static_cast<TraitNumber>(b));
    }
    std::set_difference(left_set.begin(), left_set.end(), right_set.begin(), right_set.end(),
                        std::inserter(difference, difference.end()));
    std::vector<int> found;
    left.without(right).for_each([&found](TraitNumber trait) { found.push_back(trait); });
    CHECK(found == std::vector<int>(difference.begin(), difference.end()));
    CHECK(left.meets(right) == (difference.size() < left_set.size()));
    TraitMask both = left;
    both.add_all(right);
    CHECK(both.contains_all(right));
    CHECK(left.contains_all(right) == right.without(left).empty());
    for (int i = 0; i < static_cast<int>(TraitMask::kTraits); ++i) {
      CHECK(left.contains(static_cast<TraitNumber>(i)) == left_set.contains(i));
    }
  }
}

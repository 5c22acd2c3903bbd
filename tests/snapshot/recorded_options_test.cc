// The numbers that a manifest records, read back.
#include <doctest/doctest.h>

#include <limits>
#include <set>
#include <string>

#include "matchgraph/error.h"
#include "snapshot/build_options.h"

using namespace matchgraph;

TEST_CASE("every recorded number is read back, but for the constants of texts and evidence") {
  NamedNumbers changed = named_numbers(BuildOptions());
  REQUIRE(changed.size() > 100);
  for (auto& [name, number] : changed) number += 1;
  const NamedNumbers read = named_numbers(options_of(changed));
  REQUIRE(read.size() == changed.size());
  std::set<std::string> constants;
  for (std::size_t i = 0; i < read.size(); ++i) {
    CHECK(read[i].first == changed[i].first);
    if (read[i] != changed[i]) constants.insert(read[i].first);
  }
  CHECK(constants == std::set<std::string>{
                         "wdf.name", "wdf.summary", "wdf.capability_name", "wdf.capability_text",
                         "wdf.tag", "profile.name", "profile.summary", "profile.tag",
                         "evidence.counted_positions", "evidence.choices_per_session_day"});
}

TEST_CASE("no two recorded numbers have one name") {
  const NamedNumbers numbers = named_numbers(BuildOptions());
  std::set<std::string> names;
  for (const auto& [name, number] : numbers) CHECK(names.insert(name).second);
}

TEST_CASE("a number that is not recorded is as the program has it, an unknown one is passed over") {
  const NamedNumbers numbers = {{"pair.related", 0.5}, {"colour", 7}};
  const BuildOptions options = options_of(numbers);
  CHECK(options.query.pairs.related == 0.5);
  CHECK(options.query.need_depth == QueryOptions().need_depth);
}

TEST_CASE("a number that its option cannot be is refused by name") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double number : {-1.0, 0.5, 1e18, nan}) {
    CAPTURE(number);
    CHECK_THROWS_WITH_AS(options_of({{"need.depth", number}}), doctest::Contains("need.depth"),
                         Error);
  }
  CHECK_THROWS_AS(options_of({{"pair.related", nan}}), Error);
}

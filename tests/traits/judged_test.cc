// Statements that people judged: what they called right is still found.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "traits/read_traits.h"

using namespace matchgraph;

namespace {

struct Judged {
  std::string catalogue, id, trait, value, verdict;
};

std::vector<Judged> judged_statements() {
  std::ifstream in(MATCHGRAPH_SOURCE_DIR "/tests/data/traits/statements.tsv");
  REQUIRE(in);
  std::vector<Judged> out;
  std::string line;
  std::getline(in, line);  // names of the columns
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    Judged one;
    for (std::string* cell : {&one.catalogue, &one.id, &one.trait, &one.value, &one.verdict}) {
      std::getline(cells, *cell, '\t');
    }
    out.push_back(std::move(one));
  }
  return out;
}

bool states(const std::vector<TraitStatement>& stated, TraitNumber trait, bool value) {
  return std::any_of(stated.begin(), stated.end(), [&](const TraitStatement& one) {
    return one.trait == trait && one.value == value;
  });
}

/// Whether an opposite that is told as a denial is stated.
bool follows(const std::vector<TraitStatement>& stated, TraitNumber trait) {
  for (const Opposite& opposite : opposites_of(trait)) {
    bool is_so = opposite.is_denial;
    for (const TraitNumber one : opposite.stated) is_so = is_so && states(stated, one, true);
    for (const TraitNumber one : opposite.denied) is_so = is_so && states(stated, one, false);
    for (const TraitNumber one : opposite.unstated) is_so = is_so && !states(stated, one, true);
    if (is_so) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("of the judged statements at least 95 of 100 are right") {
  const std::vector<Judged> all = judged_statements();
  REQUIRE(all.size() == 600);
  const auto right = std::count_if(all.begin(), all.end(),
                                   [](const Judged& one) { return one.verdict == "right"; });
  CHECK(100 * right >= 95 * static_cast<std::ptrdiff_t>(all.size()));
  for (const Judged& one : all) CHECK_MESSAGE(trait_named(one.trait).has_value(), one.trait);
}

TEST_CASE("what was judged right of the sample is still stated") {
  const std::vector<std::string> files = {MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl"};
  const LoadResult loaded = load_catalogues(files);
  REQUIRE(loaded.errors == 0);
  std::map<std::string, const Entity*> by_id;
  for (const Entity& entity : loaded.catalogue.entities) by_id[entity.id] = &entity;
  TraitReader reader;
  std::size_t asked = 0;
  std::size_t found = 0;
  for (const Judged& one : judged_statements()) {
    if (one.catalogue != "sample" || one.verdict != "right") continue;
    REQUIRE(by_id.contains(one.id));
    ++asked;
    const std::vector<TraitStatement>& stated = reader.read(*by_id[one.id]);
    const bool is_there = states(stated, *trait_named(one.trait), one.value == "yes") ||
                          (one.value == "no" && follows(stated, *trait_named(one.trait)));
    CHECK_MESSAGE(is_there, one.id, " ", one.trait);
    found += is_there ? 1 : 0;
  }
  CHECK(asked == 119);
  CHECK(found == asked);
}

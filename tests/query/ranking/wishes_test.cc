// What is only welcome brings forward and leaves nothing out.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const test::FreshEngine& chess_programs() {
  static const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a","name":"Ann","type":"tool","capabilities":[{"text":"Plays chess."}]}
{"id":"b","name":"Bea","type":"tool","pricing":{"model":"paid"},"capabilities":[{"text":"Plays chess."}]}
{"id":"c","name":"Cal","type":"tool","pricing":{"model":"free"},"capabilities":[{"text":"Plays chess."}]}
)"));
  return engine;
}

Answer answer_to(const std::string& text) {
  SearchRequest request;
  request.text = text;
  return chess_programs()->ask(request);
}

}  // namespace

TEST_CASE("a wish orders what says it, what says nothing and what says the contrary") {
  const Answer wished = answer_to("play chess, free if possible");
  CHECK(wished.query.need == "play chess");
  REQUIRE(wished.search);
  CHECK(test::ids_of(*wished.search) == std::vector<std::string>{"c", "a", "b"});
  CHECK(wished.search->left_out.empty());
  const auto& met = wished.search->results.back().conditions;
  REQUIRE(met.size() == 1);
  CHECK(met.front().kind == ConditionMet::Kind::kContrary);
  CHECK(wished.search->query.conditions.front().label == "ideally free to use");
  // Where nothing else is asked, too.
  const Answer alone = answer_to("type:tool, ideally free");
  CHECK(test::ids_of(*alone.search) == std::vector<std::string>{"c", "a", "b"});
  const Answer asked = answer_to("play chess, free");
  CHECK(test::ids_of(*asked.search) == std::vector<std::string>{"c", "a"});
}

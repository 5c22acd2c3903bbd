// What ranks behind the results that the graph looked at.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "query/engine_state.h"
#include "query/questions.h"
#include "support/fresh_engine.h"

using namespace matchgraph;

TEST_CASE("deep pages descend by text score, and explanations give the scores of the list") {
  EngineState state(test::sample_engine().snapshot());
  state.options.need_depth = 5;
  SearchRequest request;
  request.text = "a model that answers questions about images";
  request.limit = 200;
  const SearchResults plain = search(state, request);
  request.explain = true;
  const SearchResults explained = search(state, request);
  REQUIRE(plain.results.size() > 30);
  REQUIRE(explained.results.size() == plain.results.size());
  const Need need = state.index.analyse(request.text);
  const std::vector<double> scores(state.index.score(need).begin(), state.index.score(need).end());
  std::size_t behind = 0;
  for (std::size_t i = 0; i < plain.results.size(); ++i) {
    CHECK(explained.results[i].entity.id == plain.results[i].entity.id);
    CHECK(explained.results[i].score == doctest::Approx(plain.results[i].score).epsilon(1e-9));
    if (i > 0) CHECK(plain.results[i].score <= plain.results[i - 1].score);
    // Behind the last that the graph ranks, all are held at its score, by their own scores.
    const auto is_held = [&](std::size_t at) {
      return at > 0 && plain.results[at].score == plain.results[at - 1].score;
    };
    if (!is_held(i) || !is_held(i - 1)) continue;
    const double own = scores[state.number(plain.results[i].entity.id)];
    CHECK(own <= scores[state.number(plain.results[i - 1].entity.id)]);
    ++behind;
  }
  CHECK(behind > 0);
}

TEST_CASE("more phrases than a person types are refused") {
  SearchRequest request;
  request.text = "read files";
  request.filters.with.assign(17, "tables");
  CHECK_THROWS_AS(test::sample_engine()->search(request), Error);
}

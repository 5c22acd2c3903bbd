// A misspelt text: when is the answer to the mended one shown instead?
#include <doctest/doctest.h>

#include <string>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "support/fresh_engine.h"

using namespace matchgraph;

namespace {

std::optional<Answer> mended_of(const std::string& text) {
  SearchRequest request;
  request.text = text;
  const test::FreshEngine& sample = test::sample_engine();
  return mended(*sample, sample->ask(request), request);
}

}  // namespace

TEST_CASE("a need of which most words are misspelt is answered as it was meant") {
  const auto answer = mended_of("transcibe speach offlne");
  REQUIRE(answer);
  REQUIRE(answer->search);
  CHECK(answer->query.text.find("speech") != std::string::npos);
  REQUIRE(!answer->search->results.empty());
  CHECK(answer->search->results.front().entity.name == "whisper.cpp");
}

TEST_CASE("one slip among words that are known changes nothing") {
  CHECK_FALSE(mended_of("transcribe speach in many languages offline"));
}

TEST_CASE("what is spelt well, and what is like nothing, is not mended") {
  CHECK_FALSE(mended_of("transcribe speech offline"));
  CHECK_FALSE(mended_of("zzzqqq xxyyzz"));
}

TEST_CASE("what a condition is read by is not corrected to what asks for less") {
  SearchRequest request;
  request.text = "model that listens and speaks aloud";
  const Answer answer = test::sample_engine()->ask(request);
  REQUIRE(answer.search);
  CHECK(answer.search->did_you_mean.find("listens") == std::string::npos);
  request.text = "transcribe speach offline";
  CHECK(test::sample_engine()->ask(request).search->did_you_mean == "transcribe speech offline");
}

// One snapshot, and an engine for each of several threads.
#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <thread>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/query.h"
#include "matchgraph/render.h"
#include "support/fresh_engine.h"

using namespace matchgraph;

namespace {

/// Every kind of request, some of them with everything that can be asked for.
std::vector<std::string> answers(const Engine& engine) {
  std::vector<std::string> out;
  for (const char* text : {"read a web page as Markdown", "like Qdrant but open source, with graph",
                           "alternatives to Whisper", "who claims to beat Whisper"}) {
    SearchRequest request;
    request.text = text;
    request.explain = true;
    out.push_back(to_json(engine.ask(request)));
  }
  AlternativesRequest request;
  request.seeds = {"qdrant/qdrant"};
  request.filters.with = {"search"};
  request.explain = true;
  out.push_back(to_json(engine.alternatives(request)));
  out.push_back(to_json(engine.compare({"qdrant/qdrant", "kuzudb/kuzu"}, true)));
  out.push_back(to_json(engine.entity("kuzudb/kuzu", true)));
  out.push_back(to_json(engine.resolve("Kuzo"), "Kuzo"));
  return out;
}

}  // namespace

TEST_CASE("engines on several threads over one snapshot answer as one alone does") {
  const test::FreshEngine& sample = test::sample_engine();
  const std::vector<std::string> expected = answers(*sample);
  REQUIRE(expected.size() == 8);
  std::vector<std::vector<std::string>> found(4);
  {
    std::vector<std::jthread> threads;
    for (std::vector<std::string>& own : found) {
      threads.emplace_back([&own, &sample] {
        const Engine engine(sample.snapshot());
        for (int round = 0; round < 3; ++round) own = answers(engine);
      });
    }
  }
  for (const std::vector<std::string>& own : found) CHECK(own == expected);
}

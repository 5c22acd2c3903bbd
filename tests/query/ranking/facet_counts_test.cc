// What a facet counts is what its filter gives.
#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

/// Tools of few words, so that needs lead to many, with offers, licences and prices of every kind.
std::string random_tools(std::mt19937& random) {
  const auto one_of = [&random](const std::vector<std::string>& list) {
    return list[random() % list.size()];
  };
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    std::string text;
    for (int word = 0; word < 4; ++word) {
      text += one_of({"paints", "walls", "reads", "maps", "boats", "songs", "lamps"}) + ' ';
    }
    lines += R"({"id":"t)" + std::to_string(i) + R"(","name":")" +
             one_of({"Oak", "Elm", "Ash", "Fir", "Yew"}) + ' ' + one_of({"one", "two", "six"}) +
             R"(","type":")" + one_of({"tool", "model", "app"}) + R"(","maker":")" +
             one_of({"Acme", "ACME", "acme", "Borealis", "Kiln"}) + R"(","license":")" +
             one_of({"MIT", "The MIT License", "Apache-2.0, MIT", "BUSL-1.1", "GPLv3"}) +
             R"(","pricing":{"model":")" +
             one_of({"free", "paid", "freemium", "open-source", "unknown"}) +
             R"("},"capabilities":[{"text":")" + text + R"("}]})" + "\n";
  }
  return lines;
}

std::set<std::string> all_ids(const test::FreshEngine& engine, SearchRequest request) {
  request.limit = 1000;
  request.offers = true;
  std::set<std::string> out;
  for (const SearchHit& hit : engine->search(request).results) {
    out.insert(hit.entity.id);
    for (const EntityCard& offer : hit.offers) out.insert(offer.id);
    for (const NamedEntity& near : hit.near_duplicates) out.insert(near.id);
  }
  return out;
}

}  // namespace

TEST_CASE("a facet's number is what its filter finds, none of it new") {
  std::mt19937 random(17);
  for (int round = 0; round < 6; ++round) {
    const test::FreshEngine engine(test::catalogue_of(random_tools(random)));
    for (const char* need : {"paints walls", "maps of boats", "songs", ""}) {
      SearchRequest request;
      request.text = need;
      if (request.text.empty()) request.filters.types = {"tool", "model"};
      const SearchResults all = engine->search(request);
      const std::set<std::string> found = all_ids(engine, request);
      for (const Facet& facet : all.facets) {
        for (const FacetValue& value : facet.values) {
          SearchRequest narrowed = request;
          Filters& filters = narrowed.filters;
          if (facet.field == "type") filters.types = {value.value};
          if (facet.field == "maker") filters.makers = {value.value};
          if (facet.field == "license") filters.licenses = {value.value};
          if (facet.field == "trait") filters.traits = {value.value};
          if (facet.field == "cluster") continue;  // tests/query/ranking/cluster_filter_test.cc
          if (facet.field == "price") {
            if (value.value == "unknown") continue;
            filters.free = value.value == "free";
            filters.paid = value.value == "paid";
            filters.open_source = value.value == "open-source";
          }
          INFO(need << ", " << facet.field << " " << value.value);
          CHECK(engine->search(narrowed).total == value.count);
          for (const std::string& id : all_ids(engine, narrowed)) CHECK(found.contains(id));
        }
      }
    }
  }
}

TEST_CASE("a maker is counted and found by all of its names") {
  const test::FreshEngine engine(test::catalogue_of(
      R"x({"id":"a","name":"A","type":"tool","maker":"Big Red Barn","capabilities":[{"text":"Feeds hens at dawn"}]}
{"id":"b","name":"B","type":"tool","maker":"brb","capabilities":[{"text":"Counts eggs of hens"}]}
{"id":"c","name":"C","type":"tool","maker":"Big Red Barn (BRB)","capabilities":[{"text":"Locks hens in at night"}]}
{"id":"d","name":"D","type":"tool","maker":"Red Barn","capabilities":[{"text":"Weighs hens"}]}
)x"));
  SearchRequest request;
  request.text = "hens";
  for (const Facet& facet : engine->search(request).facets) {
    if (facet.field != "maker") continue;
    REQUIRE(facet.values.size() == 2);
    CHECK(facet.values.front().count == 3);
  }
  for (const char* maker : {"BRB", "Big Red Barn", "big-red-barn (brb)"}) {
    request.filters.makers = {maker};
    CHECK(engine->search(request).total == 3);
    request.filters.makers.clear();
    request.filters.not_makers = {maker};
    CHECK(engine->search(request).total == 1);
    request.filters.not_makers.clear();
  }
}

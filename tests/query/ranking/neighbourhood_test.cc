#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "snapshot/snapshot_data.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

const test::FreshEngine& sample() {
  static const test::FreshEngine engine(test::sample_catalogue());
  return engine;
}

std::vector<std::string> all_ids(const test::FreshEngine& engine) {
  std::vector<std::string> out;
  const FactColumns& facts = engine.snapshot()->facts();
  for (EntityIndexNumber e = 0; e < facts.entities(); ++e) out.emplace_back(facts.id(e));
  return out;
}

/// Entities in groups: those of a group share their words, and a few words are everywhere.
Catalogue grouped_catalogue(std::mt19937& random, std::size_t entities) {
  std::string lines;
  for (std::size_t e = 0; e < entities; ++e) {
    const std::string group(3, static_cast<char>('k' + random() % 4));
    std::string text = "handles";
    for (int i = 0; i < 6; ++i) text += " " + group + std::string(1 + random() % 4, 'z');
    text += " quux" + std::string(random() % 5, 'o');
    lines += R"({"id":"e)" + std::to_string(e) + R"(","name":"E)" + std::to_string(e) +
             R"(","type":"tool","capabilities":[{"text":")" + text + "\"}]}\n";
  }
  return test::catalogue_of(lines);
}

using Ends = std::pair<std::size_t, std::size_t>;

/// Every edge of the entity graph among the picture's nodes, read row by row.
std::map<Ends, double> graph_edges(const Snapshot& snapshot, const Neighbourhood& picture) {
  std::map<Ends, double> out;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const EntityIndexNumber from = *snapshot.facts().find_id(picture.nodes[i].entity.id);
    for (const EntitySimilarity& near : snapshot.entity_graph().neighbours(from)) {
      for (std::size_t j = 0; j < picture.nodes.size(); ++j) {
        if (i == j || snapshot.facts().id(near.entity) != picture.nodes[j].entity.id) continue;
        out[{std::min(i, j), std::max(i, j)}] = static_cast<double>(near.cosine);
      }
    }
  }
  return out;
}

void check_picture(const test::FreshEngine& engine, const std::string& id, std::size_t nodes) {
  INFO("around " << id << ", " << nodes << " nodes");
  const Snapshot& snapshot = *engine.snapshot();
  const Neighbourhood picture = engine->neighbourhood(id, nodes);
  REQUIRE(!picture.nodes.empty());
  CHECK(picture.nodes.size() <= nodes);
  CHECK(picture.nodes[0].entity.id == id);
  CHECK(picture.nodes[0].distance == 0);
  CHECK(picture.nodes[0].x == doctest::Approx(0.5));
  CHECK(picture.nodes[0].y == doctest::Approx(0.5));
  std::set<std::uint32_t> things;
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    const PictureNode& node = picture.nodes[i];
    REQUIRE((std::isfinite(node.x) && std::isfinite(node.y)));
    CHECK((node.x >= 0 && node.x <= 1 && node.y >= 0 && node.y <= 1));
    if (i > 0) CHECK((node.distance == 1 || node.distance == 2));
    CHECK(things.insert(snapshot.things().of(*snapshot.facts().find_id(node.entity.id))).second);
    for (std::size_t j = 0; j < i; ++j) {
      CHECK(node.distance >= picture.nodes[j].distance);
      CHECK((node.x != picture.nodes[j].x || node.y != picture.nodes[j].y));
    }
  }

  const auto graph = graph_edges(snapshot, picture);
  CHECK(picture.edges.size() <= 2 * (picture.nodes.size() - 1));
  std::vector<std::size_t> nearest(picture.nodes.size(), 99);  // in edges of the picture
  nearest[0] = 0;
  for (int round = 0; round < 2; ++round) {
    for (const PictureEdge& edge : picture.edges) {
      nearest[edge.to] = std::min(nearest[edge.to], nearest[edge.from] + 1);
    }
  }
  for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
    CHECK(nearest[i] == picture.nodes[i].distance);
  }
  for (std::size_t i = 0; i < picture.edges.size(); ++i) {
    const PictureEdge& edge = picture.edges[i];
    REQUIRE(graph.contains({edge.from, edge.to}));
    CHECK(edge.similarity == graph.at({edge.from, edge.to}));
    CHECK(!edge.shared_words.empty());
    if (i > 0) {
      const PictureEdge& before = picture.edges[i - 1];
      CHECK(Ends{before.from, before.to} < Ends{edge.from, edge.to});
    }
  }
}

}  // namespace

TEST_CASE("a picture shows edges of the graph among things, each once, around the entity") {
  for (const std::string& id : all_ids(sample())) {
    for (const std::size_t nodes : {1U, 2U, 5U, 16U, 100U}) check_picture(sample(), id, nodes);
  }
  std::mt19937 random(41);
  for (int round = 0; round < 3; ++round) {
    const test::FreshEngine engine(grouped_catalogue(random, 30));
    for (const std::string& id : all_ids(engine)) check_picture(engine, id, 16);
  }
}

TEST_CASE("direct neighbours are those of the entity's page, likest first") {
  for (const std::string& id : all_ids(sample())) {
    const Neighbourhood picture = sample()->neighbourhood(id, 6);
    std::vector<std::string> shown;
    double before = 1;
    for (const PictureEdge& edge : picture.edges) {
      if (edge.from != 0) continue;
      shown.push_back(picture.nodes[edge.to].entity.id);
      CHECK(edge.similarity <= before);
      before = edge.similarity;
    }
    std::set<std::string> near;
    for (const Neighbour& neighbour : sample()->entity(id).neighbours) {
      near.insert(neighbour.entity.id);
    }
    for (const std::string& one : shown) CHECK(near.contains(one));
  }
}

TEST_CASE("two pictures of one entity are the same") {
  const Neighbourhood a = sample()->neighbourhood(all_ids(sample())[3]);
  const Neighbourhood b = Engine(sample().snapshot()).neighbourhood(all_ids(sample())[3]);
  REQUIRE(a.nodes.size() == b.nodes.size());
  for (std::size_t i = 0; i < a.nodes.size(); ++i) {
    CHECK(a.nodes[i].entity.id == b.nodes[i].entity.id);
    CHECK(a.nodes[i].x == b.nodes[i].x);
    CHECK(a.nodes[i].y == b.nodes[i].y);
  }
}

TEST_CASE("an entity that is like no other stands alone in the middle") {
  const test::FreshEngine engine(test::six_tools());
  const Neighbourhood picture = engine->neighbourhood("game/chess");
  REQUIRE(picture.nodes.size() == 1);
  CHECK(picture.edges.empty());
}

TEST_CASE("an edge says what both ends share, as the catalogue mostly writes it") {
  const test::FreshEngine engine(test::six_tools());
  const Neighbourhood picture = engine->neighbourhood("pdf/textract");
  const auto edge = std::find_if(picture.edges.begin(), picture.edges.end(), [&](const auto& e) {
    return e.from == 0 && picture.nodes[e.to].entity.id == "pdf/paperflow";
  });
  REQUIRE(edge != picture.edges.end());
  const std::vector<std::string>& words = edge->shared_words;
  CHECK(std::find(words.begin(), words.end(), "pdf") != words.end());
  CHECK(std::find(words.begin(), words.end(), "converts") != words.end());
  CHECK(words.size() <= 6);
}

TEST_CASE("an id that is not there and a picture of nothing are refused") {
  CHECK_THROWS_AS(sample()->neighbourhood("no/such"), Error);
  CHECK_THROWS_AS(sample()->neighbourhood(all_ids(sample())[0], 0), Error);
  CHECK_THROWS_AS(sample()->neighbourhood(all_ids(sample())[0], 101), Error);
}

// Explanations of random catalogues: every parent is the sum of its children, and the root is the
// score.

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/snapshot.h"
#include "support/temporary_folder.h"

using namespace matchgraph;

namespace {

const std::vector<std::string> kWords = {
    "vector",  "search", "database", "query",   "image",  "OpenAPI", "GPT-4",   "speech",
    "convert", "PDF",    "text",     "provide", "server", "graph",   "8x22B",   "index",
    "café",    "model",  "use",      "token",   "page",   "browser", "Markdown"};

std::string random_text(std::mt19937& random, std::size_t longest) {
  std::string out;
  for (std::size_t i = random() % (longest + 1); i > 0; --i) {
    out += kWords[random() % kWords.size()] + (random() % 6 == 0 ? ". " : " ");
  }
  return out;
}

/// Entities with repeated, shared, empty and missing texts.
Catalogue random_catalogue(std::mt19937& random) {
  Catalogue catalogue;
  const std::string shared = random_text(random, 6);
  for (int e = 0; e < 30; ++e) {
    Entity entity;
    entity.id = "e" + std::to_string(100 + e);
    entity.name = "Tool " + kWords[random() % kWords.size()] + std::to_string(e);
    entity.type = random() % 2 == 0 ? "tool" : "model";
    entity.summary = random_text(random, 8);
    if (random() % 3 == 0) entity.tags = {kWords[random() % kWords.size()]};
    for (std::size_t i = random() % 5; i > 0; --i) {
      Capability capability;
      capability.text = random() % 4 == 0 ? "Offers " + shared : "Does " + random_text(random, 10);
      if (random() % 2 == 0) capability.name = random_text(random, 3);
      entity.capabilities.push_back(capability);
    }
    catalogue.entities.push_back(entity);
  }
  return catalogue;
}

/// A log in which needs like those asked below led to random choices; its path.
std::string write_past_searches(std::mt19937& random, const Catalogue& catalogue,
                                const test::TemporaryFolder& folder) {
  std::string path = folder.file("past.jsonl");
  std::ofstream out(path);
  for (int i = 0; i < 60; ++i) {
    const std::string need = kWords[random() % kWords.size()] + " " + random_text(random, 4);
    for (std::size_t chosen = 1 + random() % 3; chosen > 0; --chosen) {
      out << R"({"query":")" << need << R"(","selected":")"
          << catalogue.entities[random() % catalogue.entities.size()].id << "\"}\n";
    }
  }
  return path;
}

void check_tree(const Explanation& node) {
  CHECK(!node.description.empty());
  CHECK(node.description.find("other") == std::string::npos);
  CHECK(node.description.find("remainder") == std::string::npos);
  if (node.children.empty()) return;
  double sum = 0;
  for (const Explanation& child : node.children) {
    check_tree(child);
    sum += child.value;
  }
  CHECK(sum == node.value);
}

template <typename Results>
void check_results(const Results& plain, const Results& explained) {
  REQUIRE(plain.results.size() == explained.results.size());
  for (std::size_t i = 0; i < plain.results.size(); ++i) {
    REQUIRE(explained.results[i].explanation);
    CHECK(explained.results[i].entity.id == plain.results[i].entity.id);
    CHECK(explained.results[i].score == explained.results[i].explanation->value);
    CHECK(explained.results[i].score == doctest::Approx(plain.results[i].score).epsilon(1e-6));
    check_tree(*explained.results[i].explanation);
  }
}

/// An explanation of a figure; one of nothing has no children.
void check_figure(const std::optional<Explanation>& explanation, double figure) {
  REQUIRE(explanation);
  check_tree(*explanation);
  CHECK(explanation->value == figure);
  CHECK((figure == 0 || !explanation->children.empty()));
}

/// Number of figures that were explained.
std::size_t check_comparison(const Engine& engine, const std::vector<std::string>& ids) {
  if (std::set<std::string>(ids.begin(), ids.end()).size() < ids.size()) return 0;
  const Comparison plain = engine.compare(ids);
  const Comparison explained = engine.compare(ids, true);
  REQUIRE(plain.both.size() == explained.both.size());
  for (std::size_t i = 0; i < explained.both.size(); ++i) {
    check_figure(explained.both[i].explanation, explained.both[i].similarity);
    CHECK(explained.both[i].similarity == doctest::Approx(plain.both[i].similarity).epsilon(1e-5));
  }
  CHECK(plain.coverage_explanations.empty());
  CHECK(explained.coverage_explanations.size() == plain.coverage.size());
  for (std::size_t i = 0; i < explained.coverage_explanations.size(); ++i) {
    check_figure(explained.coverage_explanations[i], explained.coverage[i]);
    CHECK(explained.coverage[i] == doctest::Approx(plain.coverage[i]).epsilon(1e-9));
  }
  std::size_t cells = 0;
  for (const MatrixRow& row : explained.matrix) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i] || i == row.entity) continue;
      check_figure(row.cells[i]->explanation, row.cells[i]->similarity);
      ++cells;
    }
  }
  return explained.both.size() + explained.coverage.size() + cells;
}

std::size_t check_neighbours(const EntityDetail& detail) {
  for (const Neighbour& neighbour : detail.neighbours) {
    check_figure(neighbour.explanation, neighbour.similarity);
  }
  return detail.neighbours.size();
}

}  // namespace

TEST_CASE("explanations of random questions on random catalogues add up to their scores") {
  std::mt19937 random(17);
  std::size_t explained = 0;
  for (int round = 0; round < 12; ++round) {
    const test::TemporaryFolder data;
    BuildRequest build;
    build.data = data.path();
    build.jobs = 1;
    const Catalogue catalogue = random_catalogue(random);
    if (round % 2 == 0) build.evidence_files = {write_past_searches(random, catalogue, data)};
    build_snapshot(catalogue, build);
    const Engine engine(open_snapshot(data.path()));
    for (int question = 0; question < 8; ++question) {
      SearchRequest search;
      search.text = kWords[random() % kWords.size()] + " " + random_text(random, 6);
      if (question % 4 == 0) search.filters.types = {"tool"};
      const SearchResults plain = engine.search(search);
      search.explain = true;
      check_results(plain, engine.search(search));
      explained += plain.results.size();

      AlternativesRequest alternatives;
      alternatives.seeds = {"e" + std::to_string(100 + random() % 30)};
      if (question % 2 == 0)
        alternatives.seeds.push_back("e" + std::to_string(100 + random() % 30));
      if (question % 4 == 0) alternatives.filters.types = {"model"};
      const AlternativesResults near = engine.alternatives(alternatives);
      alternatives.explain = true;
      check_results(near, engine.alternatives(alternatives));
      explained += near.results.size();

      explained += check_comparison(engine, {alternatives.seeds.front(), "e129"});
      explained += check_comparison(engine, {alternatives.seeds.front(), "e129", "e100", "e101"});
      explained += check_neighbours(engine.entity("e" + std::to_string(100 + random() % 30), true));
    }
  }
  CHECK(explained > 1000);
}

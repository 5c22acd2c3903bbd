// What tables and cards tell of a type, and what is not known.
#include "render/columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/render.h"
#include "render/chosen_by.h"
#include "render/sample_results.h"

using namespace matchgraph;
using render::ChosenFact;
using render::ListColumn;

namespace {

EntityCard chat_model() {
  EntityCard card = sample::small_model();
  card.signals = {{"active_parameters", 12.9e9}, {"context", 128000}, {"parameters", 46.7e9}};
  card.traits = {{"input-text", "reads text", "input", true},
                 {"input-image", "reads images", "input", true},
                 {"input-audio", "does not read audio", "input", false},
                 {"output-text", "writes text", "output", true},
                 {"hosted", "hosted", "running", true}};
  return card;
}

std::string words(const std::string& column, const EntityCard& card) {
  return render::column_named(column)->words(card);
}

std::vector<std::string> names(const std::vector<const ListColumn*>& columns) {
  std::vector<std::string> out;
  for (const ListColumn* column : columns) out.emplace_back(column->name);
  return out;
}

}  // namespace

TEST_CASE("a model is told by context, media, size and both prices") {
  const EntityCard card = chat_model();
  CHECK(words("context", card) == "128k");
  CHECK(words("reads", card) == "text, images");
  CHECK(words("writes", card) == "text");
  CHECK(words("parameters", card) == "46.7B, 12.9B active");
  CHECK(words("price", card) == "$0.35");
  CHECK(words("output_price", card) == "$0.55");
  CHECK(words("runs", card) == "hosted");
  std::vector<std::string> told;
  for (const ChosenFact& fact : render::chosen_by(card)) told.push_back(fact.label);
  CHECK(told == std::vector<std::string>{"context", "reads", "writes", "parameters", "price"});
}

TEST_CASE("data is told by how much it holds, software by where it runs and its language") {
  EntityCard data;
  data.type = "dataset";
  data.license = "CC-BY-4.0";
  data.signals = {{"languages", 600}, {"terabytes", 67.5}};
  CHECK(words("size", data) == "67.5 TB, 600 languages");
  CHECK(words("license", data) == "CC-BY-4.0");
  EntityCard server;
  server.type = "mcp-server";
  server.traits = {{"runs-offline", "works offline", "running", true},
                   {"hosted", "hosted", "running", true},
                   {"in-rust", "in Rust", "code", true},
                   {"open-source", "open source", "terms", true}};
  CHECK(words("runs", server) == "offline or hosted");
  CHECK(words("language", server) == "Rust");
  CHECK(words("license", server) == "open source");
  CHECK(words("price", server).empty());
}

TEST_CASE("what is not known is an empty cell, and a column that nobody fills is none") {
  EntityCard bare;
  bare.type = "tool";
  for (const ListColumn& column : render::list_columns()) {
    CAPTURE(column.name);
    if (column.name != "type") CHECK(column.words(bare).empty());
  }
  const EntityCard model = chat_model();
  const std::vector<const EntityCard*> one = {&model};
  CHECK(names(render::usual_columns(one)) ==
        std::vector<std::string>{"maker", "context", "reads", "writes", "price", "output_price"});
  const std::vector<const EntityCard*> mixed = {&model, &bare};
  CHECK(names(render::usual_columns(mixed)).front() == "type");
}

TEST_CASE("no two columns share a name, and none is a heading without words") {
  std::set<std::string_view> seen;
  for (const ListColumn& column : render::list_columns()) {
    CHECK(seen.insert(column.name).second);
    CHECK_FALSE(column.label.empty());
    CHECK(render::column_named(column.name) == &column);
  }
  CHECK(render::column_named("colour") == nullptr);
}

TEST_CASE("a list as CSV holds the columns that were asked for, in their order") {
  AlternativesResults results;
  Alternative one;
  one.entity = chat_model();
  results.results = {one};
  results.offset = 10;
  const std::string csv = to_csv(results, {"writes", "context"});
  CHECK(csv ==
        "position,id,name,writes,context\r\n"
        "11,mistral/small-3.1,Mistral Small 3.1,text,128k\r\n");
  CHECK(to_csv(results, {}) == to_csv(results));
  CHECK_THROWS_AS(to_csv(results, {"colour"}), Error);
}

TEST_CASE("facts that decide nothing are told apart from data and software by the type") {
  CHECK(thing_kind("fine-tune") == ThingKind::kModel);
  CHECK(thing_kind("benchmark") == ThingKind::kData);
  CHECK(thing_kind("something-new") == ThingKind::kSoftware);
}

TEST_CASE("beside things of other kinds, what few of them state is no column") {
  EntityCard model = chat_model();
  EntityCard tool;
  tool.type = "tool";
  tool.maker = "Acme";
  tool.license = "MIT";
  const std::vector<const EntityCard*> mixed = {&model, &tool, &tool, &tool, &tool};
  const std::vector<std::string> shown = names(render::usual_columns(mixed));
  CHECK(std::find(shown.begin(), shown.end(), "context") == shown.end());
  CHECK(std::find(shown.begin(), shown.end(), "type") != shown.end());
  CHECK(std::find(shown.begin(), shown.end(), "license") != shown.end());
  const std::vector<const EntityCard*> alone = {&model, &model};
  const std::vector<std::string> of_models = names(render::usual_columns(alone));
  CHECK(std::find(of_models.begin(), of_models.end(), "context") != of_models.end());
}

TEST_CASE("prices in several units each say their own, and the head says none") {
  EntityCard model = chat_model();
  EntityCard service = chat_model();
  service.price = Price{.amount = 0.006, .per = "minute", .output = {}};
  const ListColumn& price = *render::column_named("price");
  const std::vector<const EntityCard*> mixed = {&model, &service};
  CHECK(render::column_label(price, mixed) == "Price");
  CHECK(render::column_words(price, model, mixed) == "$0.35 / 1M in, $0.55 / 1M out");
  CHECK(render::column_words(price, service, mixed) == "$0.006 / minute");
  const std::vector<const EntityCard*> alike = {&model};
  CHECK(render::column_label(price, alike) == "Price, $ / 1M in");
  CHECK(render::column_words(price, model, alike) == "$0.35");
}

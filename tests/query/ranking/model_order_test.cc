// Which models stand first for somebody who asks for a model.
#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/query.h"
#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

using Ids = std::vector<std::string>;

struct Model {
  std::string id, name, maker, tags, price;
};

std::string line_of(const Model& model) {
  const std::string maker = model.maker.empty() ? "" : R"("maker":")" + model.maker + R"(",)";
  return R"({"id":")" + model.id + R"(","name":")" + model.name + R"(","type":"model",)" + maker +
         R"("tags":[)" + model.tags + R"(],"capabilities":[{"text":"Answers questions."}],)" +
         R"("pricing":{"model":"paid","price":{"amount":)" + model.price +
         R"(,"currency":"USD","per":"1M input tokens"}}})" + "\n";
}

Ids found(const std::vector<Model>& models, const std::string& text) {
  std::string lines;
  for (const Model& model : models) lines += line_of(model);
  const test::FreshEngine engine(test::catalogue_of(lines));
  SearchRequest request;
  request.text = text;
  request.limit = 20;
  return test::ids_of(*engine->ask(request).search);
}

}  // namespace

TEST_CASE("of models what several sell stands before what one calls after the need") {
  const std::string words = R"("in:text","out:text")";
  const Ids ids = found({{"one/coding-reed", "Coding Reed", "Reeds", words, "0.5"},
                         {"one/router", "Coding Router", "", words, "0.5"},
                         {"two/quill-code", "Quill Code", "Quills", words, "0.5"},
                         {"three/quill-code", "Quill Code", "Quills", words, "0.6"},
                         {"four/quill-code", "Quill Code", "Quills", words, "0.7"},
                         {"five/quill-code", "Quill Code", "Quills", words, "0.8"},
                         {"six/brush", "Brush", "Brushes", words, "0.5"}},
                        "model for coding under $1");
  CAPTURE(fmt::format("{}", fmt::join(ids, " ")));
  const auto place = [&ids](const std::string& id) {
    return std::find(ids.begin(), ids.end(), id);
  };
  REQUIRE(ids.size() >= 3);
  CHECK(ids[0].ends_with("quill-code"));
  CHECK(ids[1] == "one/coding-reed");
  CHECK(place("one/router") > place("one/coding-reed"));  // whose models it sells it does not say
}

TEST_CASE("what also answers in sound or pictures is no first answer to who asks for vision") {
  const std::string sees = R"("in:text","in:image","out:text")";
  const Ids ids = found({{"a/lute", "Lute", "Ay", sees + R"(,"out:audio")", "0.1"},
                         {"b/easel", "Easel", "Bee", sees + R"(,"out:image")", "0.2"},
                         {"c/owl", "Owl", "Cee", sees, "0.3"}},
                        "cheapest model with vision");
  CHECK(ids == Ids{"c/owl", "a/lute", "b/easel"});
}

TEST_CASE("of something free the nearest that is not cheaper is told by price, models first") {
  const auto entry = [](const std::string& id, const std::string& type,
                        const std::string& pricing) {
    return R"({"id":")" + id + R"(","name":"The )" + id + R"(","type":")" + type +
           R"(","capabilities":[{"text":"Writes letters and poems of )" + id + R"("},)" +
           R"({"text":"Answers questions."}],"pricing":)" + pricing + "}\n";
  };
  const auto paid = [](const std::string& amount) {
    return R"({"model":"paid","price":{"amount":)" + amount +
           R"(,"currency":"USD","per":"1M input tokens"}})";
  };
  const test::FreshEngine engine(test::catalogue_of(
      entry("reed", "model", R"({"model":"open-source"})") + entry("oak", "model", paid("3")) +
      entry("elm", "model", paid("1")) + entry("ash", "model", paid("2")) +
      entry("gum", "library", R"({"model":"open-source"})")));
  SearchRequest request;
  request.text = "like The reed but cheaper";
  const AlternativesResults results = *engine->ask(request).alternatives;
  REQUIRE(results.nearest_misses.size() == 1);
  const NearestMiss& miss = results.nearest_misses.front();
  CHECK(miss.entity.id == "elm");
  Ids others;
  for (const NextMiss& next : miss.others) others.push_back(next.id);
  CHECK(others == Ids{"ash", "oak", "gum"});
}

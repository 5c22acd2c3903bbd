#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "matchgraph/render.h"

using namespace matchgraph;

TEST_CASE("suggestions have the keys that programs rely on") {
  Suggestions suggestions;
  suggestions.text = "pd";
  suggestions.entities.resize(1);
  suggestions.entities[0].id = "acme/pdf";
  suggestions.entities[0].name = "PDF \"Tool\"";
  suggestions.entities[0].type = "tool";
  suggestions.completions = {"pdf", "pdfs"};
  CHECK(to_json(suggestions) ==
        R"({"text":"pd","entities":[{"id":"acme/pdf","name":"PDF \"Tool\"","type":"tool"}],)"
        R"("completions":["pdf","pdfs"]})"
        "\n");
  CHECK(to_json(Suggestions{}) == "{\"text\":\"\",\"entities\":[],\"completions\":[]}\n");
}

TEST_CASE("bytes that are no text are still JSON") {
  Suggestions suggestions;
  suggestions.text = std::string("\xff\0<", 3);
  CHECK(nlohmann::json::parse(to_json(suggestions))["text"] == std::string("\xef\xbf\xbd\0<", 5));
}

// What comes with a thing stands behind the thing, and libraries behind programs where a program is
// asked for.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/fresh_engine.h"
#include "support/small_catalogue.h"

using namespace matchgraph;

namespace {

std::string package(const std::string& name, const std::string& summary, const std::string& text) {
  return R"({"id":"deb/)" + name + R"(","name":")" + name + R"(","type":"repository","summary":")" +
         summary + R"(","capabilities":[{"text":")" + text + "\"}]}\n";
}

const test::FreshEngine& packages() {
  static const test::FreshEngine engine(test::catalogue_of(
      package("score-doc", "music notation editor (documentation)",
              "This package contains the documentation of the music notation editor.") +
      package("score", "editor for music", "Writes music notation, and plays it.") +
      package("libscore1", "music notation editor library",
              "This package contains the shared library of the music notation editor.")));
  return engine;
}

std::vector<std::string> packages_for(const std::string& need) {
  SearchRequest request;
  request.text = need;
  return test::ids_of(packages()->search(request));
}

}  // namespace

TEST_CASE("manuals and libraries follow the program that is asked for") {
  CHECK(packages_for("music notation editor").front() == "deb/score");
  CHECK(packages_for("music notation editor documentation").front() == "deb/score-doc");
  CHECK(packages_for("music notation library").front() == "deb/libscore1");
}

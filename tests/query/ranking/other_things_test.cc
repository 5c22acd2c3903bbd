// Alternatives that are other things.
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

/// A seed with versions of it, six others of its maker and eight of other makers.
const test::FreshEngine& models() {
  static const test::FreshEngine engine([] {
    std::string lines;
    const auto add = [&lines](const std::string& id, const std::string& name,
                              const std::string& maker, const std::string& price) {
      lines += R"({"id":")" + id + R"(","name":")" + name + R"(","type":"model","maker":")" +
               maker + R"(","capabilities":[{"text":"Writes letters and reads pictures of )" + id +
               R"("}],"pricing":{"model":"paid","price":{"amount":)" + price +
               R"(,"currency":"USD","per":"1M input tokens"}}})" + "\n";
    };
    add("acme/quill-4", "Quill 4", "Acme", "10");
    add("acme/quill-5", "Quill 5 (latest)", "Acme", "9.9");
    add("acme/quill-3", "quill-3-preview", "Acme", "1");
    for (const char* name : {"Reed", "Brush", "Chalk", "Crayon", "Stylus", "Nib"}) {
      add(std::string("acme/") + name, name, "Acme", "9.4");
    }
    for (const char* name : {"Oak", "Elm", "Ash", "Fir", "Yew", "Box", "Bay", "Fig"}) {
      add(std::string("tree/") + name, name, std::string("Maker of ") + name, "9.6");
    }
    return test::catalogue_of(lines);
  }());
  return engine;
}

AlternativesResults like_quill(AlternativesRequest request = {}) {
  request.seeds = {"acme/quill-4"};
  return models()->alternatives(request);
}

bool has_versions(const AlternativesResults& results) {
  const Ids ids = test::ids_of(results);
  return std::any_of(ids.begin(), ids.end(),
                     [](const std::string& id) { return id.starts_with("acme/quill"); });
}

std::size_t of_acme(const AlternativesResults& results) {
  const Ids ids = test::ids_of(results);
  return static_cast<std::size_t>(std::count_if(
      ids.begin(), ids.end(), [](const std::string& id) { return id.starts_with("acme/"); }));
}

}  // namespace

TEST_CASE("versions of the seed are no alternatives to it, and are named") {
  const AlternativesResults found = like_quill();
  CHECK(!has_versions(found));
  Ids versions;
  for (const NamedEntity& version : found.versions) versions.push_back(version.id);
  std::sort(versions.begin(), versions.end());
  CHECK(versions == Ids{"acme/quill-3", "acme/quill-5"});
  AlternativesRequest request;
  request.versions = true;
  CHECK(has_versions(like_quill(request)));
  CHECK(like_quill(request).versions.empty());
}

TEST_CASE("who asks for a newer one may mean one of the same name") {
  AlternativesRequest request;
  request.filters.relative = {{Comparative::kNewer, {}}};
  CHECK(like_quill(request).versions.empty());
}

TEST_CASE("three of one maker stand among the first ten, and all are there") {
  CHECK(of_acme(like_quill()) == 3);
  AlternativesRequest request;
  request.limit = 100;
  CHECK(of_acme(like_quill(request)) == 6);
  CHECK(like_quill(request).results.size() == 14);
  AlternativesRequest from_acme;
  from_acme.filters.makers = {"Acme"};
  CHECK(of_acme(like_quill(from_acme)) == 6);
}

TEST_CASE("a version of something stands once among the first ten, whoever sells it") {
  std::string lines;
  // Alike enough to be alternatives, and not so much that they are one thing.
  const auto add = [&lines](const std::string& id, const std::string& name,
                            const std::string& paints) {
    lines += R"({"id":")" + id + R"(","name":")" + name + R"(","type":"model","maker":"Of )" + id +
             R"(","capabilities":[{"text":"Writes letters."},{"text":"Paints )" + paints +
             R"("},{"text":"Reads pictures."}]})" + "\n";
  };
  add("acme/quill", "Quill", "meadows at dawn");
  for (const char* name : {"Ash", "Bay", "Box", "Elm", "Fig", "Fir", "Oak", "Yew"}) {
    add(std::string("tree/") + name, name, name);
  }
  add("one/reed", "Reed Grand 4.5", "harbours, ferries and cranes");
  add("two/reed", "Reed 4.5 Grand", "violins, cellos and organs");
  add("three/reed", "Two Reed Grand 4.5 (US)", "glaciers, fjords and geysers");
  add("four/reed", "Reed Grand 4", "bakeries, mills and markets");
  const Ids reeds = {"one/reed", "two/reed", "three/reed"};
  const test::FreshEngine engine(test::catalogue_of(lines));
  AlternativesRequest request;
  request.seeds = {"acme/quill"};
  request.limit = 20;
  const Ids found = test::ids_of(engine->alternatives(request));
  CAPTURE(fmt::format("{}", fmt::join(found, " ")));
  REQUIRE(found.size() == 12);
  const auto among_first = [&](const std::string& id) {
    return std::find(found.begin(), found.begin() + 10, id) != found.begin() + 10;
  };
  CHECK(std::count_if(reeds.begin(), reeds.end(), among_first) == 1);
  CHECK(among_first("four/reed"));  // of other numbers
}

TEST_CASE("pages of alternatives show each once") {
  Ids all;
  for (std::size_t offset = 0; offset < 14; offset += 5) {
    AlternativesRequest request;
    request.limit = 5;
    request.offset = offset;
    for (const std::string& id : test::ids_of(like_quill(request))) all.push_back(id);
  }
  std::sort(all.begin(), all.end());
  CHECK(all.size() == 14);
  CHECK(std::unique(all.begin(), all.end()) == all.end());
}

TEST_CASE("cheaper begins at a twentieth of the price") {
  AlternativesRequest request;
  request.limit = 100;
  request.filters.relative = {{Comparative::kCheaper, {}}};
  const AlternativesResults found = like_quill(request);
  CHECK(of_acme(found) == 6);        // at 9.4
  CHECK(found.results.size() == 6);  // none at 9.6, and quill-3 is a version
  CHECK(found.versions.size() == 1);
}

TEST_CASE(
    "where a seed was kept before is no alternative to it, but what has its name and lives is") {
  const std::string does =
      R"(,"capabilities":[{"text":"Searches the web for pages, pictures and news."}])";
  const test::FreshEngine engine(test::catalogue_of(
      R"({"id":"a/lantern","name":"Lantern","type":"mcp-server")" + does + "}\n" +
      R"({"id":"b/lantern","name":"Lantern MCP Server","type":"mcp-server","tags":["archived"])" +
      does + "}\n" +
      R"({"id":"c/lantern","name":"Lantern Server","type":"mcp-server","summary":"For teams.")" +
      R"(,"capabilities":[{"text":"Searches the web for pages and news, by many at once."}]})" +
      "\n" + R"({"id":"d/torch","name":"Torch","type":"mcp-server","tags":["archived"],)" +
      R"("capabilities":[{"text":"Searches the web for pages, and the news of today."}]})" + "\n"));
  AlternativesRequest request;
  request.seeds = {"a/lantern"};
  const AlternativesResults found = engine->alternatives(request);
  const Ids ids = test::ids_of(found);
  CHECK(std::find(ids.begin(), ids.end(), "b/lantern") == ids.end());
  CHECK(std::find(ids.begin(), ids.end(), "c/lantern") != ids.end());
  CHECK(std::find(ids.begin(), ids.end(), "d/torch") != ids.end());
}

TEST_CASE("what is called as the seed is comes behind ten others, whatever it is like") {
  std::string lines =
      R"({"id":"a/lantern","name":"Lantern","type":"mcp-server",)"
      R"("capabilities":[{"text":"Searches the web for pages and news."}]})"
      "\n"
      R"({"id":"b/lantern","name":"Lantern MCP Server","type":"mcp-server",)"
      R"("capabilities":[{"text":"Searches the web for pages and news: Lantern."}]})"
      "\n"
      R"({"id":"c/lantern","name":"Lantern","maker":"Cee","type":"mcp-server",)"
      R"("capabilities":[{"text":"Searches the web for pages of Lantern."}]})"
      "\n";
  for (const char* name : {"Ash", "Bay", "Box", "Elm", "Fig", "Fir", "Oak", "Yew", "Ivy", "Rue"}) {
    lines += std::string(R"({"id":"tree/)") + name + R"(","name":")" + name +
             R"(","type":"mcp-server","capabilities":[{"text":"Searches the web for pages of )" +
             name + R"( and news."}]})" + "\n";
  }
  const test::FreshEngine engine(test::catalogue_of(lines));
  AlternativesRequest request;
  request.seeds = {"a/lantern"};
  request.limit = 20;
  const Ids ids = test::ids_of(engine->alternatives(request));
  CAPTURE(fmt::format("{}", fmt::join(ids, " ")));
  REQUIRE(ids.size() >= 11);
  CHECK(std::find(ids.begin(), ids.begin() + 10, "b/lantern") == ids.begin() + 10);
  CHECK(std::find(ids.begin() + 10, ids.end(), "b/lantern") != ids.end());
}

TEST_CASE("another entry of the seed's maker by the seed's name is a version of it") {
  const auto entry = [](const std::string& id, const std::string& name, const std::string& maker) {
    return R"({"id":")" + id + R"(","name":")" + name + R"(","type":"mcp-server","maker":")" +
           maker + R"(","capabilities":[{"text":"Searches the web for pages and news )" + id +
           R"("}]})" + "\n";
  };
  const test::FreshEngine engine(test::catalogue_of(entry("a/lantern", "Lantern MCP Server", "Ay") +
                                                    entry("b/lantern", "Lantern MCP", "Ay") +
                                                    entry("c/torch", "Torch", "Cee")));
  AlternativesRequest request;
  request.seeds = {"a/lantern"};
  const AlternativesResults found = engine->alternatives(request);
  const Ids ids = test::ids_of(found);
  CHECK(std::find(ids.begin(), ids.end(), "b/lantern") == ids.end());
  REQUIRE(found.versions.size() == 1);
  CHECK(found.versions[0].id == "b/lantern");
}

TEST_CASE("a version with words of its sellers about it stands twice among the first ten") {
  std::string lines;
  const auto add = [&lines](const std::string& id, const std::string& name,
                            const std::string& paints) {
    lines += R"({"id":")" + id + R"(","name":")" + name + R"(","type":"model","maker":"Of )" + id +
             R"(","capabilities":[{"text":"Writes letters."},{"text":"Paints )" + paints +
             R"("},{"text":"Reads pictures."}]})" + "\n";
  };
  add("acme/quill", "Quill", "meadows at dawn");
  for (const char* name : {"Ash", "Bay", "Box", "Elm", "Fig", "Fir", "Oak", "Yew"}) {
    add(std::string("tree/") + name, name, name);
  }
  add("one/reed", "Reed 4.5 8B", "harbours, ferries and cranes");
  add("two/reed", "Lake Reed 4.5 8B", "violins, cellos and organs");
  add("three/reed", "Reed 4.5 8B Instant", "glaciers, fjords and geysers");
  add("four/reed", "Pond Reed 4.5 8B Speedy", "bakeries, mills and markets");
  const test::FreshEngine engine(test::catalogue_of(lines));
  AlternativesRequest request;
  request.seeds = {"acme/quill"};
  request.limit = 20;
  const Ids found = test::ids_of(engine->alternatives(request));
  CAPTURE(fmt::format("{}", fmt::join(found, " ")));
  REQUIRE(found.size() == 12);
  const auto reeds = std::count_if(found.begin(), found.begin() + 10,
                                   [](const std::string& id) { return id.ends_with("/reed"); });
  CHECK(reeds == 2);
}

// Listings of packages, tools of servers and models that run locally; shapes of other years.
#include <fmt/format.h>

#include "foreign_files.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

TEST_CASE("each tool that a server lists is a capability") {
  const std::string text = R"({"jsonrpc": "2.0", "id": 1, "result": {"tools": [
    {"name": "peel_apple", "description": "Peels an apple.", "inputSchema": {"type": "object"},
     "annotations": {"readOnlyHint": false, "destructiveHint": true}},
    {"name": "list_apples", "title": "List apples", "inputSchema": {"type": "object"},
     "annotations": {"readOnlyHint": true}}]}})";
  const ForeignImport result = import_text("mcp-tools", text);
  REQUIRE(result.entities.size() == 1);
  const Entity& server = result.at("mcp/file");
  CHECK(server.type == "mcp-server");
  CHECK(capability_names(server) == std::vector<std::string>{"peel_apple", "list_apples"});
  CHECK(server.capabilities[0].text == "Peels an apple.");
  CHECK(server.capabilities[1].text == "List apples");
  CHECK(server.capabilities[1].tags == std::vector<std::string>{"read-only"});
  CHECK(told(result) == "");
}

TEST_CASE("npm's packages have their repository, licence and downloads") {
  const std::string text = R"({"total": 1, "objects": [{"downloads": {"monthly": 500},
    "package": {"name": "@acme/peel-mcp-server", "version": "1.0.0", "license": "mit",
      "description": "Peels apples. Counts pips.", "keywords": ["apples"],
      "date": "2031-02-03T00:00:00.000Z", "author": {"name": "Acme"},
      "links": {"npm": "https://www.npmjs.com/package/@acme/peel",
                "repository": "git+https://github.com/acme/peel.git"}}}]})";
  const ForeignImport result = import_text("npm", text);
  const Entity& peel = result.at("npm/@acme/peel-mcp-server");
  CHECK(peel.type == "mcp-server");
  CHECK(peel.url == "https://github.com/acme/peel");
  CHECK(peel.license == "MIT");
  CHECK(peel.maker == "Acme");
  CHECK(peel.capabilities.size() == 2);
  CHECK(peel.signals.at(0).value == 500);
  CHECK(told(result) == "");
}

TEST_CASE("PyPI's projects have summary, licence and what their classifiers say") {
  const std::string text = R"({"info": {"name": "peel", "version": "2.0", "summary": "Peels pears.",
    "keywords": "pears,peeling", "author": "Acme", "license": "", "requires_python": ">=3.9",
    "classifiers": ["License :: OSI Approved :: MIT License", "Operating System :: MacOS"],
    "project_urls": {"Source": "https://github.com/acme/pear"}}, "releases": {}})";
  const ForeignImport result = import_text("pypi", text);
  const Entity& peel = result.at("pypi/peel");
  CHECK(peel.url == "https://github.com/acme/pear");
  CHECK(peel.license == "MIT");
  CHECK(peel.tags == std::vector<std::string>{"pears", "peeling", "python", "macos"});
  CHECK(told(result) == "");
}

TEST_CASE(
    "a classifier of PyPI without a value and a label that only sounds like code are no facts") {
  const ForeignImport result = import_text("pypi", R"({"info": {"name": "peel",
    "summary": "Peels pears.", "classifiers": ["License ::", "Topic ::", "Topic :: Fruit"],
    "project_urls": {"Code of Conduct": "https://example.org/conduct",
                     "Source": "https://example.org/pear"}}, "releases": {}})");
  const Entity& peel = result.at("pypi/peel");
  CHECK(peel.license == "");
  CHECK(std::count(peel.tags.begin(), peel.tags.end(), "") == 0);
  CHECK(std::count(peel.tags.begin(), peel.tags.end(), "Fruit") == 1);
  CHECK(peel.url == "https://example.org/pear");
}

TEST_CASE("models of Ollama's library and of a machine are read alike") {
  const ForeignImport local = import_text("ollama", R"({"models": [{"name": "pear2:latest",
    "modified_at": "2031-02-03T00:00:00Z", "size": 5, "digest": "x",
    "details": {"family": "pear", "parameter_size": "3.2B"}}]})");
  CHECK(local.at("ollama/pear2").signals.at(0).value == 3.2e9);
  CHECK(told(local) == "");
  const ForeignImport library = import_text("ollama", R"([{"name": "pear2", "pulls": "1.5M",
    "description": "Writes of pears.", "capabilities": ["tools"], "tags": ["3b", "8b"]}])");
  const Entity& pear = library.at("ollama/pear2");
  CHECK(pear.url == "https://ollama.com/library/pear2");
  CHECK(pear.signals.at(0).value == 1.5e6);
  CHECK(pear.capabilities.size() == 3);
}

TEST_CASE("registry entries of May 2025 have their package, date and need of a key") {
  const ForeignImport result = import_text("mcp-registry", R"([{"name": "io.github.acme/peel",
    "description": "Peels apples. Counts pips in pears.", "repository": {"url": "", "id": "1"},
    "version_detail": {"version": "0.1.0", "release_date": "2025-05-16T18:56:57Z"},
    "packages": [{"registry_name": "npm", "name": "peel", "version": "0.1.0",
      "environment_variables": [{"name": "KEY", "is_required": true, "is_secret": true}]}]}])");
  const Entity& peel = result.at("mcp/io.github.acme/peel");
  CHECK(peel.tags == std::vector<std::string>{"npm", "needs-key"});
  CHECK(to_string(*peel.released) == "2025-05-16");
  CHECK(peel.capabilities.at(0).text == "Peels apples.");
  CHECK(peel.capabilities.at(1).text == "Counts pips in pears.");
  CHECK(told(result) == "");
}

TEST_CASE("a shortened list of repositories has owner and name in one") {
  const ForeignImport result = import_text(
      "github",
      R"({"items": [{"full_name": "acme/peel", "html_url": "https://github.com/acme/peel"}]})");
  CHECK(result.at("github/acme/peel").name == "peel");
  CHECK(result.at("github/acme/peel").maker == "acme");
}

TEST_CASE("a file none of whose elements is of the format is one error") {
  std::string list = "{\"models\": [";
  for (int i = 0; i < 50; ++i)
    list += fmt::format("{}{{\"code\": \"a/{}\", \"cost\": 1}}", i == 0 ? "" : ",", i);
  CHECK(told(import_text("openrouter", list + "]}")) ==
        "file.json: error: is no openrouter file: none of 1 element is of its kind (expected an "
        "object whose data is an array of models; there is an object with models, whose entries "
        "have code, cost)\n");
  CHECK(told(import_text("github", R"([{"repo": "x"}, {"repo": "y"}])")) ==
        "file.json: error: is no github file: none of 2 elements is of its kind (expected "
        "repositories: an object with items, or an array; there is an object with repo)\n");
}

}  // namespace
}  // namespace matchgraph

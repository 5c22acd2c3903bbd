// Whether what does an adapter's work is somebody's service, and what follows where that runs.
#include "traits/said_of/own_service.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/traits/stated.h"
#include "traits/read_traits.h"

using namespace matchgraph;

namespace {

Entity adapter(std::string name, std::string text) {
  Entity out;
  out.id = "a/x";
  out.name = std::move(name);
  out.type = "mcp-server";
  out.summary = std::move(text);
  return out;
}

std::string adapter_says(std::string name, std::string text) {
  return stated(adapter(std::move(name), std::move(text)));
}

Entity official(std::string url, std::string summary) {
  Entity out = adapter("Zorp", std::move(summary));
  out.url = std::move(url);
  return out;
}

}  // namespace

TEST_CASE("an adapter to a site of its name uses that service") {
  CHECK(adapter_says("zorp MCP Server", "Runs zorp.app workflows.") == "needs-service, mcp");
  CHECK(adapter_says("Zorp MCP Server", "See docs.zorp.app/start.") == "mcp");
  CHECK(adapter_says("Zorp MCP Server", "Runs quux.app workflows.") == "mcp");
  CHECK(adapter_says("Node MCP Server", "Runs on node.js.") == "mcp");
}

TEST_CASE("an adapter to what its name has to offer uses that service") {
  CHECK(adapter_says("Zorp MCP Server", "Searches with Zorp's private search platform.") ==
        "needs-service, mcp");
  CHECK(adapter_says("Zorp MCP Server", "Draws by Zorp\xE2\x80\x99s generative models.")
            .starts_with("needs-service, mcp"));
  CHECK(adapter_says("Zorp MCP Server", "Asks the Zorp billing platform.") == "needs-service, mcp");
  CHECK(adapter_says("Zorp MCP Server", "Looks addresses up in the Zorp service.") ==
        "needs-service, mcp");
  CHECK(adapter_says("Zorp MCP", "Translates by integrating with Zorp.") == "needs-service, mcp");
  // Models may be anywhere, and a platform with a capital is another's name.
  CHECK(adapter_says("Zorp MCP Server", "Speaks by Zorp models.") == "mcp");
  CHECK(adapter_says("Zorp MCP Server", "Made for the Zorp Trading Platform.") == "mcp");
  CHECK(adapter_says("Zorp MCP Server", "Works with any Zorp-compatible service.") == "mcp");
  CHECK(adapter_says("Zorp MCP Server", "Zorp is a platform for tests.") == "mcp");
  CHECK(adapter_says("Zorp MCP Server", "Asks the Zorp message streaming platform.") == "mcp");
  // A tool that is called so is the product itself.
  Entity tool = adapter("Zorp", "Asks the Zorp billing platform.");
  tool.type = "tool";
  CHECK(stated(tool).empty());
}

TEST_CASE("an adapter that calls models somebody sells uses a service") {
  CHECK(adapter_says("Painter", "Draws using Replicate's model.").starts_with("needs-service"));
  CHECK(adapter_says("Painter", "A Gemini-powered painter.").starts_with("needs-service"));
  CHECK(adapter_says("Painter", "Draws via a remote Quux server.").starts_with("needs-service"));
  CHECK(adapter_says("Writer", "Writes down speech using OpenAI's Whisper model.")
            .find("needs-service") == std::string::npos);
}

TEST_CASE("what is official and stands on its maker's own site uses the maker's service") {
  CHECK(is_on_own_site(official("https://zorp.ai/mcp", "Official server for search.")));
  CHECK(is_on_own_site(official("https://www.zorp.com", "Official server for search.")));
  CHECK(stated(official("https://zorp.ai/mcp", "Official server for search.")) ==
        "needs-service, mcp, official");
  TraitReader reader;
  const Entity entity = official("https://zorp.ai/mcp", "Official server for search.");
  const TraitStatement first = reader.read(entity).front();
  CHECK(reader.evidence(entity, first) == "address: https://zorp.ai/mcp");
  CHECK_FALSE(is_on_own_site(official("https://zorp.ai/mcp", "A server for search.")));
  CHECK_FALSE(is_on_own_site(official("https://zorp.org", "Official server for search.")));
  CHECK_FALSE(is_on_own_site(official("https://github.com/zorp/mcp", "Official server.")));
  CHECK_FALSE(is_on_own_site(official("https://plugins.zorp.com/9", "Official server.")));
  CHECK_FALSE(is_on_own_site(official("https://zorp.ai", "Official open-source server.")));
  CHECK_FALSE(is_on_own_site(official("", "Official server.")));
}

TEST_CASE("that an adapter starts on one's machine does not bring its service there") {
  Entity entity = adapter("Zorp MCP Server", "Run the server locally on your machine.");
  CHECK(stated(entity) == "runs-locally, mcp");
  entity.tags = {"cloud"};
  CHECK(stated(entity) == "needs-service, mcp");
  // What it keeps for when there is no connection is there.
  entity.summary = "Works offline once the pages are loaded.";
  CHECK(stated(entity) == "runs-offline, runs-locally, mcp");
  entity.summary = "Run it locally on your machine.";
  entity.type = "tool";
  CHECK(stated(entity) == "runs-locally, needs-service");
}

TEST_CASE("a server that stands at an address is hosted") {
  CHECK(adapter_says("Pages", "A documentation server at https://mcp.pages.example/mcp.") ==
        "hosted, mcp");
  CHECK(adapter_says("Pages", "Offers tasks over SSE at https://pages.example/tasks.")
            .starts_with("hosted"));
  CHECK(adapter_says("Pages", "A server whose manual is at https://pages.example/manual.") ==
        "mcp");
}

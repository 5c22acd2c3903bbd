// Whether what an entry says is said of the entity, and where two statements are set against each
// other.
#include "traits/said_of/subject.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/traits/stated.h"
#include "traits/package_names.h"
#include "traits/read_traits.h"

using namespace matchgraph;

namespace {

Entity named_entity(std::string name, std::string type, std::string text) {
  Entity out;
  out.id = "a/x";
  out.name = std::move(name);
  out.type = std::move(type);
  out.capabilities.emplace_back();
  out.capabilities.back().text = std::move(text);
  return out;
}

std::string tool_says(std::string text) {
  return stated(named_entity("X", "tool", std::move(text)));
}

}  // namespace

TEST_CASE("what gives access to a product is not what the product is") {
  const auto of_server = [](std::string text) {
    return stated(named_entity("Acme MCP Server", "mcp-server", std::move(text)));
  };
  CHECK(of_server("Acme is open source and costs nothing.") == "mcp");
  CHECK(of_server("The Acme MCP Server is open source.") == "open-source, mcp");
  CHECK(of_server("It is open source.") == "open-source, mcp");
  CHECK(of_server("The server is hosted and operated by Beta.") == "hosted, mcp");
  CHECK(of_server("Finds rows in Acme, an open-source database.") == "mcp");
  CHECK(of_server("Runs on your own machine, an open-source server.") ==
        "runs-locally, open-source, mcp");
  // Where it is called as it is, it is the product.
  CHECK(stated(named_entity("Acme", "tool", "Acme is open source.")) == "open-source");
  CHECK(tool_says("Built on Gamma, an open-source engine.").empty());
}

TEST_CASE("what a thing is made from, serves or turns into is not what it is") {
  CHECK(tool_says("Trains its models on permissively licensed code.").empty());
  CHECK(tool_says("For Spaces, supporting open source image models.").empty());
  CHECK(tool_says("Serves models with open weights.").empty());
  CHECK(stated(named_entity("X", "model", "Has open weights.")) == "open-weights");
  CHECK(stated(named_entity("X", "model", "A proprietary version of the open model.")) ==
        "no open-source, no open-weights");
  CHECK(tool_says("Turns speech into English text.") == "input-audio");
  CHECK(tool_says("Starts quickly, so it suits command-line tools.").empty());
  CHECK(tool_says("The server runs in offline mode.").empty());
  CHECK(tool_says("Runs in offline mode.") == "runs-offline, runs-locally");
  CHECK(
      tool_says("For what was previously provided by the sheet reader, see another one: reads XLS.")
          .empty());
}

TEST_CASE("data is what it holds") {
  Entity entity = named_entity("X", "dataset", "Ten thousand lines of permissively licensed code.");
  CHECK(stated(entity) == "permissive-license, data");
  entity.type = "tool";
  CHECK(stated(entity).empty());
}

TEST_CASE("a part that is free is not all of it") {
  CHECK(tool_says("Free tier: 30 MB.") == "free-tier");
  CHECK(tool_says("Free of charge.") == "free");
}

TEST_CASE("who has it run by somebody else needs no graphics card, which says nothing of it") {
  CHECK(stated(named_entity("X", "api", "Draws pictures, with no graphics card to own.")) ==
        "hosted");
  CHECK(tool_says("Draws pictures, with no graphics card to own.") == "no needs-gpu");
}

TEST_CASE("a mode that only reads is disputed by what the rest of it writes") {
  Entity entity = named_entity("Notes", "mcp-server", "Has a read-only mode.");
  CHECK(stated(entity) == "read-only, mcp");
  entity.capabilities.emplace_back();
  entity.capabilities.back().text = "Creates notes.";
  TraitReader reader;
  const std::vector<TraitStatement> found = reader.read(entity);
  CHECK(stated(entity) == "read-only, no read-only, writes, mcp");
  REQUIRE(found.size() == 4);
  CHECK(reader.evidence(entity, found[1]) == "Creates notes");
}

TEST_CASE("names of packages tell the language, names of other things do not") {
  CHECK(language_of_package("librust-toml-dev") == "rust");
  CHECK(language_of_package("golang-github-acme-toml-dev") == "go");
  CHECK(language_of_package("libtoml-parser-perl") == "perl");
  CHECK(language_of_package("python3-toml") == "python");
  CHECK(language_of_package("node-toml") == "javascript");
  CHECK(language_of_package("ruby-toml") == "ruby");
  CHECK(language_of_package("libtoml-java") == "java");
  CHECK(language_of_package("r-cran-toml") == "r");
  CHECK(language_of_package("libtoml11-dev").empty());
  CHECK(language_of_package("python-toml-doc").empty());
  CHECK(language_of_package("Node-RED").empty());
  CHECK(language_of_package("python3-").empty());
  CHECK(stated(named_entity("ruby-toml", "repository", "Parses.")) == "ruby");
  CHECK(stated(named_entity("python-sandbox", "mcp-server", "Parses.")) == "mcp");
}

TEST_CASE("a language is stated by what a library is called in it") {
  CHECK(tool_says("C++ header-only library.") == "header-only, cpp");
  CHECK(tool_says("TOML config parser and serializer for C++17.") == "cpp");
  CHECK(tool_says("Java API to read tables.") == "java");
  CHECK(tool_says("Tests Java API compatibility.").empty());
  CHECK(tool_says("A crate for parsing TOML.") == "rust");
  CHECK(tool_says("A JSON parser in a single header file.") == "header-only, input-json");
}

TEST_CASE("a model named after speech reads aloud, and answers in no text") {
  Entity model = named_entity("MeloTTS", "model", "");
  model.tags = {"in:text", "out:text"};
  CHECK(stated(model) == "input-text, output-audio");
  model.name = "Gringotts";
  CHECK(stated(model) == "input-text, output-text");
}

TEST_CASE("what is talked with or about goes in") {
  CHECK(tool_says("Conversations with documents (such as PDFs).") == "input-pdf");
  CHECK(tool_says("Answers questions about spreadsheets.") == "input-spreadsheet");
  CHECK(tool_says("Converts drawings to standard formats such as EPUB.") ==
        "input-image, output-epub");
}

TEST_CASE("where a model fits and which tool it calls is said in other words") {
  CHECK(tool_says("Runs on one graphics card.") == "runs-locally");
  CHECK(tool_says("Fits a single consumer graphics card.") == "runs-locally");
  CHECK(tool_says("Runs it on a processor.") == "runs-locally, runs-on-cpu");
  CHECK(tool_says("Given a set of tool definitions, it decides which to call.") == "tool-calling");
  CHECK(tool_says("Command-line JSON processor.") == "cli");
  CHECK(tool_says("Parses command line arguments.").empty());
  CHECK(tool_says("Web browser running in text mode.") == "cli");
  CHECK(tool_says("Music player for GNOME.") == "gui");
  const auto of_server = [](std::string text) {
    return stated(named_entity("Acme MCP", "mcp-server", std::move(text)));
  };
  CHECK(of_server("Remote MCP server that lists tickets.") == "hosted, mcp");
  CHECK(of_server("Remote deployment.") == "hosted, mcp");
  CHECK(of_server("Deploy a remote MCP server on your cloud.") == "mcp");
}

TEST_CASE("whether it is tied to one provider is stated by what uses models") {
  CHECK(stated(named_entity("X", "agent", "Works with models of any provider.")) == "any-provider");
  CHECK(stated(named_entity("X", "agent", "Made for Gemini models.")) == "no any-provider");
  CHECK(stated(named_entity("X", "agent", "Tied to GitHub.")) == "no any-provider");
  CHECK(stated(named_entity("X", "mcp-server", "Flights of any provider.")) == "mcp");
}

TEST_CASE("full access to a database is more than reading, and given tools are called") {
  Entity entity = named_entity("Ledger", "mcp-server", "Gives complete database control.");
  CHECK(stated(entity) == "writes, mcp");
  CHECK(tool_says("It calls the tools it is given.") == "tool-calling");
  CHECK(tool_says("It calls the tools of a server.").empty());
}

// Hugging Face, the MCP registry and GitHub, on small files of their shapes.
#include "foreign_files.h"

namespace matchgraph {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)

using Words = std::vector<std::string>;

TEST_CASE("models and datasets of the hub are told apart and come with task, licence and counts") {
  const ForeignImport result = import_text("huggingface", kHuggingFaceSample);
  CHECK(told(result) == "");
  CHECK(result.line("huggingface/acme/peeler-9") ==
        R"({"id":"huggingface/acme/peeler-9","name":"Peeler-9","type":"model","capabilities":[)"
        R"({"text":"Accepts images together with text, and answers in text.",)"
        R"("name":"Image text to text"},)"
        R"({"text":"Open weights: can be run on one's own machines.","name":"Open weights"}],)"
        R"("maker":"acme","url":"https://huggingface.co/acme/Peeler-9","license":"Apache-2.0",)"
        R"("tags":["transformers","safetensors","en","image-text-to-text","open_weights"],)"
        R"("aliases":["acme/Peeler-9"],)"
        R"("signals":{"downloads":3400,"likes":12,"parameters":9000000000},)"
        R"("released":"2031-01-02","updated":"2031-02-03",)"
        R"("source":{"name":"Hugging Face","url":"https://huggingface.co",)"
        R"("observed":"2031-05-06"},"gated":"manual","hub_id":"acme/Peeler-9"})");
  CHECK(result.line("huggingface/datasets/acme/peelings") ==
        R"({"id":"huggingface/datasets/acme/peelings","name":"peelings","type":"dataset",)"
        R"("capabilities":[)"
        R"({"text":"Examples for image classification: to train and test models.",)"
        R"("name":"Image classification data"},)"
        R"({"text":"Examples for image to text: to train and test models.",)"
        R"("name":"Image to text data"}],"summary":"Photos of peelings.","maker":"acme",)"
        R"("url":"https://huggingface.co/datasets/acme/peelings","license":"CC-BY-4.0",)"
        R"("tags":["image-classification","image-to-text","size_categories:1K<n<10K"],)"
        R"("aliases":["acme/peelings"],"signals":{"downloads":40,"likes":3},)"
        R"("released":"2031-01-05","source":{"name":"Hugging Face",)"
        R"("url":"https://huggingface.co","observed":"2031-05-06"}})");
}

TEST_CASE("a lone repository of the hub, several licences, and a task that nobody knows") {
  const ForeignImport result =
      import_text("huggingface",
                  R"({"id": "meta-llama/L", "pipeline_tag": "soup-to-nuts", "gated": false,
                      "cardData": {"license": ["mit", "acme-1"], "pretty_name": "The L"}})");
  CHECK(told(result) == "");
  const Entity& model = result.at("huggingface/meta-llama/l");
  CHECK(model.name == "The L");
  CHECK(model.maker == "Meta");
  CHECK(model.license == "MIT, acme-1");
  CHECK(model.capabilities.at(0).text == "Soup to nuts");
}

TEST_CASE("a server of the MCP registry says how it is run; old versions and deleted ones do not") {
  const ForeignImport result = import_text("mcp-registry", kMcpRegistrySample);
  CHECK(told(result) == "");
  CHECK(result.ids() == Words{"mcp/io.github.acme/peel-server", "mcp/org.orchard.tools/pear"});
  CHECK(result.line("mcp/io.github.acme/peel-server") ==
        R"({"id":"mcp/io.github.acme/peel-server","name":"Peel Server","type":"mcp-server",)"
        R"("capabilities":[{"text":"Peels apples on request."},)"
        R"({"text":"Runs on one's own machine, installed from a package.",)"
        R"("name":"Local server"},)"
        R"({"text":"Is reached over HTTP, with nothing to install.","name":"Remote server"}],)"
        R"("summary":"Peels apples on request.","maker":"acme",)"
        R"("url":"https://github.com/acme/peel-server",)"
        R"("tags":["npm","stdio","needs-key","streamable-http","remote"],)"
        R"("aliases":["io.github.acme/Peel-Server","@acme/peel-server"],)"
        R"("released":"2031-01-02","updated":"2031-02-03",)"
        R"("source":{"name":"MCP registry",)"
        R"("url":"https://registry.modelcontextprotocol.io/v0/servers",)"
        R"("observed":"2031-05-06"},"version":"1.2.0","website":"https://peel.example"})");
  CHECK(result.at("mcp/org.orchard.tools/pear").maker == "tools.orchard.org");
}

TEST_CASE("a server.json stands for itself, and faults within packages are told") {
  const ForeignImport result = import_text("mcp-registry", R"({
"name": "x/y", "description": "Does y.", "packages": ["npm", {"identifier": 3}],
"remotes": {}, "repository": {"url": "git@host:x/y"}})");
  CHECK(told(result) ==
        "file.json:1: warning: packages[0]: expected an object, found \"npm\" (it is left out)\n"
        "file.json:1: warning: packages[1].identifier: expected a string, found 3 (the field is "
        "dropped)\n"
        "file.json:1: warning: remotes: expected an array, found {} (the field is dropped)\n"
        "file.json:1: warning: repository.url: expected an http or https address, found "
        "\"git@host:x/y\" (the field is dropped)\n");
  CHECK(result.at("mcp/x/y").summary == "Does y.");
}

TEST_CASE("a repository of GitHub comes with stars, licence, topics and dates") {
  const ForeignImport result = import_text("github", kGitHubSample);
  CHECK(told(result) == "");
  CHECK(result.line("github/acme/peeler") ==
        R"({"id":"github/acme/peeler","name":"Peeler","type":"repository",)"
        R"("capabilities":[{"text":"Peels apples."}],"summary":"Peels apples.","maker":"Acme",)"
        R"("url":"https://github.com/Acme/Peeler","license":"MIT",)"
        R"("tags":["apples","peeling","C++"],"aliases":["Acme/Peeler"],)"
        R"("pricing":{"model":"open-source"},)"
        R"("signals":{"forks":20,"open_issues":3,"stars":321},)"
        R"("released":"2030-01-02","updated":"2031-04-01",)"
        R"("source":{"name":"GitHub","url":"https://api.github.com/search/repositories",)"
        R"("observed":"2031-05-06"},"homepage":"https://peeler.example"})");
  const Entity& grater = result.at("github/orchard/grater");
  CHECK_FALSE(grater.pricing);
  CHECK(grater.license == "");
  CHECK(grater.extra == std::vector<ExtraField>{{.name = "status", .json = "\"archived\""}});
}

TEST_CASE("a licence that forbids some uses makes no repository of GitHub open source") {
  for (const char* license : {"CC-BY-NC-4.0", "BUSL-1.1"}) {
    const ForeignImport result = import_text(
        "github", std::string(R"([{"full_name": "acme/pear", "description": "Peels pears.",
        "license": {"spdx_id": ")") +
                      license + R"("}}])");
    CHECK(result.at("github/acme/pear").license == license);
    CHECK_FALSE(result.at("github/acme/pear").pricing);
  }
}

TEST_CASE("GitHub listings may be arrays, pages put together, or single repositories") {
  const std::string one = R"({"full_name": "a/b", "html_url": "https://github.com/a/b"})";
  const std::string two = R"({"full_name": "a/c", "created_at": "yesterday"})";
  CHECK(import_text("github", "[" + one + "][" + two + "]").ids() ==
        Words{"github/a/b", "github/a/c"});
  CHECK(import_text("github", one + "\n" + two).ids() == Words{"github/a/b", "github/a/c"});
  CHECK(told(import_text("github", two)) ==
        "file.json:1: warning: created_at: expected a date or time such as 2025-03-17T18:22:11Z, "
        "found \"yesterday\" (the field is dropped)\n");
  CHECK(told(import_text("github", R"([{"name": "b"}])")) ==
        "file.json:1: warning: items[0].full_name: is missing (the repository is left out)\n");
}

}  // namespace
}  // namespace matchgraph

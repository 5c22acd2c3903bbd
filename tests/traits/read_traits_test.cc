// Which traits an entity states, in texts, tags and fields.
#include "traits/read_traits.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/traits/stated.h"

using namespace matchgraph;

namespace {

Entity entity_of(std::string text) {
  Entity out;
  out.id = "a/x";
  out.name = "X";
  out.type = "tool";
  out.capabilities.emplace_back();
  out.capabilities.back().text = std::move(text);
  return out;
}

std::string says(std::string text) { return stated(entity_of(std::move(text))); }

}  // namespace

TEST_CASE("models of either place say nothing of where a program runs, its local ones do") {
  Entity cli = entity_of("Talks to many hosted and local models.");
  cli.type = "cli";
  CHECK(stated(cli).find("runs-locally") == std::string::npos);
  cli.capabilities.back().text = "Chats with local models.";
  CHECK(stated(cli).find("runs-locally") != std::string::npos);
}

TEST_CASE("a sentence states where a thing runs") {
  CHECK(says("Works offline once downloaded.") == "runs-offline, runs-locally");
  CHECK(says("Runs models locally on your laptop.") == "runs-locally");
  CHECK(says("A hosted version is available.") == "hosted");
  CHECK(says("Can be self-hosted or used as a hosted service.") == "hosted, self-hostable");
  CHECK(says("Self-hosted or in the cloud.") == "hosted, self-hostable");
  CHECK(says("All of it is performed on the user's machine.") == "runs-locally");
  CHECK(says("Your data stays on your machine.") == "runs-locally");
  // Where a log is kept says nothing of where the rest runs.
  CHECK(says("The log belongs to the user and stays on the machine.").empty());
  CHECK(says("Implements a Python server for ledgers.") == "python");
  CHECK(says("Uses a JavaScript/TypeScript stack (index.ts).") == "javascript, typescript");
  CHECK(says("Deploys your Python stack.").empty());
  CHECK(says("Reads lists of Python packages.") == "");
}

TEST_CASE("weights that one may host can be hosted by oneself") {
  CHECK(says("Tools come with weights that one may host.").find("self-hostable") !=
        std::string::npos);
}

TEST_CASE("either kind of processor is told in either order") {
  CHECK(
      says("Runs a model on the graphics card, on the processor or on both.").find("runs-on-cpu") !=
      std::string::npos);
  CHECK(says("Chats with a model on the processor or the graphics card.") == "runs-on-cpu");
  CHECK(says("Exposes offloading to the graphics card.").empty());
}

TEST_CASE("output by a schema is structured, and what nothing enforces is not") {
  CHECK(says("Serves models on the network, with schemas for the output.") == "structured-output");
  CHECK(says("Draws schemas for the database.").empty());
  // Both are kept: a reader is told that its texts disagree.
  CHECK(says("Structured output by prompt: nothing enforces a schema.") ==
        "structured-output, no structured-output");
  CHECK(says("Its route lists no response format.") == "no structured-output");
}

TEST_CASE("a clause of its own that is closed says so, also where it goes on about rivals") {
  Entity tool = entity_of("Chats.");
  tool.versus = "Closed in source, where Jay and Robin are open.";
  CHECK(stated(tool) == "no open-source");
  tool.versus = "Slower than Jay; it keeps the recordings at home, unlike Robin.";
  CHECK(stated(tool) == "runs-locally");
  tool.versus = "In contrast to Jay, which needs a GPU, it runs offline.";
  CHECK(stated(tool) == "runs-offline, runs-locally");
  tool.versus = "Slower than Jay, which keeps the recordings at home.";
  CHECK(stated(tool).empty());
  tool.versus = "Unlike Jay, which is closed in source, it is free.";
  CHECK(stated(tool).find("no open-source") == std::string::npos);
}

TEST_CASE("what files are sent away for is read") {
  CHECK(says("Shares large PDF files with a model for further analysis.") == "input-pdf");
  CHECK(says("Sharing large PDF files to models via API for further analysis.") == "input-pdf");
  CHECK(says("Sends PDF files to printers.").empty());
}

TEST_CASE("what another package provides by now is not said of this one") {
  CHECK(says("Various command-line pdf tools are now provided via the utils package.").empty());
}

TEST_CASE("a denial states the contrary") {
  CHECK(says("No GPU required.") == "no needs-gpu");
  CHECK(says("Runs on the CPU, without a GPU.") == "no needs-gpu, runs-on-cpu");
  CHECK(says("Does not need an API key.") == "no needs-api-key");
  CHECK(says("API keys are not required.") == "no needs-api-key");
  CHECK(says("It is not open source.") == "no open-source");
  CHECK(says("Does not run offline.") == "no runs-offline");
  CHECK(says("Requires an internet connection.") == "no runs-offline");
  CHECK(says("Not only runs locally but also in teams.") == "runs-locally");
}

TEST_CASE("a clause that sets a thing apart from rivals states what it is") {
  const auto says_beside_rivals = [](std::string text) {
    Entity entity = entity_of("Tells tales.");
    entity.versus = std::move(text);
    return stated(entity);
  };
  CHECK(says_beside_rivals("Closed weights, unlike Acme 3.") == "no open-weights");
  CHECK(says_beside_rivals("Hears more than Acme; blind to images, unlike Beta.") ==
        "no input-image");
  CHECK(says_beside_rivals("Acme has closed weights; Beta is blind to images.").empty());
  CHECK(says_beside_rivals("Dearer than Acme, closed weights.").empty());
}

TEST_CASE("what cannot see or hear takes no images or audio") {
  CHECK(says("It is blind to images.") == "no input-image");
  CHECK(says("The model cannot see pictures.") == "no input-image");
  CHECK(says("Does not hear speech.") == "no input-audio");
}

TEST_CASE("two nouns behind the name of a kind of content have it both") {
  CHECK(says("Header-only JSON parser and writer.") == "input-json, output-json");
  CHECK(says("CSV reader or exporter.") == "input-csv, output-csv");
  CHECK(says("PDF reading and text extraction.") == "input-pdf");
}

TEST_CASE("a name tells what it does not do where it says so") {
  Entity entity = entity_of("Answers questions.");
  entity.name = "Thinker 4 (Non-Reasoning)";
  CHECK(stated(entity) == "no reasoning");
  entity.name = "Thinker 4 (Reasoning)";
  CHECK(stated(entity).empty());
}

TEST_CASE("what takes a form of files reads it, and who takes pictures makes them") {
  CHECK(says("Takes PDF files, web pages and notes.") == "input-pdf");
  CHECK(says("Takes screenshots of pages.").empty());
}

TEST_CASE("both places are told where a thing is hosted by its maker or run locally") {
  CHECK(says("Hosted by Acme or run locally.") == "runs-locally, hosted");
  CHECK(says("Shows pages hosted by others.").empty());
}

TEST_CASE("what only looks like a place or a service states none") {
  Entity server = entity_of("Integrates with local files/databases.");
  server.type = "mcp-server";
  CHECK(stated(server) == "mcp");
  server.capabilities[0].text = "Via standardized commands rather than ad-hoc APIs.";
  CHECK(stated(server) == "mcp");
  CHECK(says("GDPR compliance") == "gdpr");
}

TEST_CASE("what spares writing code says so") {
  CHECK(says("Joins services without writing any code.") == "no-code");
  CHECK(says("A no-code builder of forms.") == "no-code");
  CHECK(says("Has no code of its own.").empty());
}

TEST_CASE("a licence is known by its name") {
  CHECK(says("MIT-licensed for use and redistribution.") == "permissive-license, mit-license");
  CHECK(says("Apache 2.0 licence.") == "permissive-license, apache-license");
  CHECK(says("Finds any MIT licensed code.").empty());
}

TEST_CASE("merge requests are things, and merging is a deed") {
  Entity server = entity_of("Talks about issues and merge requests.");
  server.type = "mcp-server";
  CHECK(stated(server) == "mcp");
  server.capabilities[0].text = "Merges pull requests.";
  CHECK(stated(server) == "writes, mcp");
}

TEST_CASE("where a thing runs is read in other words too") {
  CHECK(says("Switches lamps without cloud dependency.") == "runs-locally");
  CHECK(says("Cloud-independent operation.") == "runs-locally");
  CHECK(says("Embedded key-value store.") == "runs-locally, embedded");
  CHECK(says("Runs in memory or inside a Python program.") == "runs-locally, embedded");
  CHECK(says("Ships its own HTTP server.") == "self-hostable");
  CHECK(says("Can be deployed to a Kubernetes cluster.") == "self-hostable");
  CHECK(says("Manuals can be browsed offline.") == "runs-offline, runs-locally");
  CHECK(says("Goes offline when the battery is low.").empty());
  CHECK(says("One static MCP endpoint for all clients.") == "hosted");
  CHECK(says("Works with hosted models.").empty());
  CHECK(says("Suitable for local deployment only.") == "runs-locally, no hosted");
}

TEST_CASE("a price of each use says that somebody else runs it") {
  Entity entity = entity_of("Finds words.");
  entity.pricing.emplace();
  entity.pricing->model = PriceModel::kPaid;
  entity.pricing->price.emplace();
  entity.pricing->price->amount = 2;
  entity.pricing->price->per = "1M input tokens";
  CHECK(stated(entity) == "hosted, no free");
  entity.pricing->price->per = "month";
  CHECK(stated(entity) == "no free");
  CHECK(says("Pay-per-call in any currency.") == "hosted, no free");
  CHECK(says("Serves open models, billed by the token.") == "hosted, no free");
}

TEST_CASE("what acts on things outside changes data, in the words of what acts") {
  Entity entity = entity_of("Creates tickets and sends messages.");
  entity.type = "library";
  CHECK(stated(entity).empty());  // of a library it says little: "creates objects"
  entity.type = "mcp-server";
  CHECK(stated(entity) == "writes, mcp");
  const auto of_server = [&entity](const char* text) {
    entity.capabilities[0].text = text;
    return stated(entity);
  };
  CHECK(of_server("Lets assistants manage Kubernetes clusters.") == "writes, mcp");
  CHECK(of_server("Places market orders.") == "writes, mcp");
  CHECK(of_server("Fills in forms.") == "writes, mcp");
  CHECK(of_server("Restarts failed pods.") == "writes, mcp");
  CHECK(of_server("Upserts a document by its id.") == "writes, mcp");
  CHECK(of_server("Lets you call functions and read/write data seamlessly.") == "writes, mcp");
  CHECK(of_server("Allows for reading and writing from a vector store.") == "writes, mcp");
  CHECK(of_server("Supports read/write for mails.") == "writes, mcp");
  CHECK(of_server("Users read and write tickets elsewhere.") == "mcp");
  CHECK(of_server("Provisioning automation.") == "writes, mcp");
  CHECK(of_server("Runs DAG orchestration and task scaling.") == "writes, mcp");
  CHECK(of_server("Lists deployments in the cloud.") == "mcp");
  CHECK(of_server("Lists notes in the local filesystem.") == "runs-locally, mcp");
  CHECK(of_server("Users create tickets elsewhere.") == "mcp");
  CHECK(of_server("Does not delete files.") == "mcp");
  CHECK(of_server("Creates a report.") == "mcp");
  CHECK(of_server("Reports the weather through the Meteora API.") == "needs-service, mcp");
  CHECK(of_server("Draws pears using the Acme Plum Pear Fig (Apple 3 Quince) API.")
            .starts_with("needs-service"));
  CHECK(of_server("Offers its data through a REST API.") == "mcp, rest");
}

TEST_CASE("what is said of others is not said of the entity") {
  CHECK(says("Unlike Beta, which needs a GPU, it is small.").empty());
  CHECK(says("Unlike Beta, which requires a GPU, this runs offline.") ==
        "runs-offline, runs-locally");
  CHECK(says("Faster than hosted services.").empty());
  CHECK(says("An alternative to open source platforms.").empty());
  CHECK(says("Offline mode is planned.").empty());
  CHECK(says("Manages Docker images and volumes.").empty());
  Entity rival = entity_of("Finds vectors.");
  rival.versus = "Beta runs offline and requires a GPU.";
  rival.capabilities[0].versus = "Beta is open source.";
  CHECK(stated(rival).empty());
}

TEST_CASE("what goes in is told from what comes out") {
  CHECK(says("Reads PDF and DOCX files.") == "input-pdf, input-word");
  CHECK(says("Creates PDF reports.") == "output-pdf");
  CHECK(says("Converts PDF to Markdown.") == "input-pdf, output-markdown");
  CHECK(says("Speech to text in real time.") == "input-audio");
  CHECK(says("Text-to-speech in many voices.") == "output-audio");
  CHECK(says("Generates images from text.") == "output-image");
  CHECK(says("Extracts text from images.") == "input-image");
  CHECK(says("Reads and writes CSV.") == "writes, input-csv, output-csv");
  CHECK(says("PDF text extraction.") == "input-pdf");
  CHECK(says("Reads and writes MS Excel data.") == "writes, input-spreadsheet, output-spreadsheet");
  CHECK(says("Creates a spreadsheet.") == "output-spreadsheet");
  CHECK(says("A spreadsheet with charts.").empty());
  CHECK(says("Spoken answers: audio file generation.") == "output-audio");
  CHECK(says("Takes PDF and images as input.") == "input-image, input-pdf");
  CHECK(says("Adds images to PDF files.").empty());
  CHECK(says("Writes alternative text for images.").empty());
}

TEST_CASE("what is named by a medium is not that medium") {
  CHECK(says("Creates voice channels.").find("audio") == std::string::npos);
  CHECK(says("Creates video calls and audio rooms.").find("output-") == std::string::npos);
  CHECK(says("Generates voice, channels included.") == "output-audio");
  CHECK(says("Transcribes voice messages.") == "input-audio");
}

TEST_CASE("fields and tags state traits") {
  Entity entity = entity_of("Finds vectors.");
  entity.license = "Apache-2.0";
  entity.tags = {"self-hosted", "in:image"};
  CHECK(stated(entity) ==
        "self-hostable, open-source, commercial-use, permissive-license, apache-license, "
        "input-image");
  entity.license = "CC-BY-NC-4.0";
  entity.tags = {};
  CHECK(stated(entity) == "no commercial-use, no permissive-license");
  entity.license = "";
  entity.pricing = Pricing{PriceModel::kPaid, {}};
  CHECK(stated(entity) == "no free");
  entity.pricing = Pricing{PriceModel::kFreemium, {}};
  CHECK(stated(entity) == "free-tier");  // a part of it is free
  entity.pricing = {};
  entity.extra = {{.name = "status", .json = "\"deprecated\""}};
  CHECK(stated(entity) == "deprecated");
}

TEST_CASE("data does nothing itself") {
  Entity entity = entity_of("Recordings of read speech.");
  entity.tags = {"speech-recognition", "english"};
  CHECK(stated(entity) == "input-audio, english");
  entity.type = "dataset";
  CHECK(stated(entity) == "data, english");
}

TEST_CASE("what an entity says both ways is kept both ways, each with its words") {
  Entity entity = entity_of("Runs offline. Fast.");
  entity.summary = "An app. It needs an internet connection for this.";
  TraitReader reader;
  const std::vector<TraitStatement> found = reader.read(entity);
  REQUIRE(found.size() >= 2);
  CHECK(found[0] == TraitStatement{*trait_named("runs-offline"), true, trait_place::kCapabilities});
  CHECK(found[1] == TraitStatement{*trait_named("runs-offline"), false, trait_place::kSummary});
  CHECK(reader.evidence(entity, found[0]) == "Runs offline");
  CHECK(reader.evidence(entity, found[1]) == "It needs an internet connection for this");
}

TEST_CASE("whose it is and what kind of thing it is are stated") {
  CHECK(says("Official MCP server for invoices.") == "mcp, official");
  CHECK(says("An unofficial client for the map service.") == "no official");
  CHECK(says("Graphical frontend for the backup command.") == "gui");
  CHECK(says("This package contains the HTML documentation.") == "accessory");
  CHECK(says("This package contains the development files.") == "library-package");
  CHECK(says("Talks over stdio.") == "stdio");
  CHECK(says("Licensed under the MIT license.") == "permissive-license, mit-license");
  CHECK(says("Collects source code from repositories under permissive licences such as BSD.") ==
        "permissive-license");
  CHECK(says("Data is stored in the EU.") == "hosted-in-europe");
}

TEST_CASE("a name that says official states it") {
  Entity entity = entity_of("Lists invoices.");
  entity.name = "Invoices (official)";
  CHECK(stated(entity) == "official");
  entity.name = "Unofficial invoices";
  CHECK(stated(entity).empty());
}

TEST_CASE("one key for all is a key that is needed") {
  Entity entity = entity_of("Searches the web. The same key serves search and extraction.");
  entity.type = "api";
  CHECK(stated(entity).find("needs-api-key") != std::string::npos);
  entity.capabilities[0].text = "One key opens all of them.";
  CHECK(stated(entity).find("needs-api-key") != std::string::npos);
  // Of a tool it may be anybody's key.
  entity.type = "tool";
  CHECK(stated(entity).empty());
}

TEST_CASE("how many languages it knows is told by a number or by one name alone") {
  CHECK(says("Runs on grinders with Quern GPU kernels.") == "needs-gpu");
  CHECK(says("Rhymes in English only.") == "english, no multilingual");
  CHECK(says("The corpus is English only.") == "no multilingual");
  CHECK(says("Finds the language of a text and speaks more than a dozen.") == "multilingual");
  CHECK(says("Understands more than 140 languages.") == "multilingual");
  CHECK(says("Highlights more than 140 programming languages.").empty());
  Entity entity = entity_of("Turns texts into vectors.");
  entity.name = "embed-multilingual-v3";
  CHECK(stated(entity) == "multilingual");
}

TEST_CASE("a system is told by the programs of its maker, and drawings of letters are no images") {
  CHECK(says("Reminders for Apple Reminders on macOS.") == "macos");
  CHECK(says("Converts drawings in text files to images.") == "output-image");
  CHECK(says("Converts drawings in PNG files to images.") == "input-image, output-image");
}

TEST_CASE("what lives within a program is embedded, and what gives access to such a thing is not") {
  CHECK(says("An embedded key-value store.") == "runs-locally, embedded");
  CHECK(says("Searches inside the application.") == "runs-locally, embedded");
  Entity server = entity_of("Queries an embedded database.");
  server.type = "mcp-server";
  CHECK(stated(server) == "mcp");
}

TEST_CASE("two systems at the end of a clause are those that a thing is for") {
  CHECK(says("Gives access to pages for macOS and Linux.") == "linux, macos");
  CHECK(says("Manages apps for macOS and Linux development.").empty());
}

TEST_CASE("on the processor alone is without a GPU, and what implements JSON goes both ways") {
  CHECK(says("Runs models on the processor alone or on graphics cards.") == "runs-on-cpu");
  CHECK(says("JSON implementation.") == "input-json, output-json");
}

TEST_CASE("what a benchmark ships to test with is no server to be hosted") {
  Entity entity = entity_of("Ships a Docker image with task files.");
  CHECK(stated(entity) == "self-hostable, docker");
  entity.type = "benchmark";
  CHECK(stated(entity).find("self-hostable") == std::string::npos);
}

// Which conditions the words of a need set.
#include "traits/asked.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace matchgraph;

namespace {

/// "runs-offline, no needs-gpu".
std::string asked(std::string_view need) {
  std::string out;
  for (const AskedTrait& one : asked_traits(need)) {
    if (!out.empty()) out += ", ";
    if (!one.wanted) out += "no ";
    out += trait_table()[one.trait].slug;
  }
  return out;
}

/// The words of the first condition.
std::string words(std::string_view need) {
  const std::vector<AskedTrait> found = asked_traits(need);
  REQUIRE_FALSE(found.empty());
  return std::string(need.substr(found[0].begin, found[0].end - found[0].begin));
}

}  // namespace

TEST_CASE("where it runs is a condition") {
  CHECK(asked("edit photos offline") == "runs-offline");
  CHECK(asked("transcription that works offline") == "runs-offline");
  CHECK(asked("translator without an internet connection") == "runs-offline");
  CHECK(asked("local LLM with a chat window") == "runs-locally");
  CHECK(asked("chat model that runs locally") == "runs-locally");
  CHECK(asked("code assistant on my own machine") == "runs-locally");
  CHECK(asked("home automation local") == "runs-locally");
  CHECK(asked("local vector database") == "runs-locally");
  CHECK(asked("read scanned letters locally") == "runs-locally");
  CHECK(asked("draw portraits with a local model") == "runs-locally");
  CHECK(asked("buy local").empty());
  CHECK(asked("compilers in the cloud") == "hosted");
  CHECK(asked("self-hosted photo album") == "self-hostable");
  CHECK(asked("password manager, self hosted") == "self-hostable");
  CHECK(asked("fully managed vector database") == "hosted");
}

TEST_CASE("a denial in front turns a condition round, and belongs to it") {
  CHECK(asked("model without image input") == "no input-image");
  CHECK(asked("a model that does not read images") == "no input-image");
  CHECK(words("a model that does not read images") == "that does not read images");
  CHECK(asked("models without vision") == "no input-image");
  CHECK(asked("agents that are not open source") == "no open-source");
  CHECK(asked("library not written in Java") == "no java");
  CHECK(asked("not just image generation") == "output-image");
  CHECK(asked("no code, image generation") == "output-image");
}

TEST_CASE("what people say of a condition without its name sets it too") {
  CHECK(asked("a model that sees pictures") == "input-image");
  CHECK(asked("reads articles aloud") == "output-audio");
  CHECK(asked("search mail, nothing leaves my computer") == "runs-locally");
  CHECK(asked("edit spreadsheets without changing files") == "read-only");
  CHECK(asked("run a model inside the browser") == "browser");
  CHECK(asked("issue tracker as a hosted server") == "hosted");
  CHECK(asked("draw portraits without paying") == "free");
  CHECK(asked("web search that I host myself and pay nothing for") == "self-hostable, free");
  CHECK(asked("run scripts locally in a container") == "runs-locally");
  CHECK(asked("read photographs without the cloud") == "runs-locally");
  CHECK(asked("portraits that I may sell commercially") == "commercial-use");
}

TEST_CASE("what is not wanted is a condition, and no topic") {
  for (const char* need :
       {"code assistant, no GPU", "code assistant without a GPU",
        "code assistant that does not need a GPU", "code assistant that doesn't need a GPU"}) {
    CHECK_MESSAGE(asked(need) == "no needs-gpu", need);
    CHECK_FALSE(asked_traits(need)[0].is_topic);
  }
  CHECK(asked("weather without an API key") == "no needs-api-key");
  CHECK(asked("search the web, no API key needed") == "no needs-api-key");
  CHECK(asked("notes without registration") == "no needs-account");
  CHECK(asked("actively maintained Discord server") == "no deprecated");
}

TEST_CASE("what changes things is asked for by its deeds") {
  CHECK(asked("server that writes files") == "writes");
  CHECK(asked("notes with write access") == "writes");
  CHECK(asked("read-only file browser") == "read-only");
}

TEST_CASE("price, licence and source are conditions where the phrase is clear") {
  CHECK(asked("free speech to text") == "free, input-audio");
  CHECK(asked("vector database for free") == "free");
  CHECK(asked("exchange rates free") == "free");
  CHECK(asked("weather station ad-free").empty());
  CHECK(asked("vector database that is free") == "free");
  CHECK(asked("notes app, free") == "free");
  CHECK(asked("open source vector database") == "open-source");
  CHECK(asked("open weights model") == "open-weights");
  CHECK(asked("open weights model with vision") == "open-weights, input-image");
  CHECK(asked("free text to speech") == "free, output-audio");
  CHECK(asked("dataset for commercial use") == "commercial-use");
  CHECK(asked("code search with a free tier") == "free-tier");
}

TEST_CASE("what the words only resemble is a topic") {
  for (const char* need :
       {"free text search", "free disk space", "search my local files", "lock-free queue",
        "error free parsing", "find open source projects", "license checker for open source code",
        "read web pages later", "go through my mail", "a tool that checks me in",
        "translate documents into German", "streaming video", "cloud costs", "local news",
        "run Python code", "text search", "ship to Canada"}) {
    CHECK_MESSAGE(asked(need).empty(), need, ": ", asked(need));
  }
}

TEST_CASE("the verb before a direction and the noun behind it belong to it") {
  CHECK(words("turn a still picture into a video clip") ==
        "turn a still picture into a video clip");
  CHECK(words("convert images to PDF files quickly") == "convert images to PDF files");
  CHECK(words("my images to PDF") == "images to PDF");
}

TEST_CASE("what it is written in, and what it runs on") {
  CHECK(asked("vector database in Rust") == "rust");
  CHECK(asked("parser written in C++ for JSON") == "cpp");
  CHECK(asked("chat model on a phone") == "mobile");
  CHECK(asked("photo editor for Android") == "android");
  CHECK(asked("image generation in the browser") == "output-image, browser");
  CHECK(asked("text to speech in German") == "output-audio, german");
  CHECK(asked("crawler in Docker") == "docker");
}

TEST_CASE("the order of what goes in and what comes out counts") {
  CHECK(asked("speech to text") == "input-audio");
  CHECK(asked("text-to-speech") == "output-audio");
  CHECK(asked("server that reads PDFs") == "input-pdf");
  CHECK(asked("server that writes PDFs") == "output-pdf");
  CHECK(asked("PDF to Markdown converter") == "input-pdf, output-markdown");
  CHECK(asked("convert from CSV to JSON") == "input-csv, output-json");
  CHECK(asked("extract text from images") == "input-image");
}

TEST_CASE("a condition knows its words") {
  CHECK(words("edit photos offline") == "offline");
  CHECK(words("code assistant, no GPU") == "no GPU");
  CHECK(words("vector database in Rust") == "in Rust");
  CHECK(words("weather without an API key please") == "without an API key");
}

TEST_CASE("prose sets no condition") {
  CHECK(asked("I have a recording of speech, and it should be turned offline to text.").empty());
  CHECK(asked("Tell me which of the many tools that people wrote in the last few years works "
              "offline and well")
            .empty());
  CHECK(asked("").empty());
}

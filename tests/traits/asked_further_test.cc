// Conditions that needs set in further words, and what only looks like one.
#include <doctest/doctest.h>

#include "tests/traits/asked_words.h"

using namespace matchgraph;

TEST_CASE("conditions are asked for in further words") {
  CHECK(asked("searches vectors with the open-source Acme database").empty());
  CHECK(asked("the best open source vector database") == "open-source");
  CHECK(asked("coding agent that is not tied to one vendor") == "any-provider");
  CHECK(asked("provider-agnostic coding agent") == "any-provider");
  CHECK(asked("compare flights of several providers").empty());
  CHECK(asked("music player for the terminal without X") == "cli, no gui");
  CHECK(words("music player without X") == "without X");
  CHECK(asked("web server without X-Forwarded-For").empty());
  CHECK(asked("image generating model") == "output-image");
  CHECK(asked("C++ library for JSON that only needs a single header") == "cpp, header-only");
  CHECK(asked("parser for headers only").empty());
  // Who says "documents" fits as well.
  CHECK(asked("chat with my PDFs").empty());
  CHECK(asked("convert my PDFs to Markdown") == "input-pdf, output-markdown");
}

TEST_CASE("data is asked to do nothing, and a model by what it is") {
  CHECK(asked("speech to text dataset").empty());
  CHECK(asked("speech to text") == "input-audio");
  const auto of_model = [](std::string_view need) { return asked_traits(need).at(0).of_model; };
  CHECK(of_model("self-hosted model for coding"));
  CHECK(of_model("offline model"));
  CHECK_FALSE(of_model("run language models offline"));
  CHECK_FALSE(of_model("self-hosted photo album"));
}

TEST_CASE("statements that only select, answers in JSON and programs for terminals are asked for") {
  CHECK(asked("query a ledger, only select statements") == "read-only");
  CHECK(asked("ledger server, SELECT queries only") == "read-only");
  CHECK(asked("only selected photos").empty());
  CHECK(asked("model that answers in JSON") == "structured-output");
  CHECK(asked("terminal password manager that opens vaults") == "cli");
  CHECK(asked("airport terminal maps").empty());
  CHECK(words("font editor with a licence that allows commercial use") ==
        "with a licence that allows commercial use");
  CHECK(asked("largest context window among free models") == "free");
}

TEST_CASE("what is asked for once more keeps its words from the topic") {
  const std::string_view need = "label photos on my own laptop, nothing may leave the machine";
  CHECK(asked(need) == "runs-locally");
  const AskedTrait one = asked_traits(need).at(0);
  REQUIRE(one.again.size() == 1);
  CHECK(need.substr(one.again[0].first, one.again[0].second - one.again[0].first) ==
        "nothing may leave the machine");
}

TEST_CASE("no code is asked for by the deed that is to be spared") {
  CHECK(asked("workflow automation without writing code") == "no-code");
  CHECK(words("workflow automation without writing code") == "without writing code");
  CHECK(asked("web forms, no coding skills") == "no-code");
  CHECK(asked("chatbot builder, I can't code") == "no-code");
  CHECK(asked("find code without comments").empty());
}

TEST_CASE("whatever machine of one's own it is to run on asks for what runs locally") {
  CHECK(asked("run language models on a laptop without a gpu") == "runs-locally, no needs-gpu");
  CHECK(asked("transcription on ordinary laptops") == "runs-locally");
  CHECK(asked("vector search on a single machine") == "runs-locally");
  CHECK(asked("battery statistics of a laptop").empty());
}

TEST_CASE("a language, a tongue and a local model are asked for as people add them") {
  CHECK(asked("train a font on my own pages, Python") == "python");
  CHECK(asked("font editor, rust, fast").starts_with("rust"));
  CHECK(asked("syntax colours for Rust, Go, Python").empty());
  CHECK(asked("python").empty());
  CHECK(asked("recordings of sermons, English only") == "no multilingual");
  CHECK(asked("write a report using only a local model") == "runs-locally");
}

TEST_CASE("no server process and within the local network are conditions") {
  CHECK(asked("key value store, no server process") == "embedded");
  CHECK(asked("graph database without a separate server") == "embedded");
  CHECK(asked("search engine that runs inside my application") == "embedded");
  CHECK(asked("vector index library without a server") == "embedded");
  CHECK(asked("list processes of a server").empty());
  CHECK(asked("control lamps over the local network") == "runs-locally");
  CHECK(asked("scan a local network").empty());
  CHECK(asked("painter for my own graphics card") == "runs-locally");
}

TEST_CASE("no cloud, in whichever words, asks for what runs locally") {
  CHECK(asked("control lamps, no cloud service") == "runs-locally");
  CHECK(asked("note keeper without any cloud provider") == "runs-locally");
  CHECK(asked("note keeper, not a cloud based one") == "runs-locally");
  CHECK(asked("watch my prompts, nothing may go to the cloud") == "runs-locally");
  CHECK(asked("note keeper, not a hosted service") == "no hosted");
}

TEST_CASE("no account or key asks to be spared both") {
  CHECK(asked("draw pictures without any account or key") ==
        "output-image, no needs-account, no needs-api-key");
  CHECK(asked("door lock without a key for guests").empty());
}

TEST_CASE("that weights are open is no topic, but which model is meant is") {
  CHECK(words("translator with open weights") == "with open weights");
  CHECK_FALSE(asked_traits("translator with open weights").front().is_topic);
  CHECK(asked_traits("open vision model").front().is_topic);
}

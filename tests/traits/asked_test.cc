// Which conditions the words of a need set.
#include "traits/asked.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/traits/asked_words.h"

using namespace matchgraph;

TEST_CASE("where it runs is a condition") {
  CHECK(asked("edit photos offline") == "runs-offline");
  CHECK(asked("is there an offline chess program") == "runs-offline");
  CHECK(asked("software for an offline shop").empty());
  CHECK(asked("I'd love what you're, offline") == "runs-offline");
  CHECK(asked("transcribe interviews offline on a laptop") == "runs-offline, runs-locally");
  CHECK(words("transcribe interviews offline on a laptop") == "offline");
  CHECK(asked("transcribe interviews offline on Windows") == "runs-offline, windows");
  CHECK(asked("read maps offline without an account") == "runs-offline, no needs-account");
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
  CHECK(asked("no code, image generation") == "no-code, output-image");
}

TEST_CASE("what must not, may not or is not allowed to be done is denied") {
  for (const char* need :
       {"list invoices, must not be able to change data", "list invoices, must not write",
        "list invoices but is not allowed to modify anything",
        "list invoices, shouldn't be able to delete", "list invoices, it may not change them",
        "list invoices, without being allowed to edit records", "list invoices, cannot overwrite",
        "list invoices, mustn't ever change data", "list invoices with no write access"}) {
    CHECK_MESSAGE(asked(need) == "read-only", need, ": ", asked(need));
    CHECK_FALSE(asked_traits(need)[0].is_topic);
  }
  CHECK(words("list invoices that must not be able to change data") ==
        "that must not be able to change data");
  CHECK(asked("a chat that must not need a GPU") == "no needs-gpu");
  CHECK(asked("a model that should not be able to read images") == "no input-image");
  CHECK(asked("indexer that shouldn't require an API key") == "no needs-api-key");
  CHECK(asked("diary that is not allowed to send anything to the cloud") == "runs-locally");
  CHECK(asked("list invoices, writes not allowed") == "read-only");
  CHECK(asked("read letters but never delete any") == "read-only");
  CHECK(asked("letter archive, only reading") == "read-only");
  CHECK(asked("a diary that can't be run in the cloud") == "no hosted");
  // Verbs of which people are the subject, and other objects, say nothing of data.
  CHECK(asked("lessons for children who cannot write").empty());
  CHECK(asked("translate without changing the meaning").empty());
  CHECK(asked("build a shop without writing code") == "no-code");
}

TEST_CASE("what has not to be done first is a condition") {
  CHECK(asked("sort tax forms without uploading them") == "runs-locally");
  CHECK(asked("sort tax forms without having to upload my files") == "runs-locally");
  CHECK(asked("sort tax forms, nothing uploaded") == "runs-locally");
  CHECK(asked("train timetable without having to register") == "no needs-account");
  CHECK(asked("train timetable without having to sign up") == "no needs-account");
  CHECK(asked("train timetable with no need for an account") == "no needs-account");
  CHECK(asked("wiki server, nothing to install") == "hosted");
  CHECK(asked("wiki server without installing anything") == "hosted");
  CHECK(asked("wiki server that is already hosted") == "hosted");
  CHECK(asked("tune a model, I don't own a GPU") == "no needs-gpu");
  CHECK(asked("draw charts without Excel installed").empty());
  CHECK(asked("upload photographs without losing quality").empty());
}

TEST_CASE("of what \"or\" joins either is enough, and of what is not wanted all is meant") {
  CHECK(asked("parse dates in Go or Rust") == "go, or rust");
  CHECK(asked("parse dates in Go, Rust or C++") == "go, or rust, or cpp");
  CHECK(asked("parse dates written in Python or in TypeScript") == "python, or typescript");
  CHECK(asked("parse dates with Python") == "python");
  CHECK(asked("parse dates with go") == "");
  CHECK(asked("parse dates in Go and Rust") == "go, rust");
  CHECK(asked("speech synthesis in German or French") == "output-audio, german, or french");
  CHECK(asked("diary on Linux or macOS") == "linux, or macos");
  CHECK(asked("diary without an account or API key") == "no needs-account, no needs-api-key");
  CHECK(asked("diary with neither an account nor an API key") ==
        "no needs-account, no needs-api-key");
  CHECK(asked("server that reads PDF or EPUB") == "input-pdf, or input-epub");
  CHECK(asked("server that reads PDF, EPUB and spreadsheets") ==
        "input-pdf, input-epub, input-spreadsheet");
  CHECK(words("parse dates in Go or Rust") == "in Go");
  CHECK(asked("parse dates in Go, quickly") == "go");
  CHECK(asked("parse dates in Go or so") == "go");
}

TEST_CASE("what people say of a condition without its name sets it too") {
  CHECK(asked("recognise birds on a Raspberry Pi") == "runs-locally");
  CHECK(asked("schedule jobs that run on .NET") == "csharp");
  CHECK(asked("open source code editor") == "open-source");
  CHECK(asked("translation model whose weights I can download") == "open-weights");
  CHECK(asked("draw portraits, weights available") == "open-weights");
  CHECK(asked("clean up photographs, image in and image out") == "input-image, output-image");
  CHECK(asked("text in, speech out") == "output-audio");
  CHECK(asked("image to image") == "input-image, output-image");
  CHECK(asked("something that listens to speech and answers with a voice") ==
        "input-audio, output-audio");
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
  for (const char* const words :
       {"that doesn't cost anything", "that costs nothing", "at no cost", "at no extra charge",
        "that won't cost me a cent", "without costing money", "not costing anything"}) {
    CAPTURE(words);
    CHECK(asked("exchange rates " + std::string(words)) == "free");
  }
  CHECK(asked("track what calls cost").empty());
  CHECK(asked("dashboards with costs").empty());
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

TEST_CASE("what is recorded goes in as audio") {
  CHECK(asked("turn recorded interviews into text") == "input-audio");
  CHECK(asked("convert our meeting recordings to text") == "input-audio");
  CHECK(asked("turn interview questions into text").empty());
}

TEST_CASE("files of one's own are to stay where they are") {
  CHECK(asked("search my local files") == "runs-locally");
  CHECK(asked("chat with local PDF files") == "runs-locally");
  CHECK(asked("local PDF files") == "runs-locally");
  CHECK(asked("flashcards, everything stays on my computer") == "runs-locally");
}

TEST_CASE("what a thing is called from is what it is for") {
  CHECK(asked("pack a repository, callable from Python") == "python");
  CHECK(asked("maps with a Rust API") == "rust");
}

TEST_CASE("a text-only model takes no pictures, sounds or films") {
  CHECK(asked("text-only model with tool calls") ==
        "no input-image, no input-audio, no input-video, tool-calling");
  CHECK(asked("browser that shows text only").empty());
}

TEST_CASE("a model that sees or hears is to tell of it in words, unless something else comes out") {
  const auto tacit = [](std::string_view need) {
    std::string out;
    for (const AskedTrait& one : asked_traits(need)) {
      if (one.is_tacit) out += trait_table()[one.trait].slug;
    }
    return out;
  };
  CHECK(tacit("vision model") == "output-text");
  CHECK(tacit("model that hears audio") == "output-text");
  CHECK(tacit("vision library").empty());
  CHECK(tacit("model, image to video").empty());
  CHECK(tacit("model that reads PDFs").empty());
}

TEST_CASE("a bare word for an ability is a condition as one item of several, and else a topic") {
  CHECK(asked("cheapest, 1M context, vision") == "input-image");
  CHECK(asked("vision, cheapest") == "input-image");
  CHECK(asked("coding, reasoning, cheap") == "reasoning");
  CHECK(asked("chat model, streaming, free").starts_with("streaming"));
  CHECK(asked("vision").empty());
  CHECK(asked("computer vision, robotics").empty());
  CHECK(asked("vision library, fast").empty());
}

TEST_CASE("what a thing draws, sees, says and hears is told by verbs too") {
  CHECK(asked("model that draws pictures") == "output-image");
  CHECK(asked("something that paints pictures of my dog") == "output-image");
  CHECK(asked("make me some nice illustrations") == "output-image");
  CHECK(asked("creates illustrations for a picture book") == "output-image");
  CHECK(asked("makes short videos") == "output-video");
  CHECK(asked("make short videos from a picture") == "input-image, output-video");
  CHECK(words("make a clip out of my holiday photos") == "make a clip out of my holiday photos");
  CHECK(asked("model that can look at screenshots") == "input-image");
  CHECK(asked("assistant that speaks") == "output-audio");
  CHECK(asked("assistant that talks back and answers aloud") == "output-audio");
  CHECK(asked("assistant that listens") == "input-audio");
  CHECK(asked("assistant that listens and speaks") == "input-audio, output-audio");
  CHECK(asked("make images smaller").empty());
  CHECK(asked("draw diagrams").empty());
  CHECK(asked("server that listens on a port").empty());
  CHECK(asked("server that talks to a database").empty());
  CHECK(asked("make notes from meetings").empty());
}

TEST_CASE("one's own graphics card is where it runs") {
  for (const char* need :
       {"chat model on my own graphics card", "chat model on my GPU", "chat on my own hardware",
        "chat model on my gaming PC", "chat model on a single consumer GPU"}) {
    CHECK_MESSAGE(asked(need) == "runs-locally", need, ": ", asked(need));
  }
}

TEST_CASE("a language and no other is asked for by \"only\" on either side") {
  CHECK(asked("parser, TypeScript only") == "typescript");
  CHECK(asked("parser, TypeScript or JavaScript only") == "typescript, or javascript");
  CHECK(asked("parser only in TypeScript") == "typescript");
  CHECK(words("parser only in TypeScript") == "only in TypeScript");
  CHECK(asked("words only").empty());
  CHECK(asked("rules to go only").empty());
}

TEST_CASE("what makes no charge is free") {
  for (const char* need :
       {"speech model, no charge", "speech model at no charge", "speech model without charge",
        "speech model that costs me nothing", "speech model without any fees"}) {
    CHECK_MESSAGE(asked(need) == "free", need, ": ", asked(need));
  }
  CHECK(asked("battery monitor that shows no charge level").empty());
}

TEST_CASE("what the words only resemble is a topic") {
  for (const char* need :
       {"free text search", "free disk space", "search local files", "lock-free queue",
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
  // Commas part wishes, of which there may be several.
  CHECK(
      asked("chat model that answers in the tone of a pirate, downloadable weights, runs on my own "
            "machine, and no GPU") == "open-weights, runs-locally, no needs-gpu");
  CHECK(asked("I wrote a chat model once, and it had open weights. Which of the others that I know "
              "of has them, too?")
            .empty());
  CHECK(asked("Tell me which of the many tools that people wrote in the last few years and gave to "
              "others works "
              "offline and well")
            .empty());
  CHECK(asked("").empty());
}

TEST_CASE("a denial is read in each of the words that people use for it") {
  CHECK(asked("keeps a diary, but nothing written in Java") == "no java");
  CHECK(asked("diary in TypeScript, not Python") == "typescript, no python");
  CHECK(asked("diary, anything but Java") == "no java");
  CHECK(asked("dictation w/o internet") == "runs-offline");
  CHECK(asked("dictation sans cloud") == "runs-locally");
  CHECK(asked("paint pictures, subscription-free") == asked("paint pictures, no subscription"));
  CHECK(asked("keep a diary, no SaaS") == "no hosted");
  CHECK(asked("diary, must not be archived") == asked("diary, not deprecated"));
  CHECK(asked("diary that doesn't store my notes in the cloud") == "runs-locally");
  CHECK(asked("diary, excluding free ones") == "no free");
  CHECK(asked("non-proprietary diary") == "open-source");
  CHECK(asked("where not to go").empty());
  CHECK(asked("a hands-free diary").empty());
}

TEST_CASE("whose it is, how it is spoken to and what it looks like are conditions") {
  CHECK(asked("official payments server") == "official");
  CHECK(asked("official documents archive").empty());
  CHECK(asked("file server, stdio only") == "stdio");
  CHECK(asked("calendar server over streamable http") == "http-transport");
  CHECK(asked("mail reader with a gui") == "gui");
  CHECK(asked("not a gui, download queue") == "no gui");
  CHECK(asked("command line alarm clock") == "cli");
  CHECK(asked("parse command line arguments").empty());
}

TEST_CASE("licences by their kind, and where it is hosted, are conditions") {
  CHECK(asked("vector database, permissively licensed") == "permissive-license");
  CHECK(asked("chat log viewer under a permissive licence") == "permissive-license");
  CHECK(asked("translation service hosted in Europe") == "hosted-in-europe");
  CHECK(asked("transcription, GDPR compliant") == "gdpr");
  CHECK(asked("map of castles in Europe by train").empty());
}

TEST_CASE("what must not be sent asks for what only reads, and more than reading for what writes") {
  CHECK(asked("read my letters without sending anything") == "read-only");
  CHECK(asked("ticket server that can create issues") == "writes");
  CHECK(asked("cluster management, not just read") == "writes");
}

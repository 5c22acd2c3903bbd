// The tasks that a card states by its keys, beside its text.
#include <doctest/doctest.h>

#include "markdown_samples.h"
#include "tools/importers/listings/hub_tasks.h"
#include "tools/importers/readme/readme.h"

namespace matchgraph::readme {
namespace {

using namespace samples;  // NOLINT(google-build-using-namespace)
using Strings = std::vector<std::string>;

Entity read_task(const std::string& task, const std::string& body) {
  return import_text(import_readmes,
                     "---\nlicense: mit\npipeline_tag: " + task + "\n---\n\n" + body)
      .entities.at(0);
}

const std::string kBare = "Made for audio classification: classes or scores of a recording.";

TEST_CASE("a wide task is told by the text where that says a deed, else no wider than its tag") {
  const auto of = [](const std::string& body) {
    return texts_of(read_task("audio-classification", "# Stonebeat\n\n" + body));
  };
  CHECK(of("Stonebeat is a small model that finds the beats of millstones.\n") ==
        Strings{"Stonebeat is a small model that finds the beats of millstones."});
  CHECK(of("Conversion of acme/beat for old mills.\n").back() == kBare);
  // A task that is always the same deed stays.
  CHECK(texts_of(read_task("automatic-speech-recognition",
                           "# Millvoice\n\nMillvoice is a model that transcribes millers.\n"))
            .back() == "Speech model: transcribes speech into text.");
  // A finder of lines of text is tagged so as well as a describer of pictures.
  CHECK(texts_of(read_task("image-to-text", "# Stonemarks\n\nMarks of old mills.\n")).back() ==
        "Made for image to text: goes from what an image shows to text.");
  CHECK(importers::is_wide_task("graph-ml"));
  CHECK(importers::is_wide_task("image-classification"));
  CHECK_FALSE(importers::is_wide_task("translation"));
}

TEST_CASE("a card that says it holds no model does none of its task") {
  const std::string body = "# Sackpictures\n\nScripts that draw sacks on rented machines.\n\n";
  CHECK(texts_of(read_task("text-to-image", body)).back() == "Image model: generates images.");
  for (const char* denial : {"## Limits\n\nThis is a way of working, not a trained model.\n",
                             "## Files\n\nNo weights are kept here.\n",
                             "> This folder contains no drawing model. It only queues sacks.\n"}) {
    for (const std::string& text : texts_of(read_task("text-to-image", body + denial))) {
      CHECK(text != "Image model: generates images.");
    }
  }
}

}  // namespace
}  // namespace matchgraph::readme

// Which media a line's name says that the job takes and gives.
#include "lines/media_flow.h"

#include <doctest/doctest.h>

#include "lines/opposites.h"

using namespace matchgraph;

namespace {

bool apart(const char* a, const char* b) {
  const bool found = are_apart(media_flow(a, ""), media_flow(b, ""));
  CHECK(found == are_apart(media_flow(b, ""), media_flow(a, "")));
  return found;
}

}  // namespace

TEST_CASE("a name says what the job takes and what it gives") {
  using namespace medium;
  CHECK(media_flow("Image generation", "") == MediaFlow{0, kImage});
  CHECK(media_flow("Text-to-image generation", "") == MediaFlow{kText, kImage});
  CHECK(media_flow("Speech from text", "") == MediaFlow{kText, kSpeech});
  CHECK(media_flow("Image, audio and video understanding", "") ==
        MediaFlow{kImage | kAudio | kVideo, 0});
  CHECK(media_flow("Images and PDF as input", "") == MediaFlow{kImage, 0});
  CHECK(media_flow("Generation of music", "") == MediaFlow{0, kMusic});
  CHECK(media_flow("Mixed text and image replies", "") == MediaFlow{0, kText | kImage});
  CHECK(media_flow("Reading a text aloud", "") == MediaFlow{});
  CHECK(media_flow("", "Speech to text") == MediaFlow{kSpeech, kText});
  CHECK(media_flow("", "Speech to text is one of the many things that it does.") == MediaFlow{});
  CHECK(media_flow("", "") == MediaFlow{});
}

TEST_CASE("jobs that take or give other media are apart") {
  CHECK(apart("Image generation", "Text generation"));
  CHECK(apart("Text generation", "Video generation"));
  CHECK(apart("Text-to-image generation", "Text generation"));
  CHECK(apart("Speech to text", "Text to speech"));
  CHECK(apart("Audio output", "Audio input"));
  CHECK(apart("Image understanding", "Video understanding"));
  CHECK(apart("Image generation", "Image understanding"));
  CHECK(apart("Code completion", "Text generation"));
  CHECK_FALSE(apart("Image generation", "Text-to-image generation"));
  CHECK_FALSE(apart("Audio output", "Speech synthesis"));
  CHECK_FALSE(apart("Music generation", "Audio output"));
  CHECK_FALSE(apart("Speech from text", "Reading a text aloud"));
  CHECK_FALSE(apart("Speech to text", "Speech recognition"));
  CHECK_FALSE(apart("Image understanding", "Image, audio and video understanding"));
  CHECK_FALSE(apart("Image editing", "Text generation"));
  CHECK_FALSE(apart("Text search", "Image search"));
}

#include "tools/importers/listings/hub_tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode_text.h"

namespace matchgraph::importers {
namespace {

struct Task {
  std::string_view task;
  std::string_view text;
};

// Only what is true of all that carry the tag: a card for proteins is tagged "fill-mask" too.
// The slug of a task ("fill-mask") holds few words that people search by, so each has a sentence,
// which also says what goes in and what comes out, as needs ask for that.
constexpr std::array kTasks = std::to_array<Task>({
    {"any-to-any", "Takes and gives text, images and audio in any combination."},
    {"audio-classification", "Sorts sounds into classes, such as speech, music or moods."},
    {"audio-text-to-text", "Answers questions about audio in text."},
    {"audio-to-audio", "Changes sound: removes noise, separates voices."},
    {"automatic-speech-recognition", "Speech model: transcribes speech into text."},
    {"depth-estimation", "Estimates depth from an image."},
    {"document-question-answering", "Answers questions about scanned documents."},
    {"feature-extraction", "Embedding model: turns texts into vectors, for search by meaning."},
    {"fill-mask", "Fills in masked parts of a text or another sequence."},
    {"graph-ml", "Predicts properties of graphs, such as molecules."},
    {"image-classification", "Sorts images into classes, or scores what they show."},
    {"image-feature-extraction", "Turns images into vectors, for search by likeness."},
    {"image-segmentation", "Marks which points of an image belong to which thing."},
    {"image-text-to-text", "Accepts images together with text, and answers in text."},
    {"image-to-3d", "Makes a three-dimensional model out of an image."},
    {"image-to-image", "Changes an image into another: style, resolution, colour."},
    {"image-to-text", "Describes images in words, or reads the text in them."},
    {"image-to-video", "Makes a video out of an image."},
    {"keypoint-detection", "Finds marked points in images, such as the joints of a body."},
    {"mask-generation", "Cuts out the things in an image."},
    {"object-detection", "Finds things in an image and draws boxes around them."},
    {"question-answering", "Answers a question with words of a given text."},
    {"reinforcement-learning", "Acts in an environment for a reward, such as in a game."},
    {"robotics", "Controls robots: from what they measure or are told to what they do."},
    {"sentence-similarity", "Compares texts by meaning, with vectors."},
    {"summarization", "Summarises texts."},
    {"table-question-answering", "Answers questions about tables."},
    {"tabular-classification", "Predicts classes from the columns of a table."},
    {"tabular-regression", "Predicts numbers from the columns of a table."},
    {"text-classification", "Sorts texts into classes, such as topics, moods or spam."},
    {"text-generation", "Language model: chats, answers questions, writes and summarises."},
    {"text-ranking", "Ranking model: sorts found passages by how well they fit a query."},
    {"text-to-3d", "Makes three-dimensional models from a description."},
    {"text-to-audio", "Makes music and sounds from a description."},
    {"text-to-image", "Image model: generates images."},
    {"text-to-speech", "Speech model: reads text aloud."},
    {"text-to-video", "Video model: generates videos."},
    {"text2text-generation", "Turns one text into another: translates, summarises, rephrases."},
    {"time-series-forecasting", "Made for time series: how measurements go on."},
    {"token-classification", "Marks words in a text: names, parts of speech."},
    {"translation", "Translates texts between languages."},
    {"unconditional-image-generation", "Generates images of the kind it was trained on."},
    {"video-classification", "Tells what happens in a video, by class."},
    {"video-text-to-text", "Accepts videos and tells what happens in them."},
    {"video-to-video", "Changes a video into another."},
    {"visual-question-answering", "Answers questions about images."},
    {"voice-activity-detection", "Finds where somebody speaks in a recording."},
    {"zero-shot-classification", "Sorts texts into classes that it was not trained on."},
    {"zero-shot-image-classification", "Sorts images into classes that it was not trained on."},
    {"zero-shot-object-detection", "Finds things in images that are named in words."},
});

/// Tasks that are taken widely, with what is true of all models that bear them.
constexpr std::array kWideTasks = std::to_array<Task>({
    {"audio-classification", "Made for audio classification: classes or scores of a recording."},
    {"audio-to-audio", "Made for audio to audio: turns one recording into another."},
    {"feature-extraction", "Made for feature extraction: turns what it is given into vectors."},
    {"graph-ml", "Made for graph machine learning: learns from nodes and edges."},
    {"image-classification", "Made for image classification: classes or scores of an image."},
    {"image-to-image", "Made for image to image: turns one image into another."},
    {"image-to-text", "Made for image to text: goes from what an image shows to text."},
    {"text-generation", "Made for text generation: writes on from a text that it is given."},
    {"text2text-generation", "Made for text to text: turns one text into another."},
    {"token-classification", "Made for token classification: marks words or parts of a text."},
});

const Task* find_task(const Task* begin, const Task* end, std::string_view task) {
  const Task* found =
      std::find_if(begin, end, [task](const Task& one) { return one.task == task; });
  return found == end ? nullptr : found;
}

const Task* wide_task(std::string_view task) {
  return find_task(kWideTasks.data(), kWideTasks.data() + kWideTasks.size(), task);
}

/// "image to text" of "image-to-text".
std::string task_words(std::string_view task) {
  std::string words = catalogue::slug(task);
  std::replace(words.begin(), words.end(), '-', ' ');
  return words.empty() ? "unnamed task" : words;
}

std::string capitalised(std::string words) {
  // Never empty: what has no words is an "unnamed task".
  words[0] = to_upper(words[0]);
  return words;
}

}  // namespace

Capability capability_of_task(std::string_view task) {
  Capability capability;
  capability.name = capitalised(task_words(task));
  const Task* row = find_task(kTasks.data(), kTasks.data() + kTasks.size(), task);
  // A task that came to the hub after this table was made has its own words at least.
  capability.text = row == nullptr ? capability.name : std::string(row->text);
  return capability;
}

bool is_wide_task(std::string_view task) { return wide_task(task) != nullptr; }

Capability capability_of_tag(std::string_view task) {
  Capability capability = capability_of_task(task);
  if (const Task* wide = wide_task(task)) capability.text = wide->text;
  return capability;
}

Capability examples_of_task(std::string_view task) {
  Capability capability;
  const std::string words = task_words(task);
  capability.name = capitalised(words) + " data";
  capability.text = fmt::format("Examples for {}: to train and test models.", words);
  return capability;
}

}  // namespace matchgraph::importers

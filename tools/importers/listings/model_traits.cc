#include "tools/importers/listings/model_traits.h"

#include <array>
#include <string_view>

namespace matchgraph::importers {
namespace {

struct TraitText {
  ModelTrait trait;
  std::string_view name;
  std::string_view text;
};

/// The words are those that conditions ("accepts images", "transcribes") are read by, and say what
/// goes in and what comes out.
constexpr std::array<TraitText, static_cast<std::size_t>(ModelTrait::kCount)> kTexts = {{
    {ModelTrait::kTextOutput, "Text generation",
     "Language model: chats, answers questions, writes and summarises."},
    {ModelTrait::kImageInput, "Vision: image input",
     "Accepts images together with text, and answers in text."},
    {ModelTrait::kAudioInput, "Audio input", "Accepts audio and understands speech."},
    {ModelTrait::kVideoInput, "Video input", "Accepts videos and tells what happens in them."},
    {ModelTrait::kPdfInput, "PDF input", "Reads PDF documents."},
    {ModelTrait::kImageOutput, "Image generation", "Image model: generates images."},
    {ModelTrait::kAudioOutput, "Audio output", "Answers in audio, such as speech or music."},
    {ModelTrait::kVideoOutput, "Video generation", "Video model: generates videos."},
    {ModelTrait::kToolCalling, "Tool calling",
     "Calls tools: picks one of the given functions and fills in its arguments."},
    {ModelTrait::kReasoning, "Reasoning", "Thinks step by step before it answers."},
    {ModelTrait::kStructuredOutput, "Structured output", "Returns JSON that follows a schema."},
    {ModelTrait::kLongContext, "Long context",
     "Takes long documents: a context window of 100k tokens or more."},
    {ModelTrait::kMillionTokens, "Context of a million tokens",
     "Takes whole books and code bases: a context window of one million tokens or more."},
    {ModelTrait::kOpenWeights, "Open weights", "Open weights: can be run on one's own machines."},
    {ModelTrait::kLowPrice, "Low price", "Cheap: at most 0.50 USD per million input tokens."},
    {ModelTrait::kFree, "Free of charge", "Tokens cost nothing."},
    {ModelTrait::kPromptCaching, "Prompt caching",
     "Charges less for the part of a prompt that is cached."},
    {ModelTrait::kWebSearch, "Web search", "Searches the web for current information."},
    {ModelTrait::kComputerUse, "Computer use", "Operates a computer by mouse and keyboard."},
    {ModelTrait::kImageEditing, "Image editing", "Edits a given image as told."},
    {ModelTrait::kEmbeddings, "Embeddings",
     "Embedding model: turns texts into vectors, for search by meaning."},
    {ModelTrait::kReranking, "Reranking",
     "Ranking model: sorts found passages by how well they fit a query."},
    {ModelTrait::kTranscription, "Transcription", "Speech model: transcribes speech into text."},
    {ModelTrait::kSpeech, "Speech synthesis", "Speech model: reads text aloud."},
    {ModelTrait::kRealtime, "Realtime conversation", "Holds spoken conversations in real time."},
    {ModelTrait::kModeration, "Moderation", "Moderation model: flags harmful content."},
    {ModelTrait::kTextRecognition, "Text recognition",
     "Recognises the text of scanned pages (OCR)."},
    {ModelTrait::kVectorStore, "Vector store", "Keeps vectors and finds the nearest ones."},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kTexts.size(); ++i) {
    if (static_cast<std::size_t>(kTexts[i].trait) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "one row per trait, in the order of the enumeration");

}  // namespace

void set(ModelTraits& traits, ModelTrait trait, bool value) {
  traits.set(static_cast<std::size_t>(trait), value);
}

Capability capability_of(ModelTrait trait) {
  const TraitText& row = kTexts[static_cast<std::size_t>(trait)];
  Capability capability;
  capability.name = row.name;
  capability.text = row.text;
  return capability;
}

std::vector<Capability> capabilities_of(const ModelTraits& traits) {
  std::vector<Capability> capabilities;
  for (std::size_t i = 0; i < traits.size(); ++i) {
    if (traits.test(i)) capabilities.push_back(capability_of(static_cast<ModelTrait>(i)));
  }
  return capabilities;
}

}  // namespace matchgraph::importers

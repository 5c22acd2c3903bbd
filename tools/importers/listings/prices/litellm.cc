#include "tools/importers/listings/prices/litellm.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "text/unicode_text.h"
#include "tools/importers/listings/json_files.h"
#include "tools/importers/listings/key_name.h"
#include "tools/importers/listings/prices/model_offer.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;
using importers::ModelOffer;
using importers::ModelTrait;

constexpr importers::JsonFormat kLiteLlm{
    .name = "litellm",
    .source_name = "LiteLLM",
    .source_url =
        "https://github.com/BerriAI/litellm/blob/main/model_prices_and_context_window.json",
    .expected = "an object of models, each with its litellm_provider",
    .place = {.members = true}};

constexpr catalogue::Range kLiteLlmNumber{0, std::numeric_limits<double>::infinity()};

/// Members that describe the map itself.
constexpr std::array<std::string_view, 2> kNoModels = {"sample_spec", "fallback_generalizations"};

struct LiteLlmProvider {
  std::string_view name;  ///< as the map calls it
  std::string_view id;    ///< as models.dev calls it
};

// An offer gets the same id from either list by these, as ids begin with the provider.
constexpr std::array kLiteLlmProviders = std::to_array<LiteLlmProvider>({
    {"azure_ai", "azure"},
    {"azure_text", "azure"},
    {"bedrock", "amazon-bedrock"},
    {"bedrock_converse", "amazon-bedrock"},
    {"cloudflare", "cloudflare-workers-ai"},
    {"cohere_chat", "cohere"},
    {"dashscope", "alibaba"},
    {"fireworks_ai-embedding-models", "fireworks-ai"},
    {"friendliai", "friendli"},
    {"gemini", "google"},
    {"gmi", "gmicloud"},
    {"gradient_ai", "digitalocean"},
    {"meta_llama", "llama"},
    {"moonshot", "moonshotai"},
    {"novita", "novita-ai"},
    {"palm", "google"},
    {"snowflake", "snowflake-cortex"},
    {"text-completion-inception", "inception"},
    {"text-completion-openai", "openai"},
    {"together_ai", "togetherai"},
    {"vercel_ai_gateway", "vercel"},
});

std::string provider_id(const std::string& name) {
  // The map has one provider per maker that is served there.
  if (name.starts_with("vertex_ai")) return "google-vertex";
  const auto row =
      std::find_if(kLiteLlmProviders.begin(), kLiteLlmProviders.end(),
                   [&name](const LiteLlmProvider& provider) { return provider.name == name; });
  return row == kLiteLlmProviders.end() ? catalogue::slug(name) : std::string(row->id);
}

/// The key without the provider that it may begin with: "azure/gpt-4o" of azure is "gpt-4o", and
/// so is "vertex_ai/gpt-4o" of vertex_ai-openai_models.
std::string model_of(const std::string& key, const std::string& provider) {
  const std::size_t slash = key.find('/');
  if (slash == std::string::npos) return key;
  const std::string head = catalogue::slug(key.substr(0, slash));
  const bool is_provider = !head.empty() && catalogue::slug(provider).starts_with(head);
  return is_provider && slash + 1 < key.size() ? key.substr(slash + 1) : key;
}

struct LiteLlmMode {
  std::string_view mode;
  std::string_view type;
  std::string_view output;  ///< modality; empty: none that has a word
  ModelTrait trait;
};

constexpr std::array kLiteLlmModes = {
    // Three ways to call what answers in text, which only matter to who writes the calls.
    LiteLlmMode{"chat", "model", "text", ModelTrait::kTextOutput},
    LiteLlmMode{"responses", "model", "text", ModelTrait::kTextOutput},
    LiteLlmMode{"completion", "model", "text", ModelTrait::kTextOutput},
    LiteLlmMode{"image_generation", "model", "image", ModelTrait::kImageOutput},
    LiteLlmMode{"image_edit", "model", "image", ModelTrait::kImageEditing},
    LiteLlmMode{"video_generation", "model", "video", ModelTrait::kVideoOutput},
    LiteLlmMode{"embedding", "model", "", ModelTrait::kEmbeddings},
    LiteLlmMode{"rerank", "model", "", ModelTrait::kReranking},
    LiteLlmMode{"audio_transcription", "model", "text", ModelTrait::kTranscription},
    LiteLlmMode{"audio_speech", "model", "audio", ModelTrait::kSpeech},
    LiteLlmMode{"realtime", "model", "", ModelTrait::kRealtime},
    LiteLlmMode{"moderation", "model", "", ModelTrait::kModeration},
    LiteLlmMode{"ocr", "model", "text", ModelTrait::kTextRecognition},
    // Interfaces that are no models, though the map lists them as such.
    LiteLlmMode{"search", "api", "", ModelTrait::kWebSearch},
    LiteLlmMode{"vector_store", "api", "", ModelTrait::kVectorStore},
};

void read_litellm_mode(FieldReader& model, ModelOffer& offer) {
  const std::string name = model.line("mode");
  const auto mode = std::find_if(kLiteLlmModes.begin(), kLiteLlmModes.end(),
                                 [&name](const LiteLlmMode& one) { return one.mode == name; });
  if (!name.empty()) offer.tags.push_back(name);
  // A new mode is still a tag.
  if (mode == kLiteLlmModes.end()) return;
  offer.type = mode->type;
  set(offer.traits, mode->trait);
  if (!mode->output.empty()) offer.outputs.emplace_back(mode->output);
}

void add_litellm_modality(std::vector<std::string>& modalities, const std::string& one) {
  if (std::find(modalities.begin(), modalities.end(), one) != modalities.end()) return;
  modalities.push_back(one);
}

void read_litellm_modalities(FieldReader& model, ModelOffer& offer) {
  for (const std::string& one : model.words("supported_modalities")) {
    add_litellm_modality(offer.inputs, one);
  }
  for (const std::string& one : model.words("supported_output_modalities")) {
    add_litellm_modality(offer.outputs, one);
  }
  // Entries have lists of modalities, flags for them, or both.
  const std::pair<const char*, const char*> inputs[] = {{"supports_vision", "image"},
                                                        {"supports_image_input", "image"},
                                                        {"supports_pdf_input", "pdf"},
                                                        {"supports_audio_input", "audio"},
                                                        {"supports_video_input", "video"}};
  for (const auto& [name, modality] : inputs) {
    if (model.flag(name).value_or(false)) add_litellm_modality(offer.inputs, modality);
  }
  if (model.flag("supports_audio_output").value_or(false)) {
    add_litellm_modality(offer.outputs, "audio");
  }
}

void read_litellm_flags(FieldReader& model, ModelOffer& offer) {
  const std::pair<const char*, ModelTrait> flags[] = {
      {"supports_function_calling", ModelTrait::kToolCalling},
      {"supports_reasoning", ModelTrait::kReasoning},
      {"supports_response_schema", ModelTrait::kStructuredOutput},
      {"supports_native_structured_output", ModelTrait::kStructuredOutput},
      {"supports_prompt_caching", ModelTrait::kPromptCaching},
      {"supports_web_search", ModelTrait::kWebSearch},
      {"supports_computer_use", ModelTrait::kComputerUse}};
  for (const auto& [name, trait] : flags) {
    if (model.flag(name).value_or(false)) set(offer.traits, trait);
  }
}

std::optional<double> read_litellm_price(FieldReader& model, std::string_view name) {
  const auto price = model.number(name, kLiteLlmNumber);
  return price ? std::optional(importers::per_million(*price)) : std::nullopt;
}

importers::TokenPrices read_litellm_prices(FieldReader& model) {
  importers::TokenPrices prices;
  // The map writes 0 where a price is not known as well.
  prices.zero_is_free = false;
  prices.input = read_litellm_price(model, "input_cost_per_token");
  prices.output = read_litellm_price(model, "output_cost_per_token");
  prices.cache_read = read_litellm_price(model, "cache_read_input_token_cost");
  prices.cache_write = read_litellm_price(model, "cache_creation_input_token_cost");
  prices.input_audio = read_litellm_price(model, "input_cost_per_audio_token");
  prices.output_audio = read_litellm_price(model, "output_cost_per_audio_token");
  prices.reasoning = read_litellm_price(model, "output_cost_per_reasoning_token");
  prices.batch_input = read_litellm_price(model, "input_cost_per_token_batches");
  prices.batch_output = read_litellm_price(model, "output_cost_per_token_batches");
  return prices;
}

/// The first price that is more than zero of those for something else than a token.
std::optional<Price> read_litellm_other_price(FieldReader& model) {
  const std::pair<const char*, const char*> units[] = {
      {"output_cost_per_image", "image"},
      {"input_cost_per_image", "image"},
      {"output_cost_per_video_per_second", "second of video"},
      {"input_cost_per_second", "second"},
      {"output_cost_per_second", "second"},
      {"input_cost_per_character", "character"},
      {"output_cost_per_character", "character"},
      {"input_cost_per_pixel", "pixel"},
      {"output_cost_per_pixel", "pixel"},
      {"input_cost_per_query", "query"},
      {"input_cost_per_request", "request"},
      {"ocr_cost_per_page", "page"}};
  std::optional<Price> found;
  for (const auto& [name, unit] : units) {
    const auto amount = model.number(name, kLiteLlmNumber);
    // In the order of the table, as that of the file says nothing.
    if (!found && amount && *amount > 0)
      found = Price{.amount = *amount, .per = unit, .output = {}};
  }
  return found;
}

void read_litellm_limits(FieldReader& model, ModelOffer& offer) {
  const auto either = static_cast<double>(model.count("max_tokens").value_or(0));
  offer.context = static_cast<double>(model.count("max_input_tokens").value_or(0));
  offer.max_output = static_cast<double>(model.count("max_output_tokens").value_or(0));
  // The older field is the output limit where that is known, else the input limit.
  if (offer.context == 0 && offer.max_output == 0) offer.context = either;
}

void read_litellm_model(FieldReader& fields, const importers::JsonElement& element,
                        importers::ElementOutput& output) {
  if (std::find(kNoModels.begin(), kNoModels.end(), element.key) != kNoModels.end()) return;
  const std::string provider = fields.line("litellm_provider");
  if (provider.empty()) {
    fields.log().warn(fields.path("litellm_provider"), "is missing", "the model is left out");
    return;
  }
  ModelOffer offer;
  offer.provider = provider_id(provider);
  offer.model = model_of(element.key, provider);
  // Whoever calls models through LiteLLM knows them by the whole key.
  if (offer.model != element.key) offer.aliases.push_back(element.key);
  read_litellm_mode(fields, offer);
  // Many interfaces are called "search": only with its provider that is a name.
  offer.name =
      offer.type == "model" ? importers::name_of_key(offer.model, offer.provider) : element.key;
  read_litellm_modalities(fields, offer);
  read_litellm_flags(fields, offer);
  offer.prices = read_litellm_prices(fields);
  offer.other_price = read_litellm_other_price(fields);
  read_litellm_limits(fields, offer);
  offer.url = fields.url("source");
  const std::string ends = fields.line("deprecation_date");
  if (!ends.empty()) offer.status = "deprecated from " + ends;
  output.add(to_entity(std::move(offer)), element.path);
}

}  // namespace

ImportReport import_litellm(const ImportRequest& request) {
  return import_json_files(request, kLiteLlm, read_litellm_model);
}

bool recognises_litellm(const FileHead& head) { return head.has_member(1, "litellm_provider"); }

}  // namespace matchgraph

#include <doctest/doctest.h>

#include <set>

#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/hub_tasks.h"
#include "tools/importers/listings/key_name.h"
#include "tools/importers/listings/model_makers.h"
#include "tools/importers/listings/model_traits.h"
#include "tools/importers/listings/prices/model_offer.h"

namespace matchgraph::importers {
namespace {

TEST_CASE("every trait has a text of its own, and a short one") {
  std::set<std::string> texts;
  ModelTraits all;
  all.set();
  const std::vector<Capability> capabilities = capabilities_of(all);
  CHECK(capabilities.size() == all.size());
  for (const Capability& capability : capabilities) {
    CAPTURE(capability.text);
    CHECK(texts.insert(capability.text).second);
    CHECK(texts.insert(capability.name).second);
    CHECK(capability.text.size() <= 90);
    CHECK(capability.text.ends_with('.'));
  }
  CHECK(capabilities_of({}).empty());
}

TEST_CASE("a model's maker is told by its name space, else by the leftmost word that tells one") {
  const std::pair<const char*, const char*> cases[] = {
      {"meta-llama/Llama-3.3-70B-Instruct", "Meta"},
      {"nvidia/llama-3.1-nemotron-70b", "NVIDIA"},
      {"deepseek-r1-distill-llama-70b", "DeepSeek"},
      {"accounts/fireworks/models/qwen2p5-coder-7b", "Alibaba"},
      {"us.anthropic.claude-sonnet-4-20250514-v1:0", "Anthropic"},
      {"Pro/MiniMaxAI/MiniMax-M2.5", "MiniMax"},
      {"@cf/meta/llama-2-7b-chat-fp16", "Meta"},
      {"gpt-4o", "OpenAI"},
      {"o3-mini", "OpenAI"},
      {"grok-4", "xAI"},
      {"somebody/Mystery-7B", ""},
      {"mystery", ""},
      {"openai/", "OpenAI"},
      {"", ""},
      {"/", ""},
      {"//x", ""}};
  for (const auto& [id, maker] : cases) {
    CAPTURE(id);
    CHECK(maker_of_model(id) == maker);
  }
}

TEST_CASE("a key's last part that says nothing takes in what stands in front of it") {
  CHECK(name_of_key("flux/kontext-max/text-to-image", "aiml") == "flux kontext-max text-to-image");
  CHECK(name_of_key("fal-ai/recraft/v3/text-to-image", "fal-ai") == "recraft v3 text-to-image");
  CHECK(name_of_key("fal-ai/ideogram/v3", "fal-ai") == "ideogram v3");
  CHECK(name_of_key("deepseek.v3-v1:0", "amazon-bedrock") == "deepseek v3");
  CHECK(name_of_key("flux.2-pro", "azure") == "flux 2-pro");
  CHECK(name_of_key("fast", "stability") == "stability fast");
  CHECK(name_of_key("meta/llama-3.3-70b", "vercel") == "llama-3.3-70b");
  CHECK(name_of_key("gpt-4o", "openai") == "gpt-4o");
  CHECK(name_of_key("us.anthropic.claude-sonnet-4-v1:0", "amazon-bedrock") == "claude-sonnet-4");
}

TEST_CASE("a model's name is the last part of its id, without Amazon's additions") {
  CHECK(name_of_model("azure/eu/gpt-5.1") == "gpt-5.1");
  CHECK(name_of_model("us.anthropic.claude-sonnet-4-v1:0") == "claude-sonnet-4");
  CHECK(name_of_model("amazon.nova-lite-v1:0") == "nova-lite");
  CHECK(name_of_model("mistral.mistral-7b-instruct-v0:2") == "mistral-7b-instruct");
  CHECK(name_of_model("anthropic.-v1") == "-v1");
  CHECK(name_of_model("gemini-2.5-flash-v1") == "gemini-2.5-flash-v1");
  CHECK(name_of_model("") == "");
}

TEST_CASE("prices per token become prices per million without noise") {
  CHECK(per_million(2.5e-06) == 2.5);
  CHECK(per_million(1.4e-07) == 0.14);
  CHECK(per_million(0.0000000028) == 0.0028);
  CHECK(per_million(0) == 0);
}

TEST_CASE("ids are in lower case, without white space") {
  CHECK(entity_id("Azure", "GPT 4o\tmini") == "azure/gpt-4o-mini");
  CHECK(entity_id("mcp", "Größe") == "mcp/größe");
}

TEST_CASE("days of times in seconds, within the calendar") {
  CHECK(date_of_seconds(0) == parse_date("1970-01-01"));
  CHECK(date_of_seconds(1709251199) == parse_date("2024-02-29"));
  CHECK_FALSE(date_of_seconds(-1));
  CHECK_FALSE(date_of_seconds(253402300800));
}

TEST_CASE("tasks of the hub have texts, and one that is not known gives its own words") {
  CHECK(capability_of_task("translation").text == "Translates texts between languages.");
  const std::pair<const char*, ModelTrait> same[] = {
      {"automatic-speech-recognition", ModelTrait::kTranscription},
      {"feature-extraction", ModelTrait::kEmbeddings},
      {"image-text-to-text", ModelTrait::kImageInput},
      {"text-generation", ModelTrait::kTextOutput},
      {"text-ranking", ModelTrait::kReranking},
      {"text-to-image", ModelTrait::kImageOutput},
      {"text-to-speech", ModelTrait::kSpeech},
      {"text-to-video", ModelTrait::kVideoOutput},
      {"video-text-to-text", ModelTrait::kVideoInput}};
  for (const auto& [task, trait] : same) {
    CAPTURE(task);
    CHECK(capability_of_task(task).text == capability_of(trait).text);
  }
  CHECK(capability_of_task("odd-task").name == "Odd task");
  CHECK(examples_of_task("odd-task").text == "Examples for odd task: to train and test models.");
}

}  // namespace
}  // namespace matchgraph::importers

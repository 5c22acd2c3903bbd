#include "tools/importers/listings/prices/model_offer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "tools/importers/common/entity_parts.h"
#include "tools/importers/listings/model_makers.h"

namespace matchgraph::importers {
namespace {

struct ModalityRow {
  std::string_view modality;
  std::optional<ModelTrait> input;
  std::optional<ModelTrait> output;
};

constexpr std::array kModalities = {
    ModalityRow{"text", std::nullopt, ModelTrait::kTextOutput},
    ModalityRow{"image", ModelTrait::kImageInput, ModelTrait::kImageOutput},
    ModalityRow{"audio", ModelTrait::kAudioInput, ModelTrait::kAudioOutput},
    ModalityRow{"video", ModelTrait::kVideoInput, ModelTrait::kVideoOutput},
    ModalityRow{"pdf", ModelTrait::kPdfInput, std::nullopt},
    // OpenRouter's word for documents.
    ModalityRow{"file", ModelTrait::kPdfInput, std::nullopt},
    ModalityRow{"embeddings", std::nullopt, ModelTrait::kEmbeddings},
};

struct NameRow {
  std::string_view part;  ///< of a name in lower case
  ModelTrait trait;
};

/// Kinds of models that lists of modalities have no word for, and that are always named so.
constexpr std::array kNamed = {
    NameRow{"embed", ModelTrait::kEmbeddings},
    NameRow{"rerank", ModelTrait::kReranking},
    NameRow{"whisper", ModelTrait::kTranscription},
    NameRow{"transcribe", ModelTrait::kTranscription},
};

struct TagRow {
  ModelTrait trait;
  std::string_view tag;
};

/// By the names that models.dev gives them, so that one tag finds models of all price lists.
constexpr std::array kTags = {
    TagRow{ModelTrait::kToolCalling, "tool_call"},
    TagRow{ModelTrait::kReasoning, "reasoning"},
    TagRow{ModelTrait::kStructuredOutput, "structured_output"},
    TagRow{ModelTrait::kOpenWeights, "open_weights"},
};

bool has(const ModelTraits& traits, ModelTrait trait) {
  return traits.test(static_cast<std::size_t>(trait));
}

void add_named_traits(ModelTraits& traits, const std::string& id) {
  for (const NameRow& row : kNamed) {
    if (id.find(row.part) != std::string::npos) set(traits, row.trait);
  }
}

void add_modalities(ModelTraits& traits, const ModelOffer& offer) {
  for (const ModalityRow& row : kModalities) {
    const auto is_named = [&row](const std::string& one) { return one == row.modality; };
    if (row.input && std::any_of(offer.inputs.begin(), offer.inputs.end(), is_named)) {
      set(traits, *row.input);
    }
    if (row.output && std::any_of(offer.outputs.begin(), offer.outputs.end(), is_named)) {
      set(traits, *row.output);
    }
  }
  // What answers in vectors or marks only is told to write text by its source, as it has no other
  // word.
  for (const ModelTrait other : {ModelTrait::kEmbeddings, ModelTrait::kReranking,
                                 ModelTrait::kModeration, ModelTrait::kTranscription}) {
    if (has(traits, other)) set(traits, ModelTrait::kTextOutput, false);
  }
}

std::optional<Pricing> pricing_of(const ModelOffer& offer) {
  const TokenPrices& prices = offer.prices;
  if (prices.input || prices.output) {
    const double input = prices.input.value_or(0);
    const bool is_zero = input == 0 && prices.output.value_or(0) == 0;
    // What is sold by the query or the image has tokens for nothing.
    if (is_zero && offer.other_price) return Pricing{PriceModel::kPaid, offer.other_price};
    if (is_zero && !prices.zero_is_free) return std::nullopt;
    // Something has a price, only not the input: it is paid, and how much goes in is not known.
    if (!prices.input) return Pricing{.model = PriceModel::kPaid, .price = std::nullopt};
    return Pricing{
        .model = is_zero ? PriceModel::kFree : PriceModel::kPaid,
        .price = Price{.amount = input, .per = "1M input tokens", .output = prices.output}};
  }
  if (offer.other_price) return Pricing{.model = PriceModel::kPaid, .price = offer.other_price};
  return std::nullopt;
}

/// What follows from limits and prices.
void add_measured_traits(ModelTraits& traits, const ModelOffer& offer,
                         const std::optional<Pricing>& pricing) {
  if (offer.context >= kLongContextTokens) set(traits, ModelTrait::kLongContext);
  if (offer.context >= kMillionTokens) set(traits, ModelTrait::kMillionTokens);
  // A price for cached input is how sources tell that there is a cache.
  if (offer.prices.cache_read.value_or(0) > 0) set(traits, ModelTrait::kPromptCaching);
  if (!pricing) return;
  if (pricing->model == PriceModel::kFree) set(traits, ModelTrait::kFree);
  // Free has a trait of its own, so 0 is not low.
  const bool has_price = offer.prices.input && pricing->price && pricing->price->amount > 0;
  if (has_price && pricing->price->amount <= kLowPriceUsd) set(traits, ModelTrait::kLowPrice);
}

std::vector<std::string> tags_of(const ModelOffer& offer, const ModelTraits& traits) {
  std::vector<std::string> tags;
  for (const TagRow& row : kTags) {
    if (has(traits, row.trait)) add_once(tags, std::string(row.tag));
  }
  // With the side in front, as "image" alone would not tell what reads images from what makes them.
  for (const std::string& input : offer.inputs) add_once(tags, "in:" + input);
  for (const std::string& output : offer.outputs) add_once(tags, "out:" + output);
  add_once(tags, offer.family);
  for (const std::string& tag : offer.tags) add_once(tags, tag);
  return tags;
}

void add_signals(Entity& entity, const ModelOffer& offer) {
  const auto add = [&entity](const char* name, std::optional<double> value) {
    // 0 stands for "not known" where these come from.
    if (value && *value > 0) add_signal(entity, name, *value);
  };
  for (const Signal& signal : offer.signals) add_signal(entity, signal.name, signal.value);
  add("context", offer.context);
  add("max_input", offer.max_input);
  add("max_output", offer.max_output);
  add("cache_read_price", offer.prices.cache_read);
  add("cache_write_price", offer.prices.cache_write);
  add("input_audio_price", offer.prices.input_audio);
  add("output_audio_price", offer.prices.output_audio);
  add("reasoning_price", offer.prices.reasoning);
  add("batch_input_price", offer.prices.batch_input);
  add("batch_output_price", offer.prices.batch_output);
}

std::vector<std::string> aliases_of(const ModelOffer& offer, const std::string& name) {
  std::vector<std::string> aliases;
  const auto add = [&](const std::string& alias) {
    if (alias != name) add_once(aliases, alias);
  };
  add(offer.model);
  // People name a model without the region, maker and revision that a cloud puts around it.
  add(name_of_model(offer.model));
  add(offer.hub_id);
  for (const std::string& alias : offer.aliases) add(alias);
  return aliases;
}

/// A provider that makes models offers its own under names that say nothing: "tts-1".
std::string maker_of(const ModelOffer& offer) {
  if (!offer.maker.empty()) return offer.maker;
  std::string maker = maker_of_model(offer.model);
  return maker.empty() ? maker_of_model(offer.provider + "/") : maker;
}

}  // namespace

double per_million(double per_token) {
  constexpr double kMillion = 1'000'000;
  // Ten digits: 1.5e-7 times a million is 0.15 and not 0.15000000000000002.
  return std::strtod(fmt::format("{:.10g}", per_token * kMillion).c_str(), nullptr);
}

Entity to_entity(ModelOffer offer) {
  Entity entity;
  entity.id = entity_id(offer.provider, offer.model);
  entity.name = offer.name.empty() ? name_of_model(offer.model) : offer.name;
  entity.type = offer.type;
  entity.maker = maker_of(offer);
  entity.pricing = pricing_of(offer);
  // Before modalities, which take text output away from what is only named an embedder.
  add_named_traits(offer.traits, entity.id);
  add_modalities(offer.traits, offer);
  add_measured_traits(offer.traits, offer, entity.pricing);
  entity.capabilities = capabilities_of(offer.traits);
  entity.tags = tags_of(offer, offer.traits);
  add_signals(entity, offer);
  entity.aliases = aliases_of(offer, entity.name);
  add_extra(entity, "hub_id", offer.hub_id);
  add_extra(entity, "knowledge_cutoff", offer.knowledge_cutoff);
  add_extra(entity, "provider", offer.provider_name);
  add_extra(entity, "status", offer.status);
  entity.summary = std::move(offer.summary);
  entity.url = std::move(offer.url);
  entity.released = offer.released;
  // When somebody else's list was last looked over says nothing of the model's age.
  const bool is_makers_own = maker_of_model(offer.provider + "/") == entity.maker;
  if (is_makers_own) entity.updated = offer.updated;
  return entity;
}

}  // namespace matchgraph::importers

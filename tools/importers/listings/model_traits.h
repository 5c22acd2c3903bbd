// What a model can do, as a source's flags tell it -> a short capability text.
//
// Every importer says the same thing in the same words, so that models of different sources are
// found by the same needs and are recognised as alike.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph::importers {

enum class ModelTrait : std::uint8_t {
  kTextOutput,
  kImageInput,
  kAudioInput,
  kVideoInput,
  kPdfInput,
  kImageOutput,
  kAudioOutput,
  kVideoOutput,
  kToolCalling,
  kReasoning,
  kStructuredOutput,
  kLongContext,
  kMillionTokens,
  kOpenWeights,
  kLowPrice,
  kFree,
  kPromptCaching,
  kWebSearch,
  kComputerUse,
  kImageEditing,
  kEmbeddings,
  kReranking,
  kTranscription,
  kSpeech,
  kRealtime,
  kModeration,
  kTextRecognition,
  kVectorStore,
  kCount
};

using ModelTraits = std::bitset<static_cast<std::size_t>(ModelTrait::kCount)>;

/// From how many tokens of context on a context is called long; as its text says.
inline constexpr double kLongContextTokens = 100'000;
inline constexpr double kMillionTokens = 1'000'000;
/// Up to how many USD per million input tokens a model is called cheap; as its text says.
inline constexpr double kLowPriceUsd = 0.5;

void set(ModelTraits& traits, ModelTrait trait, bool value = true);

/// Name and text of one trait. Both are constants.
Capability capability_of(ModelTrait trait);

/// One capability for each trait that is set, in the order of the enumeration.
std::vector<Capability> capabilities_of(const ModelTraits& traits);

}  // namespace matchgraph::importers

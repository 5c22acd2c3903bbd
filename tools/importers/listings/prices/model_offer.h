// One model as one provider offers it: what the price lists have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"
#include "tools/importers/listings/model_traits.h"

namespace matchgraph::importers {

/// Prices in USD per million tokens, each >= 0.
struct TokenPrices {
  std::optional<double> input;
  std::optional<double> output;
  std::optional<double> cache_read;
  std::optional<double> cache_write;
  std::optional<double> input_audio;
  std::optional<double> output_audio;
  std::optional<double> reasoning;
  std::optional<double> batch_input;
  std::optional<double> batch_output;
  /// Whether prices of zero mean that it costs nothing. Else they say nothing about the price: a
  /// plan that is paid by the month, or a gap in the source.
  bool zero_is_free = true;
};

struct ModelOffer {
  std::string provider;       ///< who offers it, as an id: "azure"
  std::string provider_name;  ///< the same for people; empty where a source has no such name
  std::string model;          ///< the provider's id of the model: "meta-llama/Llama-3.3-70B"
  std::string name;           ///< empty: see name_of_model
  std::string type = "model";
  std::string maker;  ///< empty: see maker_of_model
  std::string family;
  std::string summary;
  std::string url;
  std::string hub_id;  ///< of its weights on Hugging Face: "zai-org/GLM-5"
  std::vector<std::string> aliases;
  std::vector<std::string> inputs;   ///< modalities: text, image, audio, video, pdf, file
  std::vector<std::string> outputs;  ///< the same
  std::vector<std::string> tags;     ///< further ones
  ModelTraits traits;                ///< that do not follow from the other fields
  TokenPrices prices;
  std::optional<Price> other_price;  ///< for what is not sold by the token
  double context = 0;                ///< tokens; 0: unknown
  double max_input = 0;
  double max_output = 0;
  std::vector<Signal> signals;  ///< further ones
  std::optional<Date> released;
  std::optional<Date> updated;   ///< kept of what its maker offers itself
  std::string knowledge_cutoff;  ///< a date
  std::string status;            ///< "deprecated", "beta", ...; empty: in use
};

/// Facts, tags and one capability for each trait; the id is "PROVIDER/MODEL" (entity_id). Nothing
/// is said about what is not known.
Entity to_entity(ModelOffer offer);

/// A price per token as one per million tokens, without the noise of the multiplication.
double per_million(double per_token);

}  // namespace matchgraph::importers

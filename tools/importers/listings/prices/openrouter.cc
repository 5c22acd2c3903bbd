#include "tools/importers/listings/prices/openrouter.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "text/parse_number.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/json_files.h"
#include "tools/importers/listings/model_makers.h"
#include "tools/importers/listings/prices/model_offer.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;
using importers::ModelOffer;
using importers::ModelTrait;

constexpr importers::JsonFormat kOpenRouter{
    .name = "openrouter",
    .source_name = "OpenRouter",
    .source_url = "https://openrouter.ai/api/v1/models",
    .expected = "an object whose data is an array of models",
    .place = {.items = true, .list = "data", .whole = true}};

/// A price per token, written as text, in USD per million. Negative ones stand for "varies".
std::optional<double> read_openrouter_price(FieldReader& pricing, std::string_view name) {
  const auto value = pricing.take(name);
  if (!value) return std::nullopt;
  double price = 0;
  bool is_number = value->is_number();
  if (is_number) {
    price = value->get<double>();
  } else if (value->is_string()) {
    const auto number = parse_number<double>(value->get_ref<const std::string&>());
    is_number = number.has_value();
    price = number.value_or(0);
  }
  if (!is_number) {
    pricing.log().warn(
        pricing.path(name),
        fmt::format("expected a price per token, found {}", catalogue::shown(*value)),
        "the field is dropped");
    return std::nullopt;
  }
  if (price < 0) return std::nullopt;
  return importers::per_million(price);
}

importers::TokenPrices read_openrouter_pricing(FieldReader& model) {
  importers::TokenPrices prices;
  auto pricing = model.object("pricing");
  if (!pricing) return prices;
  FieldReader fields(*pricing, model.path("pricing"), model.log());
  prices.input = read_openrouter_price(fields, "prompt");
  prices.output = read_openrouter_price(fields, "completion");
  prices.cache_read = read_openrouter_price(fields, "input_cache_read");
  prices.cache_write = read_openrouter_price(fields, "input_cache_write");
  prices.input_audio = read_openrouter_price(fields, "audio");
  prices.output_audio = read_openrouter_price(fields, "audio_output");
  prices.reasoning = read_openrouter_price(fields, "internal_reasoning");
  return prices;
}

void read_openrouter_limits(FieldReader& model, ModelOffer& offer) {
  offer.context = static_cast<double>(model.count("context_length").value_or(0));
  auto provider = model.object("top_provider");
  if (!provider) return;
  FieldReader fields(*provider, model.path("top_provider"), model.log());
  offer.max_output = static_cast<double>(fields.count("max_completion_tokens").value_or(0));
}

void read_openrouter_abilities(FieldReader& model, ModelOffer& offer) {
  // Of these parameters only those that tell an ability: "temperature" is taken by nearly all
  // models.
  const std::pair<const char*, ModelTrait> parameters[] = {
      {"tools", ModelTrait::kToolCalling},
      {"reasoning", ModelTrait::kReasoning},
      {"structured_outputs", ModelTrait::kStructuredOutput},
      {"web_search_options", ModelTrait::kWebSearch}};
  const std::vector<std::string> supported = model.words("supported_parameters");
  for (const auto& [name, trait] : parameters) {
    if (std::find(supported.begin(), supported.end(), name) != supported.end()) {
      set(offer.traits, trait);
    }
  }
  auto architecture = model.object("architecture");
  if (!architecture) return;
  FieldReader fields(*architecture, model.path("architecture"), model.log());
  offer.inputs = fields.words("input_modalities");
  offer.outputs = fields.words("output_modalities");
}

/// Figures of benchmarks that OpenRouter quotes.
void read_openrouter_benchmarks(FieldReader& model, ModelOffer& offer) {
  auto benchmarks = model.object("benchmarks");
  if (!benchmarks) return;
  FieldReader fields(*benchmarks, model.path("benchmarks"), model.log());
  auto indices = fields.object("artificial_analysis");
  if (!indices) return;
  FieldReader index_fields(*indices, fields.path("artificial_analysis"), model.log());
  for (const char* name : {"intelligence_index", "coding_index", "agentic_index"}) {
    const auto value = index_fields.number(name, {0, std::numeric_limits<double>::infinity()});
    if (value) offer.signals.push_back({.name = name, .value = *value});
  }
}

void read_openrouter_dates(FieldReader& model, ModelOffer& offer) {
  if (const auto created = model.count("created")) {
    offer.released = importers::date_of_seconds(*created);
  }
  offer.knowledge_cutoff = model.line("knowledge_cutoff");
  const std::string expires = model.line("expiration_date");
  if (!expires.empty()) offer.status = "expires " + expires;
}

/// "Sakana" of "Sakana: Fugu Ultra", for makers that no list of ours has.
std::string maker_before_name(const std::string& name) {
  const std::size_t colon = name.find(": ");
  return colon == std::string::npos ? std::string() : name.substr(0, colon);
}

void read_openrouter_model(FieldReader& fields, const importers::JsonElement& /*element*/,
                           importers::ElementOutput& output) {
  ModelOffer offer;
  offer.model = fields.line("id");
  if (offer.model.empty()) {
    fields.log().warn(fields.path("id"), "is missing", "the model is left out");
    return;
  }
  offer.provider = "openrouter";
  offer.provider_name = "OpenRouter";
  offer.name = fields.line("name");
  offer.maker = importers::maker_of_model(offer.model);
  if (offer.maker.empty()) offer.maker = maker_before_name(offer.name);
  offer.summary = fields.text("description");
  offer.url = "https://openrouter.ai/" + offer.model;
  offer.hub_id = fields.line("hugging_face_id");
  // OpenRouter gives an id of the hub to what can be fetched there, and has no other flag for it.
  set(offer.traits, ModelTrait::kOpenWeights, !offer.hub_id.empty());
  // OpenRouter's lasting name of the model, where the id may lead to another version later.
  const std::string slug = fields.line("canonical_slug");
  if (!slug.empty()) offer.aliases.push_back(slug);
  offer.prices = read_openrouter_pricing(fields);
  read_openrouter_limits(fields, offer);
  read_openrouter_abilities(fields, offer);
  read_openrouter_benchmarks(fields, offer);
  read_openrouter_dates(fields, offer);
  output.add(to_entity(std::move(offer)), fields.path("id"));
}

}  // namespace

ImportReport import_openrouter(const ImportRequest& request) {
  return import_json_files(request, kOpenRouter, read_openrouter_model);
}

bool recognises_openrouter(const FileHead& head) {
  // Many an API has its list under "data"; what its entries hold tells OpenRouter's.
  return head.has_member(0, "data") &&
         (head.has_member(1, "context_length") || head.has_member(1, "supported_parameters"));
}

}  // namespace matchgraph

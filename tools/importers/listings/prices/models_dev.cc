#include "tools/importers/listings/prices/models_dev.h"

#include <limits>
#include <string>
#include <utility>

#include "tools/importers/listings/json_files.h"
#include "tools/importers/listings/prices/model_offer.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;
using importers::ModelOffer;
using importers::ModelTrait;
using ModelsDevJson = importers::Json;

constexpr importers::JsonFormat kModelsDev{
    .name = "models.dev",
    .source_name = "models.dev",
    .source_url = "https://models.dev/api.json",
    .expected = "an object of providers, each with its models",
    .place = {.members = true, .inner = "models"}};

constexpr catalogue::Range kModelsDevPrice{0, std::numeric_limits<double>::infinity()};

struct ModelsDevProvider {
  std::string id;
  std::string name;
  std::string url;
  bool zero_is_free = true;
};

bool states_zero(const ModelsDevJson& cost) {
  // A price that is left out counts as zero: an embedder has none for what comes out.
  const auto is_zero = [&cost](const char* name) {
    const auto member = cost.find(name);
    return member == cost.end() || (member->is_number() && member->get<double>() == 0);
  };
  return is_zero("input") && is_zero("output");
}

/// Whether the provider charges for at least half of the models that it states prices of.
bool charges_for_most(const ModelsDevJson& models) {
  std::size_t priced = 0;
  std::size_t zero = 0;
  for (const ModelsDevJson& model : models) {
    if (!model.is_object()) continue;
    const auto cost = model.find("cost");
    if (cost == model.end() || !cost->is_object()) continue;
    ++priced;
    zero += states_zero(*cost) ? 1 : 0;
  }
  // Where most are "free" zero is a plan that is paid by the month, or a gap in the list.
  return zero * 2 <= priced;
}

importers::TokenPrices read_models_dev_cost(FieldReader& model) {
  importers::TokenPrices prices;
  auto cost = model.object("cost");
  if (!cost) return prices;
  FieldReader fields(*cost, model.path("cost"), model.log());
  prices.input = fields.number("input", kModelsDevPrice);
  prices.output = fields.number("output", kModelsDevPrice);
  prices.cache_read = fields.number("cache_read", kModelsDevPrice);
  prices.cache_write = fields.number("cache_write", kModelsDevPrice);
  prices.input_audio = fields.number("input_audio", kModelsDevPrice);
  prices.output_audio = fields.number("output_audio", kModelsDevPrice);
  prices.reasoning = fields.number("reasoning", kModelsDevPrice);
  return prices;
}

void read_models_dev_limit(FieldReader& model, ModelOffer& offer) {
  auto limit = model.object("limit");
  if (!limit) return;
  FieldReader fields(*limit, model.path("limit"), model.log());
  offer.context = static_cast<double>(fields.count("context").value_or(0));
  offer.max_input = static_cast<double>(fields.count("input").value_or(0));
  offer.max_output = static_cast<double>(fields.count("output").value_or(0));
}

void read_models_dev_flags(FieldReader& model, ModelOffer& offer) {
  const std::pair<const char*, ModelTrait> flags[] = {
      {"tool_call", ModelTrait::kToolCalling},
      {"reasoning", ModelTrait::kReasoning},
      {"structured_output", ModelTrait::kStructuredOutput},
      {"open_weights", ModelTrait::kOpenWeights}};
  for (const auto& [name, trait] : flags) {
    set(offer.traits, trait, model.flag(name).value_or(false));
  }
  auto modalities = model.object("modalities");
  if (!modalities) return;
  FieldReader fields(*modalities, model.path("modalities"), model.log());
  offer.inputs = fields.words("input");
  offer.outputs = fields.words("output");
}

/// "org/model" of the first address of weights on Hugging Face.
std::string read_models_dev_weights(FieldReader& model) {
  constexpr std::string_view kHub = "https://huggingface.co/";
  auto weights = model.array("weights");
  if (!weights) return {};
  for (ModelsDevJson& place : *weights) {
    if (!place.is_object()) continue;
    FieldReader fields(place, model.path("weights"), model.log());
    const std::string url = fields.url("url");
    // As the importer of the hub names its entries, so that an offer and its weights can be told to
    // belong together.
    if (url.starts_with(kHub)) return url.substr(kHub.size());
  }
  return {};
}

void read_models_dev_model(FieldReader& fields, const std::string& key,
                           const ModelsDevProvider& provider, importers::ElementOutput& output) {
  ModelOffer offer;
  offer.provider = provider.id;
  offer.provider_name = provider.name;
  offer.url = provider.url;
  offer.model = fields.line("id");
  if (offer.model.empty()) offer.model = key;
  offer.name = fields.line("name");
  offer.family = fields.line("family");
  offer.prices = read_models_dev_cost(fields);
  offer.prices.zero_is_free = provider.zero_is_free;
  read_models_dev_limit(fields, offer);
  read_models_dev_flags(fields, offer);
  offer.hub_id = read_models_dev_weights(fields);
  offer.released = fields.date("release_date");
  if (offer.released == parse_date("1970-01-01")) offer.released.reset();  // a program's zero
  offer.updated = fields.date("last_updated");
  offer.knowledge_cutoff = fields.line("knowledge");
  offer.status = fields.line("status");
  output.add(to_entity(std::move(offer)), fields.path("id"));
}

void read_models_dev_provider(FieldReader& fields, const importers::JsonElement& element,
                              importers::ElementOutput& output) {
  ModelsDevProvider provider;
  provider.id = fields.line("id");
  if (provider.id.empty()) provider.id = element.key;
  provider.name = fields.line("name");
  provider.url = fields.url("doc");
  auto models = fields.object("models");
  if (!models) {
    fields.log().warn(fields.path("models"), "is missing", "the provider is left out");
    return;
  }
  provider.zero_is_free = charges_for_most(*models);
  for (auto& [key, model] : models->get_ref<ModelsDevJson::object_t&>()) {
    // A provider is one element of thousands of lines, so each problem names the line of its model.
    const auto line = element.inner_lines.find(key);
    output.set_line(line == element.inner_lines.end() ? element.line : line->second);
    const std::string path = fields.path(key);
    if (!model.is_object()) {
      fields.log().warn(path, "expected an object, found " + catalogue::shown(model),
                        "it is left out");
      continue;
    }
    FieldReader model_fields(model, path, fields.log());
    read_models_dev_model(model_fields, key, provider, output);
  }
}

}  // namespace

ImportReport import_models_dev(const ImportRequest& request) {
  return import_json_files(request, kModelsDev, read_models_dev_provider);
}

bool recognises_models_dev(const FileHead& head) {
  // "models" alone is in many lists; these say how to connect, which only providers have.
  return head.has_member(1, "models") && (head.has_member(1, "npm") || head.has_member(1, "env"));
}

}  // namespace matchgraph

#include "tools/importers/listings/huggingface.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/listings/hub_tasks.h"
#include "tools/importers/listings/json_files.h"
#include "tools/importers/listings/model_makers.h"
#include "tools/importers/listings/model_traits.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;

constexpr importers::JsonFormat kHuggingFace{.name = "huggingface",
                                             .source_name = "Hugging Face",
                                             .source_url = "https://huggingface.co",
                                             .expected = "an array of models or datasets",
                                             .place = {.items = true, .whole = true}};

constexpr std::string_view kTaskCategories = "task_categories:";

/// Tags about the hub's own services.
constexpr std::array<std::string_view, 4> kServiceTags = {
    "autotrain_compatible", "endpoints_compatible", "text-generation-inference",
    "inference-endpoints"};

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [text](std::string_view one) { return text.starts_with(one); });
}

bool is_dataset(const std::vector<std::string>& tags) {
  return std::any_of(tags.begin(), tags.end(), [](const std::string& tag) {
    // Nothing in an entry says which it is but tags that only data sets have.
    return starts_with_any(tag, {kTaskCategories, "size_categories:", "format:", "modality:"});
  });
}

/// What tags say that has a place of its own, and the tags that are worth being one.
void sort_hub_tags(const std::vector<std::string>& tags, Entity& entity) {
  constexpr std::string_view kLicense = "license:";
  // Left out are tags that repeat a field and those that only the hub's own programs go by.
  for (const std::string& tag : tags) {
    if (tag.starts_with(kLicense)) {
      // The card's licence has been read by then, and says more.
      if (entity.license.empty())
        entity.license = importers::licence_of_field(tag.substr(kLicense.size()));
    } else if (tag.starts_with(kTaskCategories)) {
      importers::add_once(entity.tags, tag.substr(kTaskCategories.size()));
    } else if (!starts_with_any(tag, {"region:", "deploy:", "doi:", "arxiv:", "base_model:",
                                      "dataset:", "library:", "model-index"}) &&
               std::find(kServiceTags.begin(), kServiceTags.end(), tag) == kServiceTags.end()) {
      importers::add_once(entity.tags, tag);
    }
  }
}

void read_hub_counts(FieldReader& repository, Entity& entity) {
  const std::pair<const char*, const char*> counts[] = {
      {"downloads", "downloads"}, {"downloadsAllTime", "downloads_all_time"}, {"likes", "likes"}};
  for (const auto& [name, signal] : counts) {
    if (const auto count = repository.count(name)) {
      importers::add_signal(entity, signal, static_cast<double>(*count));
    }
  }
  // Only weights in this format say in the listing how many numbers they are.
  auto weights = repository.object("safetensors");
  if (!weights) return;
  FieldReader fields(*weights, repository.path("safetensors"), repository.log());
  if (const auto total = fields.count("total")) {
    importers::add_signal(entity, "parameters", static_cast<double>(*total));
  }
}

/// The head of the model card. Its licence may be one name or several.
void read_hub_card(FieldReader& repository, Entity& entity) {
  auto card = repository.object("cardData");
  if (!card) return;
  FieldReader fields(*card, repository.path("cardData"), repository.log());
  const auto license = card->find("license");
  if (license != card->end() && license->is_array()) {
    for (const std::string& one : fields.words("license")) {
      entity.license += (entity.license.empty() ? "" : ", ") + importers::licence_of_field(one);
    }
  } else {
    entity.license = importers::licence_of_field(fields.line("license"));
  }
  // An id has neither spaces nor all marks, so the card's own name is nearer to what people say.
  const std::string pretty = fields.line("pretty_name");
  if (!pretty.empty()) entity.name = pretty;
}

/// Whether access has to be asked for: false, "auto" or "manual".
void read_hub_gate(FieldReader& repository, Entity& entity) {
  const auto gated = repository.take("gated");
  if (gated && gated->is_string()) {
    importers::add_extra(entity, "gated", gated->get<std::string>());
  }
}

void add_model_capabilities(FieldReader& repository, Entity& entity) {
  const std::string task = repository.line("pipeline_tag");
  importers::add_once(entity.tags, task);
  importers::add_once(entity.tags, repository.line("library_name"));
  // What the hub lists as a model can be fetched from it.
  importers::add_once(entity.tags, "open_weights");
  if (!task.empty()) entity.capabilities.push_back(importers::capability_of_task(task));
  entity.capabilities.push_back(importers::capability_of(importers::ModelTrait::kOpenWeights));
}

void add_dataset_capabilities(const std::vector<std::string>& tags, Entity& entity) {
  for (const std::string& tag : tags) {
    if (!tag.starts_with(kTaskCategories) || tag.size() == kTaskCategories.size()) continue;
    entity.capabilities.push_back(
        importers::examples_of_task(std::string_view(tag).substr(kTaskCategories.size())));
  }
}

void read_hub_repository(FieldReader& fields, const importers::JsonElement& element,
                         importers::ElementOutput& output) {
  std::string id = fields.line("id");
  const std::string model_id = fields.line("modelId");
  if (id.empty()) id = model_id;
  if (id.empty()) {
    fields.log().warn(fields.path("id"), "is missing", "the entry is left out");
    return;
  }
  const std::vector<std::string> tags = fields.words("tags");
  // An entry of either list may be imported: models carry fields of their own.
  const bool is_model = !model_id.empty() || element.value.contains("pipeline_tag") ||
                        element.value.contains("library_name") || !is_dataset(tags);
  Entity entity;
  entity.id = importers::entity_id(is_model ? "huggingface" : "huggingface/datasets", id);
  entity.type = is_model ? "model" : "dataset";
  entity.name = id.substr(id.rfind('/') + 1);
  entity.url = (is_model ? "https://huggingface.co/" : "https://huggingface.co/datasets/") + id;
  std::string author = fields.line("author");
  if (author.empty() && id.find('/') != std::string::npos) author = id.substr(0, id.find('/'));
  entity.maker = importers::maker_of_hub_author(author);
  importers::add_once(entity.aliases, id);
  entity.summary = fields.text("description");
  read_hub_card(fields, entity);
  sort_hub_tags(tags, entity);
  if (is_model) {
    add_model_capabilities(fields, entity);
    // Price lists name weights by it, so that an offer and its weights can be told to belong
    // together.
    importers::add_extra(entity, "hub_id", id);
  } else {
    add_dataset_capabilities(tags, entity);
  }
  read_hub_counts(fields, entity);
  read_hub_gate(fields, entity);
  entity.released = importers::date_of_timestamp(fields, "createdAt");
  entity.updated = importers::date_of_timestamp(fields, "lastModified");
  output.add(std::move(entity), fields.path("id"));
}

}  // namespace

ImportReport import_huggingface(const ImportRequest& request) {
  return import_json_files(request, kHuggingFace, read_hub_repository);
}

bool recognises_huggingface(const FileHead& head) {
  const bool has_id = head.has_member(0, "modelId") || head.has_member(0, "id");
  return has_id && head.has_member(0, "likes") && head.has_member(0, "tags");
}

}  // namespace matchgraph

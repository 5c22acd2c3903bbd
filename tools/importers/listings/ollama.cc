#include "tools/importers/listings/ollama.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/fields/field_values.h"
#include "tools/importers/listings/json_files.h"
#include "tools/importers/listings/model_makers.h"
#include "tools/importers/listings/model_traits.h"

namespace matchgraph {
namespace {

using catalogue::FieldReader;

constexpr importers::JsonFormat kOllama{.name = "ollama",
                                        .source_name = "Ollama",
                                        .source_url = "https://ollama.com/library",
                                        .expected = "models: an object with models, or an array",
                                        .place = {.items = true, .list = "models", .whole = true}};

std::string first_of(FieldReader& fields, std::initializer_list<const char*> names) {
  std::string found;
  for (const char* name : names) {
    std::string value = fields.line(name);
    if (found.empty()) found = std::move(value);
  }
  return found;
}

/// Words of a field that is an array or one text.
std::vector<std::string> words_of(FieldReader& fields, const char* name,
                                  const importers::JsonElement& element) {
  const auto member = element.value.find(name);
  if (member == element.value.end()) return {};
  if (member->is_array()) return fields.words(name);
  const std::string one = fields.line(name);
  return one.empty() ? std::vector<std::string>() : std::vector<std::string>{one};
}

/// A count written as a number or as "12.5M".
std::optional<double> count_of(FieldReader& fields, const char* name) {
  const auto value = fields.take(name);
  if (!value) return std::nullopt;
  if (value->is_number()) return value->get<double>();
  if (value->is_string()) return importers::read_quantity(value->get<std::string>());
  return std::nullopt;
}

struct OllamaAbility {
  std::string_view label;
  importers::ModelTrait trait;
};

constexpr auto kAbilities = std::to_array<OllamaAbility>({
    {"tools", importers::ModelTrait::kToolCalling},
    {"vision", importers::ModelTrait::kImageInput},
    {"thinking", importers::ModelTrait::kReasoning},
});

void read_ollama_details(FieldReader& model, Entity& entity) {
  auto details = model.object("details");
  if (!details) return;
  FieldReader fields(*details, model.path("details"), model.log());
  if (const auto size = importers::read_quantity(fields.line("parameter_size"))) {
    importers::add_signal(entity, "parameters", *size);
  }
  importers::add_once(entity.tags, fields.line("family"));
}

void read_ollama_model(FieldReader& fields, const importers::JsonElement& element,
                       importers::ElementOutput& output) {
  std::string name = first_of(fields, {"name", "model_name", "model_identifier", "model"});
  if (name.empty()) {
    fields.log().warn(fields.path("name"), "is missing", "the model is left out");
    return;
  }
  // "llama3.2:latest" is the model, ":3b" a size of it.
  if (name.ends_with(":latest")) name.resize(name.size() - std::string_view(":latest").size());
  Entity entity;
  entity.id = importers::entity_id("ollama", name);
  entity.type = "model";
  entity.name = name;
  entity.maker = importers::maker_of_model(name);
  importers::describe_by_sentence(entity, fields.text("description"));
  const std::string stated = fields.url("url");
  // A size ("llama3.2:3b") has no page but that of its model.
  entity.url =
      stated.empty() ? "https://ollama.com/library/" + name.substr(0, name.find(':')) : stated;
  for (const char* list : {"capabilities", "labels", "tags", "sizes"}) {
    for (const std::string& one : words_of(fields, list, element)) {
      const std::string lower = in_lower_case(one);
      const auto ability = std::find_if(kAbilities.begin(), kAbilities.end(),
                                        [&lower](const auto& row) { return row.label == lower; });
      if (ability != kAbilities.end()) {
        entity.capabilities.push_back(importers::capability_of(ability->trait));
      }
      // Tags of the library are sizes and quantizations: tens of them.
      constexpr std::size_t kMostTags = 20;
      if (entity.tags.size() < kMostTags) importers::add_once(entity.tags, one);
    }
  }
  // Whatever stands in the library or was fetched from it has its weights there.
  importers::add_once(entity.tags, "open_weights");
  entity.capabilities.push_back(importers::capability_of(importers::ModelTrait::kOpenWeights));
  // The same count, as three kinds of dumps call it.
  for (const char* pulls : {"pulls", "pull_count", "downloads"}) {
    const auto count = count_of(fields, pulls);
    if (count && *count >= 0) {
      importers::add_signal(entity, "downloads", *count);
      break;
    }
  }
  read_ollama_details(fields, entity);
  entity.updated = importers::date_of_timestamp(fields, "modified_at");
  output.add(std::move(entity), fields.path("name"));
}

}  // namespace

ImportReport import_ollama(const ImportRequest& request) {
  return importers::import_json_files(request, kOllama, read_ollama_model);
}

bool recognises_ollama(const FileHead& head) {
  const auto is_model = [&head](std::size_t depth) {
    const bool has_name = head.has_member(depth, "name") || head.has_member(depth, "model_name") ||
                          head.has_member(depth, "model_identifier");
    // Lists of anything have names; a digest beside a size, and pulls, are Ollama's.
    return has_name && ((head.has_member(depth, "digest") && head.has_member(depth, "size")) ||
                        head.has_member(depth, "pulls") || head.has_member(depth, "pull_count"));
  };
  return is_model(0) || (head.has_member(0, "models") && is_model(1));
}

}  // namespace matchgraph

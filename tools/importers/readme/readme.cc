#include "tools/importers/readme/readme.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/listings/model_makers.h"
#include "tools/importers/markdown/markdown_file.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/readme/capabilities/lines/card_lines.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"
#include "tools/importers/readme/capabilities/llm_capabilities.h"
#include "tools/importers/readme/capabilities/readme_capabilities.h"
#include "tools/importers/readme/mcp_tools.h"
#include "tools/importers/readme/model_card.h"
#include "tools/importers/readme/readme_facts.h"
#include "tools/importers/readme/readme_file.h"
#include "tools/importers/readme/readme_rivals.h"
#include "tools/importers/readme/readme_sections.h"

namespace matchgraph {
namespace {

using readme::FoundCapability;

std::string joined_path(const std::vector<std::string>& path) {
  std::string out;
  for (const std::string& title : path) out += (out.empty() ? "" : " > ") + title;
  return out;
}

Capability to_capability(const FoundCapability& found) {
  Capability capability;
  capability.name = found.name;
  capability.text = found.text;
  nlohmann::json source = {{"line", found.line}};
  if (!found.path.empty()) source["heading"] = joined_path(found.path);
  if (!found.sentence.empty()) source["sentence"] = found.sentence;
  capability.extra.push_back({.name = "source", .json = source.dump()});
  return capability;
}

/// True where a title, a paragraph or a quoted note of a card says that there is no model.
bool says_no_model(const readme::ReadmeFile& read) {
  const auto is_denied = [](const markdown::Block& block) {
    return readme::denies_model(block.text.words);
  };
  const std::vector<markdown::Block>& blocks = read.document.root.children;
  return readme::denies_model(read.sections.title) ||
         std::any_of(blocks.begin(), blocks.end(), [&](const markdown::Block& block) {
           const bool is_note =
               block.kind == markdown::BlockKind::kQuote &&
               std::any_of(block.children.begin(), block.children.end(), is_denied);
           return is_note || is_denied(block);
         });
}

/// Adds a field that catalogues have no place for, by its name.
void add_json(Entity& entity, std::string_view name, const nlohmann::json& value) {
  const auto place = std::find_if(entity.extra.begin(), entity.extra.end(),
                                  [name](const ExtraField& field) { return field.name > name; });
  entity.extra.insert(place, {.name = std::string(name), .json = value.dump()});
}

/// "huggingface/datasets/org/name", as the hub's own lists have it.
void identify_on_hub(const std::string& hub_id, Entity& entity) {
  const std::string kind = entity.type == "dataset" ? "datasets/" : "";
  entity.id = importers::entity_id("huggingface", kind + hub_id);
  entity.url = "https://huggingface.co/" + kind + hub_id;
  entity.maker = importers::maker_of_hub_author(hub_id.substr(0, hub_id.find('/')));
  importers::add_once(entity.aliases, hub_id);
}

/// What the person says comes first, then the card, then the repository, then the name.
void identify(const readme::Facts& facts, const readme::Card& card, const std::string& wanted,
              Entity& entity) {
  constexpr std::size_t kMostSlugBytes = 150;
  entity.maker = facts.repository.owner;
  entity.url = facts.repository.repository;
  entity.id = facts.repository.id;
  // With one slash in it, it is meant as an id of the hub, where the card is at home.
  const bool is_hub_id =
      card.is_card && std::count(wanted.begin(), wanted.end(), '/') == 1 && !wanted.empty();
  if (is_hub_id) {
    identify_on_hub(wanted, entity);
  } else if (!wanted.empty()) {
    entity.id = wanted;
  } else if (!card.hub_id.empty()) {
    identify_on_hub(card.hub_id, entity);
  }
  if (!entity.id.empty()) return;
  // Without an address the name has to tell it apart, in a space of its own.
  std::string slug = catalogue::slug(facts.name).substr(0, kMostSlugBytes);
  // The cut may have gone through a character of several bytes.
  slug.resize(catalogue::find_bad_utf8(slug).value_or(slug.size()));
  entity.id = "readme/" + (slug.empty() ? "unnamed" : slug);
}

void add_rivalry(const readme::Rivalry& rivalry, Entity& entity) {
  nlohmann::json places = nlohmann::json::object();
  const auto add = [&places](const readme::Said& said, const char* field, std::string& text) {
    if (said.text.empty()) return;
    text = said.text;
    places[field] = {{"line", said.line}};
    if (!said.path.empty()) places[field]["heading"] = joined_path(said.path);
  };
  add(rivalry.unique, "unique", entity.unique);
  add(rivalry.versus, "versus", entity.versus);
  if (!places.empty()) add_json(entity, "places", places);
}

Entity to_entity(const readme::Facts& facts, const readme::Card& card, const MarkdownFile& file,
                 const std::string& wanted) {
  Entity entity;
  entity.name = facts.name;
  entity.type = facts.type;
  entity.summary = facts.summary;
  entity.license = facts.license;
  entity.tags = facts.tags;
  identify(facts, card, wanted, entity);
  if (!facts.repository.repository.empty()) {
    add_json(entity, "repository", facts.repository.repository);
  }
  for (const auto& [name, values] : card.facts) {
    add_json(entity, name,
             values.size() == 1 ? nlohmann::json(values.front()) : nlohmann::json(values));
  }
  entity.sources.push_back(
      {.name = "README of " + facts.name, .url = entity.url, .observed = file.observed});
  for (std::string* text : {&entity.name, &entity.summary, &entity.license}) {
    catalogue::clean(*text, catalogue::Breaks::kNone);
  }
  return entity;
}

/// What the endpoint finds, where one is named and of use.
std::optional<std::vector<FoundCapability>> found_by_endpoint(const MarkdownFile& file,
                                                              const readme::ReadmeFile& read,
                                                              const LlmOptions& llm,
                                                              catalogue::DiagnosticLog& log) {
  if (llm.url.empty()) return {};
  readme::LlmFindings findings =
      readme::find_capabilities_with_llm(llm, file.bytes, read.document, read.sections);
  if (!findings.fault.empty()) {
    log.warn("", fmt::format("the endpoint is of no use: {}", findings.fault),
             "capabilities are found by the rules");
    return {};
  }
  if (findings.invented > 0) {
    log.warn("",
             fmt::format("{} of {} capabilities that the endpoint lists are left out",
                         findings.invented, findings.invented + findings.capabilities.size()),
             "what they quote or say does not stand in the file");
  }
  return std::move(findings.capabilities);
}

/// The tasks that a card's keys state: none of a card that says it is no model, and no wide one
/// where its text says what the model does.
std::vector<FoundCapability> tasks_of_card(const readme::ReadmeFile& read,
                                           const std::vector<FoundCapability>& found) {
  std::vector<FoundCapability> tasks;
  if (read.card.type == "model" && says_no_model(read)) return tasks;
  const bool is_told = std::any_of(found.begin(), found.end(), [](const FoundCapability& one) {
    return one.origin.form != readme::Form::kNames && readme::says_deed(one.text);
  });
  for (const readme::CardTask& task : read.card.tasks) {
    if (!task.is_wide || !is_told) tasks.push_back(task.capability);
  }
  return tasks;
}

/// What the rules find: what is stated for sure stands behind the sentence that says what the thing
/// is.
std::vector<FoundCapability> found_by_rules(const readme::ReadmeFile& read) {
  std::vector<FoundCapability> found = readme::find_capabilities(read.sections, read.facts.summary,
                                                                 read.facts.subjects, read.options);
  std::vector<FoundCapability> stated = tasks_of_card(read, found);
  if (read.options.is_server) {
    for (FoundCapability& tool : readme::read_mcp_tools(read.sections)) {
      stated.push_back(std::move(tool));
    }
  }
  bool has_definition = !found.empty() && found.front().text == read.facts.summary;
  // "An MCP server for X" says less than the tools do.
  const std::vector<std::string> words = phrases::words(read.facts.summary);
  constexpr std::size_t kBareWords = 14;
  const bool is_bare = read.options.is_server && !stated.empty() && words.size() <= kBareWords &&
                       std::find(words.begin(), words.end(), "server") != words.end();
  if (has_definition && is_bare) {
    found.erase(found.begin());
    has_definition = false;
  }
  found.insert(found.begin() + (has_definition ? 1 : 0), stated.begin(), stated.end());
  return found;
}

/// The same file in another folder of cards gets an id of its own.
std::string separate_id(const std::string& id, const std::string& path) {
  const std::string stem = catalogue::slug(std::filesystem::path(path).stem().string());
  return stem.empty() || stem == "readme" ? id : id + "-" + stem;
}

Entity read_readme(const MarkdownFile& file, const ImportRequest& request,
                   catalogue::DiagnosticLog& log) {
  readme::ReadmeFile read = readme::read_readme_file(file, log);
  read.options.is_strict = !request.keeps_unclear;
  const readme::Sections& sections = read.sections;
  const readme::Facts& facts = read.facts;
  const readme::FinderOptions& options = read.options;
  Entity entity = to_entity(facts, read.card, file, request.id);
  auto found = found_by_endpoint(file, read, request.llm, log);
  if (!found) {
    found = found_by_rules(read);
    if (options.is_english) add_rivalry(readme::find_rivalry(sections, facts.subjects), entity);
  }
  for (const FoundCapability& one : *found) entity.capabilities.push_back(to_capability(one));
  if (entity.capabilities.empty()) {
    log.set_line(0);
    log.warn("", "no capability was found; the entity has its facts only", "");
  }
  return entity;
}

}  // namespace

ImportReport import_readmes(const ImportRequest& request) {
  // By id, so that the entities come in one order whatever the order of the files.
  std::map<std::string, Entity> entities;
  ImportReport report = for_each_markdown_file(
      request, "readme", [&](const MarkdownFile& file, catalogue::DiagnosticLog& log) {
        Entity entity = read_readme(file, request, log);
        // Cards of several conversions may bear one title.
        const auto first = entities.find(entity.id);
        const bool is_other = entity.id.starts_with("readme/") && first != entities.end() &&
                              first->second.summary != entity.summary;
        if (is_other) entity.id = separate_id(entity.id, file.path);
        const std::string id = entity.id;
        const auto [found, is_new] = entities.try_emplace(id, std::move(entity));
        if (is_new) return;
        log.warn("", fmt::format("is about \"{}\", as a file before it; taken as one", id), "");
        merge_into(found->second, entity);
      });
  for (auto& [id, entity] : entities) request.entity(std::move(entity));
  return report;
}

}  // namespace matchgraph

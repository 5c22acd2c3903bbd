#include "tools/importers/readme/readme.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/front_matter.h"
#include "tools/importers/markdown/markdown_file.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/readme/llm_capabilities.h"
#include "tools/importers/readme/readme_capabilities.h"
#include "tools/importers/readme/readme_facts.h"
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
  capability.extra.push_back({.name = "source", .json = source.dump()});
  return capability;
}

Entity to_entity(const readme::Facts& facts, const MarkdownFile& file) {
  constexpr std::size_t kMaxSlugBytes = 150;
  Entity entity;
  entity.name = facts.name;
  entity.type = facts.type;
  entity.summary = facts.summary;
  entity.maker = facts.repository.owner;
  entity.license = facts.license;
  entity.tags = facts.tags;
  entity.url = facts.repository.repository;
  entity.id = facts.repository.id;
  if (entity.id.empty()) {
    // Without an address the name has to tell it apart, in a space of its own.
    std::string slug = catalogue::slug(facts.name).substr(0, kMaxSlugBytes);
    slug.resize(catalogue::find_bad_utf8(slug).value_or(slug.size()));
    entity.id = "readme/" + (slug.empty() ? "unnamed" : slug);
  }
  if (!entity.url.empty()) {
    entity.extra.push_back({.name = "repository", .json = nlohmann::json(entity.url).dump()});
  }
  entity.sources.push_back(
      {.name = "README of " + facts.name, .url = entity.url, .observed = file.observed});
  for (std::string* text : {&entity.name, &entity.summary, &entity.license}) {
    catalogue::clean(*text, catalogue::Breaks::kNone);
  }
  return entity;
}

/// By the endpoint, where one is named and of use, else by the rules.
std::vector<FoundCapability> capabilities_of(const MarkdownFile& file,
                                             const markdown::Document& document,
                                             const readme::Sections& sections,
                                             const readme::Facts& facts, const LlmOptions& llm,
                                             catalogue::DiagnosticLog& log) {
  if (!llm.url.empty()) {
    readme::LlmFindings findings =
        readme::find_capabilities_with_llm(llm, file.bytes, document, sections);
    if (findings.fault.empty() && findings.invented > 0) {
      log.warn("",
               fmt::format("{} of {} capabilities that the endpoint lists are left out",
                           findings.invented, findings.invented + findings.capabilities.size()),
               "what they quote or say does not stand in the file");
    }
    if (findings.fault.empty()) return std::move(findings.capabilities);
    log.warn("", fmt::format("the endpoint is of no use: {}", findings.fault),
             "capabilities are found by the rules");
  }
  return readme::find_capabilities(sections, facts.summary, facts.subjects);
}

Entity read_readme(const MarkdownFile& file, const LlmOptions& llm, catalogue::DiagnosticLog& log) {
  const readme::FrontMatter front = readme::read_front_matter(file.bytes);
  // Line numbers are those of the file, front matter included.
  const markdown::Document document = parse_markdown_file(file, front.bytes, front.lines + 1);
  if (document.too_deep) {
    log.warn("",
             fmt::format("more than {} blocks inside blocks; what is deeper is left out",
                         markdown::kMaxDepth),
             "");
  }
  const readme::Sections sections = readme::split_sections(document.root);
  const readme::Facts facts = readme::read_facts(document, sections, front, file.path);
  Entity entity = to_entity(facts, file);
  for (const FoundCapability& found : capabilities_of(file, document, sections, facts, llm, log)) {
    entity.capabilities.push_back(to_capability(found));
  }
  if (entity.capabilities.empty()) {
    log.set_line(0);
    log.warn("", "no capability was found; the entity has its facts only", "");
  }
  return entity;
}

}  // namespace

ImportReport import_readmes(const ImportRequest& request) {
  std::map<std::string, Entity> entities;
  ImportReport report = for_each_markdown_file(
      request, "readme", [&](const MarkdownFile& file, catalogue::DiagnosticLog& log) {
        Entity entity = read_readme(file, request.llm, log);
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

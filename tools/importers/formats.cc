#include "tools/importers/formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "tools/importers/listings/github.h"
#include "tools/importers/listings/huggingface.h"
#include "tools/importers/listings/mcp_registry.h"
#include "tools/importers/listings/mcp_tools.h"
#include "tools/importers/listings/npm.h"
#include "tools/importers/listings/ollama.h"
#include "tools/importers/listings/prices/litellm.h"
#include "tools/importers/listings/prices/models_dev.h"
#include "tools/importers/listings/prices/openrouter.h"
#include "tools/importers/listings/pypi.h"
#include "tools/importers/lists/awesome_list.h"
#include "tools/importers/pages/pages.h"
#include "tools/importers/readme/readme.h"
#include "tools/importers/records/csv.h"
#include "tools/importers/records/yaml_list.h"

namespace matchgraph {
namespace {

/// Pages of one entity may stand in different files: it is complete after the last of them.
ImportReport read_pages(const ImportRequest& request) {
  ImportResult result = import_pages(request.files);
  for (Entity& entity : result.entities) request.entity(std::move(entity));
  return result;
}

/// "A vs B" over a sentence about A and B.
bool recognises_page(const FileHead& head) {
  // A title names two entities; a longer first line is a paragraph.
  constexpr std::size_t kLongestTitle = 300;
  const std::string_view title = head.first_line();
  return !head.is_json() && title.size() < kLongestTitle && title.find(" vs ") != title.npos;
}

// Those with the loosest signs stand last, as the first that knows a file is told of.
constexpr std::array kFormats = {
    ImportFormat{.name = "pages",
                 .description = "comparison pages of two, as compare --format page writes them",
                 .read = read_pages,
                 .recognises = recognises_page},
    ImportFormat{.name = "models.dev",
                 .description = "models.dev's api.json: models with prices, by provider",
                 .read = import_models_dev,
                 .recognises = recognises_models_dev},
    ImportFormat{.name = "openrouter",
                 .description = "OpenRouter's list of models, /api/v1/models",
                 .read = import_openrouter,
                 .recognises = recognises_openrouter},
    ImportFormat{.name = "litellm",
                 .description = "LiteLLM's map of model prices",
                 .read = import_litellm,
                 .recognises = recognises_litellm},
    ImportFormat{.name = "huggingface",
                 .description = "the Hugging Face hub's lists, /api/models and /api/datasets",
                 .read = import_huggingface,
                 .recognises = recognises_huggingface},
    ImportFormat{.name = "mcp-registry",
                 .description = "the MCP registry's list of servers, or server.json files",
                 .read = import_mcp_registry,
                 .recognises = recognises_mcp_registry},
    ImportFormat{.name = "mcp-tools",
                 .description = "what an MCP server answers to tools/list",
                 .read = import_mcp_tools,
                 .recognises = recognises_mcp_tools},
    ImportFormat{.name = "github",
                 .description = "GitHub's search results and listings of repositories",
                 .read = import_github,
                 .recognises = recognises_github},
    ImportFormat{.name = "npm",
                 .description = "npm's search results, or a package.json",
                 .read = import_npm,
                 .recognises = recognises_npm},
    ImportFormat{.name = "pypi",
                 .description = "PyPI's JSON of projects",
                 .read = import_pypi,
                 .recognises = recognises_pypi},
    ImportFormat{.name = "ollama",
                 .description = "Ollama's library and /api/tags",
                 .read = import_ollama,
                 .recognises = recognises_ollama},
    ImportFormat{.name = "csv",
                 .description = "spreadsheets with a header row, as CSV or TSV",
                 .read = import_csv,
                 .recognises = recognises_csv},
    ImportFormat{
        .name = "yaml",
        .description =
            "YAML lists and entries: awesome-selfhosted, CNCF landscape, Docker's MCP registry",
        .read = import_yaml,
        .recognises = recognises_yaml},
    ImportFormat{.name = "awesome-list",
                 .description = "lists of links in Markdown or reStructuredText, \"awesome\" lists",
                 .read = import_awesome_lists},
    ImportFormat{.name = "readme",
                 .description = "READMEs and model cards, decomposed into capabilities",
                 .read = import_readmes},
};

}  // namespace

std::span<const ImportFormat> import_formats() { return kFormats; }

const ImportFormat* find_import_format(std::string_view name) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [name](const ImportFormat& one) { return one.name == name; });
  return found == kFormats.end() ? nullptr : &*found;
}

const ImportFormat* recognise_import_format(const FileHead& head, std::string_view preferred) {
  const ImportFormat* found = nullptr;
  for (const ImportFormat& format : kFormats) {
    if (format.recognises == nullptr || !format.recognises(head)) continue;
    // Where signs of several formats are met, the person's word decides.
    if (found == nullptr || format.name == preferred) found = &format;
  }
  return found;
}

std::string other_format(const FileHead& head, std::string_view format, const std::string& file) {
  const ImportFormat* own = find_import_format(format);
  // A format that nothing is recognised by is text that people write by hand.
  const bool is_text = own != nullptr && own->recognises == nullptr;
  // What a browser saved instead of the answer of the API begins with a tag.
  if (head.first() == '<' && !is_text) return "looks like a web page: save the JSON itself";
  if (head.has_member(0, "capabilities") && head.has_member(0, "type")) {
    return "looks like a catalogue: build reads it as it is";
  }
  const ImportFormat* looks_like = recognise_import_format(head, format);
  if (looks_like != nullptr) {
    if (looks_like->name == format) return {};
    return fmt::format("looks like {}: matchgraph import {} {}", looks_like->name, looks_like->name,
                       file);
  }
  // Markdown may begin with the same bracket as JSON: "[Name](address)".
  const bool is_list_of_links = head.first() == '[' && head.bytes().find("](") != std::string::npos;
  if (is_text && head.is_json() && !is_list_of_links) {
    return "looks like JSON of a kind that no importer knows: write it as CSV, or as catalogue "
           "lines";
  }
  return {};
}

std::string import_format_names() {
  std::string names;
  for (const ImportFormat& format : kFormats) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

}  // namespace matchgraph

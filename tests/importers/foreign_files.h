// Small files of foreign formats, and what is read of them.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/temporary_folder.h"
#include "tools/importers/formats.h"

namespace matchgraph::samples {

/// Entities in the order in which they were handed out, and the report.
struct ForeignImport : ImportReport {
  std::vector<Entity> entities;

  /// The catalogue line of an entity; empty when there is none.
  std::string line(std::string_view id) const {
    for (const Entity& entity : entities) {
      if (entity.id == id) return to_catalogue_line(entity);
    }
    return {};
  }

  const Entity& at(std::string_view id) const {
    for (const Entity& entity : entities) {
      if (entity.id == id) return entity;
    }
    FAIL("there is no " << id);
    return entities.front();
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const Entity& entity : entities) all.push_back(entity.id);
    return all;
  }
};

inline std::vector<std::string> capability_names(const Entity& entity) {
  std::vector<std::string> names;
  for (const Capability& capability : entity.capabilities) names.push_back(capability.name);
  return names;
}

/// Imports files as they are. What comes out must be what catalogues accept without a word.
inline ForeignImport import_files(std::string_view format, std::vector<std::string> files) {
  ForeignImport result;
  ImportRequest request;
  request.files = std::move(files);
  request.observed = Date{.year = 2031, .month = 5, .day = 6};
  request.entity = [&result](Entity entity) { result.entities.push_back(std::move(entity)); };
  static_cast<ImportReport&>(result) = find_import_format(format)->read(request);
  for (const Entity& entity : result.entities) {
    const std::string line = to_catalogue_line(entity);
    CAPTURE(line);
    std::vector<Diagnostic> diagnostics;
    const auto again = parse_entity(line, "line", 1, {}, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(again == entity);
  }
  return result;
}

/// Imports one text; the file's folder is not told.
inline ForeignImport import_text(std::string_view format, std::string_view text) {
  const test::TemporaryFolder folder;
  const std::string file = folder.file("file.json");
  std::ofstream(file, std::ios::binary) << text;
  ForeignImport result = import_files(format, {file});
  for (Diagnostic& diagnostic : result.diagnostics) {
    diagnostic.file = "file.json";
    for (std::string* words : {&diagnostic.reason, &diagnostic.hint}) {
      const std::size_t at = words->find(folder.path() + "/");
      if (at != std::string::npos) words->erase(at, folder.path().size() + 1);
    }
  }
  return result;
}

inline std::string told(const ForeignImport& result) {
  std::string lines;
  for (const Diagnostic& diagnostic : result.diagnostics) lines += to_string(diagnostic) + "\n";
  return lines;
}

inline constexpr std::string_view kModelsDevSample = R"({
  "orchard": {
    "id": "orchard", "name": "Orchard Cloud", "env": ["ORCHARD_KEY"], "npm": "x",
    "doc": "https://orchard.example/models",
    "models": {
      "Acme/Llama-9-Peeler": {
        "id": "Acme/Llama-9-Peeler", "name": "Peeler 9", "family": "llama",
        "attachment": true, "reasoning": true, "tool_call": true, "structured_output": true,
        "open_weights": true, "knowledge": "2030-12", "status": "beta",
        "release_date": "2031-01-02", "last_updated": "2031-02",
        "modalities": {"input": ["text", "image", "pdf"], "output": ["text"]},
        "cost": {"input": 0.25, "output": 1.5, "cache_read": 0.025},
        "limit": {"context": 1048576, "input": 900000, "output": 8192},
        "weights": [{"label": "Hub", "url": "https://huggingface.co/acme/Peeler-9"}]
      },
      "plain": {
        "id": "plain", "name": "Plain", "tool_call": false,
        "modalities": {"input": ["text"], "output": ["text"]},
        "cost": {"input": 0, "output": 0},
        "limit": {"context": 0, "output": 0}
      }
    }
  },
  "plan": {
    "id": "plan", "name": "Orchard Coding Plan", "env": [], "npm": "x",
    "models": {"gpt-9": {"id": "gpt-9", "name": "GPT-9", "cost": {"input": 0, "output": 0}}}
  }
})";

inline constexpr std::string_view kOpenRouterSample = R"({"data": [
  {"id": "acme/peeler-9", "canonical_slug": "acme/peeler-9-20310102",
   "hugging_face_id": "acme/Peeler-9", "name": "Acme: Peeler 9", "created": 1925078400,
   "description": "A model that peels.", "context_length": 131072,
   "architecture": {"input_modalities": ["text", "image", "file"],
                    "output_modalities": ["text"]},
   "pricing": {"prompt": "0.00000025", "completion": "0.0000015",
               "input_cache_read": "0.000000025", "request": "0"},
   "top_provider": {"context_length": 131072, "max_completion_tokens": 8192},
   "supported_parameters": ["tools", "reasoning", "structured_outputs", "seed"],
   "knowledge_cutoff": "2030-12-31", "expiration_date": "2032-01-01",
   "benchmarks": {"artificial_analysis": {"intelligence_index": 31.5}}},
  {"id": "openrouter/pick", "name": "Pick", "pricing": {"prompt": "-1", "completion": "-1"}},
  {"id": "qwen/seed:free", "name": "Qwen: Seed free",
                                  "hugging_face_id" : null, "pricing" : {
  "prompt" : "0", "completion" : "0"
}
}
], "total_count": 3
})";

inline constexpr std::string_view kLiteLlmSample = R"({
  "sample_spec": {"litellm_provider": "one of many", "max_tokens": "a text"},
  "azure/gpt-9": {
    "litellm_provider": "azure", "mode": "chat", "input_cost_per_token": 2.5e-06,
    "output_cost_per_token": 1e-05, "cache_read_input_token_cost": 1.25e-06,
    "input_cost_per_token_batches": 1.25e-06,
    "max_input_tokens": 128000, "max_output_tokens": 16384, "max_tokens": 16384,
    "supports_function_calling": true, "supports_vision": true, "supports_pdf_input": false,
    "supports_response_schema": true, "deprecation_date": "2032-03-01",
    "source": "https://prices.example/azure"
  },
  "us.anthropic.claude-9-v1:0": {
    "litellm_provider": "bedrock_converse", "mode": "chat", "max_tokens": 4096
  },
  "vertex_ai/imagen-9": {
    "litellm_provider": "vertex_ai-image-models", "mode": "image_generation",
    "output_cost_per_image": 0.04
  },
  "ollama/llama9": {
    "litellm_provider": "ollama", "mode": "completion",
    "input_cost_per_token": 0.0, "output_cost_per_token": 0.0
  },
  "finder/search": {"litellm_provider": "finder", "mode": "search", "input_cost_per_query": 0.008}
})";

inline constexpr std::string_view kHuggingFaceSample = R"([
  {"_id": "1", "id": "acme/Peeler-9", "modelId": "acme/Peeler-9", "author": "acme",
   "likes": 12, "downloads": 3400, "private": false, "gated": "manual",
   "tags": ["transformers", "safetensors", "en", "license:apache-2.0", "region:us",
            "base_model:acme/Peeler-8", "arxiv:3101.00001", "endpoints_compatible"],
   "pipeline_tag": "image-text-to-text", "library_name": "transformers",
   "createdAt": "2031-01-02T03:04:05.000Z", "lastModified": "2031-02-03T04:05:06.000Z",
   "safetensors": {"parameters": {"BF16": 9000000000}, "total": 9000000000},
   "cardData": {"license": "apache-2.0", "language": ["en"]}},
  {"_id": "2", "id": "acme/peelings", "author": "acme", "likes": 3, "downloads": 40,
   "gated": false, "description": "Photos of peelings.",
   "tags": ["task_categories:image-classification", "task_categories:image-to-text",
            "size_categories:1K<n<10K", "license:cc-by-4.0", "region:us"],
   "createdAt": "2031-01-05T00:00:00.000Z"}
])";

inline constexpr std::string_view kMcpRegistrySample = R"({"servers": [
  {"server": {
     "name": "io.github.acme/Peel-Server", "title": "Peel Server",
     "description": "Peels apples on request.", "version": "1.2.0",
     "repository": {"url": "https://github.com/acme/peel-server", "source": "github"},
     "websiteUrl": "https://peel.example",
     "packages": [{"registryType": "npm", "identifier": "@acme/peel-server", "version": "1.2.0",
                   "transport": {"type": "stdio"},
                   "environmentVariables": [{"name": "KEY", "isRequired": true,
                                             "isSecret": true}]}],
     "remotes": [{"type": "streamable-http", "url": "https://peel.example/mcp"}]},
   "_meta": {"io.modelcontextprotocol.registry/official": {
     "status": "active", "publishedAt": "2031-01-02T03:04:05Z",
     "updatedAt": "2031-02-03T04:05:06Z", "isLatest": true}}},
  {"server": {"name": "io.github.acme/Peel-Server", "description": "Old.", "version": "1.0.0"},
   "_meta": {"io.modelcontextprotocol.registry/official": {"status": "active",
                                                           "isLatest": false}}},
  {"server": {"name": "example.gone/gone", "description": "Gone.", "version": "1.0.0"},
   "_meta": {"io.modelcontextprotocol.registry/official": {"status": "deleted"}}},
  {"name": "org.orchard.tools/pear", "description": "Older shape.", "version": "0.1.0",
   "repository": {"url": "", "source": ""}}
], "metadata": {"nextCursor": "x", "count": 4}})";

inline constexpr std::string_view kGitHubSample = R"({
  "total_count": 2, "incomplete_results": false,
  "items": [
    {"id": 1, "name": "Peeler", "full_name": "Acme/Peeler", "owner": {"login": "Acme", "id": 7},
     "html_url": "https://github.com/Acme/Peeler", "description": "Peels apples.",
     "homepage": "https://peeler.example", "language": "C++", "topics": ["apples", "peeling"],
     "stargazers_count": 321, "watchers_count": 321, "forks_count": 20, "open_issues_count": 3,
     "license": {"key": "mit", "name": "MIT License", "spdx_id": "MIT"}, "archived": false,
     "created_at": "2030-01-02T03:04:05Z", "updated_at": "2031-05-01T00:00:00Z",
     "pushed_at": "2031-04-01T00:00:00Z"},
    {"id": 2, "name": "grater", "full_name": "orchard/grater", "owner": {"login": "orchard"},
     "html_url": "https://github.com/orchard/grater", "description": null, "language": null,
     "license": {"key": "other", "spdx_id": "NOASSERTION"}, "archived": true,
     "stargazers_count": 0}
  ]
})";

struct ForeignSample {
  std::string_view format;
  std::string_view text;
  std::size_t entities;
};

inline constexpr ForeignSample kForeignSamples[] = {
    {"models.dev", kModelsDevSample, 3},     {"openrouter", kOpenRouterSample, 3},
    {"litellm", kLiteLlmSample, 5},          {"huggingface", kHuggingFaceSample, 2},
    {"mcp-registry", kMcpRegistrySample, 2}, {"github", kGitHubSample, 2}};

}  // namespace matchgraph::samples

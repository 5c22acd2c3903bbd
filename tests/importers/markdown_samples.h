// Markdown files for the tests of their importers, and what comes out of them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "support/temporary_folder.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace doctest {

template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& lines) {
    std::string out = "\n";
    for (const std::string& line : lines) out += "  " + line + "\n";
    return out.c_str();
  }
};

}  // namespace doctest

namespace matchgraph::samples {

inline std::string sample_file(const std::string& name) {
  return std::string(MATCHGRAPH_SOURCE_DIR) + "/tests/data/markdown/" + name;
}

struct Imported {
  std::vector<Entity> entities;
  ImportReport report;

  const Entity& entity(const std::string& id) const {
    const auto found = std::find_if(entities.begin(), entities.end(),
                                    [&id](const Entity& one) { return one.id == id; });
    INFO("entity " << id);
    REQUIRE(found != entities.end());
    return *found;
  }
  /// "LINE: reason" of each diagnostic.
  std::vector<std::string> problems() const {
    std::vector<std::string> out;
    for (const Diagnostic& one : report.diagnostics) {
      out.push_back(std::to_string(one.line) + ": " + one.reason);
    }
    return out;
  }
};

using Importer = ImportReport (*)(const ImportRequest&);

inline Imported import_with(Importer importer, ImportRequest request) {
  Imported out;
  request.entity = [&out](Entity entity) { out.entities.push_back(std::move(entity)); };
  out.report = importer(request);
  return out;
}

inline Imported import_sample(Importer importer, const std::string& name) {
  ImportRequest request;
  request.files = {sample_file(name)};
  request.keeps_unclear = true;
  request.observed = parse_date("2026-11-22");
  return import_with(importer, request);
}

/// Imports a text that stands in a file of that name.
inline Imported import_text(Importer importer, const std::string& text,
                            const std::string& name = "file.md") {
  const test::TemporaryFolder folder;
  std::ofstream(folder.file(name), std::ios::binary) << text;
  ImportRequest request;
  request.files = {folder.file(name)};
  request.observed = parse_date("2026-11-22");
  // Which of the lines that the rules take are clear is for line_evidence_test.cc.
  request.keeps_unclear = true;
  return import_with(importer, request);
}

inline std::vector<std::string> texts_of(const Entity& entity) {
  std::vector<std::string> out;
  for (const Capability& capability : entity.capabilities) out.push_back(capability.text);
  return out;
}

/// "name | text | heading:line" of each capability.
inline std::vector<std::string> lines_of(const Entity& entity) {
  std::vector<std::string> out;
  for (const Capability& capability : entity.capabilities) {
    REQUIRE(capability.extra.size() == 1);
    const nlohmann::json source = nlohmann::json::parse(capability.extra[0].json);
    out.push_back(capability.name + " | " + capability.text + " | " + source.value("heading", "") +
                  ":" + source.at("line").dump());
  }
  return out;
}

}  // namespace matchgraph::samples

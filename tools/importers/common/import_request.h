// What an importer is asked for, and where it puts what it reads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph {

/// How far an import is.
struct ImportProgress {
  std::string file;  ///< the one that is being read
  double done = 0;   ///< share of all files' bytes that are read, 0..1
};

/// An OpenAI-compatible endpoint that finds the capabilities of a text.
struct LlmOptions {
  std::string url;  ///< empty: none is asked
  std::string model = "default";
  int timeout_seconds = 120;  ///< for one file, 1 or more
};

struct ImportRequest {
  std::vector<std::string> files;
  /// When the files were taken from their source; absent: each file's own modification date (UTC).
  std::optional<Date> observed;
  LlmOptions llm;  ///< only `readme` asks it
  /// Lines of READMEs count also where it is not clear that they say what the thing can do.
  bool keeps_unclear = false;
  std::string id;  ///< of the entity that the one file is about; empty: the file or its path tells
  /// What columns of spreadsheets hold, by their heads, where the head does not tell: "Tool" is
  /// "name". Fields as field_roles.h names them.
  std::vector<std::pair<std::string, std::string>> columns;
  /// Called with each entity as soon as it is complete; ids do not repeat. Must be set.
  std::function<void(Entity)> entity;
  /// Called now and then; may be empty.
  std::function<void(const ImportProgress&)> progress;
};

}  // namespace matchgraph

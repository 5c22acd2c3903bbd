// What a README or model card says of the thing as a whole: name, summary, repository, licence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/markdown/source_address.h"
#include "tools/importers/readme/model_card.h"
#include "tools/importers/readme/readme_sections.h"

namespace matchgraph::readme {

struct Facts {
  std::string name;
  std::string type;     ///< "model", "dataset", "mcp-server", "library", "framework", "benchmark",
                        ///< "platform", "repository"
  std::string summary;  ///< may be empty
  std::string license;  ///< SPDX where it is known, else as written; may be empty
  std::vector<std::string> tags;
  SourceAddress repository;           ///< the thing's own; empty where the file does not tell
  std::vector<std::string> subjects;  ///< its names, lower case, as sentences use them
};

/// Reads a file's facts; what a card states itself comes first. `path` helps to tell the thing's
/// own repository from others that the file mentions: badges, "git clone" and addresses whose names
/// are those of the title or path.
Facts read_facts(const markdown::Document& document, const Sections& sections, const Card& card,
                 std::string_view path);

}  // namespace matchgraph::readme

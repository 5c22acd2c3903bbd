// What an importer hands over: entities for a catalogue, and what was wrong with the files.
#pragma once

#include <cstddef>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/entity.h"

namespace matchgraph {

struct ImportResult {
  std::vector<Entity> entities;  ///< sorted by id, ids unique, `capabilities` distinct by text
  std::vector<Diagnostic> diagnostics;  ///< in the order of the files, then of the lines
  std::size_t errors = 0;               ///< counted also when there are too many to keep
  std::size_t warnings = 0;
  std::size_t imported = 0;  ///< files that contributed
  std::size_t skipped = 0;   ///< files left out for an error
};

}  // namespace matchgraph

// What an import tells about the files, and what an importer hands over that needs all of them
// before it knows its first entity.
#pragma once

#include <cstddef>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/entity.h"

namespace matchgraph {

/// What was wrong with the files.
struct ImportReport {
  std::vector<Diagnostic> diagnostics;  ///< in the order of the files, then of the lines
  std::size_t errors = 0;               ///< counted also when there are too many to keep
  std::size_t warnings = 0;
  std::size_t imported = 0;  ///< files that were read to their end
  std::size_t skipped = 0;   ///< files left out for an error
  /// A file broke off after some of its entities had been handed out: what is there is a part.
  bool is_partial = false;
};

struct ImportResult : ImportReport {
  std::vector<Entity> entities;  ///< sorted by id, ids unique, `capabilities` distinct by text
};

}  // namespace matchgraph

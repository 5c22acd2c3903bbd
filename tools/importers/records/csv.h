// Spreadsheets as CSV or TSV -> catalogue entities, by their header row.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the files of a request. The first row names the columns, in any of the languages of
/// field_roles.h, or as the request maps them; columns that are not known are told in one warning.
/// Never throws for what a file contains.
ImportReport import_csv(const ImportRequest& request);

/// A file called .csv or .tsv, or one whose first lines have the same number of separators.
bool recognises_csv(const FileHead& head);

}  // namespace matchgraph

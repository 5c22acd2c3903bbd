// The files of a request that hold records -> their entities: opening, faults, provenance.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"
#include "tools/importers/lists/list_drafts.h"

namespace matchgraph::records {

/// Reads each file, at most 64 MiB of UTF-8 text, hands its bytes and the entities' book to `read`,
/// and hands out what is in it afterwards, by id. A file of another format, without a record, or
/// with an error in its log is an error.
ImportReport import_record_files(
    const ImportRequest& request, std::string_view format,
    const std::function<void(const std::string& file, std::string_view bytes,
                             awesome::Drafts& drafts, catalogue::DiagnosticLog& log)>& read);

}  // namespace matchgraph::records

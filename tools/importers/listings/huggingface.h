// The Hugging Face hub's lists of models and datasets (/api/models, /api/datasets) -> one entity
// each.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads `[REPOSITORY, ...]` and `REPOSITORY`; several documents may follow each other. What has a
/// task or a library is a model, what has categories of tasks, sizes or formats is a dataset.
ImportReport import_huggingface(const ImportRequest& request);

bool recognises_huggingface(const FileHead& head);

}  // namespace matchgraph

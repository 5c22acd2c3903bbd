// models.dev's list of providers and their models (api.json) -> one entity per offer.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads `{PROVIDER: {"id", "name", "models": {MODEL: {"id", "name", "cost", "limit", ...}}}}`.
/// Prices of zero count as free where the provider charges for at least half of its models; a
/// provider that states zero for most of them sells a plan, or its prices are not known.
ImportReport import_models_dev(const ImportRequest& request);

bool recognises_models_dev(const FileHead& head);

}  // namespace matchgraph

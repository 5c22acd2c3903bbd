// LiteLLM's price map (model_prices_and_context_window.json) -> one entity per entry.
#pragma once

#include "tools/importers/common/file_head.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads `{KEY: {"litellm_provider", "mode", "input_cost_per_token", ...}}`. A price of zero says
/// nothing there: it stands for models of one's own machine and for prices that nobody entered. The
/// provider's name at the beginning of a key is dropped from the id, and providers are called as
/// models.dev calls them, so that ids of both agree.
ImportReport import_litellm(const ImportRequest& request);

bool recognises_litellm(const FileHead& head);

}  // namespace matchgraph

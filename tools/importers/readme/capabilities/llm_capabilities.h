// Capabilities of a README as a language model finds them, held against the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/importers/common/import_request.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/readme/capabilities/readme_capabilities.h"

namespace matchgraph::readme {

struct LlmFindings {
  std::vector<FoundCapability> capabilities;
  std::size_t invented = 0;  ///< left out: the file does not say so
  std::string fault;         ///< not empty when the answer is of no use
};

/// Asks the endpoint for {"capabilities": [{"name", "text", "quote"}]}. A capability counts only
/// when its quote stands in the file, word for word but for case and punctuation, and most words of
/// its text do; the place is that of the quote. An answer without a single such capability is of no
/// use.
LlmFindings find_capabilities_with_llm(const LlmOptions& options, std::string_view bytes,
                                       const markdown::Document& document,
                                       const Sections& sections);

}  // namespace matchgraph::readme

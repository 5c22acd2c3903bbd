// Here is what somebody calls a licence, or a tag: does it say open source?
#pragma once

#include <string_view>

namespace matchgraph {

/// Whether a stated licence is open, by names as people write them: "MIT", "GPLv3", "Apache-2.0 OR
/// Custom". Of several between commas each has to be, of "A AND B" both, of "A OR B" one; one that
/// a clause takes back ("Commons Clause") is not. An empty text is not.
bool is_open_license(std::string_view stated);

/// Whether a stated licence is known to restrict who may use it, or for what: "Llama 3 Community
/// License", "BUSL-1.1", "CC-BY-NC-4.0". One that is not known is neither open nor this.
bool is_closed_license(std::string_view stated);

/// Whether a tag says by itself that something is open source or has open weights.
bool is_open_tag(std::string_view tag);

}  // namespace matchgraph

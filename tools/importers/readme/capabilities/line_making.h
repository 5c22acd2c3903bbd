// A name and a text of a README -> a line that may be a capability.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tools/importers/readme/capabilities/readme_capabilities.h"

namespace matchgraph::readme {

/// The line without pictures and marks around its name; nothing when no text or no letter of the
/// name is left. Its place and origin are left to the caller.
std::optional<FoundCapability> make_line(const std::string& name, const std::string& text);

/// True where a title of the path is over ways to use the thing: "Use cases > Bakeries".
bool is_below_uses(const std::vector<std::string>& path);

}  // namespace matchgraph::readme

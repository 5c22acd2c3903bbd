// Capabilities that say nearly the same become one.
#pragma once

#include <vector>

#include "tools/importers/readme/capabilities/readme_capabilities.h"

namespace matchgraph::readme {

/// Two are near equal when their texts share most of their words, or when the name and text of one
/// hold no word beyond the name of the other. The fuller text stays, with the place and, where it
/// has one of its own, the name of the first. Keeps the order. Cost: quadratic.
std::vector<FoundCapability> merge_near_equal(std::vector<FoundCapability> found);

}  // namespace matchgraph::readme

// Here is a comparison: which picture stands for it where its link is shared?
#pragma once

#include <string>

#include "matchgraph/results.h"

namespace matchgraph::web {

// What sites that show links expect.
inline constexpr int kPictureWidth = 1200;
inline constexpr int kPictureHeight = 630;

/// Names, what parts them, and the first facts that differ, as SVG.
std::string comparison_picture(const Comparison& comparison);

}  // namespace matchgraph::web

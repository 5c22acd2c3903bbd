// A drawing of this program's own templates -> a picture that sites which show links can show.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::render {

/// Whether this machine has what draws (librsvg and cairo, which are looked for when first asked).
/// Programs that never ask do not load them.
bool can_draw_png();

/// The drawing as PNG of that size in pixels; empty where it cannot be drawn or is no SVG. Safe to
/// call from several threads. Cost: some 30 ms for 1200 x 630; the first one looks for fonts.
std::string png_of_svg(std::string_view svg, int width, int height);

}  // namespace matchgraph::render

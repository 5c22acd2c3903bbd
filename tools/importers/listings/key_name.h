// Here is a key of a price map: what is the model called?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::importers {

/// The last part of a key, as name_of_model has it, with the parts in front of it that it says
/// nothing without: "recraft/v3/text-to-image" is "recraft v3 text-to-image", "deepseek.v3" is
/// "deepseek v3", and "stability/fast", of which `provider` was dropped, "stability fast".
std::string name_of_key(std::string_view key, std::string_view provider);

}  // namespace matchgraph::importers

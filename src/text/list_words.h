// Here are several names: how do they stand in a sentence?
#pragma once

#include <span>
#include <string>

namespace matchgraph {

/// "Acme", "Acme and Borealis", "Acme, Borealis and Kiln".
std::string list_words(std::span<const std::string> names);

}  // namespace matchgraph

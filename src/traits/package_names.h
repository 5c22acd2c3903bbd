// Here is the name of a package: which language is it a package of?
#pragma once

#include <string_view>

namespace matchgraph {

/// The slug of the language's trait, by how distributions name packages of its libraries:
/// "librust-toml-dev" -> "rust", "libtoml-parser-perl" -> "perl", "python3-toml" -> "python". Empty
/// where the name tells none, for documentation, and for what is no package's name ("Node-RED").
std::string_view language_of_package(std::string_view name);

}  // namespace matchgraph

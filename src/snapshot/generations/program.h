// Here is a generation: did this very program build it?
#pragma once

#include <string>

namespace matchgraph {

/// A hash of the program that runs; another build of it has another one. Empty where the system
/// does not show it. Cost: hashing the program's file, once.
const std::string& program_identity();

}  // namespace matchgraph

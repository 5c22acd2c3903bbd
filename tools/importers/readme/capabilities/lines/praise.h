// What is said of how good a thing is, and not of what it does.
#pragma once

#include <string_view>

namespace matchgraph::readme {

/// True for "Blazing fast", "Easy-to-use API", "Heavily tested (900 tests)" and "Written in Rust":
/// praise, and what was done for its quality. False as soon as a word says something else: "Fast
/// sieving". What stands in round brackets does not count.
bool is_praise(std::string_view text);

}  // namespace matchgraph::readme

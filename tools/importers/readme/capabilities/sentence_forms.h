// Forms of sentences that are told by their marks: what is crossed out, options, several deeds in
// one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

/// True for "❌ Lamps that nobody makes": what the thing does away with.
bool begins_with_cross(std::string_view text);

/// True for a text with an option ("--dark") or a variable of the environment ("LAMP_PORT").
bool names_option(std::string_view text);

/// The deeds of "It can do A, B and C", each as "can do A"; empty where there are not at least two.
std::vector<std::string> split_deeds(std::string_view sentence);

}  // namespace matchgraph::readme

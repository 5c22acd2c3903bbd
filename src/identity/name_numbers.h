// Here are two names: do they tell sizes or versions apart?
#pragma once

#include <string>
#include <string_view>

namespace matchgraph {

/// The numbers of a name with their units of size ("72b", "4.5"), sorted, separated by spaces.
/// Names with other numbers are other sizes or versions, whatever else they share.
std::string numbers_of_name(std::string_view name);

/// The words of a model's name for its place in a family: "haiku" of "Claude Haiku Latest", "flash
/// lite" of "Gemini 2.5 Flash Lite", sorted. Two that are placed apart are no one thing, however
/// alike the rest. Cost: linear.
std::string tiers_of_name(std::string_view name);

}  // namespace matchgraph

// Names that say what a thing is for, where its sentence begins with what it is made of.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::readme {

/// "Rye transformer tuned to spot stones among the grain of a harvest" -> "Spot stones among the
/// grain": the clause with the deed, when `head`, the name as its first words give it, ends before
/// it; else `head`. A short clause is named together with what does it: "Preserved sorter for
/// weighing sacks". `said` is what the sentence says of the thing, from the head on.
std::string name_with_purpose(std::string_view said, const std::string& head);

}  // namespace matchgraph::readme

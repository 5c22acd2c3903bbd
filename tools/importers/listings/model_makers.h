// Whose model is it? A model's name, wherever it is offered -> who made it.
#pragma once

#include <string>
#include <string_view>

namespace matchgraph::importers {

/// The maker of a model, by the id that it is offered under: "meta-llama/Llama-3.3-70B" and
/// "us.meta.llama3-3-70b-instruct-v1:0" give "Meta". The name space before the last slash counts
/// first, then the leftmost word that is a maker's or the name of a family of models. Empty when
/// none is known.
std::string maker_of_model(std::string_view id);

/// The name of a user or organisation of the hub as other sources know it, else as the hub does.
std::string maker_of_hub_author(const std::string& author);

/// The name in an id: its last part, without the region, maker and revision that Amazon puts around
/// it: "us.anthropic.claude-sonnet-4-v1:0" gives "claude-sonnet-4".
std::string name_of_model(std::string_view id);

}  // namespace matchgraph::importers

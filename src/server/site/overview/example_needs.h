// Here is an entity: which needs, as a person would type them, does it meet?
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph::server {

/// What it does in a few words each, the best first: names of its capabilities, what its summary
/// calls it, what its capabilities' texts begin with. Only whole phrases: no half sentence, nothing
/// that names the entity itself, nothing about "it" or "this".
std::vector<std::string> needs_like(const Entity& entity);

/// Whether the words are a phrase that stands for itself: "offline speech transcription", but not
/// "and titration studies", "supported by the kit" or "Acme supports three modes".
bool is_whole_phrase(std::string_view text);

}  // namespace matchgraph::server

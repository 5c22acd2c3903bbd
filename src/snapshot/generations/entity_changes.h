// Two descriptions of one entity: what differs, and which capability is which?
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph {

/// Stands for the capability that the other description lacks.
constexpr auto kNoCapability = static_cast<std::uint32_t>(-1);

/// For each capability of `after` the position in `before` of the one with the same text, else
/// kNoCapability. Of several with one text the first is the first, and so on. Cost: linear.
std::vector<std::uint32_t> same_capabilities(const std::vector<Capability>& before,
                                             const std::vector<Capability>& after);

/// Names of the fields beside id and capabilities in which the two differ, in the order of Entity.
/// Signals and fields that are only kept are named one by one.
std::vector<std::string> changed_fields(const Entity& before, const Entity& after);

}  // namespace matchgraph

// What a task of the Hugging Face hub means, in our words.
#pragma once

#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::importers {

/// The capability of a model that was made for a task ("image-to-text"). A task that is not known
/// gives its own words.
Capability capability_of_task(std::string_view task);

/// True for tasks that the hub's users take widely: a model that compares faces is tagged
/// "image-classification", one that marks beats "audio-classification".
bool is_wide_task(std::string_view task);

/// The capability of a model whose card states the task and nothing else: of a wide task no more
/// than its tag says.
Capability capability_of_tag(std::string_view task);

/// The capability of a dataset with examples of a task.
Capability examples_of_task(std::string_view task);

}  // namespace matchgraph::importers

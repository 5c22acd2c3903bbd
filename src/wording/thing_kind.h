// Here is a type: what sort of thing is it?
#pragma once

#include <cstdint>
#include <string_view>

namespace matchgraph {

/// Sorts between which nothing stands in for the other: a model is no data set. Libraries, tools,
/// servers and services do each other's jobs, and are of one sort.
enum class ThingKind : std::uint8_t { kModel, kData, kSoftware };

inline ThingKind thing_kind(std::string_view type) {
  if (type == "model" || type == "fine-tune") return ThingKind::kModel;
  return type == "dataset" || type == "benchmark" ? ThingKind::kData : ThingKind::kSoftware;
}

}  // namespace matchgraph

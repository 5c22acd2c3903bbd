// What changed between two generations, for a program.
#include "matchgraph/render.h"
#include "render/json/json_values.h"

namespace matchgraph {
namespace {

using render::Json;

Json change_counts_json(const ChangeCounts& counts) {
  return {{"removed", counts.removed},
          {"added", counts.added},
          {"changed", counts.changed},
          {"same", counts.same}};
}

Json generation_json(const SnapshotDiff::Generation& generation) {
  return {{"generation", generation.number}, {"digest", generation.digest}};
}

Json number_changes_json(const std::vector<NumberChange>& changes) {
  Json list = Json::array();
  for (const NumberChange& change : changes) {
    // An option that only one of both has is null on the other side.
    list.push_back({{"name", change.name}, {"before", change.before}, {"after", change.after}});
  }
  return list;
}

Json entity_changes_json(const std::vector<EntityChange>& changes) {
  Json list = Json::array();
  for (const EntityChange& change : changes) {
    list.push_back({{"id", change.entity.id},
                    {"name", change.entity.name},
                    {"fields", change.fields},
                    {"capabilities_removed", change.capabilities_removed},
                    {"capabilities_added", change.capabilities_added},
                    {"capabilities_changed", change.capabilities_changed}});
  }
  return list;
}

Json neighbour_changes_json(const std::vector<NeighbourChange>& changes) {
  Json list = Json::array();
  for (const NeighbourChange& change : changes) {
    list.push_back({{"id", change.entity.id},
                    {"name", change.entity.name},
                    {"came", render::names_json(change.came)},
                    {"went", render::names_json(change.went)},
                    {"kept", change.kept}});
  }
  return list;
}

}  // namespace

std::string to_json(const SnapshotDiff& diff) {
  Json lists = change_counts_json(diff.neighbour_lists);
  // Another order alone is no change of the list: it is counted beside.
  lists.set("reordered", diff.reordered_lists);
  return render::document({{"before", generation_json(diff.before)},
                           {"after", generation_json(diff.after)},
                           {"is_same", diff.is_same()},
                           {"counts",
                            {{"entities", change_counts_json(diff.entities)},
                             {"capabilities", change_counts_json(diff.capabilities)},
                             {"capability_edges", change_counts_json(diff.capability_edges)},
                             {"entity_edges", change_counts_json(diff.entity_edges)},
                             {"neighbour_lists", lists}}},
                           {"files", diff.files},
                           {"options", number_changes_json(diff.options)},
                           {"limit", diff.limit},
                           {"removed", render::names_json(diff.removed)},
                           {"added", render::names_json(diff.added)},
                           {"changed", entity_changes_json(diff.changed)},
                           {"neighbours", neighbour_changes_json(diff.new_neighbours)}});
}

}  // namespace matchgraph

// The map of a catalogue: areas are clusters, springs between them their entities' similarities.
#include "matchgraph/catalogue_map.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "graph/layout.h"
#include "query/engine_state.h"
#include "query/group_members.h"
#include "query/questions.h"

namespace matchgraph {
namespace {

using Areas = std::vector<std::vector<EntityIndexNumber>>;  // members, best ranked first

/// How alike the areas are: similarities of their members, beside what their sizes would give.
std::map<std::pair<std::size_t, std::size_t>, double> strengths(const EngineState& state,
                                                                const Areas& areas,
                                                                std::size_t read) {
  const Clusters& clusters = state.snapshot->clusters();
  std::map<std::pair<std::size_t, std::size_t>, double> out;
  for (std::size_t area = 0; area < areas.size(); ++area) {
    const std::size_t members = std::min(read, areas[area].size());
    for (std::size_t i = 0; i < members; ++i) {
      for (const EntitySimilarity& near :
           state.snapshot->entity_graph().neighbours(areas[area][i])) {
        const std::size_t other = clusters.of(near.entity);
        // Areas are numbered by size, and only the largest are on the map.
        if (other == area || other >= areas.size()) continue;
        // Of what an area has at most as many are read, so that large ones are not like all.
        out[std::minmax(area, other)] +=
            static_cast<double>(near.cosine) / static_cast<double>(members);
      }
    }
  }
  double most = 0;
  for (const auto& [ends, value] : out) most = std::max(most, value);
  // Against the strongest, so that springs differ in catalogues of unlike things as well.
  for (auto& [ends, value] : out) value /= most;
  return out;
}

/// Keeps of each area its strongest neighbours: springs between all would make one ball.
std::vector<MapNeighbours> strongest(
    const std::map<std::pair<std::size_t, std::size_t>, double>& strengths, std::size_t areas,
    std::size_t kept) {
  std::set<std::pair<std::size_t, std::size_t>> chosen;
  for (std::size_t area = 0; area < areas; ++area) {
    std::vector<std::pair<double, std::pair<std::size_t, std::size_t>>> own;
    for (const auto& [ends, value] : strengths) {
      if (ends.first == area || ends.second == area) own.emplace_back(-value, ends);
    }
    // Equal strengths by the areas' numbers, so that the map is the same at every start.
    std::sort(own.begin(), own.end());
    for (std::size_t i = 0; i < std::min(kept, own.size()); ++i) chosen.insert(own[i].second);
  }
  std::vector<MapNeighbours> out;
  for (const auto& ends : chosen) out.push_back({ends.first, ends.second, strengths.at(ends)});
  return out;
}

/// Places for the areas. Springs are shorter between what is more alike.
void lay_out_areas(CatalogueMap& map) {
  constexpr double kShortest = 0.5;
  std::vector<LayoutEdge> springs;
  for (const MapNeighbours& near : map.neighbours) {
    springs.push_back({near.from, near.to, kShortest + 1 - near.strength});
  }
  // Areas are about as high as they are wide, with their names.
  LayoutOptions options;
  options.label_width = options.label_height = 0.12;
  const std::vector<LayoutPoint> places = lay_out(map.areas.size(), springs, options);
  for (std::size_t i = 0; i < places.size(); ++i) {
    map.areas[i].x = places[i].x;
    map.areas[i].y = places[i].y;
  }
}

std::vector<MapPlace> best_of(const EngineState& state,
                              const std::vector<EntityIndexNumber>& members, std::size_t count) {
  std::vector<MapPlace> out;
  for (const EntityIndexNumber e : things_of(state, members, count)) {
    const FactColumns& facts = state.facts();
    out.push_back({std::string(facts.id(e)), std::string(facts.name(e)),
                   std::string(facts.type_names()[facts.type_number(e)])});
  }
  return out;
}

}  // namespace

CatalogueMap catalogue_map(const std::shared_ptr<const Snapshot>& snapshot,
                           const CatalogueMapOptions& options) {
  const EngineState state(snapshot);
  const Clusters& clusters = snapshot->clusters();
  CatalogueMap out;
  out.entities = state.facts().entities();
  const std::size_t shown = std::min(options.areas, clusters.count());
  out.areas_left_out = clusters.count() - shown;
  const Areas areas = members_by_rank(state, shown);
  std::size_t sized = 0;
  for (std::size_t i = 0; i < shown; ++i) sized += clusters.size(static_cast<std::uint32_t>(i));
  for (std::size_t i = 0; i < shown; ++i) {
    const auto number = static_cast<std::uint32_t>(i);
    const std::size_t size = clusters.size(number);
    const double share =
        static_cast<double>(size) / static_cast<double>(std::max<std::size_t>(sized, 1));
    const auto wanted =
        // At least one of each area, however small its share.
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(options.best_of_all)));
    out.areas.push_back({clusters.id(number), std::string(clusters.names()[number]), size, 0, 0,
                         best_of(state, areas[i], std::min(wanted, options.best_of_area))});
  }
  if (shown == 0) return out;
  out.neighbours =
      strongest(strengths(state, areas, options.read_of_area), shown, options.neighbours);
  lay_out_areas(out);
  return out;
}

std::optional<AreaPicture> area_picture(const std::shared_ptr<const Snapshot>& snapshot,
                                        std::string_view cluster, std::size_t nodes) {
  const EngineState state(snapshot);
  const Clusters& clusters = snapshot->clusters();
  for (std::uint32_t i = 0; i < clusters.count(); ++i) {
    const bool is_it = clusters.id(i) == cluster || clusters.names()[i] == cluster;
    if (!is_it) continue;
    const std::vector<EntityIndexNumber> members =
        things_of(state, members_by_rank(state, clusters.count())[i], nodes);
    return AreaPicture{{clusters.id(i), std::string(clusters.names()[i]), clusters.size(i)},
                       picture_of(state, members)};
  }
  return {};
}

}  // namespace matchgraph

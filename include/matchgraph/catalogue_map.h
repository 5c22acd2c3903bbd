// Here is everything: which areas has the catalogue, which lie beside each other, and who stands in
// each?
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

class Snapshot;

/// An entity on the map.
struct MapPlace {
  std::string id;
  std::string name;
  std::string type;
};

/// A cluster of the build as an area of the map.
struct MapArea {
  std::string id;                   ///< as EntityCluster::id
  std::string name;                 ///< as EntityCluster::name
  std::size_t size = 0;             ///< entities in it
  double x = 0;                     ///< 0..1, from the left
  double y = 0;                     ///< 0..1, from the top
  std::vector<MapPlace> best = {};  ///< its best ranked entities, each thing once
};

/// Two areas that have like entities.
struct MapNeighbours {
  std::size_t from = 0;  ///< position among the areas, below `to`
  std::size_t to = 0;
  double strength = 0;  ///< 0..1, of the strongest of the map
};

struct CatalogueMap {
  std::vector<MapArea> areas;             ///< by falling size
  std::vector<MapNeighbours> neighbours;  ///< ascending by `from`, then `to`
  std::size_t entities = 0;               ///< of the catalogue
  std::size_t areas_left_out = 0;         ///< smaller ones, for which there is no room
};

struct CatalogueMapOptions {
  std::size_t areas = 36;          ///< more of them could not be told apart in one picture
  std::size_t best_of_all = 200;   ///< entities shown, shared out by the areas' sizes
  std::size_t best_of_area = 14;   ///< shown of one area at most
  std::size_t read_of_area = 200;  ///< best ranked whose edges tell which areas are alike
  std::size_t neighbours = 3;      ///< of an area, that it is drawn towards
};

/// The clusters of the build, laid out by how alike their entities are; the same every time.
/// Throws Error (kEnvironment) for damaged data. Cost: reading the edges of some thousand entities
/// and a layout of at most `areas` nodes: tens of milliseconds, once per generation.
CatalogueMap catalogue_map(const std::shared_ptr<const Snapshot>& snapshot,
                           const CatalogueMapOptions& options = {});

/// One area from close by: its best ranked entities, the best in the middle, and the edges among
/// them, laid out as a neighbourhood is. `cluster` is a name or id; nothing when there is none.
/// `nodes` is 1..100. Cost: a few milliseconds.
struct AreaPicture {
  EntityCluster cluster;
  Neighbourhood picture;
};
std::optional<AreaPicture> area_picture(const std::shared_ptr<const Snapshot>& snapshot,
                                        std::string_view cluster, std::size_t nodes = 24);

}  // namespace matchgraph

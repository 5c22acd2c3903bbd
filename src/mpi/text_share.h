// The texts of one process: a run of the catalogue's entities.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "index/text_index_builder.h"
#include "matchgraph/catalogue.h"
#include "mpi/team.h"

namespace matchgraph::mpi {

/// Successive shards and their entities; none on a process that is left over.
struct TextShare {
  std::size_t all_entities = 0;
  std::size_t all_capabilities = 0;
  std::vector<TextShard> shards;
  std::vector<Entity> entities;

  /// What the share begins with.
  TextShard first() const { return shards.empty() ? TextShard() : shards.front(); }
  std::size_t capabilities() const;
};

/// Shares out the catalogue that the first rank has (nothing elsewhere), in whole shards, so that
/// all have about as many fields. Collective.
TextShare share_texts(Team& team, const Catalogue* catalogue, std::size_t fields_per_shard);

/// The parts of what the first rank has by entity, by capability or by text, one for each rank.
template <typename T>
std::vector<std::span<const T>> parts_by(const std::vector<T>& all,
                                         const std::vector<std::size_t>& begins) {
  std::vector<std::span<const T>> out;
  for (std::size_t r = 0; r + 1 < begins.size(); ++r) {
    out.push_back(std::span(all).subspan(begins[r], begins[r + 1] - begins[r]));
  }
  return out;
}

}  // namespace matchgraph::mpi

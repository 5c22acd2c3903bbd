// Catalogue -> the two full-text databases: a document an entity, a document a capability.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "index/word_counts.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {

/// Row of a part of an entity among all parts: its profile (name, summary, tags), then its
/// capabilities in order. The capability database has the document `row + 1` for it.
/// `capability_begin` is the row of the entity's first capability among all capabilities.
inline std::uint32_t profile_row(std::uint32_t entity, std::uint32_t capability_begin) {
  return capability_begin + entity;
}
inline std::uint32_t capability_part_row(std::uint32_t entity, std::uint32_t capability) {
  return capability + entity + 1;
}

/// How often a capability's text is said: what it adds to its entity's vector follows from it.
struct CapabilityUse {
  /// 1 when it repeats the summary or an earlier capability of its entity, else 0; by capability.
  std::vector<std::uint8_t> repeated;
  /// Number of entities with a capability of the same folded text (E of the recipe), >= 1.
  std::vector<std::uint32_t> holders;
};
CapabilityUse capability_use(const Catalogue& catalogue);

struct TextIndexRequest {
  std::string scratch;              ///< an empty folder for intermediate databases
  std::string entity_database;      ///< file to write
  std::string capability_database;  ///< file to write
  std::size_t jobs = 0;             ///< threads; 0: one a core. The files do not depend on it
  /// Documents of one intermediate database. Below Xapian's 10,000 a database is written in one go,
  /// instead of merging each batch into what is there; more shards cost more merging at the end.
  std::size_t parts_per_shard = 9'000;
  std::function<void(double)> progress;  ///< share done, 0..1; from one thread at a time
};

/// Analyses every text once and writes both databases (compacted, one file each). Returns the words
/// of all texts, for suggestions. Throws Error (kEnvironment) when the disk refuses.
CountedWords build_text_indexes(const Catalogue& catalogue, const CapabilityUse& use,
                                const TextIndexRequest& request);

}  // namespace matchgraph

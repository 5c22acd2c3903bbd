// Here is an entity: which cluster of the catalogue is it in, and what is that called?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/clustering.h"
#include "graph/mapped_graphs.h"
#include "graph/term_vectors.h"
#include "snapshot/term_words.h"
#include "storage/array_file.h"

namespace matchgraph {

/// How a cluster gets its name.
struct ClusterNameOptions {
  std::size_t words = 3;     ///< of a name, the most telling ones
  double least_share = 0.1;  ///< 0..1 of the members that have to hold such a word, and two of them
  std::size_t rivals = 12;   ///< most telling words of a cluster that others of theirs compete with
  std::size_t letters = 3;   ///< a word has at least so many
  std::size_t same_stem =
      5;  ///< letters in common at the beginning: it says what another word says
};

/// Clusters the entities, names the clusters by their telling words, and writes both. A word tells
/// much when it weighs much in the members' vectors, when many more of them hold it than of all
/// entities, and when it tells of few other clusters. Names are not empty and differ. Returns how
/// many clusters there are. `words`: those of the vectors' terms. Throws Error (kEnvironment).
std::size_t write_clusters(const MappedEntityGraph& graph, TermVectorsView entities,
                           const TermWords& words, const ClusterOptions& options,
                           const ClusterNameOptions& naming, const std::string& path);

/// Read-only; safe to share between threads.
class Clusters {
 public:
  /// Throws Error (kEnvironment) for a file that is missing or damaged.
  explicit Clusters(const std::string& path);

  std::size_t entities() const { return of_.size(); }
  /// How many clusters there are, numbered by falling size; the last may be that of the entities
  /// that are like nothing.
  std::size_t count() const { return sizes_.size(); }
  /// The entity's cluster. Throws Error (kEnvironment) when the file is damaged there.
  std::uint32_t of(std::uint32_t entity) const;
  std::size_t size(std::uint32_t cluster) const { return sizes_[cluster]; }
  /// "speech / voice / transcription"
  const StringTableView& names() const { return names_; }
  /// "speech-voice-transcription", for addresses.
  std::string id(std::uint32_t cluster) const;

 private:
  ArrayFile file_;
  std::span<const std::uint32_t> of_;
  std::span<const std::uint32_t> sizes_;
  StringTableView names_;
};

}  // namespace matchgraph

// Here is an entity: which cluster of the catalogue is it in, and what is that called?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/clustering.h"
#include "snapshot/term_sayings.h"
#include "snapshot/term_words.h"
#include "storage/array_file.h"

namespace matchgraph {

/// How a cluster gets its name.
struct ClusterNameOptions {
  std::size_t words = 3;  ///< of a name at most, the most telling ones
  double share = 0.2;     ///< 0..1 of the members that should hold such a word
  double least_share =
      0.05;         ///< that have to, and two of them; what fewer than `share` hold tells less
  double lift = 3;  ///< at least so many times the share of all entities that hold it,
  double lift_share = 0.75;  ///< or so much of what it would be if its members alone held it
  double as_name = 2;  ///< what a member counts whose name or tag it is; 1: its summary says it
  double least_named =
      0.1;               ///< of those that hold a word, the share whose name or tag it is: nouns
  double unnamed = 0.2;  ///< what a word counts that fewer have so: "exposes", "ignore"
  double in_capabilities = 0.1;  ///< what one counts of which only capabilities say it
  std::size_t rivals = 12;  ///< most telling words of a cluster that others of theirs compete with
  std::size_t letters = 3;  ///< a word has at least so many
  std::size_t same_stem =
      5;  ///< letters in common at the beginning: it says what another word says
};

/// What clusters are named by, over the same terms.
struct ClusterTexts {
  const TermSayings& sayings;
  const TermWords& words;
};

/// Names the clusters of the entities by their telling words, and writes both. A word tells much
/// when many members say it, above all in name or tags, and in summaries rather than in
/// capabilities, when many more of them do than of all entities, and when it tells of few other
/// clusters. Names are not empty and differ. Returns how many clusters there are. Throws Error
/// (kEnvironment).
std::size_t write_clusters(const Clustering& clustering, const ClusterTexts& texts,
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
  /// The same of all entities, not checked.
  std::span<const std::uint32_t> by_entity() const { return of_; }
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

// Here is the heavy work of a build: who does it?
//
// This process's threads (own_work.h), or many processes that share it. `build_snapshot` has the
// order of the phases, and does what is small itself; here stands what grows with the texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "graph/entity_graph.h"
#include "graph/rows/knn.h"
#include "graph/rows/term_vectors.h"
#include "index/full_text_builder.h"
#include "index/suggest/word_counts.h"
#include "index/text_index_builder.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/line_table.h"
#include "snapshot/renewal/former_build.h"
#include "snapshot/term_sayings.h"
#include "storage/array_file.h"
#include "storage/small_numbers.h"
#include "traits/read_traits.h"

namespace matchgraph {

/// What the texts of a catalogue were read into, beside what the work keeps.
struct CountedTexts {
  CountedWords words;
  SpellingCounts spellings;
  std::vector<std::string> shards;  ///< paths of what merge_full_text() puts together
};

/// The terms of a catalogue in byte order, and the vectors over them, wherever they lie.
struct WeighedTerms {
  StringTableView terms;
  SmallNumbersView capability_frequency;  ///< capabilities that hold the term
  TermVectorsView capabilities;           ///< a row per capability: its text and name
  TermVectorsView entities;               ///< a row per entity: its profile and capabilities
  const TermSayings& sayings;
};

/// An entity graph that was written.
struct EntityGraphMade {
  std::size_t edges = 0;
  /// The nearest of each entity that are as similar as was asked, and perhaps those that are less.
  NeighbourLists very_near;
};

/// Neighbour lists that were taken over, and what that did to them; nothing where all were
/// searched.
struct TakenLists {
  std::size_t capabilities = 0;
  std::size_t entities = 0;
  RowWear capability_wear, entity_wear;
};

/// The phases that are shared out. Called from the building thread, one at a time and in this
/// order, each once. All throw Error.
class BuildWork {
 public:
  virtual ~BuildWork() = default;

  /// What may be taken over, before anything else is called; work that computes everything anew
  /// need not care. Must live until the graphs are made.
  virtual void use_former(FormerBuild&) {}
  /// What was. Of two kinds of lists, each may have been computed anew.
  virtual TakenLists taken_lists() const { return {}; }
  /// Writes what was read in the texts, for the next build, and forgets it; after terms(). Work
  /// that does not keep it writes nothing.
  virtual void keep_texts(const std::string&) {}

  /// What each entity states.
  virtual std::vector<std::vector<TraitStatement>> traits() = 0;
  /// Analyses all texts.
  virtual CountedTexts texts(const RepeatedTexts& repeats, const TextIndexRequest& request) = 0;
  /// Weighs what was analysed, and writes posting lists and vectors to these paths. Valid while
  /// this lives.
  virtual WeighedTerms terms(const CapabilityUse& use, const BuildOptions& options,
                             const std::string& postings_file, const std::string& vectors_file) = 0;
  /// Finds the nearest of each capability, among those of other entities (`entity_of`, by
  /// capability), and writes the graph. Returns the number of its edges.
  virtual std::size_t capability_graph(std::span<const std::uint32_t> entity_of,
                                       const KnnOptions& options, const std::string& path,
                                       const ProgressFunction& progress) = 0;
  /// Reads each capability as a line; `graph` is what capability_graph() wrote.
  virtual std::vector<LineRow> lines(std::span<const std::uint32_t> entity_of,
                                     const std::string& graph,
                                     const CommonLineOptions& options) = 0;
  /// Finds the nearest of each entity, by words, and writes the graph.
  virtual EntityGraphMade entity_graph(const KnnOptions& nearest, const EntityGraphOptions& options,
                                       double very_near, const std::string& path,
                                       const ProgressFunction& progress) = 0;
  /// The nearest of each entity, by words, of a build whose graph something else is mixed into.
  virtual NeighbourLists entity_neighbours(const KnnOptions& options,
                                           const ProgressFunction& progress) = 0;
  /// The terms that each entity denies.
  virtual std::vector<std::vector<TermId>> denied_terms() = 0;
};

/// As build_snapshot(catalogue, request), with the heavy work done elsewhere.
BuildReport build_snapshot(const Catalogue& catalogue, const BuildRequest& request,
                           BuildWork& work);

}  // namespace matchgraph

// The inside of an opened snapshot: what the query layer reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "claims/claim_index.h"
#include "graph/mapped_graphs.h"
#include "graph/rows/mixed_neighbours.h"
#include "graph/rows/term_vectors.h"
#include "identity/things.h"
#include "index/facts/fact_columns.h"
#include "index/full_text.h"
#include "index/name_index.h"
#include "index/postings.h"
#include "index/suggest/suggest.h"
#include "matchgraph/entity.h"
#include "matchgraph/snapshot.h"
#include "snapshot/build_options.h"
#include "snapshot/clusters.h"
#include "snapshot/entity_embeddings.h"
#include "snapshot/entity_traits.h"
#include "snapshot/generations/manifest.h"
#include "snapshot/line_table.h"
#include "snapshot/past_searches/past_needs.h"
#include "snapshot/ranks/ranks.h"
#include "snapshot/term_words.h"
#include "storage/array_file.h"
#include "storage/small_numbers.h"

namespace matchgraph {

/// Names of the files of a generation.
namespace snapshot_file {
constexpr const char* kFullText = "full-text.glass";
constexpr const char* kFullTextAdded =
    "full-text-added.glass";                               // only where the other was taken over
constexpr const char* kTextPlaces = "text-places.arrays";  // likewise
constexpr const char* kTextRepeats = "text-repeats.arrays";
constexpr const char* kEntities = "entities.records";
constexpr const char* kEntityOffsets = "entities.offsets";
constexpr const char* kFacts = "facts.arrays";
constexpr const char* kNames = "names.arrays";
constexpr const char* kPostings = "postings.arrays";
constexpr const char* kPastNeeds = "past-needs.arrays";      // only of a build with evidence
constexpr const char* kPastChoices = "past-choices.arrays";  // likewise
constexpr const char* kTermWords = "term-words.arrays";
constexpr const char* kThings = "things.arrays";
constexpr const char* kClaims = "claims.arrays";
constexpr const char* kRanks = "ranks.arrays";
constexpr const char* kVectors = "vectors.arrays";
constexpr const char* kCapabilityGraph = "capability-graph.arrays";
constexpr const char* kEntityGraph = "entity-graph.arrays";
constexpr const char* kClusters = "clusters.arrays";
constexpr const char* kLines = "lines.arrays";
constexpr const char* kTraits = "traits.arrays";
constexpr const char* kSuggestions = "suggestions.arrays";
constexpr const char* kEmbeddings = "embeddings.arrays";  // only of a build with a model
constexpr const char* kWear = "wear.arrays";              // only where lists were taken over
}  // namespace snapshot_file

/// One generation, open. Everything is read-only and safe to share between threads; the files are
/// mapped, and read where they are touched.
class Snapshot {
 public:
  /// Checks the files against the manifest: all bytes, or sizes and seals now and bytes as they are
  /// read. Throws Error (kEnvironment) when they do not fit.
  Snapshot(const std::string& data, std::uint64_t generation, std::string warning,
           SnapshotCheck check = SnapshotCheck::kAsRead);

  std::uint64_t generation() const { return generation_; }
  const std::string& folder() const { return folder_; }
  std::string file(const char* name) const { return folder_ + "/" + name; }
  const std::string& warning() const { return warning_; }
  FullTextFiles full_text_files() const;
  /// Whether the manifest lists a file.
  bool has_file(std::string_view name) const;
  /// Throws Error (kEnvironment) when the full-text database, which is read by other means than the
  /// rest, is not as it was built. Cost: reading it, once per snapshot that was not checked whole.
  void require_full_text() const;
  const Manifest& manifest() const { return manifest_; }
  /// The numbers that the manifest records; what it does not record is as this program has it.
  const BuildOptions& options() const { return options_; }

  const FactColumns& facts() const { return facts_; }
  /// The posting lists of the entities' texts, which needs are scored against.
  const Postings& postings() const { return postings_; }
  /// Whose text a document of the full-text database is.
  const TextOwners& text_owners() const { return text_owners_; }
  /// What past searches tell; nothing when none were folded in.
  const std::optional<PastNeeds>& past_needs() const { return past_needs_; }
  const NameIndex& names() const { return names_; }
  /// What a text that is being typed may become.
  const SuggestIndex& suggestions() const { return suggestions_; }
  /// Offers and near duplicates of one thing, which share a row of a result list.
  const Things& things() const { return things_; }

  /// How terms are written, and which entities deny them.
  const TermWords& term_words() const { return term_words_; }

  /// What `versus` texts claim about named rivals.
  const ClaimIndex& claims() const { return claims_; }

  /// UnfragileRanks, and how often entities were met in past searches.
  const RankReader& ranks() const { return ranks_; }

  /// Reads one entity. Cost: copying its texts.
  Entity entity(EntityIndexNumber e) const;
  /// Its bytes, as put_entity_record() makes them.
  std::string_view entity_record(EntityIndexNumber e) const {
    return entities_.bytes().substr(offsets_[e], offsets_[e + 1] - offsets_[e]);
  }

  /// Term vectors, one row per capability; terms are positions in terms().
  TermVectorsView capability_vectors() const { return capability_vectors_; }
  /// Term vectors, one row per entity.
  TermVectorsView entity_vectors() const { return entity_vectors_; }
  /// How alike entities are, by words and by the model that the build may have had: what the entity
  /// graph was made of.
  MixedSimilarity entity_similarity() const {
    return {entity_vectors_, embeddings_ ? embeddings_->view() : DenseVectorsView{},
            options_.embedding_mix};
  }
  const StringTableView& terms() const { return postings_.terms(); }
  /// Position of a term in terms(). Cost: logarithmic.
  std::optional<TermId> find_term(std::string_view term) const;
  /// Whether it is two words that stand together (index/analyser.h).
  bool is_bigram(TermId term) const { return bigrams_begin_ <= term && term < bigrams_end_; }
  /// The first term behind the bigrams, which lie together; words that begin with a letter come
  /// behind them.
  TermId behind_bigrams() const { return bigrams_end_; }
  /// Number of capabilities that hold the term.
  std::uint32_t capability_frequency(TermId term) const { return capability_frequency_[term]; }
  /// The same of all terms.
  SmallNumbersView capability_frequencies() const { return capability_frequency_; }
  /// Whether a capability repeats its entity's summary or an earlier capability of it.
  bool is_repeated(RowId capability) const { return repeated_[capability] != 0; }
  /// Number of entities with a capability of the same text, >= 1.
  std::uint32_t holders(RowId capability) const { return holders_[capability]; }

  /// What kind of line each capability is, its name and what it denies.
  const LineTable& lines() const { return lines_; }
  /// The conditions that entities state: offline, open weights, reads PDF, ...
  const EntityTraits& traits() const { return traits_; }

  const MappedCapabilityGraph& capability_graph() const { return capability_graph_; }
  const MappedEntityGraph& entity_graph() const { return entity_graph_; }
  /// Groups of entities that are alike, by name.
  const Clusters& clusters() const { return clusters_; }

 private:
  std::uint64_t generation_;
  std::string folder_;
  std::string warning_;
  SnapshotCheck check_;
  Manifest manifest_;
  BuildOptions options_;
  RankReader ranks_;
  Clusters clusters_;
  FactColumns facts_;  // shows the ranks of ranks_ and the clusters of clusters_
  Postings postings_;
  TextOwners text_owners_;
  TermId bigrams_begin_, bigrams_end_;
  std::optional<PastNeeds> past_needs_;
  NameIndex names_;
  SuggestIndex suggestions_;
  Things things_;
  TermWords term_words_;
  ClaimIndex claims_;
  MappedFile entities_;
  ArrayFile offsets_file_;
  std::span<const std::uint64_t> offsets_;
  ArrayFile vectors_file_;
  SmallNumbersView capability_frequency_;
  std::span<const std::uint8_t> repeated_;
  SmallNumbersView holders_;
  TermVectorsView capability_vectors_, entity_vectors_;
  LineTable lines_;
  EntityTraits traits_;
  MappedCapabilityGraph capability_graph_;
  MappedEntityGraph entity_graph_;
  std::optional<EntityEmbeddings> embeddings_;  // only of a build with a model
};

}  // namespace matchgraph

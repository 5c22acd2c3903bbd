#include "snapshot/rebuild/own_work.h"

#include <optional>
#include <utility>

#include "graph/capability_graph.h"
#include "snapshot/entity_traits.h"
#include "snapshot/term_words.h"

namespace matchgraph {

std::vector<std::vector<TraitStatement>> OwnWork::traits() {
  return read_traits(catalogue_.entities, jobs_,
                     former_ != nullptr ? former_->traits() : KnownTraits());
}

CountedTexts OwnWork::texts(const RepeatedTexts& repeats, const TextIndexRequest& request) {
  std::optional<ReadBefore> before;
  if (former_ != nullptr) before = former_->texts_read();
  // Handed over, as the parts that were read before are merged into the new index and not copied.
  TextIndex read = before ? build_text_index(catalogue_, repeats, request, std::move(*before))
                          : build_text_index(catalogue_, repeats, request);
  fields_ = std::move(read.fields);
  // Kept for the next build, while the words themselves go into this one.
  kept_.words = std::move(read.word_parts);
  return {std::move(read.words), std::move(read.spellings), std::move(read.text_shards)};
}

WeighedTerms OwnWork::terms(const CapabilityUse& use, const BuildOptions& options,
                            const std::string& postings_file, const std::string& vectors_file) {
  tables_ =
      read_term_tables(std::move(fields_), catalogue_, use, options, postings_file, &kept_.fields);
  if (former_ != nullptr) former_->meet(tables_.terms.view());
  write_term_vectors(tables_, use, vectors_file);
  // Views into the tables, which stay with this object until the build ends.
  return {tables_.terms.view(), tables_.capability_frequency.view(), tables_.capabilities.view(),
          tables_.entities.view(), tables_.sayings};
}

void OwnWork::keep_texts(const std::string& path) {
  write_kept_texts(kept_, path);
  // Memory that the graphs need.
  kept_ = {};
}

std::size_t OwnWork::capability_graph(std::span<const std::uint32_t> entity_of,
                                      const KnnOptions& options, const std::string& path,
                                      const ProgressFunction& progress) {
  const TermVectorsView rows = tables_.capabilities.view();
  std::optional<FormerLists> former;
  if (former_ != nullptr) {
    former = former_->capability_lists(rows, taken_.capability_wear);
  }
  const NeighbourLists nearest = lists_of(rows, entity_of, former, options, progress,
                                          taken_.capabilities, taken_.capability_wear);
  write_capability_graph(nearest, path);
  return nearest.neighbours.size();
}

std::vector<LineRow> OwnWork::lines(std::span<const std::uint32_t> entity_of,
                                    const std::string& graph, const CommonLineOptions& options) {
  std::vector<std::optional<LineRow>> known;
  // A line's kind and names are taken over; whether it is common depends on the new graph.
  if (former_ != nullptr) known = former_->lines(entity_of.size());
  return read_lines({catalogue_.entities, 0, tables_.terms.view(), tables_.entities.view(),
                     entity_of, graph, jobs_, known},
                    options);
}

EntityGraphMade OwnWork::entity_graph(const KnnOptions& nearest, const EntityGraphOptions& options,
                                      double, const std::string& path,
                                      const ProgressFunction& progress) {
  EntityGraphMade out;
  // The lists by words are both: what the graph is made of, and what near duplicates are found in.
  out.very_near = entity_neighbours(nearest, progress);
  out.edges = write_entity_graph(out.very_near, with_jobs(options), path);
  return out;
}

NeighbourLists OwnWork::entity_neighbours(const KnnOptions& options,
                                          const ProgressFunction& progress) {
  const TermVectorsView rows = tables_.entities.view();
  std::optional<FormerLists> former;
  if (former_ != nullptr) {
    former = former_->entity_lists(rows, taken_.entity_wear);
  }
  // Without groups: entities have no owner whose others were to be left out.
  return lists_of(rows, {}, former, options, progress, taken_.entities, taken_.entity_wear);
}

NeighbourLists OwnWork::lists_of(TermVectorsView rows, std::span<const std::uint32_t> groups,
                                 const std::optional<FormerLists>& former,
                                 const KnnOptions& options, const ProgressFunction& progress,
                                 std::size_t& kept, RowWear& wear) const {
  if (!former) return nearest_neighbours(rows, groups, with_jobs(options), progress);
  // Whole neighbours of a list: a fraction of one cannot lack.
  const double tolerated = former_->options().most_lacking * static_cast<double>(options.k);
  RenewedLists renewed = renewed_neighbours(rows, groups, *former, with_jobs(options),
                                            static_cast<std::uint8_t>(tolerated), progress);
  kept = renewed.kept;
  wear.lacked = std::move(renewed.lacked);
  return std::move(renewed.lists);
}

std::vector<std::vector<TermId>> OwnWork::denied_terms() {
  KnownDenials known;
  if (former_ != nullptr) known = former_->denied_terms();
  // Denials are read again only of entities whose texts changed.
  return read_denied_terms(catalogue_.entities, tables_.terms.view(), jobs_, known);
}

}  // namespace matchgraph

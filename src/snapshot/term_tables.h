// The inverted fields, weighed: what needs are scored against, and what the graphs are made
// of, over one table of terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "index/facts/packed_lists.h"
#include "index/postings.h"
#include "index/text_index_builder.h"
#include "matchgraph/catalogue.h"
#include "snapshot/build_options.h"
#include "snapshot/term_sayings.h"
#include "storage/array_file.h"
#include "storage/small_numbers.h"

namespace matchgraph {

/// The terms of a catalogue in byte order, and the vectors over them.
struct TermTables {
  StringTable terms;
  SmallNumbers capability_frequency;  ///< capabilities that hold the term
  TermVectors capabilities;           ///< a row per capability: its text and name
  TermSayings sayings;
  TermVectors entities;  ///< a row per entity: its profile and capabilities
};

/// What the texts say with one term, each list ascending by entity or capability.
struct SaidTerm {
  std::span<const RowPosting> rows;        ///< as the fields have them
  std::vector<RowPosting> entities;        ///< within-document frequencies of their bags
  std::vector<TermCount> in_capabilities;  ///< by capability
  std::vector<TermCount> in_entities;      ///< by entity
  std::vector<TermSayings::Holder> sayings;
};

/// Counts what some successive entities say, term by term in byte order. `from`: the shard of the
/// first of them; `use`: that of their capabilities alone. What `visit` is given is valid during
/// the call. Cost: linear in the postings.
void read_terms(const InvertedFields& fields, std::span<const Entity> entities,
                const TextShard& from, const CapabilityUse& use,
                const std::function<void(std::string_view, const SaidTerm&)>& visit);

/// Weighs terms that come in byte order, each once and with all that a catalogue says with it. Of
/// a part of the terms it makes that part of every table.
class TermWeigher {
 public:
  /// Sizes of the whole catalogue.
  TermWeigher(std::size_t entity_count, std::size_t capability_count, const BuildOptions& options);

  void add(std::string_view term, const SaidTerm& counts);

  PostingsBuilder postings;
  SmallNumbers capability_frequency;
  TermSayings sayings;
  TermVectorsBuilder capabilities, entities;

 private:
  TermClassWeights classes_;
};

/// Reads the inverted fields once and weighs them three times: into the posting lists of
/// entities (wdf of schema.h; capabilities that repeat others left out), which go to
/// `postings_file`; into vectors of capabilities; and into vectors of entities, in which a text
/// that E entities share counts 1 / sqrt(E), and a repeated one not. Throws Error (kEnvironment).
/// Cost: linear in the postings; memory: theirs twice, as `fields` are freed before vectors are
/// made of what was read of them. `keep` gets the list of each term.
TermTables read_term_tables(InvertedFields fields, const Catalogue& catalogue,
                            const CapabilityUse& use, const BuildOptions& options,
                            const std::string& postings_file, PackedLists* keep = nullptr);

/// The arrays of the file of vectors, or one process's part of them.
struct TermVectorArrays {
  const SmallNumbers& frequency;           ///< capabilities that hold the term, by term
  std::span<const std::uint8_t> repeated;  ///< by capability, as CapabilityUse, as are `holders`
  const SmallNumbers& holders;
  TermVectorsView capabilities, entities;

  void add_to(ArrayFileWriter& writer) const;
};

/// Writes frequencies and vectors; the terms are those of the postings file.
void write_term_vectors(const TermTables& tables, const CapabilityUse& use,
                        const std::string& path);

}  // namespace matchgraph

// The inverted fields, weighed: what needs are scored against, and what the graphs are made
// of, over one table of terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/rows/term_vectors.h"
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

/// Reads the inverted fields once and weighs them three times: into the posting lists of
/// entities (wdf of schema.h; capabilities that repeat others left out), which go to
/// `postings_file`; into vectors of capabilities; and into vectors of entities, in which a text
/// that E entities share counts 1 / sqrt(E), and a repeated one not. Throws Error (kEnvironment).
/// Cost: linear in the postings; memory: theirs.
TermTables read_term_tables(const InvertedFields& fields, const Catalogue& catalogue,
                            const CapabilityUse& use, const BuildOptions& options,
                            const std::string& postings_file);

/// Writes frequencies and vectors; the terms are those of the postings file.
void write_term_vectors(const TermTables& tables, const CapabilityUse& use,
                        const std::string& path);

}  // namespace matchgraph

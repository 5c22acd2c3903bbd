// The terms of texts that many processes read: weighed once, as if one had read them all.
//
// A process has a run of the dictionary, chosen so that all have about as many postings. To it go
// the counts of its terms; it weighs them, as it knows in how many rows each is; and the weights go
// on to where the rows are.
#pragma once

#include <cstddef>
#include <string>

#include "index/facts/inverted_fields.h"
#include "mpi/neighbours.h"
#include "mpi/team.h"
#include "mpi/text_share.h"
#include "snapshot/build_options.h"
#include "snapshot/term_sayings.h"
#include "storage/array_file.h"

namespace matchgraph::mpi {

/// Where the tables go.
struct TermFiles {
  std::string postings;
  std::string vectors;
};

/// What a process keeps of the tables.
struct TermShare {
  RowShare capabilities;
  RowShare entities;
  TermSayings sayings;  ///< of all terms, on the first rank; elsewhere none
};

/// Weighs the terms of all processes' fields, and writes the posting lists and the vectors, each
/// process its part. `use`: of this process's capabilities. `fields` are given up. Collective.
TermShare weigh_terms(Team& team, const TextShare& texts, InvertedFields fields,
                      const CapabilityUse& use, const BuildOptions& options,
                      const TermFiles& files);

}  // namespace matchgraph::mpi

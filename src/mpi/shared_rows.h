// Rows of many processes, made ready to be searched: copies joined, terms ranked, lists spread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/rows/knn.h"
#include "graph/rows/row_classes.h"
#include "graph/rows/term_index.h"
#include "mpi/blocks.h"
#include "mpi/neighbours.h"
#include "mpi/team.h"

namespace matchgraph::mpi {

/// For each of this process's rows the first of all rows that equals it. Collective; each process
/// compares those whose hashes fall to it.
std::vector<RowId> first_equals(Team& team, const RowShare& share);

/// A term that rows of this process have, and others too.
struct KnownTerm {
  TermRank rank = 0;
  TermId term = 0;
  std::uint32_t length = 0;  ///< of its list, as far as rows of this process read it
};

/// What one process has of the index that TermIndex is of one alone. All is collective that has a
/// Team.
class SharedRows {
 public:
  SharedRows(Team& team, const RowShare& share, std::span<const std::uint32_t> groups,
             const KnnOptions& options);

  const RowClasses& classes() const { return classes_; }
  /// The distinct rows that are searched for here are [first_class, last_class).
  ClassId first_class() const { return first_class_; }
  ClassId last_class() const { return last_class_; }
  /// Terms of these, by rank.
  const std::vector<KnownTerm>& known_terms() const { return known_terms_; }
  /// Rows of these: positions in known_terms(), ascending.
  const TermIndex::Lists<RankedTerm>& rows() const { return rows_; }
  /// How many terms there are that several distinct rows have.
  std::size_t shared_terms() const { return shared_terms_; }
  /// Bytes of the lists that lie here.
  std::size_t list_bytes() const { return lists_.items.size() * sizeof(Posting); }

  /// The lists of some known terms, given by their positions, ascending; in that order.
  TermIndex::Lists<Posting> fetch_lists(Team& team, std::span<const std::uint32_t> known) const;

 private:
  /// A weight of a distinct row, on its way to the process that has the term.
  struct Weight {
    TermId term = 0;
    ClassId row = 0;
    float weight = 0;
  };
  /// What comes back for it.
  struct Ranked {
    TermRank rank = 0;
    std::uint32_t length = 0;
  };

  /// What is asked for.
  struct Wanted {
    TermId term = 0;
    std::uint32_t length = 0;
  };

  /// A list that lies here, by the term's place in this process's block.
  std::span<const Posting> list(std::size_t term) const {
    return std::span(lists_.items)
        .subspan(lists_.offsets[term], lists_.offsets[term + 1] - lists_.offsets[term]);
  }
  Bytes answer_to(const Bytes& weights, std::span<const TermRank> ranks,
                  const KnnOptions& options) const;
  std::vector<Bytes> weights_by_term(const RowShare& share) const;
  std::vector<TermRank> rank_terms(Team& team, std::span<const std::uint32_t> counts);
  void take_lists(std::span<const Bytes> weights, std::span<const std::uint32_t> counts,
                  std::size_t longest);
  void take_rows(const RowShare& share, std::span<const Bytes> answers);

  RowClasses classes_;
  Blocks term_blocks_;
  std::size_t own_terms_begin_ = 0;
  ClassId first_class_ = 0;
  ClassId last_class_ = 0;
  std::size_t shared_terms_ = 0;
  TermIndex::Lists<Posting> lists_;  // by term of this process's block; empty where not shared
  std::vector<KnownTerm> known_terms_;
  TermIndex::Lists<RankedTerm> rows_;
};

}  // namespace matchgraph::mpi

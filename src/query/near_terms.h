// Here are terms of a snapshot: which stand for nearly the same, and which tell nothing of a job?
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "snapshot/snapshot_data.h"

namespace matchgraph {

/// The words of lines/near_words.h as terms. For one snapshot.
class NearTerms {
 public:
  /// Cost: looking up each word.
  explicit NearTerms(const Snapshot& snapshot);

  /// One term for all that are nearly the same; itself for any other. Cost: logarithmic in the few
  /// words that have others.
  TermId of(TermId term) const;
  bool is_of_manner(TermId term) const;

 private:
  std::vector<std::pair<TermId, TermId>> near_;  // by the first, ascending
  std::vector<TermId> manner_;                   // ascending
};

}  // namespace matchgraph

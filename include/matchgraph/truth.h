// Judged questions: what a reader said is relevant to a need or an entity.
//
// A truth file is JSON Lines, UTF-8: {"query": text, "relevant": {id: grade}} for a need,
// {"entity": id, "relevant": {id: grade}} for alternatives to an entity. A grade is a whole number
// from 0 (judged, and of no use) to 30; other fields are passed over.
//
// A line {"left": id, "right": id, "relation": word, "pairs": [[i, j, grade], ...]} judges which
// capabilities of two entities are one job: positions in their lists from 0, grade 3 for the same
// job, 2 for the same in part, 1 for a related one; what is not listed has nothing in common.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"

namespace matchgraph {

struct JudgedQuestion {
  enum class Kind { kNeed, kAlternatives };
  Kind kind = Kind::kNeed;
  std::string text;                     ///< the need in plain words, or the entity's id
  std::map<std::string, int> relevant;  ///< id -> grade; at least one is over 0
  std::size_t line = 0;                 ///< in the file, from 1
};

/// A judged pair of capabilities.
struct JudgedPair {
  std::size_t left = 0;  ///< position in the list of each
  std::size_t right = 0;
  int grade = 0;
};

/// Two entities whose capabilities were judged pair by pair.
struct JudgedComparison {
  std::string left, right;        ///< ids
  std::string relation;           ///< "substitute", ... or "subset"; empty: not judged
  std::vector<JudgedPair> pairs;  ///< grade over 0
  std::size_t line = 0;           ///< in the file, from 1
};

/// The questions of one truth file.
struct Truth {
  std::string file;
  std::vector<JudgedQuestion> questions;      ///< in the order of their lines
  std::vector<JudgedComparison> comparisons;  ///< likewise
  std::vector<Diagnostic> diagnostics;        ///< in the order of their lines
  std::size_t errors = 0;  ///< counted also where diagnostics are too many to keep
};

/// Reads a truth file with all its faults in one pass. A line with an error gives no question; one
/// that names nothing relevant gives none either, with a warning: no ranking could score on it. A
/// file that cannot be read is an error of line 0. Never throws for what a file contains.
Truth load_truth_file(const std::string& file, const LoadOptions& options = {});
/// As load_truth_file, for a stream under the given name.
Truth load_truth(std::istream& in, const std::string& file, const LoadOptions& options = {});

}  // namespace matchgraph

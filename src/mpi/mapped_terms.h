// Terms and vectors where all processes wrote them together: any row, of whichever process.
#pragma once

#include <string>

#include "graph/rows/term_vectors.h"
#include "storage/array_file.h"
#include "storage/small_numbers.h"

namespace matchgraph::mpi {

/// Pages are read where they are touched, and processes of one machine share them.
class MappedTerms {
 public:
  /// Throws Error (kEnvironment).
  MappedTerms(const std::string& postings_file, const std::string& vectors_file)
      : postings_(postings_file), vectors_(vectors_file) {}

  StringTableView terms() const {
    return {postings_.get<std::uint32_t>("terms.at"), postings_.get<char>("terms.text")};
  }
  SmallNumbersView capability_frequency() const {
    return small_numbers(vectors_, "terms.capabilities");
  }
  TermVectorsView capabilities() const { return rows("capabilities"); }
  TermVectorsView entities() const { return rows("entities"); }

 private:
  TermVectorsView rows(const std::string& name) const {
    return {vectors_.get<std::uint64_t>(name + ".at"), vectors_.get<TermId>(name + ".terms"),
            vectors_.get<float>(name + ".weights")};
  }

  ArrayFile postings_;
  ArrayFile vectors_;
};

}  // namespace matchgraph::mpi

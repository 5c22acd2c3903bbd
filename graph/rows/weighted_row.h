// A row with a weight, as lists of neighbours and matrices hold them.
#pragma once

#include "graph/rows/term_vectors.h"

namespace matchgraph {

struct WeightedRow {
  RowId row = 0;
  float weight = 0;

  bool operator==(const WeightedRow&) const = default;
};

}  // namespace matchgraph

#include "graph/rows/row_cosines.h"

#include <doctest/doctest.h>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

TEST_CASE("cosines of a few rows with any row are those of each pair") {
  const TermVectors vectors = testing::vectors_of(testing::zipf_rows(120, 300, 25, 5));
  const TermVectorsView view = vectors.view();
  for (RowId begin = 0; begin < 120; begin += 7) {
    const RowId end = std::min<RowId>(begin + begin % 9, 120);  // none, one or several
    RowCosines cosines(view, begin, end);
    REQUIRE(cosines.rows() == end - begin);
    for (RowId other = 0; other < 120; ++other) {
      const auto found = cosines.with(other);
      for (RowId row = begin; row < end; ++row) {
        CHECK(found[row - begin] == cosine(view, row, other));
        CHECK(found[row - begin] ==
              doctest::Approx(testing::plain_cosine(vectors, row, other)).epsilon(1e-6));
      }
    }
  }
}

}  // namespace
}  // namespace matchgraph

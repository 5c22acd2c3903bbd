// How much the search for neighbours reads, which no answer shows: only its time does.
#include "graph/rows/row_search.h"

#include <doctest/doctest.h>

#include "support/random_rows.h"

namespace matchgraph {
namespace {

using testing::CountRows;
using testing::vectors_of;
using testing::zipf_rows;

/// Each row has four rare terms that it shares with nine others, and eight frequent ones.
TermVectors rows_with_rare_terms(RowId rows) {
  CountRows counts = zipf_rows(rows, 40, 8, 3);
  for (RowId row = 0; row < rows; ++row) {
    for (TermId i = 0; i < 4; ++i) counts[row][1000 + 4 * (row / 10) + i] = 3;
  }
  return vectors_of(counts);
}

/// Postings read by the searches of all rows together.
std::size_t postings_read(const TermVectors& vectors, const KnnOptions& options) {
  const SearchedRows searched(vectors.view(), {}, options);
  RowSearch search(searched);
  std::size_t read = 0;
  for (ClassId id = 0; id < searched.distinct().classes(); ++id) {
    search.search(id);
    read += search.postings_read();
  }
  return read;
}

TEST_CASE("a search stops when the terms that are left can hardly change who is nearest") {
  const TermVectors vectors = rows_with_rare_terms(2000);
  KnnOptions options{.k = 4, .max_df_share = 1};
  const std::size_t stopping = postings_read(vectors, options);
  options.candidates = 0;  // all that share a term are wanted: nothing may be left unread
  const std::size_t whole = postings_read(vectors, options);
  MESSAGE("postings read: " << stopping << " of " << whole);
  CHECK(stopping * 10 < whole);
}

TEST_CASE("no search reads more postings than it is allowed to") {
  const TermVectors vectors = rows_with_rare_terms(500);
  const KnnOptions options{.k = 9, .max_df_share = 1, .candidates = 0, .max_postings = 100};
  const SearchedRows searched(vectors.view(), {}, options);
  RowSearch search(searched);
  for (ClassId id = 0; id < searched.distinct().classes(); ++id) {
    search.search(id);
    CHECK(search.postings_read() <= 100);
    CHECK(search.postings_read() > 0);
  }
}

}  // namespace
}  // namespace matchgraph

// How much the search for neighbours reads, which no answer shows: only its time does.
#include "graph/rows/row_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <span>
#include <vector>

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

TEST_CASE("no search reads more postings than it is allowed to") {
  const TermVectors vectors = rows_with_rare_terms(500);
  const KnnOptions options{.k = 9, .max_df_share = 1, .candidates = 0, .max_postings = 100};
  const SearchedRows searched(vectors.view(), {}, options);
  RowSearch search(searched);
  for (ClassId id = 0; id < searched.distinct().classes(); ++id) {
    search.search({&id, 1});
    CHECK(search.postings_read() <= 100);
    CHECK(search.postings_read() > 0);
  }
}

TEST_CASE("a posting that adds less than what is asked for is not read") {
  const TermVectors vectors = rows_with_rare_terms(500);
  std::size_t before = 0;
  for (const double least : {0.1, 0.02, 0.0}) {
    const SearchedRows searched(vectors.view(), {},
                                {.k = 9, .max_df_share = 1, .least_product = least});
    RowSearch search(searched);
    std::size_t read = 0;
    std::size_t expected = 0;
    const TermIndex& index = searched.index();
    for (ClassId id = 0; id < searched.distinct().classes(); ++id) {
      search.search({&id, 1});
      read += search.postings_read();
      for (const RankedTerm& own : index.row(id)) {
        for (const float weight : index.list(own.rank, 0).weights) {
          expected += weight >= lightest_read(own.weight, least) ? 1 : 0;
        }
      }
    }
    CHECK(read == expected);
    CHECK(read > before);
    before = read;
  }
}

/// The lists that searches of the given classes find, searched for `at_once` at a time.
std::vector<std::vector<RowSimilarity>> found_by(const SearchedRows& searched,
                                                 const std::vector<ClassId>& ids,
                                                 std::size_t at_once) {
  RowSearch search(searched);
  std::vector<std::vector<RowSimilarity>> out;
  for (std::size_t begin = 0; begin < ids.size(); begin += at_once) {
    const auto some = std::span(ids).subspan(begin, std::min(at_once, ids.size() - begin));
    search.search(some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      const auto list = search.select(i, searched.distinct().of(some[i]).front());
      out.emplace_back(list.begin(), list.end());
    }
  }
  return out;
}

TEST_CASE("rows of several tiles find what all pairs say, whichever are searched for together") {
  // Three tiles, the last one short.
  const TermVectors vectors = rows_with_rare_terms(40'000);
  const TermVectorsView view = vectors.view();
  const SearchedRows searched(view, {}, {.k = 6, .max_df_share = 1});
  REQUIRE(searched.index().tiles() == 3);
  std::vector<ClassId> ids;
  for (ClassId id = 0; id < searched.distinct().classes(); id += 997) ids.push_back(id);
  const auto lists = found_by(searched, ids, 7);
  CHECK(found_by(searched, ids, 1) == lists);
  CHECK(found_by(searched, ids, ids.size()) == lists);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const RowId row = searched.distinct().of(ids[i]).front();
    std::vector<float> truth;
    for (RowId other = 0; other < view.rows(); ++other) {
      if (other != row) truth.push_back(static_cast<float>(cosine(view, row, other)));
    }
    std::sort(truth.begin(), truth.end(), std::greater<>());
    REQUIRE(lists[i].size() == 6);
    for (std::size_t n = 0; n < lists[i].size(); ++n) {
      CHECK(lists[i][n].similarity == doctest::Approx(truth[n]));
    }
  }
}

}  // namespace
}  // namespace matchgraph

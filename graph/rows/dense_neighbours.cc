#include "graph/rows/dense_neighbours.h"

// Its own vector code tells processors apart, and knows no whole numbers.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "graph/rows/top_k.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kRowsASearch = 64;

/// What the library asks of a distance: less is nearer. Rows differ in scale, so that it stands in
/// front of a row's values in the memory that the library keeps.
struct StoredRow {
  float scale = 0;
  std::span<const std::int8_t> values;
};

StoredRow stored(const void* data, std::size_t dimensions) {
  StoredRow out;
  std::memcpy(&out.scale, data, sizeof(out.scale));
  const auto* values = static_cast<const std::int8_t*>(data) + sizeof(out.scale);
  out.values = {values, dimensions};
  return out;
}

float distance(const void* a, const void* b, const void* dimensions) {
  const std::size_t length = *static_cast<const std::size_t*>(dimensions);
  const StoredRow left = stored(a, length);
  const StoredRow right = stored(b, length);
  return 1 - left.scale * right.scale * static_cast<float>(dot(left.values, right.values));
}

class ByteSpace : public hnswlib::SpaceInterface<float> {
 public:
  explicit ByteSpace(std::size_t dimensions) : dimensions_(dimensions) {}

  std::size_t get_data_size() override { return sizeof(float) + dimensions_; }
  hnswlib::DISTFUNC<float> get_dist_func() override { return distance; }
  void* get_dist_func_param() override { return &dimensions_; }

 private:
  std::size_t dimensions_;
};

std::vector<char> as_stored(DenseVectorsView rows, RowId row) {
  std::vector<char> out(sizeof(float) + rows.dimensions);
  std::memcpy(out.data(), &rows.scales[row], sizeof(float));
  const auto values = rows.row(row);
  if (!values.empty()) std::memcpy(out.data() + sizeof(float), values.data(), values.size());
  return out;
}

}  // namespace

class DenseIndex::Library {
 public:
  Library(DenseVectorsView rows, const DenseKnnOptions& options)
      : space_(rows.dimensions),
        graph_(&space_, std::max<std::size_t>(rows.rows(), 1), options.links, options.build_width,
               kSeed) {
    for (RowId row = 0; row < rows.rows(); ++row) {
      if (rows.has(row)) graph_.addPoint(as_stored(rows, row).data(), row);
    }
    graph_.setEf(std::max(options.search_width, options.k + 1));
  }

  const hnswlib::HierarchicalNSW<float>& graph() const { return graph_; }

 private:
  static constexpr std::size_t kSeed = 100;  // of the levels; any does, but always the same
  ByteSpace space_;
  hnswlib::HierarchicalNSW<float> graph_;
};

DenseIndex::DenseIndex(DenseVectorsView rows, const DenseKnnOptions& options)
    : rows_(rows), options_(options), library_(std::make_unique<Library>(rows, options)) {}

DenseIndex::~DenseIndex() = default;

NeighbourLists DenseIndex::neighbours(std::size_t jobs) const {
  std::vector<std::vector<RowSimilarity>> lists(rows_.rows());
  const auto search_rows = [this, &lists](std::size_t begin, std::size_t end) {
    for (std::size_t r = begin; r < end; ++r) {
      const auto row = static_cast<RowId>(r);
      if (!rows_.has(row)) continue;
      // One more than asked for: the row finds itself.
      auto found = library_->graph().searchKnn(as_stored(rows_, row).data(), options_.k + 1);
      for (; !found.empty(); found.pop()) {
        const auto other = static_cast<RowId>(found.top().second);
        if (other == row) continue;
        const double similarity = dense_cosine(rows_, row, other);
        if (similarity < options_.min_similarity) continue;
        lists[r].push_back({other, static_cast<float>(similarity)});
      }
      std::sort(lists[r].begin(), lists[r].end(), more_similar);
      if (lists[r].size() > options_.k) lists[r].resize(options_.k);
    }
  };
  parallel_blocks({.items = rows_.rows(), .at_once = kRowsASearch, .jobs = jobs},
                  [&search_rows] { return search_rows; });
  return joined_lists(lists);
}

}  // namespace matchgraph

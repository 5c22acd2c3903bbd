#include "graph/rows/dense_partitions.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kRowsAtOnce = 64;  // of either side of a product: both stay in a cache

std::vector<RowId> rows_with_vector(DenseVectorsView rows) {
  std::vector<RowId> out;
  for (RowId row = 0; row < rows.rows(); ++row) {
    if (rows.has(row)) out.push_back(row);
  }
  return out;
}

ByteRows values_of(DenseVectorsView rows, const std::vector<RowId>& chosen) {
  ByteRows out(chosen.size(), rows.dimensions);
  for (std::size_t i = 0; i < chosen.size(); ++i) out.put(i, rows.row(chosen[i]));
  return out;
}

/// `count` of the rows, evenly spread.
std::vector<RowId> spread(const std::vector<RowId>& rows, std::size_t count) {
  std::vector<RowId> out;
  // Evenly and not at random, so that the same rows give the same centres.
  for (std::size_t i = 0; i < count; ++i) out.push_back(rows[i * rows.size() / count]);
  return out;
}

DenseVectors chosen_rows(DenseVectorsView rows, const std::vector<RowId>& chosen) {
  DenseVectors out;
  out.dimensions = rows.dimensions;
  for (const RowId row : chosen) {
    const auto values = rows.row(row);
    out.values.insert(out.values.end(), values.begin(), values.end());
    out.scales.push_back(rows.scales[row]);
  }
  return out;
}

ByteRows all_values(DenseVectorsView rows) {
  std::vector<RowId> all(rows.rows());
  std::iota(all.begin(), all.end(), RowId{0});
  return values_of(rows, all);
}

/// The nearest centre of each row, ties by number.
std::vector<std::uint32_t> nearest_centres(const ByteRows& rows, const DenseVectors& centres,
                                           std::size_t jobs) {
  const ByteRows centre_values = all_values(centres.view());
  std::vector<std::uint32_t> out(rows.rows(), 0);
  const auto assign = [&](ByteProducts& products, RowRun run) {
    std::vector<float> best(run.size(), -1);
    for (std::size_t from = 0; from < centre_values.rows(); from += kRowsAtOnce) {
      const RowRun some{from, std::min(centre_values.rows(), from + kRowsAtOnce)};
      products.multiply(rows, run, centre_values, some);
      for (std::size_t i = 0; i < run.size(); ++i) {
        for (std::size_t j = 0; j < some.size(); ++j) {
          // The row's own scale is the same before every centre.
          const float near = centres.scales[from + j] * static_cast<float>(products.of(i)[j]);
          if (from + j > 0 && near <= best[i]) continue;
          best[i] = near;
          out[run.begin + i] = static_cast<std::uint32_t>(from + j);
        }
      }
    }
  };
  parallel_blocks({.items = rows.rows(), .at_once = kRowsAtOnce, .jobs = jobs}, [&assign] {
    return [&assign, products = ByteProducts()](std::size_t begin, std::size_t end) mutable {
      assign(products, {begin, end});
    };
  });
  return out;
}

/// Each centre in the middle of the rows that are nearest to it; where there are none it stays.
DenseVectors moved_centres(DenseVectorsView rows, const std::vector<RowId>& sample,
                           const std::vector<std::uint32_t>& nearest, DenseVectors centres) {
  const std::size_t dimensions = rows.dimensions;
  std::vector<double> sums(centres.scales.size() * dimensions, 0);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto values = rows.row(sample[i]);
    const double scale = static_cast<double>(rows.scales[sample[i]]);
    double* sum = sums.data() + nearest[i] * dimensions;
    // In double and by one thread, in the order of the rows: the same centres whatever the number
    // of threads.
    for (std::size_t d = 0; d < dimensions; ++d) sum[d] += scale * values[d];
  }
  for (std::size_t c = 0; c < centres.scales.size(); ++c) {
    put_direction(std::span(sums).subspan(c * dimensions, dimensions), c, centres);
  }
  return centres;
}

/// How near a centre is to a row.
struct CentreOfRow {
  bool is_own = false;  // two centres may be the same: the row's own counts as nearest
  float nearness = 0;
  std::uint32_t partition = 0;
};

/// The numbers of the nearest centres, as many as `out` holds, ascending.
void put_nearest(std::vector<CentreOfRow>& near, std::span<std::uint32_t> out) {
  const auto count = static_cast<std::ptrdiff_t>(out.size());
  // Only which ones they are matters, not their order.
  std::nth_element(near.begin(), near.begin() + count - 1, near.end(),
                   [](const CentreOfRow& a, const CentreOfRow& b) {
                     if (a.is_own != b.is_own) return a.is_own;
                     return a.nearness != b.nearness ? a.nearness > b.nearness
                                                     : a.partition < b.partition;
                   });
  std::transform(near.begin(), near.begin() + count, out.begin(),
                 [](const CentreOfRow& one) { return one.partition; });
  std::sort(out.begin(), out.end());
}

DenseVectors centres_of(DenseVectorsView rows, const std::vector<RowId>& all,
                        const DensePartitionOptions& options, std::size_t jobs) {
  const std::size_t count = std::max<std::size_t>(1, all.size() / options.rows);
  DenseVectors centres = chosen_rows(rows, spread(all, std::min(count, all.size())));
  // With one centre everything is compared with everything, which is exact.
  if (count == 1) return centres;
  // Centres are means: some rows for each find them nearly as well as all.
  const std::vector<RowId> sample = spread(all, std::min(all.size(), count * options.sampled));
  const ByteRows values = values_of(rows, sample);
  for (std::size_t pass = 0; pass < options.passes; ++pass) {
    const std::vector<std::uint32_t> nearest = nearest_centres(values, centres, jobs);
    centres = moved_centres(rows, sample, nearest, std::move(centres));
  }
  return centres;
}

}  // namespace

DensePartitions::DensePartitions(DenseVectorsView rows, const DensePartitionOptions& options,
                                 std::size_t jobs)
    : values_(0, 0) {
  const std::vector<RowId> all = rows_with_vector(rows);
  const DenseVectors centres = centres_of(rows, all, options, jobs);
  const std::vector<std::uint32_t> centre = nearest_centres(values_of(rows, all), centres, jobs);
  // A sort by counting, as centres are few and rows many.
  std::vector<std::size_t> begin(centres.scales.size() + 1, 0);
  for (const std::uint32_t c : centre) ++begin[c + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  order_.resize(all.size());
  std::vector<std::size_t> next(begin);
  for (std::size_t i = 0; i < all.size(); ++i) order_[next[centre[i]]++] = all[i];
  values_ = values_of(rows, order_);
  std::vector<RowId> centre_of_partition;
  for (RowId c = 0; c + 1 < begin.size(); ++c) {
    // A centre with very many rows gives several partitions, so that no thread is left with one of
    // them at the end.
    for (std::size_t at = begin[c]; at < begin[c + 1]; at = begin_.back()) {
      begin_.push_back(std::min(begin[c + 1], at + options.most));
      centre_of_partition.push_back(c);
    }
  }
  centres_ = chosen_rows(centres.view(), centre_of_partition);
}

std::vector<std::uint32_t> DensePartitions::probes(std::size_t count, std::size_t jobs) const {
  std::vector<std::uint32_t> own(order_.size());
  for (std::uint32_t p = 0; p < size(); ++p) {
    std::fill(own.begin() + static_cast<std::ptrdiff_t>(begin_[p]),
              own.begin() + static_cast<std::ptrdiff_t>(begin_[p + 1]), p);
  }
  std::vector<std::uint32_t> out(order_.size() * count);
  const ByteRows centres = all_values(centres_.view());
  parallel_blocks({.items = order_.size(), .at_once = kRowsAtOnce, .jobs = jobs}, [&] {
    // Room for all centres, kept by the thread.
    return [&, products = ByteProducts(), near = std::vector<CentreOfRow>(size())](
               std::size_t begin, std::size_t end) mutable {
      products.multiply(values_, {begin, end}, centres, {0, size()});
      for (std::size_t row = begin; row < end; ++row) {
        for (std::uint32_t p = 0; p < size(); ++p) {
          const auto product = static_cast<float>(products.of(row - begin)[p]);
          near[p] = {p == own[row], centres_.scales[p] * product, p};
        }
        put_nearest(near, std::span(out).subspan(row * count, count));
      }
    };
  });
  return out;
}

}  // namespace matchgraph

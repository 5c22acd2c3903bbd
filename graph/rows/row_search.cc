#include "graph/rows/row_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "graph/rows/prefetch.h"
#include "graph/rows/rounded_up.h"

namespace matchgraph {
namespace {

constexpr std::size_t kBits = 64;  // of a word of a set

bool has_bit(std::span<const std::uint64_t> set, TermRank term) {
  return (set[term / kBits] >> term % kBits & 1U) != 0;
}

// How many items of a list are heavy enough: weights fall, so these are its beginning. Not how long
// the list is: where many processes search, each has only what its own rows read of it.
template <typename Item, typename Weight = std::identity>
std::size_t heavy_enough(std::span<const Item> list, float lightest, Weight weight_of = {}) {
  const auto end = std::ranges::partition_point(
      list, [lightest](float weight) { return weight >= lightest; }, weight_of);
  return static_cast<std::size_t>(end - list.begin());
}

}  // namespace

std::size_t longest_list(std::size_t rows, const KnnOptions& options) {
  const auto all = static_cast<double>(rows);
  // Cutting lists alone would bound a row's work and let that of all rows grow with their square.
  const double affordable =
      std::max(options.df_budget / all, static_cast<double>(options.affordable_df));
  const double longest = std::min(options.max_df_share * all, affordable);
  return std::max(static_cast<std::size_t>(longest), options.min_df_cap);
}

// As a float, so that each search reads the same whatever part of a list lies here.
float lightest_read(float weight, double least) {
  return static_cast<float>(least / static_cast<double>(weight));
}

std::span<const Posting> worth_reading(std::span<const Posting> list, float weight, double least) {
  return list.first(heavy_enough(list, lightest_read(weight, least), &Posting::weight));
}

std::span<std::vector<RowSimilarity>> CandidateSearch::find(std::span<const ClassId> ids,
                                                            const TermIndex& index) {
  return find(ids, index, {}, {});
}

std::span<std::vector<RowSimilarity>> CandidateSearch::find(
    std::span<const ClassId> ids, const TermIndex& index, std::span<const float> bounds,
    std::span<std::vector<RowSimilarity>> reached) {
  tile_rows_ = index.tile_rows();
  // An even share for each tile, so that none depends on what others read.
  tile_limit_ =
      std::max<std::size_t>(1, options_.max_postings / std::max<std::size_t>(1, index.tiles()));
  partial_.resize(tile_rows_, 0);
  taken_places_.resize(tile_rows_);
  taken_.resize(tile_rows_);
  postings_read_ = 0;
  // Never made smaller, as what they hold is used again.
  searched_.resize(std::max(searched_.size(), ids.size()));
  candidates_.resize(searched_.size());
  const auto look_through = [&](std::size_t i, std::size_t tile) {
    Searched& one = searched_[i];
    accumulate(one, index, tile);
    // All places are looked at: the bounds of most are out of reach.
    const auto first = static_cast<ClassId>(tile * tile_rows_);
    for (ClassId other = first; other < bounds.size() && other - first < tile_rows_; ++other) {
      if (partial_[other - first] >= bounds[other] && other != one.id) {
        reached[i].push_back({other, 0});
      }
    }
    leave_out_own(one, tile);
    collect(one, tile);
  };
  // A row's own tile first, as what is near often lies near, and makes other tiles short.
  for (std::size_t i = 0; i < ids.size(); ++i) {
    begin(searched_[i], ids[i], index);
    look_through(i, ids[i] / tile_rows_);
  }
  for (std::size_t tile = 0; tile < index.tiles(); ++tile) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] / tile_rows_ != tile) look_through(i, tile);
    }
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    Searched& one = searched_[i];
    keep_best(one);
    std::vector<RowSimilarity>& out = candidates_[i];
    out.resize(one.found);
    for (std::size_t n = 0; n < one.found; ++n) out[n] = {one.rows[n], one.products[n]};
  }
  return std::span(candidates_).first(ids.size());
}

void CandidateSearch::begin(Searched& one, ClassId id, const TermIndex& index) const {
  one.id = id;
  one.terms = index.row(id);
  one.peers = classes_.peers(id);
  one.enough = 0;
  one.is_begun = false;
  one.found = 0;
}

// Partial dot products with the rows of a tile that share a term, rarest term first.
void CandidateSearch::accumulate(const Searched& one, const TermIndex& index, std::size_t tile) {
  const TileKernel& kernel = tile_kernels().front();
  read_.clear();
  read_in_tile_ = 0;
  for (const RankedTerm& term : one.terms) {
    const float lightest = lightest_read(term.weight, options_.least_product);
    const TileList list = index.list(term.rank, tile);
    // The first list is read whatever its length, cut to the limit: a row of frequent words alone
    // has neighbours too.
    const std::size_t left = tile_limit_ - std::min(tile_limit_, read_in_tile_);
    if (read_in_tile_ > 0 && list.rows.size() > left &&
        heavy_enough(list.weights, lightest) > left) {
      break;
    }
    // The inner loop of the whole build.
    const std::size_t read =
        kernel.add(partial_.data(), list.rows.data(), list.weights.data(),
                   std::min(list.rows.size(), tile_limit_), term.weight, lightest);
    read_.push_back(list.rows.first(read));
    read_in_tile_ += read;
  }
  postings_read_ += read_in_tile_;
}

// The row itself and those of its group are taken out before the best are chosen, or they would
// take the places of others.
void CandidateSearch::leave_out_own(const Searched& one, std::size_t tile) {
  const std::size_t first = tile * tile_rows_;
  if (one.id - first < tile_rows_) partial_[one.id - first] = 0;
  for (auto peer = std::lower_bound(one.peers.begin(), one.peers.end(), first);
       peer != one.peers.end() && *peer - first < tile_rows_; ++peer) {
    partial_[*peer - first] = 0;
  }
}

// Takes out of the tile what is at least so much, and leaves 0 everywhere.
std::size_t CandidateSearch::take(float least) {
  const TileKernel& kernel = tile_kernels().front();
  // A row that postings were added to takes so many times as long as one that is passed over.
  constexpr std::size_t kListedCost = 16;
  if (read_in_tile_ > tile_rows_ / kListedCost) {
    return kernel.take(partial_.data(), tile_rows_, least, taken_places_.data(), taken_.data());
  }
  std::size_t taken = 0;
  for (const auto rows : read_) {
    taken += kernel.take_listed(partial_.data(), rows.data(), rows.size(), least,
                                taken_places_.data() + taken, taken_.data() + taken);
  }
  return taken;
}

// The best candidates by partial product so far; leaves partial_ all 0.
void CandidateSearch::collect(Searched& one, std::size_t tile) {
  // The least number above 0: what shares no term stays out.
  constexpr float kMet = std::numeric_limits<float>::min();
  const std::size_t wanted = options_.candidates;
  const bool was_begun = std::exchange(one.is_begun, true);
  if (!was_begun && wanted != 0) one.enough = enough_of_first();
  const std::size_t taken = take(std::max(one.enough, kMet));
  const std::size_t room = rounded_up(one.found + taken, kCountedAtOnce);
  if (one.rows.size() < room) {
    one.rows.resize(room);
    one.products.resize(room);
  }
  const auto first = static_cast<ClassId>(tile * tile_rows_);
  for (std::size_t i = 0; i < taken; ++i) {
    one.rows[one.found + i] = first + taken_places_[i];
    one.products[one.found + i] = taken_[i];
  }
  one.found += taken;
  // After the first tile, as all others are shorter for it; then now and then, as choosing takes
  // a part of what a tile does.
  const std::size_t many = was_begun ? wanted + wanted / 2 : wanted;
  if (wanted != 0 && one.found >= many) keep_best(one);
}

// Which ones, not in which order: exact products decide that.
void CandidateSearch::keep_best(Searched& one) const {
  const std::size_t wanted = options_.candidates;
  if (wanted == 0 || one.found < wanted) return;
  // What fills up the last register is less than all others.
  const std::size_t all = rounded_up(one.found, kCountedAtOnce);
  std::fill(one.products.begin() + static_cast<std::ptrdiff_t>(one.found),
            one.products.begin() + static_cast<std::ptrdiff_t>(all), 0.0F);
  const float last = nth_largest(tile_kernels().front(), one.products.data(), all, wanted);
  const auto above = static_cast<std::size_t>(
      std::count_if(one.products.begin(), one.products.begin() + static_cast<std::ptrdiff_t>(all),
                    [last](float product) { return product > last; }));
  std::size_t equal = wanted - above;  // of those as large as the last, how many have a place
  std::size_t kept = 0;
  for (std::size_t i = 0; i < one.found; ++i) {
    const float product = one.products[i];
    const bool is_last = product == last && equal > 0;
    equal -= is_last ? 1 : 0;
    // Written whether it is kept or not: a branch that nobody can foresee costs more.
    one.rows[kept] = one.rows[i];
    one.products[kept] = product;
    kept += product > last || is_last ? 1 : 0;
  }
  one.found = kept;
  one.enough = last;
}

// A partial product that as many rows of the first tile reach as candidates are wanted.
float CandidateSearch::enough_of_first() const {
  const std::size_t wanted = options_.candidates;
  if (wanted > kMaximaGroups) return 0;
  const TileKernel& kernel = tile_kernels().front();
  std::array<float, kMaximaGroups> maxima{};
  kernel.maxima(partial_.data(), tile_rows_, maxima.data());
  return nth_largest(kernel, maxima.data(), maxima.size(), wanted);
}

void CandidateScorer::score(std::span<const RankedTerm> row, const TermIndex& index,
                            std::span<RowSimilarity> candidates) {
  for (const RankedTerm& term : row) {
    query_[term.rank] = term.weight;
    queried_[term.rank / kBits] |= std::uint64_t{1} << term.rank % kBits;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    constexpr std::size_t kAhead = 2;  // rows, of which each takes about as long as memory
    if (i + kAhead < candidates.size()) prefetch(index.row(candidates[i + kAhead].row));
    candidates[i].similarity = product_with(index.row(candidates[i].row));
  }
  // Only what this row has set is cleared: a row has some dozen terms of hundreds of thousands.
  for (const RankedTerm& term : row) {
    query_[term.rank] = 0;
    queried_[term.rank / kBits] = 0;
  }
}

CandidateScorer::CandidateScorer(std::size_t terms)
    : query_(terms, 0), queried_(terms / kBits + 1, 0) {}

// Most of a row's terms are not in the other row, and which ones are cannot be foreseen: a bit
// tells them apart without a branch, and the weights, which take more room, are read for these
// alone.
float CandidateScorer::product_with(std::span<const RankedTerm> row) {
  shared_.resize(std::max(shared_.size(), row.size() + 1));  // one more: written before it is known
  std::size_t count = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    shared_[count] = static_cast<std::uint32_t>(i);
    count += has_bit(queried_, row[i].rank) ? 1 : 0;
  }
  double dot = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const RankedTerm& term = row[shared_[i]];
    dot += static_cast<double>(query_[term.rank]) * static_cast<double>(term.weight);
  }
  // Weights are rounded to floats, so a product with a copy may pass 1.
  return static_cast<float>(std::min(dot, 1.0));
}

std::span<const RowSimilarity> NeighbourChoice::of(RowId row,
                                                   std::span<const RowSimilarity> candidates) {
  best_.reset(options_.k);
  for (const RowSimilarity& candidate : candidates) {
    const float similarity = candidate.similarity;
    if (similarity <= 0 || static_cast<double>(similarity) < options_.min_similarity) continue;
    // Copies come ascending and equal: once one is not accepted, or k are in, later ones change
    // nothing.
    std::size_t offered = 0;
    for (const RowId copy : classes_.distinct().of(candidate.row)) {
      if (offered == options_.k || !best_.accepts({copy, similarity})) break;
      if (!classes_.may_meet_row(row, copy)) continue;
      best_.offer({copy, similarity});
      ++offered;
    }
  }
  std::vector<RowSimilarity>& best = best_.best();
  std::sort(best.begin(), best.end(), more_similar);
  return best;
}

float own_similarity(TermVectorsView rows, RowId row) {
  return static_cast<float>(cosine(rows, row, row));
}

SearchedRows::SearchedRows(TermVectorsView rows, std::span<const std::uint32_t> groups,
                           const KnnOptions& options)
    : rows_(rows),
      options_(options),
      classes_(distinct_rows(rows), groups),
      index_(rows, distinct(), longest_list(distinct().classes(), options), options.jobs) {}

RowSearch::RowSearch(const SearchedRows& searched)
    : searched_(searched),
      finder_(searched.classes(), searched.options()),
      scorer_(searched.index().terms()),
      choice_(searched.classes(), searched.options()) {}

void RowSearch::search(std::span<const ClassId> ids) {
  const TermIndex& index = searched_.index();
  found_ = finder_.find(ids, index);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::vector<RowSimilarity>& found = found_[i];
    scorer_.score(index.row(ids[i]), index, found);
    // A class is no candidate of its own search, but its copies are each other's nearest.
    const auto copies = searched_.distinct().of(ids[i]);
    if (copies.size() > 1) {
      found.push_back({ids[i], own_similarity(searched_.rows(), copies.front())});
    }
  }
}

}  // namespace matchgraph

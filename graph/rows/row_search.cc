#include "graph/rows/row_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <utility>

#include "graph/rows/prefetch.h"

namespace matchgraph {
namespace {

// A search stops when what its unread terms could add is at most this share of the k-th best
// partial product. At 1 no row that was not met can be among the k best any more; at less, the
// order of those that were met settles too.
constexpr double kSettledShare = 0.6;

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
    collect(one, tile, candidates_[i]);
  };
  // A row's own tile first, as what is near often lies near, and makes other tiles short.
  for (std::size_t i = 0; i < ids.size(); ++i) {
    begin(searched_[i], ids[i], index);
    candidates_[i].clear();
    look_through(i, ids[i] / tile_rows_);
  }
  for (std::size_t tile = 0; tile < index.tiles(); ++tile) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (ids[i] / tile_rows_ != tile) look_through(i, tile);
    }
  }
  for (auto& candidates : std::span(candidates_).first(ids.size())) keep_best(candidates);
  return std::span(candidates_).first(ids.size());
}

void CandidateSearch::begin(Searched& one, ClassId id, const TermIndex& index) const {
  one.id = id;
  one.terms = index.row(id);
  one.peers = classes_.peers(id);
  one.enough = 0;
  one.is_begun = false;
  // By Cauchy and Schwarz, terms with `remaining` sum of squares add at most its root.
  one.needed.resize(one.terms.size());
  double remaining = 0;
  for (std::size_t i = one.terms.size(); i-- > 0;) {
    const auto weight = static_cast<double>(one.terms[i].weight);
    remaining += weight * weight;
    one.needed[i] = static_cast<float>(std::sqrt(remaining) / kSettledShare);
  }
  one.terms_to_read = one.terms.size();
  // Asked for all that share a term: nothing may be left unread.
  if (options_.candidates == 0) return;
  // No unmet row could reach the similarity of an edge any more.
  const auto edge = static_cast<float>(options_.min_similarity);
  while (one.terms_to_read > 0 && one.needed[one.terms_to_read - 1] < edge) --one.terms_to_read;
}

// Partial dot products with the rows of a tile that share a term, rarest term first.
void CandidateSearch::accumulate(const Searched& one, const TermIndex& index, std::size_t tile) {
  const TileKernel& kernel = tile_kernels().front();
  std::size_t read = 0;
  std::size_t unchecked = 0;  // postings since the last look
  // Looks that come to nothing become rarer.
  constexpr std::size_t kRowsALook = 8;
  std::size_t next_look = tile_rows_ / kRowsALook;
  for (std::size_t i = 0; i < one.terms_to_read; ++i) {
    const float weight = one.terms[i].weight;
    const float lightest = lightest_read(weight, options_.least_product);
    const TileList list = index.list(one.terms[i].rank, tile);
    // Later tiles know from those before what is needed.
    if (!one.is_begun) {
      unchecked += heavy_enough(list.weights, lightest);
      if (unchecked > next_look) {
        if (is_settled_here(one, tile, one.needed[i])) break;
        unchecked = 0;
        next_look *= 2;
      }
    }
    // The first list is read whatever its length, cut to the limit: a row of frequent words alone
    // has neighbours too.
    const std::size_t left = tile_limit_ - std::min(tile_limit_, read);
    if (read > 0 && list.rows.size() > left && heavy_enough(list.weights, lightest) > left) break;
    // The inner loop of the whole build.
    read += kernel.add(partial_.data(), list.rows.data(), list.weights.data(),
                       std::min(list.rows.size(), tile_limit_), weight, lightest);
  }
  postings_read_ += read;
}

// Whether enough rows of the first tile have so large a partial product already.
bool CandidateSearch::is_settled_here(const Searched& one, std::size_t tile, float needed) const {
  if (options_.candidates == 0) return false;
  std::size_t count = tile_kernels().front().count(partial_.data(), tile_rows_, needed);
  const std::size_t first = tile * tile_rows_;
  const auto reaches = [&](ClassId other) {
    return other - first < tile_rows_ && partial_[other - first] >= needed;
  };
  for (const ClassId peer : one.peers) count -= peer != one.id && reaches(peer) ? 1 : 0;
  count -= reaches(one.id) ? 1 : 0;
  // As many as the list holds, since the best k are what is decided here.
  return count >= options_.k;
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

// The best candidates by partial product so far; leaves partial_ all 0.
void CandidateSearch::collect(Searched& one, std::size_t tile,
                              std::vector<RowSimilarity>& candidates) {
  // The least number above 0: what shares no term stays out.
  constexpr float kMet = std::numeric_limits<float>::min();
  const std::size_t wanted = options_.candidates;
  const bool was_begun = std::exchange(one.is_begun, true);
  if (!was_begun && wanted != 0) one.enough = enough_of_first();
  const std::size_t taken = tile_kernels().front().take(partial_.data(), tile_rows_,
                                                        std::max(one.enough, kMet), taken_.data());
  const auto first = static_cast<ClassId>(tile * tile_rows_);
  for (const TakenProduct& next : std::span(taken_).first(taken)) {
    candidates.push_back({first + next.at, next.product});
  }
  // After the first tile, as all others are shorter for it; then now and then, as choosing takes
  // about as long as a tile does.
  const std::size_t many = was_begun ? wanted + wanted / 2 : wanted;
  if (wanted == 0 || candidates.size() < many) return;
  one.enough = keep_best(candidates);
  settle(one, candidates);
}

// Which ones, not in which order: exact products decide that. Returns the least that is kept.
float CandidateSearch::keep_best(std::vector<RowSimilarity>& candidates) const {
  const std::size_t wanted = options_.candidates;
  if (wanted == 0 || candidates.size() < wanted) return 0;
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
  std::nth_element(candidates.begin(), last, candidates.end(), more_similar);
  candidates.resize(wanted);
  return last->similarity;
}

// A partial product that as many rows of the first tile reach as candidates are wanted.
float CandidateSearch::enough_of_first() const {
  const std::size_t wanted = options_.candidates;
  if (wanted > kMaximaGroups) return 0;
  std::array<float, kMaximaGroups> maxima{};
  tile_kernels().front().maxima(partial_.data(), tile_rows_, maxima.data());
  const auto last = maxima.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
  std::nth_element(maxima.begin(), last, maxima.end(), std::greater<>());
  return *last;
}

// At the k-th best partial product no unmet row could enter the list; the margin lets the order of
// those that were met settle too.
void CandidateSearch::settle(Searched& one, std::vector<RowSimilarity>& candidates) const {
  if (candidates.size() < options_.k) return;
  const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(options_.k - 1);
  std::nth_element(candidates.begin(), last, candidates.end(), more_similar);
  while (one.terms_to_read > 0 && one.needed[one.terms_to_read - 1] <= last->similarity) {
    --one.terms_to_read;
  }
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

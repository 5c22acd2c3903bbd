#include "graph/rows/row_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

namespace matchgraph {
namespace {

constexpr std::uint32_t kMixed = std::numeric_limits<std::uint32_t>::max();

// A search stops when what its unread terms could add is at most this share of the k-th best
// partial product. At 1 no row that was not met can be among the k best any more; at less, the
// order of those that were met settles too. Recall measured on Debian: 1.0000 at 0.5,
// 0.9998 at 0.7, 0.997 at 1.
constexpr double kSettledShare = 0.7;

// Partial products are looked through a block at a time, and only some blocks one by one.
constexpr std::size_t kBlock = 64;
constexpr std::size_t kBlocksTogether = 4;

// A register that every processor has. Without it, compilers take floats one by one here.
using Lanes = float __attribute__((vector_size(16)));
constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(float);

Lanes lanes(const float* from) {
  Lanes out;
  std::memcpy(&out, from, sizeof(out));
  return out;
}

Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }

float largest_of(const float* block) {
  constexpr std::size_t kAtOnce = 4;  // so that none waits for the one before
  std::array<Lanes, kAtOnce> largest{};
  for (std::size_t i = 0; i < kBlock; i += kAtOnce * kLanes) {
    for (std::size_t j = 0; j < kAtOnce; ++j) {
      largest[j] = larger(lanes(block + i + j * kLanes), largest[j]);
    }
  }
  const Lanes all = larger(larger(largest[0], largest[1]), larger(largest[2], largest[3]));
  return std::max(std::max(all[0], all[1]), std::max(all[2], all[3]));
}

constexpr std::size_t kBits = 64;  // of a word of a set

bool has_bit(std::span<const std::uint64_t> set, TermRank term) {
  return (set[term / kBits] >> term % kBits & 1U) != 0;
}

// Asks for the memory of a row that is read soon.
void fetch(std::span<const RankedTerm> row) {
  constexpr std::size_t kLine = 64;  // bytes that memory hands out at once
  const auto* begin = reinterpret_cast<const char*>(row.data());
  for (std::size_t at = 0; at < row.size_bytes(); at += kLine) __builtin_prefetch(begin + at);
}

// What of a list adds at least so much to a product with a row in which the term weighs `weight`.
std::span<const Posting> worth_reading(std::span<const Posting> list, float weight, double least) {
  const double lightest = least / static_cast<double>(weight);
  const auto end = std::partition_point(list.begin(), list.end(), [lightest](const Posting& one) {
    return static_cast<double>(one.weight) >= lightest;
  });
  return list.first(static_cast<std::size_t>(end - list.begin()));
}

std::vector<std::uint32_t> class_groups(const DistinctRows& distinct,
                                        std::span<const std::uint32_t> groups) {
  std::vector<std::uint32_t> result(distinct.classes(), kMixed);
  if (groups.empty()) return result;
  for (ClassId id = 0; id < distinct.classes(); ++id) {
    const auto members = distinct.of(id);
    const std::uint32_t group = groups[members.front()];
    // Rows of one class can belong to different groups (entities that copied a text); then only the
    // rows themselves can tell.
    const bool uniform = std::all_of(members.begin(), members.end(),
                                     [&](RowId row) { return groups[row] == group; });
    if (uniform) result[id] = group;
  }
  return result;
}

std::size_t longest_list(std::size_t rows, const KnnOptions& options) {
  const auto all = static_cast<double>(rows);
  // Cutting lists alone would bound a row's work and let that of all rows grow with their square.
  const double affordable =
      std::max(options.df_budget / all, static_cast<double>(options.affordable_df));
  const double longest = std::min(options.max_df_share * all, affordable);
  return std::max(static_cast<std::size_t>(longest), options.min_df_cap);
}

}  // namespace

SearchedRows::SearchedRows(TermVectorsView rows, std::span<const std::uint32_t> groups,
                           const KnnOptions& options)
    : rows_(rows),
      groups_(groups),
      options_(options),
      distinct_(distinct_rows(rows)),
      index_(rows, distinct_, longest_list(distinct_.classes(), options), options.jobs),
      class_groups_(class_groups(distinct_, groups)) {
  for (ClassId id = 0; id < class_groups_.size(); ++id) {
    if (class_groups_[id] != kMixed) by_group_.push_back(id);
  }
  std::stable_sort(by_group_.begin(), by_group_.end(),
                   [this](ClassId a, ClassId b) { return class_groups_[a] < class_groups_[b]; });
}

float SearchedRows::own_similarity(ClassId id) const {
  const RowId row = distinct_.of(id).front();
  return static_cast<float>(cosine(rows_, row, row));
}

bool SearchedRows::may_meet(ClassId a, ClassId b) const {
  return class_groups_[a] == kMixed || class_groups_[a] != class_groups_[b];
}

bool SearchedRows::may_meet_row(RowId a, RowId b) const {
  return a != b && (groups_.empty() || groups_[a] != groups_[b]);
}

std::span<const ClassId> SearchedRows::peers(ClassId id) const {
  const std::uint32_t group = class_groups_[id];
  const auto begin = std::partition_point(by_group_.begin(), by_group_.end(), [&](ClassId other) {
    return class_groups_[other] < group;
  });
  const auto end = std::partition_point(
      begin, by_group_.end(), [&](ClassId other) { return class_groups_[other] == group; });
  return std::span(by_group_).subspan(static_cast<std::size_t>(begin - by_group_.begin()),
                                      static_cast<std::size_t>(end - begin));
}

RowSearch::RowSearch(const SearchedRows& searched)
    : searched_(searched),
      partial_((searched.index().rows() + kBlock - 1) / kBlock * kBlock, 0),
      largest_(partial_.size() / kBlock, 0),
      query_(searched.index().terms(), 0),
      queried_(searched.index().terms() / kBits + 1, 0) {}

void RowSearch::search(ClassId id) {
  accumulate(id);
  collect(id);
  score(id);
}

// Partial dot products with all rows that share a term, rarest term first.
void RowSearch::accumulate(ClassId id) {
  const auto terms = searched_.index().row(id);
  remaining_.assign(terms.size() + 1, 0);
  // From the end, as the stop asks about what has not been read.
  for (std::size_t i = terms.size(); i-- > 0;) {
    const double weight = static_cast<double>(terms[i].weight);
    remaining_[i] = remaining_[i + 1] + weight * weight;
  }
  const KnnOptions& options = searched_.options();
  const std::size_t limit = options.max_postings;
  postings_read_ = 0;
  std::size_t unchecked = 0;  // postings since the last look
  // A look costs about as much as reading a sixteenth as many postings as there are rows; those
  // that come to nothing become rarer.
  constexpr std::size_t kRowsALook = 8;
  std::size_t next_look = partial_.size() / kRowsALook;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto list = worth_reading(searched_.index().list(terms[i].rank), terms[i].weight,
                                    options.least_product);
    // The first list is read whatever its length, cut to the limit: a row of frequent words alone
    // has neighbours too.
    if (postings_read_ > 0 && list.size() > limit - std::min(limit, postings_read_)) break;
    unchecked += list.size();
    if (unchecked > next_look) {
      if (is_settled(id, remaining_[i])) break;
      unchecked = 0;
      next_look *= 2;
    }
    const auto read = list.first(std::min(list.size(), limit));
    add(terms[i], read);
    postings_read_ += read.size();
  }
}

// The inner loop of the whole build: no branch depends on the data.
void RowSearch::add(const RankedTerm& term, std::span<const Posting> list) {
  float* partial = partial_.data();
  for (const Posting& posting : list) partial[posting.row] += term.weight * posting.weight;
}

// By Cauchy and Schwarz, unread terms with `remaining` sum of squares add at most its root, and the
// terms read so far at most the root of the rest.
bool RowSearch::is_settled(ClassId id, double remaining) const {
  const KnnOptions& options = searched_.options();
  // Asked for all that share a term: nothing may be left unread.
  if (options.candidates == 0) return false;
  const double needed = std::sqrt(remaining) / kSettledShare;
  // No unmet row could reach the similarity of an edge any more.
  if (needed < options.min_similarity) return true;
  // Partial products cannot have reached what is needed yet, so looking at all of them is saved.
  if (needed * needed > 1 - remaining) return false;
  return others_with(id, static_cast<float>(needed)) >= options.k;
}

// How many rows that may meet this one have at least so large a partial product.
std::size_t RowSearch::others_with(ClassId id, float partial) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < partial_.size(); i += kBlock) {
    std::uint32_t of_block = 0;
    for (std::size_t row = i; row < i + kBlock; ++row) of_block += partial_[row] >= partial ? 1 : 0;
    count += of_block;
  }
  const auto peers = searched_.peers(id);
  for (const ClassId peer : peers) count -= peer != id && partial_[peer] >= partial ? 1 : 0;
  return count - (partial_[id] >= partial ? 1 : 0);
}

// The best candidates by partial product; leaves partial_ as it was found.
void RowSearch::collect(ClassId id) {
  partial_[id] = 0;
  for (const ClassId peer : searched_.peers(id)) partial_[peer] = 0;
  for (std::size_t block = 0; block < largest_.size(); ++block) {
    largest_[block] = largest_of(partial_.data() + block * kBlock);
  }
  const float enough = enough_for_candidates();
  candidates_.clear();
  std::size_t count = 0;
  for (std::size_t block = 0; block < largest_.size(); ++block) {
    if (largest_[block] < enough) continue;
    candidates_.resize(count + kBlock);
    for (std::size_t row = block * kBlock; row < (block + 1) * kBlock; ++row) {
      candidates_[count] = {static_cast<ClassId>(row), partial_[row]};
      count += partial_[row] >= enough ? 1 : 0;
    }
  }
  candidates_.resize(count);
  std::fill(partial_.begin(), partial_.end(), 0.0F);
  const std::size_t wanted = searched_.options().candidates;
  if (wanted == 0 || candidates_.size() <= wanted) return;
  const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(wanted);
  std::nth_element(candidates_.begin(), last, candidates_.end(), more_similar);
  candidates_.resize(wanted);
}

// A partial product that as many rows reach as candidates are wanted, or more: as many groups of
// blocks have one of that size.
float RowSearch::enough_for_candidates() {
  const float met = std::numeric_limits<float>::min();
  const std::size_t wanted = searched_.options().candidates;
  largest_together_.clear();
  for (std::size_t block = 0; block < largest_.size(); block += kBlocksTogether) {
    const auto begin = largest_.begin() + static_cast<std::ptrdiff_t>(block);
    const auto end =
        begin + static_cast<std::ptrdiff_t>(std::min(kBlocksTogether, largest_.size() - block));
    largest_together_.push_back(*std::max_element(begin, end));
  }
  if (wanted == 0 || wanted > largest_together_.size()) return met;
  const auto last = largest_together_.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
  std::nth_element(largest_together_.begin(), last, largest_together_.end(), std::greater<>());
  return std::max(met, *last);
}

// Exact dot products of the candidates, and the row's own copies.
void RowSearch::score(ClassId id) {
  const TermIndex& index = searched_.index();
  const auto terms = index.row(id);
  for (const RankedTerm& term : terms) {
    query_[term.rank] = term.weight;
    queried_[term.rank / kBits] |= std::uint64_t{1} << term.rank % kBits;
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    constexpr std::size_t kAhead = 2;  // rows, of which each takes about as long as memory
    if (i + kAhead < candidates_.size()) fetch(index.row(candidates_[i + kAhead].row));
    candidates_[i].similarity = product_with(index.row(candidates_[i].row));
  }
  for (const RankedTerm& term : terms) {
    query_[term.rank] = 0;
    queried_[term.rank / kBits] = 0;
  }
  // A class is no candidate of its own search, but its copies are each other's nearest.
  if (searched_.distinct().of(id).size() > 1) {
    candidates_.push_back({id, searched_.own_similarity(id)});
  }
}

// Most of a row's terms are not in the other row, and which ones are cannot be foreseen: a bit
// tells them apart without a branch, and the weights, which take more room, are read for these
// alone.
float RowSearch::product_with(std::span<const RankedTerm> row) {
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
  return static_cast<float>(std::min(dot, 1.0));
}

std::span<const RowSimilarity> RowSearch::select(RowId row) {
  const KnnOptions& options = searched_.options();
  best_.reset(options.k);
  for (const RowSimilarity& candidate : candidates_) {
    const float similarity = candidate.similarity;
    if (similarity <= 0 || static_cast<double>(similarity) < options.min_similarity) continue;
    // Copies come ascending and equal: once one is not accepted, or k are in, later ones change
    // nothing.
    std::size_t offered = 0;
    for (const RowId copy : searched_.distinct().of(candidate.row)) {
      if (offered == options.k || !best_.accepts({copy, similarity})) break;
      if (!searched_.may_meet_row(row, copy)) continue;
      best_.offer({copy, similarity});
      ++offered;
    }
  }
  std::vector<RowSimilarity>& best = best_.best();
  std::sort(best.begin(), best.end(), more_similar);
  return best;
}

}  // namespace matchgraph

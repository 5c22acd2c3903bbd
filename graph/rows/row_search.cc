#include "graph/rows/row_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

namespace matchgraph {
namespace {

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

}  // namespace

std::size_t longest_list(std::size_t rows, const KnnOptions& options) {
  const auto all = static_cast<double>(rows);
  // Cutting lists alone would bound a row's work and let that of all rows grow with their square.
  const double affordable =
      std::max(options.df_budget / all, static_cast<double>(options.affordable_df));
  const double longest = std::min(options.max_df_share * all, affordable);
  return std::max(static_cast<std::size_t>(longest), options.min_df_cap);
}

std::span<const Posting> worth_reading(std::span<const Posting> list, float weight, double least) {
  // Lists go by falling weight, so what is worth reading is their beginning.
  const double lightest = least / static_cast<double>(weight);
  const auto end = std::partition_point(list.begin(), list.end(), [lightest](const Posting& one) {
    return static_cast<double>(one.weight) >= lightest;
  });
  return list.first(static_cast<std::size_t>(end - list.begin()));
}

CandidateSearch::CandidateSearch(const RowClasses& classes, const KnnOptions& options)
    : classes_(classes),
      options_(options),
      // Whole blocks, so that no loop needs a special end.
      partial_((classes.distinct().classes() + kBlock - 1) / kBlock * kBlock, 0),
      largest_(partial_.size() / kBlock, 0) {}

std::vector<RowSimilarity>& CandidateSearch::find(ClassId id, const TermIndex& index) {
  accumulate(id, index);
  collect(id);
  return candidates_;
}

std::vector<RowSimilarity>& CandidateSearch::find(ClassId id, const TermIndex& index,
                                                  std::span<const float> bounds,
                                                  std::vector<RowSimilarity>& reached) {
  accumulate(id, index);
  reached.clear();
  // All places are looked at: the bounds of most are out of reach.
  for (ClassId other = 0; other < bounds.size(); ++other) {
    if (partial_[other] >= bounds[other] && other != id) reached.push_back({other, 0});
  }
  collect(id);
  return candidates_;
}

// Partial dot products with all rows that share a term, rarest term first.
void CandidateSearch::accumulate(ClassId id, const TermIndex& index) {
  const auto terms = index.row(id);
  remaining_.assign(terms.size() + 1, 0);
  // From the end, as the stop asks about what has not been read.
  for (std::size_t i = terms.size(); i-- > 0;) {
    const double weight = static_cast<double>(terms[i].weight);
    remaining_[i] = remaining_[i + 1] + weight * weight;
  }
  const std::size_t limit = options_.max_postings;
  postings_read_ = 0;
  std::size_t unchecked = 0;  // postings since the last look
  // A look costs about as much as reading a sixteenth as many postings as there are rows; those
  // that come to nothing become rarer.
  constexpr std::size_t kRowsALook = 8;
  std::size_t next_look = partial_.size() / kRowsALook;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto list =
        worth_reading(index.list(terms[i].rank), terms[i].weight, options_.least_product);
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
void CandidateSearch::add(const RankedTerm& term, std::span<const Posting> list) {
  float* partial = partial_.data();
  for (const Posting& posting : list) partial[posting.row] += term.weight * posting.weight;
}

// By Cauchy and Schwarz, unread terms with `remaining` sum of squares add at most its root, and the
// terms read so far at most the root of the rest.
bool CandidateSearch::is_settled(ClassId id, double remaining) const {
  // Asked for all that share a term: nothing may be left unread.
  if (options_.candidates == 0) return false;
  const double needed = std::sqrt(remaining) / kSettledShare;
  // No unmet row could reach the similarity of an edge any more.
  if (needed < options_.min_similarity) return true;
  // Partial products cannot have reached what is needed yet, so looking at all of them is saved.
  if (needed * needed > 1 - remaining) return false;
  // As many as the list holds, since the best k are what is decided here.
  return others_with(id, static_cast<float>(needed)) >= options_.k;
}

// How many rows that may meet this one have at least so large a partial product.
std::size_t CandidateSearch::others_with(ClassId id, float partial) const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < partial_.size(); i += kBlock) {
    // Counted without a branch.
    std::uint32_t of_block = 0;
    for (std::size_t row = i; row < i + kBlock; ++row) of_block += partial_[row] >= partial ? 1 : 0;
    count += of_block;
  }
  const auto peers = classes_.peers(id);
  for (const ClassId peer : peers) count -= peer != id && partial_[peer] >= partial ? 1 : 0;
  return count - (partial_[id] >= partial ? 1 : 0);
}

// The best candidates by partial product; leaves partial_ as it was found.
// The row itself and those of its group are taken out before the best are chosen, or they would
// take the places of others.
void CandidateSearch::collect(ClassId id) {
  partial_[id] = 0;
  for (const ClassId peer : classes_.peers(id)) partial_[peer] = 0;
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
  // All zero again, as the next search expects it.
  std::fill(partial_.begin(), partial_.end(), 0.0F);
  const std::size_t wanted = options_.candidates;
  if (wanted == 0 || candidates_.size() <= wanted) return;
  const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(wanted);
  // Which ones, not in which order: exact products decide that.
  std::nth_element(candidates_.begin(), last, candidates_.end(), more_similar);
  candidates_.resize(wanted);
}

// A partial product that as many rows reach as candidates are wanted, or more: as many groups of
// blocks have one of that size.
float CandidateSearch::enough_for_candidates() {
  // The least number above 0: what shares no term stays out.
  const float met = std::numeric_limits<float>::min();
  const std::size_t wanted = options_.candidates;
  largest_together_.clear();
  for (std::size_t block = 0; block < largest_.size(); block += kBlocksTogether) {
    const auto begin = largest_.begin() + static_cast<std::ptrdiff_t>(block);
    const auto end =
        begin + static_cast<std::ptrdiff_t>(std::min(kBlocksTogether, largest_.size() - block));
    largest_together_.push_back(*std::max_element(begin, end));
  }
  if (wanted == 0 || wanted > largest_together_.size()) return met;
  // The n-th largest of the groups' maxima is reached by at least n rows.
  const auto last = largest_together_.begin() + static_cast<std::ptrdiff_t>(wanted - 1);
  std::nth_element(largest_together_.begin(), last, largest_together_.end(), std::greater<>());
  return std::max(met, *last);
}

void CandidateScorer::score(std::span<const RankedTerm> row, const TermIndex& index,
                            std::span<RowSimilarity> candidates) {
  for (const RankedTerm& term : row) {
    query_[term.rank] = term.weight;
    queried_[term.rank / kBits] |= std::uint64_t{1} << term.rank % kBits;
  }
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    constexpr std::size_t kAhead = 2;  // rows, of which each takes about as long as memory
    if (i + kAhead < candidates.size()) fetch(index.row(candidates[i + kAhead].row));
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

void RowSearch::search(ClassId id) {
  const TermIndex& index = searched_.index();
  std::vector<RowSimilarity>& found = finder_.find(id, index);
  scorer_.score(index.row(id), index, found);
  // A class is no candidate of its own search, but its copies are each other's nearest.
  const auto copies = searched_.distinct().of(id);
  if (copies.size() > 1) {
    found.push_back({id, own_similarity(searched_.rows(), copies.front())});
  }
  candidates_ = found;
}

}  // namespace matchgraph

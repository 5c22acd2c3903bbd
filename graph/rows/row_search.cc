#include "graph/rows/row_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace matchgraph {
namespace {

constexpr std::uint32_t kMixed = std::numeric_limits<std::uint32_t>::max();

// A search stops when what its unread terms could add is at most this share of the k-th best
// partial product. At 1 no row that was not met can be among the k best any more; at less, the
// order of those that were met settles too. Recall measured on Debian: 1.0000 at 0.5,
// 0.9998 at 0.7, 0.997 at 1.
constexpr double kSettledShare = 0.7;

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
      index_(rows, distinct_, longest_list(distinct_.classes(), options)),
      class_groups_(class_groups(distinct_, groups)) {}

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

RowSearch::RowSearch(const SearchedRows& searched)
    : searched_(searched),
      partial_(searched.index().rows(), 0),
      touched_(searched.index().rows() + 1),  // one more: add() writes before it knows
      query_(searched.index().terms(), 0) {}

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
  const std::size_t limit = searched_.options().max_postings;
  postings_read_ = 0;
  std::size_t unchecked = 0;  // postings since the last look; looking costs what was touched
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto list = searched_.index().list(terms[i].rank);
    // The first list is read whatever its length, cut to the limit: a row of frequent words alone
    // has neighbours too.
    if (postings_read_ > 0 && list.size() > limit - std::min(limit, postings_read_)) break;
    unchecked += list.size();
    if (unchecked > touched_count_) {
      if (is_settled(id, remaining_[i])) break;
      unchecked = 0;
    }
    const auto read = list.first(std::min(list.size(), limit));
    add(terms[i], read);
    postings_read_ += read.size();
  }
}

// The inner loop of the whole build: no branch depends on the data.
void RowSearch::add(const RankedTerm& term, std::span<const Posting> list) {
  std::size_t count = touched_count_;
  for (const Posting& posting : list) {
    float& sum = partial_[posting.row];
    touched_[count] = posting.row;
    // Weights are above 0 (TermVectorsBuilder drops others), so a sum of 0 is a row not met before.
    count += sum == 0 ? 1 : 0;
    sum += term.weight * posting.weight;
  }
  touched_count_ = count;
}

// By Cauchy and Schwarz, unread terms with `remaining` sum of squares add at most its root, and the
// terms read so far at most the root of the rest.
bool RowSearch::is_settled(ClassId id, double remaining) {
  const KnnOptions& options = searched_.options();
  // Asked for all that share a term: nothing may be left unread.
  if (options.candidates == 0) return false;
  const double needed = std::sqrt(remaining) / kSettledShare;
  // No unmet row could reach the similarity of an edge any more.
  if (needed < options.min_similarity) return true;
  // Partial products cannot have reached what is needed yet, so looking at all of them is saved.
  if (needed * needed > 1 - remaining) return false;
  best_.reset(options.k);
  for (std::size_t i = 0; i < touched_count_; ++i) {
    const RowSimilarity item{touched_[i], partial_[touched_[i]]};
    if (static_cast<double>(item.similarity) < needed || item.row == id) continue;
    if (searched_.may_meet(id, item.row)) best_.offer(item);
  }
  return best_.best().size() == options.k;
}

// The best candidates by partial product; leaves partial_ as it was found.
void RowSearch::collect(ClassId id) {
  const std::size_t wanted = searched_.options().candidates;
  best_.reset(wanted == 0 ? searched_.index().rows() : wanted);
  for (std::size_t i = 0; i < touched_count_; ++i) {
    const RowSimilarity item{touched_[i], partial_[touched_[i]]};
    partial_[item.row] = 0;
    if (!best_.accepts(item) || item.row == id) continue;
    if (searched_.may_meet(id, item.row)) best_.offer(item);
  }
  touched_count_ = 0;
  candidates_ = best_.best();
}

// Exact dot products of the candidates, and the row's own copies.
void RowSearch::score(ClassId id) {
  const auto terms = searched_.index().row(id);
  for (const RankedTerm& term : terms) query_[term.rank] = term.weight;
  for (RowSimilarity& candidate : candidates_) {
    double dot = 0;
    for (const RankedTerm& term : searched_.index().row(candidate.row)) {
      dot += static_cast<double>(query_[term.rank]) * static_cast<double>(term.weight);
    }
    candidate.similarity = static_cast<float>(std::min(dot, 1.0));
  }
  for (const RankedTerm& term : terms) query_[term.rank] = 0;
  // A class is no candidate of its own search, but its copies are each other's nearest.
  if (searched_.distinct().of(id).size() > 1) {
    candidates_.push_back({id, searched_.own_similarity(id)});
  }
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

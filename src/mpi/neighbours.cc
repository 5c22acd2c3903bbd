#include "mpi/neighbours.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/rows/row_search.h"
#include "mpi/blocks.h"
#include "mpi/shared_rows.h"
#include "storage/parallel.h"

namespace matchgraph::mpi {
namespace {

// Large enough that taking a block is rare, small enough that all threads end together.
constexpr std::size_t kRowsAtATime = 256;  // distinct rows that a thread takes at a time

/// What each thread needs room for, kept from one batch to the next.
/// Kept over batches, as a worker's arrays over all rows are larger than what a batch fills in.
template <typename Worker>
class Workers {
 public:
  template <typename Make>
  Workers(std::size_t threads, const Make& make) {
    for (std::size_t i = 0; i < threads; ++i) all_.push_back(make());
  }
  // Threads of the next batch take the same workers again.
  void begin() { next_ = 0; }
  Worker& take() { return all_[next_++]; }

 private:
  std::vector<Worker> all_;
  std::atomic<std::size_t> next_{0};
};

/// Successive distinct rows whose lists are fetched together, and the terms that they need.
struct Batch {
  ClassId begin = 0;
  ClassId end = 0;
  std::vector<std::uint32_t> known;  // positions in known_terms(), ascending
};

/// One process's part of a search.
class ShareSearch {
 public:
  ShareSearch(Team& team, const RowShare& share, std::span<const std::uint32_t> groups,
              const KnnOptions& options, const ShareOptions& at_a_time)
      : team_(team),
        share_(share),
        options_(options),
        at_a_time_(at_a_time),
        shared_(team, share, groups, options_),
        // A rank may have no row of its own when there are more ranks than rows.
        threads_(BlockQueue({.items = std::max<std::size_t>(1, own_classes()),
                             .at_once = kRowsAtATime,
                             .jobs = options.jobs})
                     .threads()) {}

  NeighbourLists run(const ProgressFunction& progress) {
    find_candidates(progress);
    score_candidates();
    return own_lists(choose());
  }

 private:
  std::size_t own_classes() const { return shared_.last_class() - shared_.first_class(); }

  std::span<const RankedTerm> row(ClassId id) const {
    const auto& rows = shared_.rows();
    const std::size_t i = id - shared_.first_class();
    return std::span(rows.items).subspan(rows.offsets[i], rows.offsets[i + 1] - rows.offsets[i]);
  }

  /// As many rows at a time as the budget has room for lists; one at least.
  std::vector<Batch> batches() const {
    // As much room as its own lists take, so that a rank with a large part has no more rounds than
    // one with a small one.
    const std::size_t budget = std::max(at_a_time_.least_lists, shared_.list_bytes());
    std::vector<Batch> out;
    std::vector<std::size_t> last_batch(shared_.known_terms().size(), 0);  // from 1
    // Full from the beginning: the first row opens the first batch.
    std::size_t bytes = budget;
    for (ClassId id = shared_.first_class(); id < shared_.last_class(); ++id) {
      if (bytes >= budget) {
        out.push_back({id, id, {}});
        bytes = 0;
      }
      out.back().end = id + 1;
      for (const RankedTerm& term : row(id)) {
        // A list is fetched once in a batch, however many of its rows need it.
        if (std::exchange(last_batch[term.rank], out.size()) == out.size()) continue;
        out.back().known.push_back(term.rank);
        bytes += shared_.known_terms()[term.rank].length * sizeof(Posting);
      }
    }
    for (Batch& batch : out) std::sort(batch.known.begin(), batch.known.end());
    return out;
  }

  /// An index of a batch's rows and lists, whose terms are numbered in the order of their ranks as
  /// those of all are: the search takes the same steps.
  /// In the order of ranks sums are added up in the order of one process: a float depends on it.
  TermIndex index_of(const Batch& batch, TermIndex::Lists<Posting> lists) const {
    TermIndex::Lists<RankedTerm> rows;
    for (ClassId id = batch.begin; id < batch.end; ++id) {
      for (const RankedTerm& term : row(id)) {
        const auto at = std::lower_bound(batch.known.begin(), batch.known.end(), term.rank);
        rows.items.push_back({static_cast<TermRank>(at - batch.known.begin()), term.weight});
      }
      rows.offsets.push_back(rows.items.size());
    }
    return {shared_.classes().distinct().classes(), batch.begin, std::move(rows), std::move(lists)};
  }

  void find_candidates(const ProgressFunction& progress) {
    Workers<CandidateSearch> workers(
        threads_, [this] { return CandidateSearch(shared_.classes(), options_); });
    const std::vector<Batch> own = batches();
    const std::vector<std::uint64_t> all = team_.all_gather(std::uint64_t{own.size()});
    // All take part in as many rounds as the longest needs, as every round is collective.
    const std::uint64_t rounds = *std::max_element(all.begin(), all.end());
    for (std::size_t i = 0; i < rounds; ++i) {
      // Who has nothing left answers the others.
      const Batch batch =
          i < own.size() ? own[i] : Batch{shared_.last_class(), shared_.last_class(), {}};
      const TermIndex index = index_of(batch, shared_.fetch_lists(team_, batch.known));
      std::vector<std::vector<RowSimilarity>> found(batch.end - batch.begin);
      workers.begin();
      parallel_blocks({.items = found.size(), .at_once = kRowsAtATime, .jobs = threads_}, [&] {
        return [&, &search = workers.take()](std::size_t begin, std::size_t end) {
          std::vector<ClassId> ids(end - begin);
          std::iota(ids.begin(), ids.end(), batch.begin + static_cast<ClassId>(begin));
          const auto candidates = search.find(ids, index);
          for (std::size_t at = begin; at < end; ++at) {
            found[at] = candidates[at - begin];
            // By class, as their rows come by block after block.
            std::sort(found[at].begin(), found[at].end(),
                      [](const auto& a, const auto& b) { return a.row < b.row; });
          }
        };
      });
      for (const auto& list : found) {
        candidates_.items.insert(candidates_.items.end(), list.begin(), list.end());
        candidates_.offsets.push_back(candidates_.items.size());
      }
      if (progress && rounds > 0) {
        progress(static_cast<double>(i + 1) / static_cast<double>(rounds));
      }
    }
  }

  std::span<RowSimilarity> candidates(ClassId id) {
    const std::size_t i = id - shared_.first_class();
    return std::span(candidates_.items)
        .subspan(candidates_.offsets[i], candidates_.offsets[i + 1] - candidates_.offsets[i]);
  }

  /// This process's rows for the others, with the ranks that all know.
  Bytes own_block() const {
    MessageWriter message;
    message.value(shared_.first_class());
    message.array(shared_.rows().offsets);
    std::vector<RankedTerm> items = shared_.rows().items;
    // Positions in this process's table mean nothing elsewhere; ranks are the same everywhere.
    for (RankedTerm& term : items) term.rank = shared_.known_terms()[term.rank].rank;
    message.array(items);
    return message.take();
  }

  // Rows travel and candidates stay: a row is sent once to each, where asking for candidates would
  // send it once for each row that has it among them.
  void score_candidates() {
    Workers<CandidateScorer> workers(threads_,
                                     [this] { return CandidateScorer(shared_.shared_terms()); });
    Bytes block = own_block();
    const TermIndex own = index_of_block(block);
    // The first step scores against the own block.
    for (std::size_t step = 0; step < team_.size(); ++step) {
      if (step > 0) block = team_.pass_on(std::move(block));
      score_block(own, index_of_block(block), workers);
    }
  }

  TermIndex index_of_block(const Bytes& block) const {
    MessageReader reader(block);
    const auto first = reader.value<ClassId>();
    TermIndex::Lists<RankedTerm> rows;
    rows.offsets = reader.array<std::uint64_t>();
    rows.items = reader.array<RankedTerm>();
    return {shared_.classes().distinct().classes(), first, std::move(rows), {}};
  }

  void score_block(const TermIndex& own, const TermIndex& block,
                   Workers<CandidateScorer>& workers) {
    workers.begin();
    parallel_blocks({.items = own_classes(), .at_once = kRowsAtATime, .jobs = threads_}, [&] {
      return [&, &scorer = workers.take()](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          const ClassId id = shared_.first_class() + static_cast<ClassId>(i);
          const auto all = candidates(id);
          const auto before = [](const RowSimilarity& a, ClassId b) { return a.row < b; };
          const auto from =
              std::lower_bound(all.begin(), all.end(), block.first_known_row(), before);
          // Candidates are sorted by row and a block is a run of rows: those that it answers lie
          // together.
          const auto to = std::lower_bound(from, all.end(), block.last_known_row(), before);
          if (from != to) scorer.score(own.row(id), block, {from, to});
        }
      };
    });
  }

  /// The neighbours of all copies of the rows that were searched for here, in the order of
  /// DistinctRows::members.
  std::vector<std::vector<RowSimilarity>> choose() {
    const DistinctRows& distinct = shared_.classes().distinct();
    const std::uint64_t first_member = distinct.offsets[shared_.first_class()];
    std::vector<std::vector<RowSimilarity>> out(distinct.offsets[shared_.last_class()] -
                                                first_member);
    parallel_blocks({.items = own_classes(), .at_once = kRowsAtATime, .jobs = threads_}, [&] {
      return [&, choice = NeighbourChoice(shared_.classes(), options_),
              similar = std::vector<RowSimilarity>()](std::size_t begin, std::size_t end) mutable {
        for (std::size_t i = begin; i < end; ++i) {
          const ClassId id = shared_.first_class() + static_cast<ClassId>(i);
          const auto members = distinct.of(id);
          const auto found = candidates(id);
          similar.assign(found.begin(), found.end());
          // A class is no candidate of its own search, but its copies are each other's nearest.
          if (members.size() > 1) {
            similar.push_back(
                {id, own_similarity(share_.vectors.view(), members.front() - share_.first)});
          }
          for (std::size_t m = 0; m < members.size(); ++m) {
            const auto nearest = choice.of(members[m], similar);
            out[distinct.offsets[id] - first_member + m].assign(nearest.begin(), nearest.end());
          }
        }
      };
    });
    return out;
  }

  /// Hands each list to the process that has the row.
  NeighbourLists own_lists(std::vector<std::vector<RowSimilarity>> chosen) {
    const DistinctRows& distinct = shared_.classes().distinct();
    const Blocks blocks(share_.all_rows, team_.size());
    // A class may have copies on any rank.
    const std::uint64_t first_member = distinct.offsets[shared_.first_class()];
    std::vector<std::vector<RowId>> rows(team_.size());
    std::vector<std::vector<std::vector<RowSimilarity>>> lists(team_.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const RowId row = distinct.members[first_member + i];
      const std::size_t owner = blocks.owner(row);
      rows[owner].push_back(row);
      lists[owner].push_back(std::move(chosen[i]));
    }
    std::vector<Bytes> to;
    for (std::size_t r = 0; r < team_.size(); ++r) {
      MessageWriter message;
      message.array(rows[r]);
      message.lists(lists[r]);
      // Freed as messages are made: all lists twice would not fit.
      lists[r].clear();
      to.push_back(message.take());
    }
    std::vector<std::vector<RowSimilarity>> own(share_.vectors.view().rows());
    for (const Bytes& part : team_.exchange(std::move(to))) {
      MessageReader reader(part);
      const auto at = reader.array<RowId>();
      std::vector<std::vector<RowSimilarity>> items;
      reader.append_lists(items);
      for (std::size_t i = 0; i < at.size(); ++i) own[at[i] - share_.first] = std::move(items[i]);
    }
    return joined_lists(own);
  }

  Team& team_;
  const RowShare& share_;
  const KnnOptions options_;
  const ShareOptions at_a_time_;
  SharedRows shared_;
  const std::size_t threads_;
  TermIndex::Lists<RowSimilarity> candidates_;  // by class that is searched for here
};

}  // namespace

NeighbourLists nearest_neighbours(Team& team, const RowShare& share,
                                  std::span<const std::uint32_t> groups, const KnnOptions& options,
                                  const ProgressFunction& progress, const ShareOptions& at_a_time) {
  KnnOptions sensible = options;
  // As one process does, so that both give lists of the same length.
  sensible.k = std::min(options.k, share.all_rows);
  return ShareSearch(team, share, groups, sensible, at_a_time).run(progress);
}

}  // namespace matchgraph::mpi

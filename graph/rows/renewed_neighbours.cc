#include "graph/rows/renewed_neighbours.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <limits>
#include <mutex>
#include <utility>

#include "graph/rows/row_search.h"
#include "graph/rows/top_k.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kClassesAtOnce = 16;   // classes that a thread takes at a time
constexpr std::size_t kSearchedAtOnce = 64;  // that it searches for

// A product is looked into from this share of what would enter a list: postings that add little
// were not read.
constexpr float kWorthScoring = 0.85F;
// Of a row that moved, what would not matter for its own list may matter for others: lonely rows
// have neighbours that are not very like them.
constexpr double kMoreThorough = 4;

/// A row that moved, and a row that did not and that it is near enough to.
struct Entrance {
  RowId row = 0;
  RowSimilarity moved;
};

bool enters_before(const Entrance& a, const Entrance& b) {
  return a.row != b.row ? a.row < b.row : more_similar(a.moved, b.moved);
}

KnnOptions thorough(KnnOptions options) {
  options.least_product /= kMoreThorough;
  return options;
}

class Renewal {
 public:
  Renewal(TermVectorsView rows, std::span<const std::uint32_t> groups, const FormerLists& former,
          const KnnOptions& options, std::uint8_t tolerated)
      : former_(former),
        options_(options),
        tolerated_(tolerated),
        thorough_(thorough(options)),
        searched_(rows, groups, options),
        class_of_(rows.rows(), 0),
        lists_(rows.rows()),
        lacked_(rows.rows(), 0) {
    // Lists name rows, searches classes.
    for (ClassId id = 0; id < distinct().classes(); ++id) {
      for (const RowId row : distinct().of(id)) class_of_[row] = id;
    }
  }

  RenewedLists run(const ProgressFunction& progress) {
    find_bounds();
    std::vector<ClassId> moved;
    for (ClassId id = 0; id < distinct().classes(); ++id) {
      if (has_moved(id)) moved.push_back(id);
    }
    const auto tell = [&](double done) {
      if (progress) progress(done);
    };
    tell(0);
    search_moved(moved);
    constexpr double kMovedShare = 0.5;  // of the time, roughly
    tell(kMovedShare);
    const std::vector<ClassId> lacking = renew_lists();
    search_again(lacking);
    tell(1);
    return {joined_lists(lists_), kept_, std::move(lacked_)};
  }

 private:
  const DistinctRows& distinct() const { return searched_.distinct(); }
  bool has_moved(ClassId id) const {
    const auto rows = distinct().of(id);
    return std::any_of(rows.begin(), rows.end(), [&](RowId row) { return former_.moved[row]; });
  }

  /// From which similarity a row enters the list of another one.
  /// A list that is not full takes in whatever is similar enough for an edge.
  float entrance(RowId row) const {
    const bool is_full = former_.had[row] >= options_.k;
    return is_full ? former_.least[row] : static_cast<float>(options_.min_similarity);
  }

  /// By class the least product with a row that is worth scoring.
  void find_bounds() {
    bounds_.assign(distinct().classes(), std::numeric_limits<float>::infinity());
    // The least of all copies, as one product is scored for all of them.
    for (ClassId id = 0; id < bounds_.size(); ++id) {
      for (const RowId row : distinct().of(id)) {
        if (!former_.moved[row]) {
          bounds_[id] = std::min(bounds_[id], kWorthScoring * entrance(row));
        }
      }
    }
  }

  void search_moved(std::span<const ClassId> moved) {
    std::mutex mutex;
    parallel_blocks(
        {.items = moved.size(), .at_once = kSearchedAtOnce, .jobs = options_.jobs}, [&] {
          return [&, finder = CandidateSearch(searched_.classes(), thorough_),
                  scorer = CandidateScorer(searched_.index().terms()),
                  choice = NeighbourChoice(searched_.classes(), options_)](
                     std::size_t begin, std::size_t end) mutable {
            std::vector<Entrance> entrances;
            const auto ids = moved.subspan(begin, end - begin);
            std::vector<std::vector<RowSimilarity>> all_reached(ids.size());
            const auto all_found = finder.find(ids, searched_.index(), bounds_, all_reached);
            for (std::size_t i = 0; i < ids.size(); ++i) {
              const ClassId id = ids[i];
              const auto row = searched_.index().row(id);
              std::vector<RowSimilarity>& found = all_found[i];
              std::vector<RowSimilarity>& reached = all_reached[i];
              scorer.score(row, searched_.index(), found);
              scorer.score(row, searched_.index(), reached);
              // A class is never met by its own search.
              add_copies(id, found);
              add_copies(id, reached);
              for (const RowId own : distinct().of(id)) {
                // Copies that did not move keep their lists.
                if (!former_.moved[own]) continue;
                const auto best = choice.of(own, found);
                lists_[own].assign(best.begin(), best.end());
              }
              for (const RowSimilarity& near : reached) enter(id, near, entrances);
            }
            const std::lock_guard lock(mutex);
            entrances_.insert(entrances_.end(), entrances.begin(), entrances.end());
          };
        });
    // Threads end in any order.
    std::sort(entrances_.begin(), entrances_.end(), enters_before);
  }

  /// Copies are each other's nearest.
  void add_copies(ClassId id, std::vector<RowSimilarity>& found) const {
    const auto copies = distinct().of(id);
    if (copies.size() > 1) {
      found.push_back({id, own_similarity(searched_.rows(), copies.front())});
    }
  }

  /// Enters the rows of a class that moved into the lists of those of `near` that did not.
  void enter(ClassId id, const RowSimilarity& near, std::vector<Entrance>& out) const {
    for (const RowId row : distinct().of(near.row)) {
      if (former_.moved[row] || near.similarity < entrance(row)) continue;
      // More than k copies of one row would all be equally near, and only k have a place.
      std::size_t entered = 0;
      for (const RowId copy : distinct().of(id)) {
        if (!former_.moved[copy] || !searched_.classes().may_meet_row(row, copy)) continue;
        out.push_back({row, {copy, near.similarity}});
        if (++entered == options_.k) break;  // copies come ascending and equal
      }
    }
  }

  /// Makes the lists of rows that did not move. Returns the classes of those that lack too much.
  std::vector<ClassId> renew_lists() {
    std::vector<ClassId> lacking;
    std::mutex mutex;
    parallel_blocks(
        {.items = distinct().classes(), .at_once = kClassesAtOnce, .jobs = options_.jobs}, [&] {
          return [&, scorer = CandidateScorer(searched_.index().terms())](std::size_t begin,
                                                                          std::size_t end) mutable {
            std::vector<ClassId> found;
            std::size_t kept = 0;
            for (auto id = static_cast<ClassId>(begin); id < end; ++id) {
              bool lacks = false;
              for (const RowId row : distinct().of(id)) {
                if (former_.moved[row] != 0) continue;
                renew_list(id, row, scorer);
                // A list that lacks too much is searched anew, for all copies of the class at once.
                const bool is_short = lacked_[row] > tolerated_;
                lacks = lacks || is_short;
                kept += is_short ? 0 : 1;
              }
              if (lacks) found.push_back(id);
            }
            const std::lock_guard lock(mutex);
            lacking.insert(lacking.end(), found.begin(), found.end());
            kept_ += kept;
          };
        });
    return lacking;
  }

  void renew_list(ClassId id, RowId row, CandidateScorer& scorer) {
    const auto old = former_.lists.of(row);
    std::vector<RowSimilarity>& list = lists_[row];
    list.assign(old.begin(), old.end());
    score_shifted(id, row, list, scorer);
    // Sorted by row: those of this row lie together.
    const auto [from, to] =
        std::equal_range(entrances_.begin(), entrances_.end(), Entrance{row, {}},
                         [](const Entrance& a, const Entrance& b) { return a.row < b.row; });
    std::transform(from, to, std::back_inserter(list),
                   [](const Entrance& one) { return one.moved; });
    std::sort(list.begin(), list.end(), more_similar);
    if (list.size() > options_.k) list.resize(options_.k);
    // What was not among the k best was less similar than the last of them: it is missed only
    // where fewer than k are left.
    // A list that was not full had all there was, and lacks nothing.
    if (former_.had[row] >= options_.k) {
      lacked_[row] = static_cast<std::uint8_t>(
          std::min<std::size_t>(options_.k - list.size(), tolerated_ + 1U));
    }
  }

  /// Scores the neighbours of one row again, where one of the two shifted.
  void score_shifted(ClassId id, RowId row, std::vector<RowSimilarity>& list,
                     CandidateScorer& scorer) const {
    std::vector<RowSimilarity> scored;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < list.size(); ++i) {
      // Similarities of two rows that both stand where they stood are what they were.
      if (former_.shifted[row] == 0 && former_.shifted[list[i].row] == 0) continue;
      places.push_back(i);
      scored.push_back({class_of_[list[i].row], 0});
    }
    scorer.score(searched_.index().row(id), searched_.index(), scored);
    for (std::size_t i = 0; i < places.size(); ++i) {
      // The index leaves out terms that only one distinct row has, which copies share.
      const bool is_copy = scored[i].row == id;
      list[places[i]].similarity =
          is_copy ? own_similarity(searched_.rows(), row) : scored[i].similarity;
    }
    std::erase_if(list, [&](const RowSimilarity& near) {
      return static_cast<double>(near.similarity) < options_.min_similarity;
    });
  }

  void search_again(std::span<const ClassId> lacking) {
    parallel_blocks(
        {.items = lacking.size(), .at_once = kSearchedAtOnce, .jobs = options_.jobs}, [&] {
          return [&, search = RowSearch(searched_)](std::size_t begin, std::size_t end) mutable {
            const auto ids = lacking.subspan(begin, end - begin);
            search.search(ids);
            for (std::size_t i = 0; i < ids.size(); ++i) {
              for (const RowId row : distinct().of(ids[i])) {
                // Copies may lack differently, as their groups do.
                if (lacked_[row] <= tolerated_) continue;
                const auto best = search.select(i, row);
                lists_[row].assign(best.begin(), best.end());
                lacked_[row] = 0;
              }
            }
          };
        });
  }

  const FormerLists& former_;
  const KnnOptions options_;
  const std::uint8_t tolerated_;
  const KnnOptions thorough_;
  const SearchedRows searched_;
  std::vector<ClassId> class_of_;                  // by row
  std::vector<std::vector<RowSimilarity>> lists_;  // by row
  std::vector<std::uint8_t> lacked_;               // by row
  std::vector<float> bounds_;
  std::vector<Entrance> entrances_;
  std::size_t kept_ = 0;
};

}  // namespace

RenewedLists renewed_neighbours(TermVectorsView rows, std::span<const std::uint32_t> groups,
                                const FormerLists& former, const KnnOptions& options,
                                std::uint8_t tolerated, const ProgressFunction& progress) {
  assert(former.moved.size() == rows.rows() && former.lists.rows() == rows.rows());
  KnnOptions sensible = options;
  sensible.k = std::min(options.k, rows.rows());
  if (sensible.k == 0) {
    return {nearest_neighbours(rows, groups, options, progress), 0,
            std::vector<std::uint8_t>(rows.rows(), 0)};
  }
  return Renewal(rows, groups, former, sensible, tolerated).run(progress);
}

}  // namespace matchgraph

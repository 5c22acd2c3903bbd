#include "index/facts/inverted_fields.h"

#include <algorithm>
#include <numeric>
#include <queue>

#include "index/schema.h"

namespace matchgraph {
namespace {

/// Numbers by rising text, and which place each has among them.
struct SortedTerms {
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> place;

  explicit SortedTerms(const StringNumbers& terms) : numbers(terms.size()), place(terms.size()) {
    // Numbers were given in the order of reading; only spelling is the same in every run.
    std::iota(numbers.begin(), numbers.end(), 0U);
    std::sort(numbers.begin(), numbers.end(),
              [&](std::uint32_t a, std::uint32_t b) { return terms[a] < terms[b]; });
    for (std::uint32_t i = 0; i < numbers.size(); ++i) place[numbers[i]] = i;
  }
};

/// Whether bigrams are in the order of their texts when they are in the order of their terms, and
/// stand together: no term may have what sorts before the space between two, nor begin as a bigram.
/// A ligature may fold to words with spaces between them.
bool keeps_order(const StringNumbers& terms) {
  for (std::uint32_t number = 0; number < terms.size(); ++number) {
    const std::string_view term = terms[number];
    const bool is_plain = std::all_of(term.begin(), term.end(),
                                      [](char c) { return static_cast<unsigned char>(c) > ' '; });
    if (!is_plain || is_bigram(term)) return false;
  }
  return true;
}

constexpr std::uint64_t kLow = 0xffffffff;

}  // namespace

/// What rows have, by term.
struct FieldInverter::Lists {
  /// The rows of a term or, where it has a second one, of a pair: a range of `of_terms` or
  /// `of_pairs`.
  struct List {
    std::uint32_t first = 0;
    std::uint32_t second = StringNumbers::kUnknown;
    std::size_t begin = 0;
    std::size_t end = 0;

    bool is_pair() const { return second != StringNumbers::kUnknown; }
  };
  std::vector<List> lists;  // by rising text
  std::vector<std::uint32_t> of_terms;
  std::vector<std::uint64_t> of_pairs;  // the row below the place of the second term
};

// As count_terms() forms them: a need has to ask for the same pairs.
void FieldInverter::add(const WordNumbers& words, std::span<const NumberedToken> tokens) {
  bool has_before = false;
  Pair before = 0;
  for (const NumberedToken& token : tokens) {
    if (words.is_stop_word(token.word)) continue;
    const std::uint32_t term = words.term_of(token.word);
    row_terms_.push_back(term);
    if (token.variant) continue;
    if (has_before) row_pairs_.push_back(before << 32U | term);
    has_before = true;
    before = term;
  }
}

// Rows are fields and not entities, since fields are weighed differently later.
void FieldInverter::end_row(std::uint32_t row) {
  rows_.push_back({row, row_terms_.size(), row_pairs_.size()});
}

// Lists that were kept from the build before come in order, as terms and rows ascend there too.
void FieldInverter::put(std::string_view term, std::span<const RowPosting> postings) {
  if (begin_.empty()) begin_.push_back(0);
  terms_.push_back(term);
  postings_.insert(postings_.end(), postings.begin(), postings.end());
  begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
}

// Terms by a counting sort, which keeps rows ascending. Pairs by one of their first term and then
// each first term's by its second: no table of pairs is needed, of which there are as many as
// words.
void FieldInverter::finish(const StringNumbers& terms) {
  const SortedTerms sorted(terms);
  std::vector<std::size_t> begin(terms.size() + 1, 0);  // of a term's rows, by place
  std::vector<std::size_t> pair_begin(terms.size() + 1, 0);
  for (const std::uint32_t term : row_terms_) ++begin[sorted.place[term] + 1];
  for (const Pair pair : row_pairs_) ++pair_begin[sorted.place[pair >> 32U] + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::partial_sum(pair_begin.begin(), pair_begin.end(), pair_begin.begin());

  Lists out;
  out.of_terms.resize(row_terms_.size());
  out.of_pairs.resize(row_pairs_.size());
  std::vector<std::size_t> next = begin;
  std::vector<std::size_t> next_pair = pair_begin;
  std::size_t term_at = 0;
  std::size_t pair_at = 0;
  for (const RowEnd& row : rows_) {
    for (; term_at < row.terms; ++term_at) {
      out.of_terms[next[sorted.place[row_terms_[term_at]]]++] = row.row;
    }
    for (; pair_at < row.pairs; ++pair_at) {
      const std::uint64_t second = sorted.place[row_pairs_[pair_at] & kLow];
      const std::uint32_t first = sorted.place[row_pairs_[pair_at] >> 32U];
      out.of_pairs[next_pair[first]++] = second << 32U | row.row;
    }
  }
  // Freed at once, as the runs of other threads are still growing. New containers,
  // because {} is assigned as a list of no elements, which leaves a container its room.
  row_terms_ = decltype(row_terms_)();
  row_pairs_ = decltype(row_pairs_)();
  rows_ = decltype(rows_)();

  const auto add_terms = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      // Words of texts that make documents alone have no rows.
      if (begin[i] == begin[i + 1]) continue;
      out.lists.push_back({sorted.numbers[i], StringNumbers::kUnknown, begin[i], begin[i + 1]});
    }
  };
  const auto behind =
      std::partition_point(sorted.numbers.begin(), sorted.numbers.end(), [&](std::uint32_t number) {
        return terms[number] < std::string_view(&schema::kBigramPrefix, 1);
      });
  const auto before_pairs = static_cast<std::size_t>(behind - sorted.numbers.begin());
  add_terms(0, before_pairs);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const auto of_first =
        std::span(out.of_pairs).subspan(pair_begin[i], pair_begin[i + 1] - pair_begin[i]);
    std::sort(of_first.begin(), of_first.end());
    for (std::size_t at = 0; at < of_first.size();) {
      const std::size_t from = at;
      const std::uint64_t second = of_first[at] >> 32U;
      while (at < of_first.size() && of_first[at] >> 32U == second) ++at;
      out.lists.push_back(
          {sorted.numbers[i], sorted.numbers[second], pair_begin[i] + from, pair_begin[i] + at});
    }
  }
  add_terms(before_pairs, terms.size());
  put_lists(out, terms);
}

void FieldInverter::put_lists(const Lists& lists, const StringNumbers& terms) {
  std::vector<const Lists::List*> sorted;
  sorted.reserve(lists.lists.size());
  for (const Lists::List& list : lists.lists) sorted.push_back(&list);
  const auto text_of = [&](const Lists::List& list) {
    return list.is_pair() ? bigram(terms[list.first], terms[list.second])
                          : std::string(terms[list.first]);
  };
  if (!keeps_order(terms)) {
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const auto* a, const auto* b) { return text_of(*a) < text_of(*b); });
  }
  begin_.assign(1, 0);
  begin_.reserve(sorted.size() + 1);
  postings_.reserve(lists.of_terms.size() + lists.of_pairs.size());
  for (const Lists::List* list : sorted) {
    terms_.push_back(text_of(*list));
    for (std::size_t at = list->begin; at < list->end; ++at) {
      const auto row = list->is_pair() ? static_cast<std::uint32_t>(lists.of_pairs[at] & kLow)
                                       : lists.of_terms[at];
      // A row that has the term again comes right behind.
      const bool is_again = at > list->begin && postings_.back().row == row;
      if (is_again) {
        ++postings_.back().count;
      } else {
        postings_.push_back({row, 1});
      }
    }
    begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
  }
  postings_.shrink_to_fit();
}

void InvertedFields::for_each(
    const std::function<void(std::string_view term, std::span<const RowPosting>)>& visit) const {
  struct Next {
    std::string_view term;
    std::size_t run = 0;
    std::size_t place = 0;
  };
  // The earlier run first where terms are equal: its rows come first.
  const auto later = [](const Next& a, const Next& b) {
    const int order = a.term.compare(b.term);
    return order != 0 ? order > 0 : a.run > b.run;
  };
  std::priority_queue<Next, std::vector<Next>, decltype(later)> queue(later);
  for (std::size_t run = 0; run < runs_.size(); ++run) {
    if (runs_[run].terms() > 0) queue.push({runs_[run].term(0), run, 0});
  }
  std::vector<RowPosting> postings;
  while (!queue.empty()) {
    const std::string_view term = queue.top().term;
    postings.clear();
    std::size_t of_first = 0;
    while (!queue.empty() && queue.top().term == term) {
      Next next = queue.top();
      queue.pop();
      const auto of_run = runs_[next.run].postings(next.place);
      postings.insert(postings.end(), of_run.begin(), of_run.end());
      if (next.run == 0) of_first = postings.size();
      if (++next.place == runs_[next.run].terms()) continue;
      next.term = runs_[next.run].term(next.place);
      queue.push(next);
    }
    // The first run may hold what was kept from before, whose rows lie among those that were read
    // anew.
    const auto by_row = [](const RowPosting& a, const RowPosting& b) { return a.row < b.row; };
    const auto middle = postings.begin() + static_cast<std::ptrdiff_t>(of_first);
    const bool lies_among =
        of_first > 0 && middle != postings.end() && by_row(*middle, *(middle - 1));
    if (lies_among) std::inplace_merge(postings.begin(), middle, postings.end(), by_row);
    visit(term, postings);
  }
}

}  // namespace matchgraph

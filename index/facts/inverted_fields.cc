#include "index/facts/inverted_fields.h"

#include <algorithm>
#include <numeric>
#include <queue>

namespace matchgraph {

FieldInverter::TermNumber FieldInverter::word(const std::string& term) {
  const auto [found, added] = words_.try_emplace(term, next_);
  next_ += added ? 1 : 0;
  return found->second;
}

// A bigram is known by the numbers of its words: its text, which is long and of which there are as
// many as words in the catalogue, is put together once per run and not once per occurrence.
FieldInverter::TermNumber FieldInverter::pair(TermNumber first, TermNumber second) {
  const auto [found, added] =
      pairs_.try_emplace(static_cast<std::uint64_t>(first) << 32U | second, next_);
  next_ += added ? 1 : 0;
  return found->second;
}

// As count_terms() forms them: a need has to ask for the same pairs.
void FieldInverter::add(const std::vector<Token>& tokens) {
  bool has_before = false;
  TermNumber before = 0;
  for (const Token& token : tokens) {
    if (token.is_stop_word()) continue;
    const TermNumber term = word(token.term);
    row_terms_.push_back(term);
    if (token.variant) continue;
    if (has_before) row_terms_.push_back(pair(before, term));
    has_before = true;
    before = term;
  }
}

// Rows are fields and not entities, since fields are weighed differently later.
void FieldInverter::end_row(std::uint32_t row) {
  // A map per row would be filled and emptied once for every field of the catalogue.
  std::sort(row_terms_.begin(), row_terms_.end());
  for (std::size_t i = 0; i < row_terms_.size();) {
    const TermNumber term = row_terms_[i];
    std::uint32_t count = 0;
    for (; i < row_terms_.size() && row_terms_[i] == term; ++i) ++count;
    occurrences_.push_back({term, {row, count}});
  }
  row_terms_.clear();
}

// Lists that were kept from the build before come in order, as terms and rows ascend there too.
void FieldInverter::put(std::string_view term, std::span<const RowPosting> postings) {
  if (begin_.empty()) begin_.push_back(0);
  terms_.push_back(term);
  postings_.insert(postings_.end(), postings.begin(), postings.end());
  begin_.push_back(static_cast<std::uint32_t>(postings_.size()));
}

void FieldInverter::finish() {
  // The numbers of a pair's words lead to their spelling only now.
  std::vector<const std::string*> spelt(next_, nullptr);
  for (const auto& [text, number] : words_) spelt[number] = &text;
  std::vector<std::pair<std::string, TermNumber>> sorted;
  sorted.reserve(next_);
  for (const auto& [text, number] : words_) sorted.emplace_back(text, number);
  for (const auto& [both, number] : pairs_) {
    sorted.emplace_back(bigram(*spelt[both >> 32U], *spelt[static_cast<TermNumber>(both)]), number);
  }
  // Numbers were given in the order of reading; only spelling is the same in every run.
  std::sort(sorted.begin(), sorted.end());
  std::vector<TermNumber> place(next_);
  begin_.assign(next_ + 1, 0);
  for (TermNumber i = 0; i < next_; ++i) {
    place[sorted[i].second] = i;
    terms_.push_back(sorted[i].first);
  }
  // A counting sort keeps rows ascending within each term.
  // Occurrences came row after row.
  for (const Occurrence& one : occurrences_) ++begin_[place[one.term] + 1];
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  postings_.resize(occurrences_.size());
  std::vector<std::uint32_t> next = begin_;
  for (const Occurrence& one : occurrences_) postings_[next[place[one.term]]++] = one.posting;
  // Freed at once, as the runs of other threads are still growing. New containers,
  // because {} is assigned as a list of no elements, which leaves a container its room.
  words_ = decltype(words_)();
  pairs_ = decltype(pairs_)();
  occurrences_ = decltype(occurrences_)();
  row_terms_ = decltype(row_terms_)();
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

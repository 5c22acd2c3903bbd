#include "query/ranking/matching/topic_share.h"

#include <algorithm>

namespace matchgraph {

TopicShare::TopicShare(const EngineState& state, const Need& topic) : state_(state) {
  for (const NeedTerm& term : topic.terms) {
    if (term.kind == NeedTerm::Kind::kOtherForm || term.kind == NeedTerm::Kind::kSoft) {
      other_forms_.push_back(term.number);
    }
    if (term.kind == NeedTerm::Kind::kWord && class_weight(term.term) >= 1) {
      words_.push_back(term.number);
    }
  }
}

bool TopicShare::holds(PostingTerm term, EntityIndexNumber e) const {
  const std::span<const std::uint32_t> rows = state_.snapshot->postings().rows_of(term);
  return std::binary_search(rows.begin(), rows.end(), e);
}

std::size_t TopicShare::weak_from(std::span<const EntityIndexNumber> page, bool is_first) const {
  // Tried beside it: a share of the words by rarity, alone and with what the neighbourhood scores.
  // Both called weak what tells the same in other words.
  constexpr std::size_t kLeastWords = 2;  // one alone tells little of what is meant
  if (words_.size() < kLeastWords) return page.size();
  const auto is_silent = [this](EntityIndexNumber e) {
    return std::none_of(words_.begin(), words_.end(),
                        [&](PostingTerm term) { return holds(term, e); }) &&
           std::none_of(other_forms_.begin(), other_forms_.end(),
                        [&](PostingTerm term) { return holds(term, e); });
  };
  std::size_t out = page.size();
  while (out > (is_first ? 1 : 0) && is_silent(page[out - 1])) --out;
  return out;
}

}  // namespace matchgraph

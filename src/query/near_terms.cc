#include "query/near_terms.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "lines/near_words.h"

namespace matchgraph {

NearTerms::NearTerms(const Snapshot& snapshot) {
  for (std::string_view group : near_word_groups()) {
    std::optional<TermId> first;  // of those that the catalogue has
    while (!group.empty()) {
      const std::size_t end = std::min(group.find(' '), group.size());
      if (const auto term = snapshot.find_term(group.substr(0, end))) {
        if (!first) first = *term;
        near_.emplace_back(*term, *first);
      }
      group.remove_prefix(std::min(end + 1, group.size()));
    }
  }
  std::sort(near_.begin(), near_.end());
  for (const std::string_view word : words_of_manner()) {
    if (const auto term = snapshot.find_term(word)) manner_.push_back(*term);
  }
  std::sort(manner_.begin(), manner_.end());
}

TermId NearTerms::of(TermId term) const {
  const auto at = std::lower_bound(near_.begin(), near_.end(), std::pair(term, TermId{0}));
  return at != near_.end() && at->first == term ? at->second : term;
}

bool NearTerms::is_of_manner(TermId term) const {
  return std::binary_search(manner_.begin(), manner_.end(), term);
}

}  // namespace matchgraph

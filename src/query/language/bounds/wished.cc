#include "query/language/bounds/wished.h"

#include <array>
#include <string_view>

#include "query/language/query_phrases.h"
#include "query/language/readings/wordings.h"

namespace matchgraph {

bool is_wished(const QueryWords& words, std::size_t i, std::size_t next) {
  // A wish is said before or behind what is wished for, and not in the same words.
  constexpr std::array<std::string_view, 6> kBefore = {"ideally",   "preferably", "if possible",
                                                       "hopefully", "optionally", "best if"};
  constexpr std::array<std::string_view, 7> kBehind = {
      "ideally",       "preferably",     "if possible", "preferred",
      "would be nice", "would be great", "is a plus"};
  // "Up to 200k context, ideally open weights" is a wish of what follows.
  const std::size_t behind = next < words.size() ? longest_of(words, next, kBehind) : 0;
  if (behind > 0 && words.ends_before(next + behind)) return true;
  const std::size_t at = i > 0 && announces_condition(words, i - 1) ? i - 1 : i;
  for (std::size_t begin = at >= 2 ? at - 2 : 0; begin < at; ++begin) {
    const std::size_t count = longest_of(words, begin, kBefore);
    if (count > 0 && begin + count == at) return true;
  }
  return false;
}

}  // namespace matchgraph

#include "query/language/bounds/special_price.h"

#include <vector>

namespace matchgraph {

SpecialPrice special_price_at(const QueryWords& words, std::size_t i) {
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  // "Cache" and "batch" are words of many needs ("batch image converter"); only beside what is
  // billed do they name a price.
  static const std::vector<std::string_view> billed = {
      "hit", "hits", "input", "output", "price", "prices", "read", "reads", "token", "tokens"};
  constexpr SpecialPrice kCached = {"cached input", "cache_read_price"};
  if (words.match(i, "cached") == 1) return kCached;
  if (words.match(i, "cache write") == 2 || words.match(i, "cache writes") == 2) {
    return {"writing to the cache", "cache_write_price"};
  }
  if (words.ends_before(i + 1) || !words.is_one_of(i + 1, billed)) return {};
  if (words.match(i, "cache") == 1) return kCached;
  return words.match(i, "batch") == 1 ? SpecialPrice{"batches", ""} : SpecialPrice{};
}

}  // namespace matchgraph

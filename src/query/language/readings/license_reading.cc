#include "query/language/readings/license_reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "query/language/query_phrases.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {
namespace {

bool is_license_word(const QueryWords& words, std::size_t i) {
  constexpr std::array<std::string_view, 5> kWords = {"licensed", "licenced", "license", "licence",
                                                      "licensing"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return words.match(i, word) == 1; });
}

}  // namespace

LicenseReading license_at(const QueryWords& words, std::size_t i,
                          const QueryVocabulary& vocabulary) {
  constexpr std::size_t kMostWords = 3;
  constexpr std::array<std::string_view, 6> kUnder = {
      "under", "under the", "under an", "licensed under", "licensed under the", "with an"};
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  std::size_t under = 0;
  for (const std::string_view phrase : kUnder) under = std::max(under, words.match(i, phrase));
  if (under == 0 && is_license_word(words, i)) return {};
  const std::size_t begin = i + under;
  if (under > 0 && words.ends_before(begin)) return {};
  for (std::size_t to = std::min(words.size(), begin + kMostWords); to > begin; --to) {
    if (to > begin + 1 && words.ends_before(to - 1)) continue;
    const bool says_license = !words.ends_before(to) && is_license_word(words, to);
    const bool ends = under > 0 && (words.ends_before(to) || is_boundary_word(words, to));
    if (!says_license && !ends) continue;
    NameList licenses = vocabulary.license_family(words.slice(begin, to));
    if (!says_license && !is_written_as_name(words.slice(begin, to))) licenses.clear();
    if (!licenses.empty()) return {std::move(licenses), to + (says_license ? 1 : 0)};
  }
  return {};
}

void take_license(QueryWords& words, std::size_t i, LicenseReading reading, ParsedQuery& out) {
  words.set_role(i, reading.next, WordRole::kCritique);
  out.typed_filters.push_back({{"license", "=", reading.licenses}, words.span(i, reading.next)});
  out.filters.licenses.insert(out.filters.licenses.end(), reading.licenses.begin(),
                              reading.licenses.end());
}

}  // namespace matchgraph

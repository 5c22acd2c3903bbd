#include "query/language/readings/maker_reading.h"

#include <string_view>

#include "query/language/query_phrases.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxMakerWords = 6;

}  // namespace

bool is_quoted_at(const QueryWords& words, std::size_t i) {
  return i < words.size() && words[i].role == WordRole::kNeed &&
         !quoted_pieces(words.text(), words[i].outer.begin, false).empty();
}

MakerReading maker_at(const QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary,
                      const NameReader& names) {
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  if (is_quoted_at(words, i)) {
    const QuotedPiece piece = quoted_pieces(words.text(), words[i].outer.begin, false).front();
    // In quotes a name is whole, and may hold what would end it elsewhere.
    const auto maker = vocabulary.maker(words.slice(piece.inside));
    if (!maker) return {};
    return {*maker, words.first_from(piece.end)};
  }
  std::size_t to = i;
  while (to < words.size() && to < i + kMaxMakerWords && words[to].role == WordRole::kNeed) ++to;
  for (; to > i; --to) {
    const bool ends = words.ends_before(to) || is_boundary_word(words, to) ||
                      is_generic_noun(words, to) || names.critique_begins(to);
    if (!ends) continue;
    if (const auto maker = vocabulary.maker(words.slice(i, to))) return {*maker, to};
  }
  return {};
}

MakerReading maker_by_name_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary) {
  constexpr std::size_t kMostWords = 3;
  std::size_t to = i;
  while (to < words.size() && to < i + kMostWords && words[to].role == WordRole::kNeed &&
         (to == i || !words.ends_before(to))) {
    ++to;
  }
  for (; to > i; --to) {
    const bool ends =
        words.ends_before(to) || is_boundary_word(words, to) || is_generic_noun(words, to);
    const std::string_view name = words.slice(i, to);
    // Written as a name first: looking through all entities for each word behind "from" would cost
    // more.
    if (ends && is_written_as_name(name) && vocabulary.is_called_after(name)) {
      return {std::string(words.slice({words[i].core.begin, words[to - 1].core.end})), to};
    }
  }
  return {};
}

MakerReading possessive_maker_at(const QueryWords& words, std::size_t i,
                                 const QueryVocabulary& vocabulary) {
  if (i >= words.size() || words[i].role != WordRole::kNeed) return {};
  // From the shortest: the first word with the ending ends the name.
  for (std::size_t to = i + 1; to <= words.size() && to <= i + kMaxMakerWords; ++to) {
    if (words[to - 1].role != WordRole::kNeed) break;
    std::string_view name = words.slice(i, to);
    for (const std::string_view ending : {"'s", "’s", "s'", "s’"}) {
      if (!name.ends_with(ending)) continue;
      // Of "Mathworks'" the s belongs to the name.
      name.remove_suffix(ending.size() - (ending.front() == 's' ? 1 : 0));
      const bool ends =
          words.ends_before(to) || is_boundary_word(words, to) || is_generic_noun(words, to);
      if (const auto maker = vocabulary.maker(name); maker && ends) return {*maker, to};
      break;
    }
    if (words.ends_before(to)) break;
  }
  return {};
}

}  // namespace matchgraph

#include "traits/wishes.h"

#include <algorithm>
#include <array>

#include "lines/word_pattern.h"

namespace matchgraph {
namespace {

/// Words between a wish and what is wished for, at most.
constexpr std::size_t kReach = 3;

bool is_comma(const TraitWords& words, std::size_t i) {
  return words.break_after(i) == WordBreak::kClause;
}

}  // namespace

std::vector<WishWords> wish_words(const TraitWords& words) {
  // What says of the words behind it that they are only welcome; read as a must, "ideally in Go"
  // left out everything in another language.
  static const auto before = std::to_array<WordPattern>(
      {WordPattern("preferably|ideally|preferrably|hopefully|optionally"),
       WordPattern("i|we ?d|would|id|wed prefer ?it ?to ?be ?if ?it ?is"),
       WordPattern("bonus|extra points ?points if|for ?it ?is"), WordPattern("best if ?it ?is"),
       WordPattern("nice to have"), WordPattern("if possible"), WordPattern("if at all possible"),
       WordPattern("would be nice|great|good if ?it ?is|was|were")});
  // The same of what stands before. Some words are in both lists, as people put them on either
  // side.
  static const auto behind = std::to_array<WordPattern>(
      {WordPattern("if|where|when ?at ?all possible"), WordPattern("preferred|preferably|ideally"),
       WordPattern("if you|we|i can"), WordPattern("if available|feasible"),
       WordPattern("would be ?really|very ?a nice|great|good|bonus|plus|ideal|better|best|welcome"),
       WordPattern("is ?a plus|bonus|welcome|preferred|optional"), WordPattern("a plus|bonus"),
       WordPattern("nice to have"), WordPattern("but not required|necessary|mandatory|needed"),
       WordPattern("but ?it ?is ?s not a must"), WordPattern("but no must"),
       WordPattern("but optional")});
  std::vector<WishWords> out;
  const auto all = words.words();
  for (std::size_t i = 0; i < all.size();) {
    std::size_t length = 0;
    bool is_before = true;
    const auto look = [&](const WordPattern& pattern, bool stands_before) {
      const std::size_t here = pattern.length(all.subspan(i)).value_or(0);
      // The longest counts, "would be nice to have" before "would be nice".
      if (here <= length) return;
      length = here;
      is_before = stands_before;
    };
    for (const WordPattern& one : before) look(one, true);
    for (const WordPattern& one : behind) look(one, false);
    if (length == 0) {
      ++i;
      continue;
    }
    const std::size_t to = i + length;
    // "Free, ideally" looks back, "ideally free" does not; the longer list decides of the others.
    const bool ends = to == all.size() || words.ends_clause(to - 1);
    if (ends && i > 0) is_before = false;
    if (i == 0) is_before = true;
    out.push_back({i, to, is_before});
    i = to;
  }
  return out;
}

const WishWords* wish_beside(const TraitWords& words, const std::vector<WishWords>& wishes,
                             std::size_t from, std::size_t to) {
  const auto found = std::find_if(wishes.begin(), wishes.end(), [&](const WishWords& wish) {
    if (wish.from >= from && wish.to <= to) return true;  // "TypeScript preferred"
    const std::size_t begin = wish.is_before ? wish.to : to;
    const std::size_t end = wish.is_before ? from : wish.from;
    if (begin > end || end - begin > kReach) return false;
    // "Free, if possible": a comma may stand between, directly.
    for (std::size_t i = begin; i + 1 < end; ++i) {
      if (is_comma(words, i)) return false;
    }
    return true;
  });
  return found == wishes.end() ? nullptr : &*found;
}

}  // namespace matchgraph

#include "traits/asked.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "lines/word_pattern.h"
#include "text/ascii.h"
#include "text/courtesy.h"
#include "text/wish_list.h"
#include "traits/asked_things.h"
#include "traits/directions.h"
#include "traits/media.h"
#include "traits/model_needs.h"
#include "traits/told_words.h"
#include "traits/trait_patterns.h"
#include "traits/trait_words.h"
#include "traits/wishes.h"

namespace matchgraph {
namespace {

/// One thing of a list behind one verb or preposition: "Rust" of "in Go or Rust".
struct AskedItem {
  TraitNumber trait = 0;
  std::size_t from = 0, to = 0;  // told words
};

class AskedReader {
 public:
  explicit AskedReader(std::string_view need) : need_(need), asked_(need) {}

  std::vector<AskedTrait> read() {
    const bool is_short = words_beside_courtesy(words_.size(), need_) <= kMaxConditionWords ||
                          (words_.size() <= kMaxListedWords && is_wish_list(need_));
    if (!is_short) return {};
    // Who comes first keeps its words: add() takes nothing that overlaps, so that longer phrasings
    // are read before the patterns that know parts of them, and single directions last.
    read_things();
    for (std::size_t i = 0; i < told_.size(); ++i) {
      if (const std::size_t length = read_at(i); length > 0) i += length - 1;
    }
    read_media();
    drop_deeds_of_data();
    mark_wishes();
    // Last, as they follow from what is asked for by then.
    add_of_models(words_, senses_, out_);
    std::stable_sort(out_.begin(), out_.end(),
                     [](const AskedTrait& a, const AskedTrait& b) { return a.begin < b.begin; });
    return std::move(out_);
  }

 private:
  /// "Ideally open source", "free if possible". What they say is left out of the need with its
  /// condition: a wish brings nothing up by its words.
  void mark_wishes() {
    const std::vector<WishWords> wishes = wish_words(words_);
    if (wishes.empty()) return;
    for (AskedTrait& one : out_) {
      std::size_t from = 0;
      while (from + 1 < words_.size() && words_.begin(from) < one.begin) ++from;
      std::size_t to = from + 1;
      while (to < words_.size() && words_.end(to - 1) < one.end) ++to;
      const WishWords* wish = wish_beside(words_, wishes, from, to);
      if (wish == nullptr) continue;
      one.is_wish = true;
      one.is_topic = false;
      // The wishing words are taken into the condition's span only where no other one needs them:
      // spans do not overlap.
      const bool is_free = std::none_of(out_.begin(), out_.end(), [&](const AskedTrait& other) {
        return &other != &one && other.begin < words_.end(wish->to - 1) &&
               words_.begin(wish->from) < other.end;
      });
      if (!is_free) continue;
      one.begin = std::min(one.begin, words_.begin(wish->from));
      one.end = std::max(one.end, words_.end(wish->to - 1));
    }
  }

  /// "Speech to text corpus": data does nothing, so that its words are the topic alone.
  void drop_deeds_of_data() {
    constexpr std::string_view kData =
        "dataset; datasets; corpus; corpora; benchmark; benchmarks; leaderboard; leaderboards";
    const auto all = words_.words();
    const bool asks_for_data = std::any_of(
        all.begin(), all.end(), [&](std::string_view word) { return list_holds(kData, word); });
    if (!asks_for_data) return;
    std::erase_if(out_, [](const AskedTrait& one) {
      const TraitGroup group = trait_table()[one.trait].group;
      return group == TraitGroup::kInput || group == TraitGroup::kOutput;
    });
  }

  struct Match {
    const TraitPattern* pattern = nullptr;
    std::size_t length = 0;
  };

  /// The longest pattern at told word `i`; words that it takes, 0 for none.
  std::size_t read_at(std::size_t i) {
    Match found;
    for (const std::uint32_t p : asking_patterns().at(told_[i])) {
      const TraitPattern& pattern = asking_patterns()[p];
      const std::size_t length = length_at(pattern, i);
      if (length > found.length && may_stand(pattern, i, length)) found = {&pattern, length};
    }
    if (found.pattern == nullptr) return 0;
    // "In Go or" is read for "in Go": what "or" joins is looked at below, and in "offline on
    // Windows" another condition begins with the last word.
    const bool is_longer = found.length > 1;
    if (is_longer && list_holds("or; and; on; with; without", told_[i + found.length - 1])) {
      --found.length;
    }
    const TraitNumber trait = found.pattern->trait;
    senses_ = senses_ || trait_table()[trait].group == TraitGroup::kInput;
    // Only what is wanted may be met by either of several; of what is denied all is unwanted,
    // whatever joins it.
    const bool is_positive = found.pattern->value && !is_denial(told_[i]);
    const bool wanted =
        add_asked(trait, found.pattern->value, asked_.at(i), asked_.end_of(i + found.length));
    const std::size_t behind = add_listed(found, i, wanted, is_positive && wanted);
    return behind - i;
  }

  /// `$` in a pattern is the end of a clause as well as that of the need, and what stands before
  /// "or" and "please": "offline or self-hosted", "offline please".
  std::size_t length_at(const TraitPattern& pattern, std::size_t i) const {
    const std::span<const std::string_view> rest = told_.subspan(i);
    std::size_t out = pattern.pattern.length(rest).value_or(0);
    const std::size_t clause = asked_.told_clause_end(i) - i;
    const auto either = static_cast<std::size_t>(
        std::find(rest.begin(), rest.end(), std::string_view("or")) - rest.begin());
    const auto polite = static_cast<std::size_t>(
        std::find_if(rest.begin(), rest.end(), is_polite_ending) - rest.begin());
    for (const std::size_t end : {clause, either, polite}) {
      if (end == 0 || end >= rest.size()) continue;
      out = std::max(out, pattern.pattern.length(rest.first(end)).value_or(0));
    }
    return out;
  }

  /// Reads what goes on behind a condition: "in Go, Rust or C++", "without an account or API key".
  /// The told word behind it.
  std::size_t add_listed(const Match& first, std::size_t begin, bool wanted, bool is_positive) {
    std::vector<AskedItem> items;
    std::size_t behind = begin + first.length;
    std::size_t at = behind;
    while (at < told_.size()) {
      const bool is_comma = asked_.breaks_behind(at - 1);
      const bool is_joint = list_holds("or; and; nor", told_[at]);
      if (!is_joint && !is_comma) break;
      const std::size_t from = at + (is_joint ? 1 : 0);
      const AskedItem item = listed_at(first, begin, from);
      if (item.to == 0) break;
      items.push_back(item);
      at = item.to;
      if (!is_joint) continue;
      // Commas alone part clauses: they are a list where a joint ends them.
      for (const AskedItem& one : items) {
        add(one.trait, wanted, asked_.at(one.from), asked_.end_of(one.to),
            is_positive && told_[from - 1] == "or");
      }
      items.clear();
      behind = at;
    }
    return behind;
  }

  /// A further thing of the list at told word `from`: with the words before the first one it asks
  /// for another trait of the same group. `to` 0: there is none.
  AskedItem listed_at(const Match& first, std::size_t begin, std::size_t from) const {
    if (from >= told_.size()) return {};
    // As many words as possible are carried over: "written in Go or Rust" is "written in Rust"
    // before it is "in Rust".
    for (std::size_t kept = first.length - 1; kept > 0; --kept) {
      std::vector<std::string_view> words(
          told_.begin() + static_cast<std::ptrdiff_t>(begin),
          told_.begin() + static_cast<std::ptrdiff_t>(begin + kept));
      words.insert(words.end(), told_.begin() + static_cast<std::ptrdiff_t>(from),
                   told_.begin() + static_cast<std::ptrdiff_t>(asked_.told_clause_end(from)));
      AskedItem out;
      for (const std::uint32_t p : asking_patterns().at(words.front())) {
        const TraitPattern& pattern = asking_patterns()[p];
        const bool is_sibling = pattern.trait != first.pattern->trait &&
                                pattern.value == first.pattern->value &&
                                is_of_group(pattern, first);
        const auto length = is_sibling ? pattern.pattern.length(words) : std::nullopt;
        // A pattern that ends within what was carried over would find the first thing again.
        if (!length || *length <= kept) continue;
        std::size_t to = from + *length - kept;
        if (to > from + 1 && list_holds("or; and", told_[to - 1])) --to;
        if (to > out.to && !is_taken_back(pattern, to)) out = {pattern.trait, from, to};
      }
      if (out.to > 0) return out;
    }
    return {};
  }

  static bool is_of_group(const TraitPattern& pattern, const Match& first) {
    return trait_table()[pattern.trait].group == trait_table()[first.pattern->trait].group;
  }

  /// Of words [from, to); whether the trait is wanted as the pattern says, and not denied.
  bool add_asked(TraitNumber trait, bool value, std::size_t from, std::size_t to,
                 bool is_or = false) {
    // Patterns of the contrary hold their denial themselves, and a second one before them would be
    // counted twice.
    const std::size_t denial = value ? asked_.denial_before(from) : from;
    const bool wanted = value && denial == from;
    // "That must not write": the words before the denial belong to it too.
    const std::size_t begin =
        is_denial(words_.words()[from]) ? asked_.carriers_before(from) : denial;
    add(trait, wanted, begin, to, is_or && wanted);
    return wanted;
  }

  bool may_stand(const TraitPattern& pattern, std::size_t i, std::size_t length) const {
    const Trait& trait = trait_table()[pattern.trait];
    const bool begins_clause = i == 0 || asked_.breaks_behind(i - 1) || told_[i - 1] == "either";
    if (pattern.at_start && i > 0 && told_[i - 1] != "either") return false;
    if (pattern.at_clause && !begins_clause) return false;
    if (pattern.as_item && !(begins_clause && is_item(pattern, i, length))) return false;
    // "It is local" tells of a thing, "is not to be sent" denies.
    const bool is_denied = i > 0 && is_denial(told_[i]) && list_holds("is; are", told_[i - 1]);
    const bool is_behind = i > 0 && !begins_clause && !is_denied;
    if (is_behind && list_holds(trait.asked_not_after, told_[i - 1])) return false;
    return !is_taken_back(pattern, i + length);
  }

  /// Whether the told words from `i` are one whole clause of several, "vision" of "cheapest,
  /// vision", and no other word is of that kind: "syntax of Rust, Go, Python" is a topic.
  bool is_item(const TraitPattern& pattern, std::size_t i, std::size_t length) const {
    const std::size_t end = asked_.told_clause_end(i);
    const TraitGroup group = trait_table()[pattern.trait].group;
    const bool is_heading = i == 0 && group == TraitGroup::kCode;  // "C++: a parser"
    return i + length == end && !is_heading && (i > 0 || end < told_.size()) &&
           !names_group(told_.first(i), group) && !names_group(told_.subspan(end), group);
  }

  /// Whether the told word `next` behind a pattern makes another thing of it: "free text".
  bool is_taken_back(const TraitPattern& pattern, std::size_t next) const {
    // "Free text to speech" is about speech.
    const bool is_pair = next + 1 < told_.size() && told_[next + 1] == "to";
    if (is_pair || next >= told_.size() || asked_.breaks_behind(next - 1)) return false;
    const std::string_view list = trait_table()[pattern.trait].asked_not_before;
    if (list_holds(list, told_[next])) return true;
    // "Open source code": but "open source code editor".
    constexpr std::string_view kEnds =
        "for; from; in; of; to; on; and; or; with; without; that; by; which; at; into";
    const bool ends = next + 1 >= told_.size() || asked_.breaks_behind(next) ||
                      list_holds(kEnds, told_[next + 1]);
    return ends && list_holds(list, std::string(told_[next]) + " $");
  }

  /// Before the patterns, which know parts of them: "make short videos".
  void read_things() {
    for (const Direction& side : made_from(words_)) add_asked(side.trait, true, side.from, side.to);
    for (const std::vector<Direction>& list : only_in(words_)) {
      bool is_further = false;
      for (const Direction& one : list) {
        add_asked(one.trait, true, one.from, one.to, is_further);
        is_further = true;
      }
    }
  }

  void read_media() {
    std::vector<Direction> found;
    read_directions(words_, 0, words_.size(), found);
    // Who says "documents" of what it talks about fits as well.
    std::erase_if(found, [](const Direction& one) { return one.is_talk; });
    for (std::size_t i = 0; i < found.size();) {
      // "Reads PDF, EPUB or Word" is one verb with several things.
      std::size_t end = i + 1;
      while (end < found.size() && is_listed(found[end - 1], found[end])) ++end;
      const bool is_either = says_or(found[i].to, found[end - 1].to);
      const auto [begin, to] = found[i].is_pair ? whole_request(found[i].from, found[i].to)
                                                : std::pair(found[i].from, found[i].to);
      const bool wanted = add_asked(found[i].trait, true, begin, to);
      for (std::size_t k = i + 1; k < end; ++k) {
        std::size_t from = found[k - 1].to;
        while (from + 1 < found[k].to && list_holds("or; and", words_.words()[from])) ++from;
        add(found[k].trait, wanted, from, found[k].to, wanted && is_either);
      }
      i = end;
    }
    read_sides();
  }

  static bool is_listed(const Direction& before, const Direction& one) {
    return !before.is_pair && !one.is_pair && before.from == one.from && before.to < one.to &&
           trait_table()[before.trait].group == trait_table()[one.trait].group;
  }

  bool says_or(std::size_t from, std::size_t to) const {
    const auto words = words_.words().subspan(from, to - from);
    return std::find(words.begin(), words.end(), "or") != words.end();
  }

  /// "Image in, video out": the sides of a model, named.
  void read_sides() {
    for (std::size_t i = 0; i + 3 < words_.size(); ++i) {
      const auto in = medium_of(words_.words()[i]);
      if (!in || words_.words()[i + 1] != "in") continue;
      const std::size_t other = i + 2 + (words_.words()[i + 2] == "and" ? 1 : 0);
      if (other + 1 >= words_.size() || words_.words()[other + 1] != "out") continue;
      const auto out = medium_of(words_.words()[other]);
      if (!out) continue;
      if (const auto trait = input_trait(*in)) add(*trait, true, i, i + 2);
      if (const auto trait = output_trait(*out)) add(*trait, true, other, other + 2);
    }
  }

  /// With the verb before "A to B" and the noun behind it, which tell nothing else: "turn a still
  /// picture into a video clip".
  std::pair<std::size_t, std::size_t> whole_request(std::size_t from, std::size_t to) const {
    constexpr std::string_view kVerbs =
        "turn; turns; turning; convert; converts; converting; transform; transforms; change; make; "
        "makes; making";
    constexpr std::string_view kNouns =
        "clip; clips; file; files; document; documents; track; tracks; format; conversion; "
        "converter; converters";
    constexpr std::size_t kReach = 3;  // "turn a single still picture"
    const auto follows = [this](std::size_t i) { return !words_.ends_clause(i); };
    for (std::size_t i = from, back = 0; i > 0 && back < kReach && follows(i - 1); ++back) {
      if (!list_holds(kVerbs, words_.words()[--i])) continue;
      from = i;
      break;
    }
    while (to < words_.size() && follows(to - 1) && list_holds(kNouns, words_.words()[to])) ++to;
    return {from, to};
  }

  void add(TraitNumber trait, bool wanted, std::size_t from, std::size_t to, bool is_or = false) {
    // What is not wanted is no topic, and "open vision model" says which thing it is.
    const bool tells = trait_table()[trait].asked_is_topic || is_model_noun(words_.words()[to - 1]);
    const bool is_topic = wanted && tells && !asked_.is_denied(from, to);
    const AskedTrait asked{trait, wanted, words_.begin(from), words_.end(to - 1), is_topic, is_or};
    // Both sides of "speech to text" have the same words, so that equal spans may stand together.
    const bool again = std::any_of(out_.begin(), out_.end(), [&](const AskedTrait& one) {
      const bool same_span = one.begin == asked.begin && one.end == asked.end;
      const bool apart = one.end <= asked.begin || asked.end <= one.begin;
      return one.trait == trait || !(same_span || apart);
    });
    if (!again) out_.push_back(asked);
    if (again) note_again(asked);
  }

  /// Words that ask for the same a second time are no topic either.
  void note_again(const AskedTrait& asked) {
    // But for what goes in and comes out, which is the topic itself.
    const TraitGroup group = trait_table()[asked.trait].group;
    if (group == TraitGroup::kInput || group == TraitGroup::kOutput) return;
    const auto is_apart = [&asked](std::uint32_t begin, std::uint32_t end) {
      return end <= asked.begin || asked.end <= begin;
    };
    AskedTrait* same = nullptr;
    for (AskedTrait& one : out_) {
      if (!is_apart(one.begin, one.end)) return;
      for (const auto& [begin, end] : one.again) {
        if (!is_apart(begin, end)) return;
      }
      if (one.trait == asked.trait && one.wanted == asked.wanted) same = &one;
    }
    if (same != nullptr) same->again.emplace_back(asked.begin, asked.end);
  }

  const std::string_view need_;
  const ToldWords asked_;
  const TraitWords& words_ = asked_.words();
  const std::span<const std::string_view> told_ = asked_.told();
  std::vector<AskedTrait> out_;
  bool senses_ = false;  // "vision", "hears audio"
};

/// A text that ends with a full stop tells, and does not ask.
bool is_statement(std::string_view need) { return trimmed(need).ends_with('.'); }

}  // namespace

std::vector<AskedTrait> asked_traits(std::string_view need) {
  if (is_statement(need)) return {};
  return AskedReader(need).read();
}

std::optional<std::string> slug_for(std::string_view typed) {
  std::string slug = in_lower_case(trimmed(typed));
  if (trait_named(slug)) return slug;
  const std::vector<AskedTrait> asked = asked_traits(typed);
  // A filter stands for a whole condition: of "offline editor" the second word would be dropped in
  // silence.
  const bool is_one =
      asked.size() == 1 && asked[0].wanted && asked[0].begin == 0 && asked[0].end == typed.size();
  return is_one ? std::optional(std::string(trait_table()[asked[0].trait].slug)) : std::nullopt;
}

}  // namespace matchgraph

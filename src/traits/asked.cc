#include "traits/asked.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "traits/directions.h"
#include "traits/trait_patterns.h"
#include "traits/trait_words.h"

namespace matchgraph {
namespace {

class AskedReader {
 public:
  explicit AskedReader(std::string_view need) { words_.read(need); }

  std::vector<AskedTrait> read() {
    if (words_.size() > kMaxConditionWords) return {};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (const std::size_t length = read_at(i); length > 0) i += length - 1;
    }
    read_media();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const AskedTrait& a, const AskedTrait& b) { return a.begin < b.begin; });
    return std::move(out_);
  }

 private:
  /// The longest pattern at word `i`; words that it takes, 0 for none.
  std::size_t read_at(std::size_t i) {
    const TraitPatterns& patterns = asking_patterns();
    const auto rest = words_.words().subspan(i);
    std::size_t longest = 0;
    const TraitPattern* found = nullptr;
    for (const std::uint32_t p : patterns.at(words_.words()[i])) {
      const TraitPattern& pattern = patterns[p];
      const auto length = pattern.pattern.length(rest);
      if (!length || *length <= longest || !may_stand(pattern, i, *length)) continue;
      longest = *length;
      found = &pattern;
    }
    if (found != nullptr) add_asked(found->trait, found->value, i, i + longest);
    return longest;
  }

  /// Where a denial of what is asked for at `i` begins: "without image input", "does not need to
  /// read images"; `i` where there is none.
  std::size_t denial_before(std::size_t i) const {
    constexpr std::string_view kDenials =
        "not; no; without; never; cannot; cant; doesnt; dont; isnt; arent; wont; lacks; lacking; "
        "neither; nor";
    constexpr std::string_view kBetween =
        "a; an; any; the; be; is; are; to; do; does; need; needs; have; has; support; supports; "
        "that; which";
    constexpr std::size_t kReach = 4;
    for (std::size_t back = 1; back <= kReach && back <= i; ++back) {
      if (words_.break_after(i - back) != WordBreak::kNone) break;
      const std::string_view word = words_.words()[i - back];
      if (list_holds(kDenials, word)) return clause_of(i - back);
      if (!list_holds(kBetween, word)) break;
    }
    return i;
  }

  /// Where the words begin that only carry a denial: "that does not ...".
  std::size_t clause_of(std::size_t denial) const {
    constexpr std::string_view kCarriers = "that; which; does; do; is; are; can; will";
    while (denial > 0 && words_.break_after(denial - 1) == WordBreak::kNone &&
           list_holds(kCarriers, words_.words()[denial - 1])) {
      --denial;
    }
    return denial;
  }

  void add_asked(TraitNumber trait, bool wanted, std::size_t from, std::size_t to) {
    const std::size_t denial = wanted ? denial_before(from) : from;
    add(trait, wanted && denial == from, denial, to);
  }

  bool may_stand(const TraitPattern& pattern, std::size_t i, std::size_t length) const {
    const Trait& trait = trait_table()[pattern.trait];
    const bool begins_clause = i == 0 || words_.break_after(i - 1) != WordBreak::kNone;
    if (pattern.at_start && i > 0) return false;
    if (pattern.at_clause && !begins_clause) return false;
    if (i > 0 && !begins_clause && list_holds(trait.asked_not_after, words_.words()[i - 1])) {
      return false;
    }
    const std::size_t next = i + length;
    // "Free text to speech" is about speech.
    const bool is_pair = next + 1 < words_.size() && words_.words()[next + 1] == "to";
    return is_pair || next >= words_.size() || words_.break_after(next - 1) != WordBreak::kNone ||
           !list_holds(trait.asked_not_before, words_.words()[next]);
  }

  void read_media() {
    std::vector<Direction> found;
    read_directions(words_, 0, words_.size(), found);
    for (const Direction& direction : found) {
      const auto [from, to] = direction.is_pair ? whole_request(direction.from, direction.to)
                                                : std::pair(direction.from, direction.to);
      add_asked(direction.trait, true, from, to);
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
    const auto follows = [this](std::size_t i) {
      return words_.break_after(i) == WordBreak::kNone;
    };
    for (std::size_t i = from, back = 0; i > 0 && back < kReach && follows(i - 1); ++back) {
      if (!list_holds(kVerbs, words_.words()[--i])) continue;
      from = i;
      break;
    }
    while (to < words_.size() && follows(to - 1) && list_holds(kNouns, words_.words()[to])) ++to;
    return {from, to};
  }

  void add(TraitNumber trait, bool wanted, std::size_t from, std::size_t to) {
    const AskedTrait asked{trait, wanted, words_.begin(from), words_.end(to - 1),
                           wanted && trait_table()[trait].asked_is_topic};
    const bool again = std::any_of(out_.begin(), out_.end(), [&](const AskedTrait& one) {
      const bool same_span = one.begin == asked.begin && one.end == asked.end;
      const bool apart = one.end <= asked.begin || asked.end <= one.begin;
      return one.trait == trait || !(same_span || apart);
    });
    if (!again) out_.push_back(asked);
  }

  TraitWords words_;
  std::vector<AskedTrait> out_;
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
  const bool is_one =
      asked.size() == 1 && asked[0].wanted && asked[0].begin == 0 && asked[0].end == typed.size();
  return is_one ? std::optional(std::string(trait_table()[asked[0].trait].slug)) : std::nullopt;
}

}  // namespace matchgraph

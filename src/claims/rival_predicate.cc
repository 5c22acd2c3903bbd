#include "claims/rival_predicate.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>

#include "claims/comparatives.h"
#include "claims/comparison_words.h"
#include "claims/grammar_words.h"
#include "claims/statements.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxStatementWords = 6;

/// One part of a predicate, between its conjunctions.
class Part {
 public:
  Part(const Sentence& sentence, std::size_t begin, std::size_t end, bool contrasted)
      : sentence_(sentence), begin_(begin), end_(end), contrasted_(contrasted) {}

  /// Comparatives are read before "the same": "the same in less code" is not equal.
  std::optional<RivalStatement> run() const {
    if (begin_ >= end_ || speaks_of_others() || is_silence()) return {};
    // Verbs of cost first: behind them "half", "twice" and "nothing" say which way, and no
    // comparative need be there.
    if (auto cost = cost_statement()) return cost;
    if (auto won = winning_statement()) return won;
    if (auto compared = compared_statement()) return compared;
    if (auto factor = factor_statement()) return factor;
    if (auto equal = equal_statement()) return equal;
    if (auto gain = gain_statement()) return gain;
    return contrasted_ ? lack_statement() : std::nullopt;
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < end_ ? sentence_.lower(i) : std::string_view();
  }
  bool has(std::string_view wanted) const { return find(wanted) < end_; }
  std::size_t find(std::string_view wanted) const {
    std::size_t i = begin_;
    while (i < end_ && word(i) != wanted) ++i;
    return i;
  }
  std::size_t find_any(std::initializer_list<std::string_view> wanted) const {
    std::size_t first = end_;
    for (const std::string_view one : wanted) first = std::min(first, find(one));
    return first;
  }

  /// The words from `from` on, up to the first preposition behind the third.
  RivalStatement statement(int sign, std::size_t from, std::string_view topic) const {
    std::size_t to = from;
    while (to < std::min(end_, from + kMaxStatementWords) && !word(to).starts_with("once") &&
           !(to >= from + 3 && is_preposition(word(to)))) {
      ++to;
    }
    // What was cut may end in the middle of a phrase.
    while (to > from + 1 &&
           (is_preposition(word(to - 1)) || is_determiner(word(to - 1)) || word(to - 1) == "to")) {
      --to;
    }
    return {sign, from, to, std::string(topic)};
  }

  /// "cheaper than C": compares the rival with a third party.
  bool speaks_of_others() const {
    const std::size_t than = find("than");
    if (than >= end_) return false;
    const std::string_view next = sentence_.lower(than + 1);  // "that" may end the clause
    if (next == "that" || next == "those" || next == "any" || is_preposition(next) ||
        (!next.empty() && next.front() <= '9'))
      return true;
    if (than + 1 >= end_) return false;
    const SentenceWord& object = sentence_.words[than + 1];
    // Compared with the claimant itself, it is exactly what is looked for.
    if (object.kind == WordKind::kName) return !object.self;
    return object.is_name_like();
  }

  /// "names no price", "mentions neither": what is not said is not known.
  bool is_silence() const {
    const std::size_t verb = find_any({"list", "lists", "mention", "mentions", "name", "names",
                                       "state", "states", "say", "says", "specify", "specifies",
                                       "document", "documents", "advertise", "advertises"});
    if (verb >= end_) return false;
    const std::string_view next = word(verb + 1);
    const std::string_view before = verb > begin_ ? word(verb - 1) : std::string_view();
    return next == "no" || next == "neither" || next == "nothing" || next == "none" ||
           before == "not" || before == "never" || before == "doesn't" || before == "don't";
  }

  /// "charges half as much"; set against the claimant also "costs nothing", "bills every picture".
  std::optional<RivalStatement> cost_statement() const {
    const std::size_t verb =
        find_any({"costs", "cost", "charges", "charge", "bills", "bill", "asks"});
    // Further behind, the verb belongs to something that the rival does or has.
    if (verb >= end_ || verb > begin_ + 2) return {};
    if (has("half") || has("less")) return statement(-1, verb, "cost");
    if (has("twice") || has("times") || has("more")) return statement(1, verb, "cost");
    // An empty statement, not none: a cost was said, so the other rules must not read it.
    if (!contrasted_) return RivalStatement{};
    if (has("nothing")) return statement(-1, verb, "cost");
    const bool paid = word(verb).starts_with("bill") || word(verb).starts_with("charge");
    return paid ? statement(1, verb, "cost") : RivalStatement{};
  }

  /// "outperforms it", "beats this".
  std::optional<RivalStatement> winning_statement() const {
    for (std::size_t i = begin_; i + 1 < end_; ++i) {
      if (!is_winning_verb(word(i))) continue;
      const SentenceWord& object = sentence_.words[i + 1];
      const bool claimant = object.self || object.lower == "it" || object.lower == "this";
      if (claimant) return statement(-1, i, winning_topic(word(i)));
      return RivalStatement{};
    }
    return {};
  }

  /// "is faster", "is the cheaper option": what is said for the rival is said against the claimant.
  std::optional<RivalStatement> compared_statement() const {
    for (std::size_t i = begin_; i < end_; ++i) {
      if (is_change(word(i))) continue;
      const auto found = comparative_at(sentence_, i, end_);
      if (!found) continue;
      if (is_own_variant(*found)) continue;
      if (found->sign == 0 || is_denied(found->begin)) return RivalStatement{};
      return RivalStatement{-found->sign, found->begin, found->end, found->topic};
    }
    return {};
  }

  /// "a lighter edition": compares the rival's own variants.
  bool is_own_variant(const ComparativePhrase& found) const {
    static constexpr std::string_view kVariants[] = {"edition", "editions", "version", "versions",
                                                     "variant", "variants", "tier",    "tiers",
                                                     "mode",    "modes",    "plan",    "plans"};
    return std::find(std::begin(kVariants), std::end(kVariants), word(found.end - 1)) !=
           std::end(kVariants);
  }

  /// "by extra steps", "with limited support": more or less than what, nobody says.
  static bool is_change(std::string_view word) {
    const bool plain = word == "more" || word == "less" || word == "fewer";
    return !plain && degree_of(word) != 0 && !word.ends_with("er");
  }

  /// "is not much faster", "no cheaper".
  bool is_denied(std::size_t i) const {
    while (i > begin_ && is_degree_adverb(word(i - 1))) --i;
    return i > begin_ && (is_negated(sentence_, i) || word(i - 1) == "nor");
  }

  /// "needs several times the memory", "at half the price".
  std::optional<RivalStatement> factor_statement() const {
    for (std::size_t i = begin_; i + 2 < end_; ++i) {
      const bool half = word(i) == "half";
      if (!half && word(i) != "times" && word(i) != "twice" && word(i) != "double") continue;
      const auto measure = word(i + 1) == "the" ? measure_polarity(word(i + 2)) : std::nullopt;
      if (!measure || measure->sign == 0) continue;
      const std::size_t from = word(i) == "times" && i > begin_ ? i - 1 : i;
      // Half of something bad speaks for the rival, twice of it for the claimant; of something good
      // it is the other way round.
      return RivalStatement{half ? measure->sign : -measure->sign, from, i + 3,
                            std::string(measure->topic)};
    }
    return {};
  }

  /// "does the same", "is comparable": equal only when nothing behind it parts the two.
  std::optional<RivalStatement> equal_statement() const {
    const std::size_t same = find_any({"same", "comparable", "similar", "likewise", "equivalent"});
    if (same >= end_) return {};
    if (has("not") || has("no") || has("only") || has("without")) return RivalStatement{};
    if (word(same) == "likewise") return likewise(same);
    if (follows_preposition(same) || qualified(same + 1)) return RivalStatement{};
    std::size_t last = same + 1;
    while (last < std::min(end_, same + 3) && !ends_noun_phrase(word(last))) ++last;
    return RivalStatement{0, same, last, "same"};
  }

  /// "likewise keeps to the text"; not "likewise, with twice the parameters".
  RivalStatement likewise(std::size_t at) const {
    const bool apart = at + 1 < end_ && (word(at + 1).empty() || is_preposition(word(at + 1)));
    return apart ? RivalStatement{} : statement(0, at, "same");
  }

  /// "on the same router" says where, "in similar ways" how; neither says that they are equal.
  bool follows_preposition(std::size_t same) const {
    std::size_t i = same;
    while (i > begin_ && (is_determiner(word(i - 1)) || word(i - 1) == "much")) --i;
    return i > begin_ && is_preposition(word(i - 1));
  }

  /// "the same with other models", "the same purpose on fewer parts", "the same offline": anything
  /// behind one noun and its "of ..." may be what parts the two.
  bool qualified(std::size_t i) const {
    if (word(i) == "in" && word(i - 1) != "same") ++i;  // "similar in scope"
    if (i < end_ && !is_manner(word(i)) && !ends_noun_phrase(word(i))) ++i;
    if (word(i) == "of") ++i;
    const bool of = i > begin_ && word(i - 1) == "of";
    while (of && i < end_ && !word(i).empty() && !ends_noun_phrase(word(i))) ++i;
    return i < end_;
  }

  static bool is_manner(std::string_view word) {
    return word == "offline" || word == "online" || word == "locally" || word == "remotely" ||
           word.ends_with("ly");
  }

  /// "adds X": the rival has what the claimant lacks. A burden that it adds is its own affair.
  std::optional<RivalStatement> gain_statement() const {
    const std::size_t adds = find_any({"adds", "add"});
    // "adds to" a sum or a list gives nothing that the claimant lacks.
    if (adds >= end_ || adds > begin_ + 1 || has("to")) return {};
    if (!names_burden(adds + 1)) return statement(-1, adds, topic_behind(adds));
    return contrasted_ ? statement(1, adds, topic_behind(adds)) : RivalStatement{};
  }

  /// "lacks X", "has no X", "requires X", "only does X".
  std::optional<RivalStatement> lack_statement() const {
    const std::size_t at = find_any({"lacks", "lack", "requires", "require", "cannot", "can't",
                                     "needs", "need", "must", "doesn't", "don't", "not", "no",
                                     "only", "never", "merely", "neither", "nothing"});
    if (at >= end_ || is_aside(at)) return {};
    std::size_t respect = at > begin_ && is_negator(word(at)) ? at - 1 : at;
    // The verb alone says nothing, so what stands before it is quoted too.
    if (at + 1 == end_) respect = begin_;
    const std::size_t no = find_any({"no", "nothing", "not"});
    // To have or to need no burden is a merit of the rival.
    const bool spared = no < end_ && (names_burden(no + 1) || needs_before(no) || needs_behind(no));
    return statement(spared ? -1 : 1, respect, topic_behind(at));
  }

  /// ", not X", "is not X" and "with no X" do not say what the rival lacks.
  bool is_aside(std::size_t at) const {
    const std::string_view verb = at > begin_ ? word(at - 1) : std::string_view();
    if (word(at) == "no" || word(at) == "nothing") return verb == "with";
    if (word(at) == "need") return is_determiner(verb);
    const bool copula = verb == "is" || verb == "are" || verb == "was" || verb == "were";
    return word(at) == "not" && (verb.empty() || copula);
  }

  static bool is_negator(std::string_view word) {
    return word == "no" || word == "not" || word == "never" || word == "only";
  }
  bool needs_before(std::size_t no) const {
    const std::string_view verb = no > begin_ ? word(no - 1) : std::string_view();
    return verb == "needs" || verb == "need" || verb == "requires" || verb == "require";
  }
  bool needs_behind(std::size_t no) const {
    return word(no + 1) == "need" || word(no + 1) == "require";
  }
  bool names_burden(std::size_t i) const {
    for (std::size_t j = i; j < std::min(end_, i + 3); ++j) {
      const auto measure = measure_polarity(word(j));
      if (measure) return measure->sign < 0;
    }
    return false;
  }

  std::string_view topic_behind(std::size_t at) const {
    for (std::size_t i = at + 1; i < end_; ++i) {
      if (const auto measure = measure_polarity(word(i))) return measure->topic;
    }
    std::size_t i = at + 1;
    while (is_determiner(word(i)) || word(i) == "no" || word(i) == "such") ++i;
    // A pronoun is no topic by which two claims could be compared.
    return word(i) == "it" || word(i) == "this" ? std::string_view() : word(i);
  }

  const Sentence& sentence_;
  std::size_t begin_;
  std::size_t end_;
  bool contrasted_;
};

}  // namespace

std::optional<RivalStatement> rival_statement(const Sentence& sentence, std::size_t begin,
                                              std::size_t end, bool contrasted) {
  return Part(sentence, begin, end, contrasted).run();
}

}  // namespace matchgraph

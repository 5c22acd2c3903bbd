#include "claims/rival_clause.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "claims/clauses.h"
#include "claims/comparatives.h"
#include "claims/comparison_words.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxStatementWords = 6;

/// What one part of a predicate says, from the claimant's side.
struct RivalStatement {
  int sign = 0;           // 1: for the claimant, -1: for the rival, 0: they are equal
  std::size_t begin = 0;  // words that say it; none: its direction cannot be told
  std::size_t end = 0;
  std::string topic;
};

/// One part of a predicate, between its conjunctions.
class Part {
 public:
  Part(const Sentence& sentence, std::size_t begin, std::size_t end, bool contrasted)
      : sentence_(sentence), begin_(begin), end_(end), contrasted_(contrasted) {}

  std::optional<RivalStatement> run() const {
    if (begin_ >= end_ || speaks_of_others()) return {};
    if (const auto cost = cost_statement()) return cost;
    if (const auto won = winning_statement()) return won;
    if (const auto equal = equal_statement()) return equal;
    if (const auto lack = lack_statement()) return lack;
    if (const auto compared = compared_statement()) return compared;
    return gain_statement();
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
    if (object.kind == WordKind::kName) return !object.self;
    return object.is_name_like();
  }

  /// "costs nothing", "charges half as much", "bills every picture".
  std::optional<RivalStatement> cost_statement() const {
    const std::size_t verb =
        find_any({"costs", "cost", "charges", "charge", "bills", "bill", "asks"});
    if (verb >= end_ || verb > begin_ + 2) return {};
    if (has("nothing") || has("half") || has("less")) return statement(-1, verb, "cost");
    if (has("twice") || has("times") || has("more")) return statement(1, verb, "cost");
    const bool paid = word(verb).starts_with("bill") || word(verb).starts_with("charge");
    if (contrasted_ && paid) return statement(1, verb, "cost");
    return RivalStatement{};
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

  /// "does the same", "is comparable".
  std::optional<RivalStatement> equal_statement() const {
    const std::size_t same = find_any({"same", "comparable", "similar", "likewise", "equivalent"});
    if (same >= end_ || is_place(same)) return {};
    if (has("not") || has("no")) return RivalStatement{};
    std::size_t last = same + 1;
    while (last < std::min(end_, same + 3) && !ends_noun_phrase(word(last))) ++last;
    return RivalStatement{0, same, last, "same"};
  }

  /// "on the same router" says where, not what.
  bool is_place(std::size_t same) const {
    const std::size_t preposition = word(same - 1) == "the" ? same - 2 : same - 1;
    if (same < begin_ + 2) return false;
    return is_preposition(word(preposition)) && word(preposition) != "in";
  }

  /// "lacks X", "has no X", "requires X", "only does X".
  std::optional<RivalStatement> lack_statement() const {
    const std::size_t at = find_any({"lacks", "lack", "requires", "require", "cannot", "can't",
                                     "needs", "need", "must", "doesn't", "don't", "not", "no",
                                     "only", "never", "merely", "neither", "nothing"});
    if (at >= end_ || is_aside(at)) return {};
    std::size_t respect = at > begin_ && is_negator(word(at)) ? at - 1 : at;
    if (at + 1 == end_) respect = begin_;
    const std::size_t no = find_any({"no", "nothing", "not"});
    const bool spared = no < end_ && (names_burden(no + 1) || needs_before(no) || needs_behind(no));
    return statement(spared ? -1 : 1, respect, topic_behind(at));
  }

  /// ", not X" and "with no X" say nothing about what the rival lacks beside the claimant, and
  /// "lists no price" neither.
  bool is_aside(std::size_t at) const {
    const std::string_view verb = at > begin_ ? word(at - 1) : std::string_view();
    if (word(at) == "no") {
      const bool told = verb == "list" || verb == "lists" || verb == "mention" ||
                        verb == "mentions" || verb == "name" || verb == "names";
      return verb == "with" || (told && names_burden(at + 1));
    }
    if (word(at) == "need") return is_determiner(verb);
    if (word(at) == "nothing") return verb == "with";
    return word(at) == "not" && verb.empty();
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
      const auto measure = measure_leaning(word(j));
      if (measure) return measure->sign < 0;
    }
    return false;
  }

  std::string_view topic_behind(std::size_t at) const {
    for (std::size_t i = at + 1; i < end_; ++i) {
      if (const auto measure = measure_leaning(word(i))) return measure->topic;
    }
    std::size_t i = at + 1;
    while (is_determiner(word(i)) || word(i) == "no" || word(i) == "such") ++i;
    return word(i) == "it" || word(i) == "this" ? std::string_view() : word(i);
  }

  /// "is faster", "is the cheaper option": what is said for the rival is said against the claimant.
  std::optional<RivalStatement> compared_statement() const {
    for (std::size_t i = begin_; i < end_; ++i) {
      const auto found = comparative_at(sentence_, i, end_);
      if (!found) continue;
      if (found->sign == 0) return RivalStatement{};
      return RivalStatement{-found->sign, found->begin, found->end, found->topic};
    }
    return {};
  }

  /// "adds X": the rival has what the claimant lacks.
  std::optional<RivalStatement> gain_statement() const {
    const std::size_t adds = find_any({"adds", "add"});
    if (adds >= end_ || adds > begin_ + 1 || has("to")) return {};
    const bool burden = names_burden(adds + 1);
    return statement(burden ? 1 : -1, adds, topic_behind(adds));
  }

  const Sentence& sentence_;
  std::size_t begin_;
  std::size_t end_;
  bool contrasted_;
};

bool joins_parts(std::string_view word) { return word == "but" || word == "and"; }

/// Decides whether a clause has a rival for its subject.
class SubjectCheck {
 public:
  SubjectCheck(const Sentence& sentence, std::string_view own_name)
      : sentence_(sentence), own_name_(own_name) {}

  /// Whether the subject of a clause is somebody else than the claimant. Where a capital may be
  /// due to the beginning of the sentence, only known names are taken.
  bool is_foreign(const RivalList& list, std::size_t i, bool contrasted) const {
    const Rival& first = list.rivals.front();
    const std::size_t from = is_determiner(lower(i)) || lower(i) == "neither" ? i + 1 : i;
    if (first.self || from >= sentence_.words.size()) return false;
    if (owns_subject(list.end)) return is_known(first);
    const std::string_view next = lower(list.end);
    const bool verb_follows = is_subject_verb(next) || (first.named && is_predicate(list.end));
    if (!verb_follows) return false;
    if (is_known(first)) return true;
    const bool placed = contrasted || (from > 0 && sentence_.words[from - 1].lower == ";");
    return placed && is_subject_verb(next) && !is_part_of_own_name(first);
  }

  /// "Orion's index ...": what is said is about a part of it, and its direction is not read.
  bool owns_subject(std::size_t i) const {
    return i < sentence_.words.size() && sentence_.words[i].kind == WordKind::kPossessive;
  }

 private:
  bool is_known(const Rival& rival) const {
    return std::any_of(sentence_.words.begin(), sentence_.words.end(), [&](const auto& word) {
      return word.kind == WordKind::kName && word.span == rival.name;
    });
  }

  /// What can follow a name as its predicate: any word but a preposition or a conjunction.
  bool is_predicate(std::size_t i) const {
    const std::string_view word = lower(i);
    return !word.empty() && word != "and" && word != "or" && word != "than" && word != "vs" &&
           !is_preposition(word) && !begins_clause(word);
  }

  bool is_part_of_own_name(const Rival& rival) const {
    bool found = false;
    std::set<std::string> own;
    for (const std::string& word : folded_words(own_name_)) own.insert(word);
    for (std::size_t i = 0; i < sentence_.words.size(); ++i) {
      const SentenceWord& word = sentence_.words[i];
      if (word.span.begin < rival.name.begin || word.span.end > rival.name.end) continue;
      for (const std::string& part : folded_words(word.lower)) {
        if (!own.contains(part)) return false;
        found = true;
      }
    }
    return found;
  }
  static std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> out{""};
    for (const char c : fold_for_names(text)) {
      if (c == ' ') {
        out.emplace_back();
      } else {
        out.back() += c;
      }
    }
    return out;
  }

  std::string_view lower(std::size_t i) const { return sentence_.lower(i); }

  const Sentence& sentence_;
  std::string_view own_name_;
};

std::vector<Statement> statements_of(const Sentence& sentence, std::size_t begin, std::size_t end,
                                     bool contrasted) {
  std::vector<Statement> out;
  for (std::size_t from = begin; from < end;) {
    std::size_t to = from;
    while (to < end && !joins_parts(sentence.lower(to))) ++to;
    const auto found = Part(sentence, from, to, contrasted).run();
    if (found && found->end > found->begin) {
      const ClaimDirection direction =
          found->sign == 0 ? ClaimDirection::kEqual : direction_of(found->sign);
      out.push_back({direction, found->begin, found->end, found->topic});
    }
    from = to + 1;
  }
  return out;
}

}  // namespace

std::optional<RivalClause> rival_clause_at(const Sentence& sentence, std::size_t i,
                                           std::string_view own_name) {
  if (!starts_clause(sentence, i)) return {};
  const bool contrasted = i > 0 && begins_contrast(sentence.lower(i - 1));
  const bool kind =
      contrasted && !starts_with_name(sentence, i) && !sentence.lower(i).ends_with("ing");
  const RivalList list = kind ? read_rivals(sentence, i) : read_subjects(sentence, i);
  if (list.rivals.empty()) return {};
  const SubjectCheck check(sentence, own_name);
  if (!check.is_foreign(list, i, contrasted)) return {};
  RivalClause out;
  out.rivals = list.rivals;
  out.end = contrasted ? contrast_end(sentence, list.end) : predicate_end(sentence, list.end);
  if (sentence.lower(i) == "neither") {
    const std::string topic(sentence.lower(list.end + 1));
    out.statements = {{ClaimDirection::kBetter, 0, 0, topic}};
    return out;
  }
  if (!check.owns_subject(list.end)) {
    out.statements = statements_of(sentence, list.end, out.end, contrasted);
  }
  if (out.statements.empty()) out.statements.emplace_back();
  return out;
}

}  // namespace matchgraph

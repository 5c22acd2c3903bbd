#include "claims/rival_clause.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "claims/clauses.h"
#include "claims/grammar_words.h"
#include "claims/rival_predicate.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxQuotedWords = 12;  // a rival and what is said of it

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
    // The claimant's own clause is no claim about a rival.
    if (first.self || from >= sentence_.words.size()) return false;
    if (owns_subject(list.end)) return is_known(first);
    const std::string_view next = lower(list.end);
    const bool verb_follows = is_subject_verb(next) || (first.named && is_predicate(list.end));
    if (!verb_follows) return false;
    if (is_known(first)) return true;
    // Behind "whereas" or a semicolon a capital is no accident of the sentence's beginning.
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
    // "Orion" may be how a text calls "Orion Studio".
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

/// Reads the parts of one predicate about the subject that begins at `subject`.
class Predicate {
 public:
  Predicate(const Sentence& sentence, std::size_t subject, std::size_t begin, std::size_t end,
            bool contrasted)
      : sentence_(sentence), subject_(subject), begin_(begin), end_(end), contrasted_(contrasted) {}

  std::vector<Statement> statements() const {
    std::vector<Statement> out;
    std::size_t parts = 0;
    for (std::size_t from = begin_; from < end_; ++parts) {
      std::size_t to = from;
      while (to < end_ && !joins_parts(sentence_.lower(to))) ++to;
      const auto found = rival_statement(sentence_, from, to, contrasted_);
      // A part that compares nothing is left out, and no other part lends it a direction.
      if (found && found->end > found->begin) out.push_back(from_claimant(*found));
      from = to + 1;
    }
    // "does the same and costs nothing": the other part is what parts them.
    if (parts > 1) {
      std::erase_if(out,
                    [](const Statement& one) { return one.direction == ClaimDirection::kEqual; });
    }
    if (parts == 1 && out.empty() && says_as_well()) {
      out.push_back(from_claimant({0, begin_, end_, ""}));
    }
    return out;
  }

 private:
  /// "Orion and Vega run offline as well", "Orion runs offline too": what the claimant does, and
  /// not what parts them.
  bool says_as_well() const {
    for (std::size_t i = begin_; i + 1 < end_; ++i) {
      const bool is_more = sentence_.lower(i) == "as" && sentence_.lower(i + 1) == "well";
      if (is_more && (i + 2 >= end_ || sentence_.lower(i + 2) != "as")) return true;
    }
    // Last alone: "too slow" is of another sense, and "too, as a service" goes on to what parts
    // them.
    const bool has_comma = end_ > begin_ && sentence_.words[end_ - 1].kind == WordKind::kComma;
    const std::size_t last = end_ - (has_comma ? 1 : 0);
    return last > begin_ && sentence_.lower(last - 1) == "too";
  }

  /// Words said of the rival are quoted with its name, or they would read as the claimant's.
  Statement from_claimant(const RivalStatement& found) const {
    Statement out;
    out.direction = found.sign == 0 ? ClaimDirection::kEqual : direction_of(found.sign);
    out.topic = found.topic;
    const Statement own = contrasted_ ? own_side() : Statement{};
    out.begin = out.end = found.end;
    if (own.begin < own.end) {
      out.begin = own.begin;
      out.end = own.end;
    } else if (found.end - subject_ <= kMaxQuotedWords) {
      // A longer quote would be the whole sentence, which stands beside the claim anyway.
      out.begin = found.begin;
      out.quoted_from = subject_;
    }
    return out;
  }

  /// "Free" of "Free where Orion charges": what the claimant is, when it is said in few words.
  Statement own_side() const {
    std::size_t end = subject_;
    while (end > 0 && !begins_contrast(sentence_.before(end))) --end;
    if (end == 0) return {};
    return plain_statement(sentence_, segment_begin(sentence_, end - 1), end - 1);
  }

  const Sentence& sentence_;
  std::size_t subject_;
  std::size_t begin_;
  std::size_t end_;
  bool contrasted_;
};

}  // namespace

std::optional<RivalClause> rival_clause_at(const Sentence& sentence, std::size_t i,
                                           std::string_view own_name) {
  if (!starts_clause(sentence, i)) return {};
  const bool contrasted = i > 0 && begins_contrast(sentence.lower(i - 1));
  // "whereas cloud APIs charge": set against the claimant, a kind of thing may be the subject;
  // elsewhere only names are, as any noun could be.
  const bool kind =
      contrasted && !starts_with_name(sentence, i) && !sentence.lower(i).ends_with("ing");
  const RivalList list = kind ? read_rivals(sentence, i) : read_subjects(sentence, i);
  if (list.rivals.empty()) return {};
  const SubjectCheck check(sentence, own_name);
  if (!check.is_foreign(list, i, contrasted)) return {};
  RivalClause out;
  out.rivals = list.rivals;
  out.end = contrasted ? contrast_end(sentence, list.end) : predicate_end(sentence, list.end);
  // "Neither Orion nor Vega makes video" is said of them alone.
  if (sentence.lower(i) != "neither" && !check.owns_subject(list.end)) {
    out.statements = Predicate(sentence, i, list.end, out.end, contrasted).statements();
  }
  // The rival is named all the same: a claim without a direction, so that it is found.
  if (out.statements.empty()) out.statements.emplace_back();
  return out;
}

}  // namespace matchgraph

#include "claims/mine.h"

#include <algorithm>
#include <optional>

#include "claims/claim_cues.h"
#include "claims/claim_writer.h"
#include "claims/clauses.h"
#include "claims/comparatives.h"
#include "claims/comparison_words.h"
#include "claims/grammar_words.h"
#include "claims/rival_clause.h"
#include "claims/rival_phrases.h"
#include "claims/statements.h"

namespace matchgraph {
namespace {

/// Mines one sentence, front to back.
class SentenceMiner {
 public:
  SentenceMiner(const Sentence& sentence, std::string_view own_name, std::vector<TextClaim>& out)
      : sentence_(sentence), own_name_(own_name), writer_(sentence, out) {}

  void run() {
    for (std::size_t i = 0; i < sentence_.words.size();) {
      // What stands behind a dash or semicolon says nothing more about the rivals before it.
      if (sentence_.is_break(i)) last_.clear();
      const std::size_t next = step(i);
      // Always onwards, whatever a rule returns: the text is not trusted.
      i = std::max(next, i + 1);
    }
  }

 private:
  std::string_view lower(std::size_t i) const { return sentence_.lower(i); }
  std::string_view before(std::size_t i) const { return sentence_.before(i); }
  /// Where what a cue at `i` looks back at begins.
  std::size_t region_begin(std::size_t i) const {
    // What one claim has used is not read again for the next.
    return std::max(clause_begin(sentence_, i), consumed_);
  }

  /// Tries what can begin at word `i`; returns the word to go on from.
  std::size_t step(std::size_t i) {
    // First, as a clause about a rival may hold any of the cues below.
    if (const std::size_t end = rival_clause(i)) return end;
    if (const std::size_t end = lacking(i)) return end;
    const std::string_view word = lower(i);
    if (word == "than") return than(i);
    if (word == "vs" || word == "versus" || word == "unlike") return contrast(i, i + 1);
    if (const std::size_t cue = compared_cue(sentence_, i)) return contrast(i, cue);
    if (const std::size_t cue = equal_cue(sentence_, i)) {
      return stated(i, cue, equal_statement(sentence_, region_begin(i), i, cue));
    }
    if (const std::size_t cue = as_as_cue(sentence_, i)) {
      return stated(i, cue, as_much_statement(sentence_, i, cue));
    }
    if (const std::size_t cue = position_cue(sentence_, i)) return positioned(i, cue);
    if (const std::size_t cue = alternative_cue(sentence_, i)) return stated(i, cue, {});
    if (is_winning_verb(word)) return verb(i, ClaimDirection::kBetter, winning_topic(word));
    if (is_equalling_verb(word)) return verb(i, ClaimDirection::kEqual, "performance");
    if (const std::size_t end = level(i)) return end;
    return inherited(i);
  }

  /// Adds a claim for each rival and statement; returns the word behind the rivals.
  std::size_t add_all(const RivalList& list, const std::vector<Statement>& statements,
                      std::size_t clause_from) {
    const bool hedged = is_hedged(sentence_, clause_from, part_end(list.end));
    for (const Rival& rival : list.rivals) {
      for (const Statement& one : statements) writer_.add(rival, one, list.end, hedged);
    }
    last_ = list.rivals;
    consumed_ = list.end;
    return list.end;
  }

  /// Where what is said about the rivals before `i` ends: with the clause, or before "and".
  std::size_t part_end(std::size_t i) const {
    const std::size_t end = clause_end(sentence_, i);
    while (i < end && lower(i) != "and") ++i;
    return i;
  }

  /// One statement about the rivals behind a cue.
  std::size_t stated(std::size_t i, std::size_t cue, const Statement& statement) {
    const RivalList list = read_rivals(sentence_, cue);
    return list.rivals.empty() ? cue : add_all(list, {statement}, region_begin(i));
  }

  /// "faster than A or B"
  std::size_t than(std::size_t i) {
    const RivalList list = read_rivals(sentence_, i + 1);
    if (list.rivals.empty()) return i + 1;
    const std::size_t begin = region_begin(i);
    const auto statements = compared_statements(sentence_, begin, i);
    // "rather than A", "more than a library": nothing is compared, so there is no claim.
    if (statements.empty()) return i + 1;
    return add_all(list, statements, begin);
  }

  /// "A vs B", "compared to B", "unlike B": the direction comes from a comparative beside it.
  std::size_t contrast(std::size_t i, std::size_t from) {
    const RivalList list = read_rivals(sentence_, from);
    if (list.rivals.empty()) return from;
    // In front, the statement follows ("Unlike A, it is free"); behind, it stands before.
    const bool leads = i == segment_begin(sentence_, i);
    const std::size_t begin = leads ? opening_end(list.end) : region_begin(i);
    const std::size_t end = leads ? clause_end(sentence_, begin) : i;
    // A comparison of its own follows and will be read by its own cue, so nothing is taken from it
    // here.
    if (leads && (end == begin || holds_cue(sentence_, begin, end))) {
      return add_all(list, {Statement{}}, i);
    }
    const std::size_t last = add_all(list, beside(i, begin, end), begin);
    return leads ? end : last;
  }

  std::vector<Statement> beside(std::size_t i, std::size_t begin, std::size_t end) const {
    auto out = compared_statements(sentence_, begin, end);
    if (out.empty()) out = weighed_statements(sentence_, begin, end);
    if (out.empty()) out.push_back(plain_statement(sentence_, begin, end));
    // "Unlike A" says that the two differ; which is the better, the words beside it often leave
    // open.
    if (lower(i) == "unlike") {
      for (Statement& one : out) one.direction = ClaimDirection::kDifferent;
    }
    return out;
  }

  /// Behind "Unlike A," or "Vs A:", where the statement begins.
  std::size_t opening_end(std::size_t i) const {
    const bool mark =
        i < sentence_.words.size() && (sentence_.words[i].kind == WordKind::kComma ||
                                       (sentence_.is_break(i) && sentence_.words[i].lower != ";"));
    return mark ? i + 1 : i;
  }

  std::size_t positioned(std::size_t i, std::size_t from) {
    const RivalList list = read_rivals(sentence_, from);
    // "behind" and "ahead of" are also said of times and places; only a name makes a rival of what
    // follows.
    const bool needs_name = lower(i) != "superior" && lower(i) != "inferior";
    if (list.rivals.empty() || (needs_name && !list.rivals.front().named)) return i + 1;
    const bool ahead = lower(i) == "ahead" || lower(i) == "superior" || lower(i) == "preferable";
    Statement statement{ahead ? ClaimDirection::kBetter : ClaimDirection::kWorse, i, from, ""};
    // "not superior to" may be equal or worse.
    if (is_negated(sentence_, i)) statement.direction = ClaimDirection::kDifferent;
    return add_all(list, {statement}, region_begin(i));
  }

  /// "outperforms A", "matches A performance".
  std::size_t verb(std::size_t i, ClaimDirection direction, std::string_view topic) {
    const RivalList list = read_rivals(sentence_, i + 1);
    // "matches" is also said of patterns and files.
    const bool equalling = direction == ClaimDirection::kEqual;
    if (list.rivals.empty() || (equalling && !list.rivals.front().named)) return i + 1;
    Statement statement{direction, i, i + 1, std::string(topic)};
    if (is_negated(sentence_, i)) statement.direction = ClaimDirection::kDifferent;
    return add_all(list, {statement}, region_begin(i));
  }

  /// "GPT-3.5-level performance": equal to what stands before the hyphen.
  std::size_t level(std::size_t i) {
    const SentenceWord& word = sentence_.words[i];
    const std::size_t hyphen = word.lower.rfind('-');
    if (word.kind != WordKind::kWord || hyphen == std::string::npos) return 0;
    const std::string_view ending = std::string_view(word.lower).substr(hyphen + 1);
    const bool same = ending == "level" || ending == "class" || ending == "equivalent";
    // "entry-level" and "first-class" name nobody.
    if (!same || !word.capital || !word.distinct) return 0;
    Rival rival;
    rival.phrase = {word.span.begin, word.span.begin + static_cast<std::uint32_t>(hyphen)};
    rival.name = rival.phrase;
    rival.named = true;
    std::size_t end = i + 1;
    while (end < sentence_.words.size() && end < i + 3 && sentence_.words[end].is_text() &&
           !ends_noun_phrase(lower(end))) {
      ++end;
    }
    Statement statement{ClaimDirection::kEqual, i + 1, end, ""};
    if (end > i + 1) statement.topic = topic_of(sentence_, i + 1, end);
    return add_all({{rival}, end}, {statement}, region_begin(i));
  }

  /// "... that direct APIs lack"
  std::size_t lacking(std::size_t i) {
    if (lower(i) != "that" && lower(i) != "which") return 0;
    const RivalList list = read_rivals(sentence_, i + 1);
    const bool lacks = lower(list.end) == "lack" || lower(list.end) == "lacks";
    if (list.rivals.empty() || !lacks) return 0;
    std::size_t begin = i;
    // The thing that they lack stands right before "that": a few words of it are quoted.
    while (begin > 0 && i - begin < 4 && sentence_.words[begin - 1].kind != WordKind::kComma &&
           !sentence_.is_break(begin - 1)) {
      --begin;
    }
    Statement statement{ClaimDirection::kBetter, begin, i, topic_of(sentence_, begin, i)};
    add_all(list, {statement}, begin);
    return list.end + 1;
  }

  /// "LangGraph lacks X", "where A and B bill by the minute". Returns where it ends, or 0.
  std::size_t rival_clause(std::size_t i) {
    const auto clause = rival_clause_at(sentence_, i, own_name_);
    if (!clause) return 0;
    const bool hedged = is_hedged(sentence_, i, clause->end);
    for (const Rival& rival : clause->rivals) {
      for (const Statement& one : clause->statements) {
        writer_.add(rival, one, one.begin < one.end ? one.end : clause->end, hedged);
      }
    }
    // A clause about one rival ends what was said of those before.
    last_.clear();
    consumed_ = clause->end;
    return clause->end;
  }

  /// "comparable to A but with lower costs": the second part is about A as well.
  std::size_t inherited(std::size_t i) {
    if (last_.empty() || i < consumed_) return i + 1;
    const std::size_t limit = clause_end(sentence_, i);
    const auto statement = polar_statement(i, limit);
    // Nothing new is compared with; without a word that carries the comparison on, the comparative
    // may be about anything.
    if (!statement || !is_introduced(i) || holds_cue(sentence_, i, limit)) return i + 1;
    const bool hedged = is_hedged(sentence_, clause_begin(sentence_, i), limit);
    for (const Rival& rival : last_) writer_.add(rival, *statement, statement->end, hedged);
    consumed_ = statement->end;
    return statement->end;
  }

  std::optional<Statement> polar_statement(std::size_t i, std::size_t limit) const {
    if (const auto found = comparative_at(sentence_, i, limit)) {
      // "not faster" may be as fast or slower.
      const int sign = is_negated(sentence_, i) ? 0 : found->sign;
      return Statement{direction_of(sign), found->begin, found->end, found->topic};
    }
    const std::string_view word = lower(i);
    const bool alike = word == "comparable" || word == "equivalent" || word == "similar";
    std::size_t end = i + 1;
    while (end < limit && end < i + 4 && sentence_.words[end].is_text() &&
           !ends_noun_phrase(lower(end))) {
      ++end;
    }
    if (!alike || end == i + 1) return {};
    return Statement{ClaimDirection::kEqual, i, end, topic_of(sentence_, i + 1, end)};
  }

  /// Whether what stands before says that the comparison goes on.
  bool is_introduced(std::size_t i) const {
    std::size_t from = i;
    while (from > consumed_ && (is_degree_adverb(before(from)) || before(from).ends_with("ly"))) {
      --from;
    }
    if (from == consumed_ || holds_participle(consumed_, from)) return false;
    const std::string_view word = before(from);
    // "and" goes on only directly behind the claim before it: farther off it joins other things.
    if (word == "and") return from - 1 == consumed_;
    if (word == "being" || word == "is" || word == "are" || word == "maintaining" ||
        word == "keeping" || word == "offering" || word == "offers") {
      const std::string_view opener = from > 1 ? before(from - 1) : "";
      return opener == "while" || opener == "but" || opener == "though";
    }
    return word == "with" || word == "at" || word == "but" || word == "though" ||
           word == "although" || word == "yet";
  }

  /// ", providing ..." begins a statement of its own.
  bool holds_participle(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const bool comma = sentence_.words[i].kind == WordKind::kComma;
      if (comma && lower(i + 1).ends_with("ing")) return true;
    }
    return false;
  }

  const Sentence& sentence_;
  std::string_view own_name_;
  ClaimWriter writer_;
  std::vector<Rival> last_;   // the rivals named last in this part of the sentence
  std::size_t consumed_ = 0;  // the word behind what was last made use of
};

}  // namespace

std::vector<TextClaim> mine_claims(std::string_view text, std::span<const KnownName> known,
                                   std::string_view own_name) {
  std::vector<TextClaim> out;
  if (text.find("|--") != std::string_view::npos) return out;  // a table has no sentences
  for (const Sentence& sentence : split_sentences(text, known)) {
    SentenceMiner(sentence, own_name, out).run();
  }
  return out;
}

}  // namespace matchgraph

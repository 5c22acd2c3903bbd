#include "query/language/readings/seed_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "matchgraph/limits.h"
#include "query/language/bounds/quantity_reading.h"
#include "query/language/named_first.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxLeadWords = 12;  // "can you please show me some good free ..."
constexpr std::size_t kMaxLeadNeed = 3;    // "self-hosted", "command line"

/// What stands before a seed phrase.
struct Lead {
  std::vector<Critique> critiques = {};
  std::vector<WordRole> roles = {};  // one a word
  std::size_t need_words = 0;
};

class SeedReader {
 public:
  SeedReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words, vocabulary), out_(out) {}

  std::optional<std::size_t> read() {
    const std::size_t last = std::min(words_.size(), kMaxLeadWords + 1);
    for (std::size_t i = 0; i < last; ++i) {
      const SeedPhraseMatch phrase = phrase_at(i);
      if (phrase.words == 0 || !may_stand_before(phrase.kind, i)) continue;
      const std::optional<Lead> lead = read_lead(i, phrase.kind);
      if (!lead) continue;
      // With words of a need in front, or behind "replace", what follows may be no name at all; an
      // error for it would refuse a good need.
      const bool is_certain = lead->need_words == 0 && phrase.kind != SeedPhrase::kReplace;
      NameReading first = names_.read(
          i + phrase.words,
          phrase.kind == SeedPhrase::kReplace ? NameEnd::kStrict : NameEnd::kPhrase, is_certain);
      if (phrase.kind == SeedPhrase::kAlternative) keep_single_word(i + phrase.words, first);
      if (is_certain) {
        take_begun_name(first, phrase.kind);
        if (phrase.kind != SeedPhrase::kLike || names_.critique_follows(first.next)) {
          take_newest(first);
        }
      }
      if (!settle(first, phrase.kind, is_certain) || is_statement(phrase.kind, first.next))
        continue;
      accept(*lead, i + phrase.words, first);
      if (phrase.kind == SeedPhrase::kBetter) note_better(i, phrase.words, first.seed);
      return read_more(first.next);
    }
    // Only when no phrase of the text led to a known name: a later one may.
    if (const auto next = settle_unknown()) return next;
    out_.notes.insert(out_.notes.end(), doubts_.begin(), doubts_.end());
    return {};
  }

 private:
  /// A seed phrase, or a comparative with "than".
  SeedPhraseMatch phrase_at(std::size_t i) const {
    const SeedPhraseMatch phrase = seed_phrase_at(words_, i);
    if (phrase.words > 0) return phrase;
    const std::size_t count = words_.match(i, "than");
    const bool compares = count > 0 && i > 0 && !words_[i].breaks && ends_comparative(i);
    return {SeedPhrase::kInstead, compares ? count : 0};
  }

  bool ends_comparative(std::size_t end) const {
    for (std::size_t i = end - std::min<std::size_t>(end, 4); i < end; ++i) {
      if (i + comparative_at(words_, i, vocabulary_).words == end) return true;
    }
    return false;
  }

  /// "tools like", "exactly like", but not "would like", "look like"; and no phrase in brackets.
  bool may_stand_before(SeedPhrase kind, std::size_t i) const {
    if (i > 0 && words_.text()[words_[i].outer.begin] == '(') return false;
    if (kind != SeedPhrase::kLike) return true;
    // Words of degree may stand between: "tools just like X".
    while (i > 0 && (words_[i - 1].key == "just" || words_[i - 1].key == "exactly" ||
                     words_[i - 1].key == "more" || words_[i - 1].key == "much")) {
      --i;
    }
    return i == 0 || words_[i - 1].role == WordRole::kFilter || is_generic_noun(words_, i - 1);
  }

  /// "Like X, it can ..." tells of something instead of asking.
  bool is_statement(SeedPhrase kind, std::size_t next) const {
    return kind == SeedPhrase::kLike && is_comma_before(next) && is_pronoun(words_, next);
  }

  /// The words before the seed phrase at `end`; nothing when they say too much to be passed over.
  std::optional<Lead> read_lead(std::size_t end, SeedPhrase kind) const {
    Lead lead;
    for (std::size_t i = 0; i < end;) {
      if (words_[i].role == WordRole::kFilter) {
        lead.roles.push_back(WordRole::kFilter);
        ++i;
        continue;
      }
      const ComparativeMatch critique = comparative_at(words_, i, vocabulary_);
      if (critique.words > 0 && i + critique.words <= end &&
          is_lead_word(i + critique.words, end)) {
        const bool is_or = !lead.critiques.empty() && words_[i - 1].key == "or";
        lead.critiques.push_back(
            {critique.kind, critique.value, {}, words_.span(i, i + critique.words), is_or});
        lead.roles.insert(lead.roles.end(), critique.words, WordRole::kCritique);
        i += critique.words;
        continue;
      }
      const bool passes =
          words_[i].key.empty() || is_filler(words_, i) || is_generic_noun(words_, i);
      const bool is_sentence = lead.need_words > 0 && (words_[i - 1].breaks || is_verbal(i));
      if (is_sentence) return {};
      lead.roles.push_back(passes ? WordRole::kConnective : WordRole::kNeed);
      lead.need_words += !passes;
      ++i;
    }
    // Only "alternatives to" lets its noun be said before: "self-hosted alternatives to X".
    const std::size_t allowed = kind == SeedPhrase::kAlternative ? kMaxLeadNeed : 0;
    return lead.need_words <= allowed ? std::optional(lead) : std::nullopt;
  }

  /// A filler that is neither "and" nor "or": after words of the need it makes them a sentence, "X
  /// is an alternative to Y".
  bool is_verbal(std::size_t i) const {
    return is_filler(words_, i) && !is_and_or(words_, i) && !is_generic_noun(words_, i);
  }

  bool is_lead_word(std::size_t i, std::size_t end) const {
    return i == end || words_[i].role == WordRole::kFilter || is_filler(words_, i) ||
           is_generic_noun(words_, i) || comparative_at(words_, i, vocabulary_).words > 0;
  }

  /// Whether the first name is one to go by. Notes what kept a text from being read as a seed.
  bool settle(const NameReading& name, SeedPhrase kind, bool is_certain) {
    if (name.kind == NameReading::Kind::kFound) return true;
    if (name.kind == NameReading::Kind::kNone) {
      const bool has_text = name.span.begin < name.span.end;
      if (has_text) doubts_.push_back(unknown_name(name));
      if (has_text && !unknown_ && is_certain && is_surely_name(name, kind)) unknown_ = name;
      return false;
    }
    const bool is_meant = is_certain && ((name.is_exact && kind != SeedPhrase::kLike) ||
                                         names_.critique_follows(name.next));
    if (is_meant) refuse_ambiguous(name);
    doubts_.push_back({fmt::format("\"{}\" fits several: {}; put one of these ids in its place",
                                   words_.slice(name.span), list_candidates(name.candidates)),
                       name.span});
    return false;
  }

  /// A single word that is no name of the catalogue: "alternatives to photoshop".
  void keep_single_word(std::size_t i, NameReading& name) const {
    const bool is_nothing =
        name.kind == NameReading::Kind::kNone && name.span.begin == name.span.end;
    if (!is_nothing || i >= words_.size() || words_[i].role != WordRole::kNeed) return;
    const bool is_word = !words_[i].key.empty() && !is_filler(words_, i) &&
                         !is_article(words_, i) && !is_generic_noun(words_, i) &&
                         !is_pronoun(words_, i) && !is_boundary_word(words_, i);
    if (is_word && (words_.ends_before(i + 1) || is_boundary_word(words_, i + 1))) {
      name.span = words_.span(i, i + 1);
    }
  }

  /// Words that can only be a name stand for the one name that begins with them.
  void take_begun_name(NameReading& name, SeedPhrase kind) const {
    const bool has_text = name.span.begin < name.span.end;
    if (name.kind != NameReading::Kind::kNone || !has_text || !is_surely_name(name, kind)) return;
    const std::string typed(words_.slice(name.span));
    const NameLookup close = vocabulary_.entity(typed, QueryVocabulary::Spelling::kClose);
    if (!close.begun) return;
    name.kind = NameReading::Kind::kFound;
    name.seed = {typed, close.begun->id, close.begun->name, name.span};
    name.next = words_.first_from(name.span.end);
    // The name was completed, and a note says how it was read.
    name.is_exact = false;
  }

  /// The beginning of several names, "Claude Opus", stands for the newest of them.
  static void take_newest(NameReading& name) {
    if (name.kind != NameReading::Kind::kAmbiguous || name.is_exact || !name.newest) return;
    name.kind = NameReading::Kind::kFound;
    name.seed.id = name.newest->id;
    name.seed.name = name.newest->name;
  }

  /// Whether words that nothing is called can only be a name: "alternatives to Photoshop", "like
  /// Photoshop but cheaper", and not "alternatives to paying for storage".
  bool is_surely_name(const NameReading& name, SeedPhrase kind) const {
    const std::string_view typed = words_.slice(name.span);
    const std::size_t next = words_.first_from(name.span.end);
    const bool is_one_word = typed.find(' ') == std::string_view::npos;
    // "Like Notion" is all that was typed: what it is like can only be the name.
    const bool is_all = words_.ends_before(next) && is_written_as_name(typed);
    const bool is_said = kind == SeedPhrase::kLike ? is_all || names_.critique_follows(next)
                                                   : kind != SeedPhrase::kReplace;
    const std::size_t from = words_.first_from(name.span.begin);
    const bool is_figure =
        quantity_at(words_, from).next > 0 || date_at(words_, from).next > 0;  // "newer than 2025"
    if (!is_said || is_figure) return false;
    if (is_written_as_name(typed)) return true;
    return kind == SeedPhrase::kAlternative && is_one_word && !typed.ends_with("ing");
  }

  /// Nothing is an alternative to what is not known: the text has an unknown name and no seed.
  std::optional<std::size_t> settle_unknown() {
    if (!unknown_) return {};
    const std::size_t from = words_.first_from(unknown_->span.begin);
    const std::size_t next = words_.first_from(unknown_->span.end);
    const std::size_t begin =
        from < words_.size() && words_[from].outer.begin == unknown_->span.begin ? from : from - 1;
    words_.set_role(0, begin, WordRole::kConnective);
    words_.set_role(begin, next, WordRole::kSeed);
    out_.unknown = UnknownName{std::string(words_.slice(unknown_->span)), unknown_->span,
                               unknown_->candidates};
    return next;
  }

  ParseNote unknown_name(const NameReading& name) const {
    return {fmt::format("nothing in this catalogue is called \"{}\"{}; it was read as plain words",
                        words_.slice(name.span),
                        name.candidates.empty() ? std::string()
                                                : ", near are " + list_candidates(name.candidates)),
            name.span};
  }

  [[noreturn]] void refuse_ambiguous(const NameReading& name) const {
    fail_at(name.span.begin,
            fmt::format("\"{}\" fits several: {}; write one of these ids", words_.slice(name.span),
                        list_candidates(name.candidates)));
  }

  void accept(const Lead& lead, std::size_t name_at, const NameReading& first) {
    out_.critiques.insert(out_.critiques.end(), lead.critiques.begin(), lead.critiques.end());
    for (std::size_t i = 0; i < lead.roles.size(); ++i) words_.set_role(i, i + 1, lead.roles[i]);
    words_.set_role(lead.roles.size(), name_at, WordRole::kConnective);
    add(name_at, first);
  }

  /// "better than X": what else does the same can be told, what is better cannot.
  void note_better(std::size_t from, std::size_t count, const Seed& seed) {
    UnusedPart part;
    part.span = words_.span(from, from + count);
    part.text = words_.slice(part.span);
    part.reason = "no figure says it; the rank is nearest to one";
    part.label = "higher ranked";
    part.instead = fmt::format("like \"{}\" but higher ranked", seed.id);
    out_.unused.push_back(std::move(part));
  }

  void add(std::size_t from, const NameReading& name) {
    if (out_.seeds.size() == kMostCompared) {
      fail_at(name.span.begin, fmt::format("more than {} entities to start from", kMostCompared));
    }
    words_.set_role(from, name.next, WordRole::kSeed);
    out_.seeds.push_back(name.seed);
    if (!name.is_exact)
      out_.notes.push_back(
          read_as_note(name.seed, name.newest ? name.candidates : std::vector<NamedEntity>()));
  }

  /// Further names after "and", "or" and commas.
  std::size_t read_more(std::size_t next) {
    while (next < words_.size()) {
      const bool comma = is_comma_before(next);
      if (!comma && words_.ends_before(next)) break;
      const std::size_t at = next + (is_and_or(words_, next) ? 1 : 0);
      if (!comma && at == next) break;
      const bool quoted = at < words_.size() && is_quoted(at);
      // "Like X and cheaper" goes on with a critique and no second name.
      if (!quoted && names_.critique_begins(at)) break;
      NameReading name = names_.read(at, NameEnd::kPhrase, true);
      take_newest(name);
      if (name.kind == NameReading::Kind::kAmbiguous) refuse_ambiguous(name);
      if (name.kind == NameReading::Kind::kNone && at > next && name.span.begin < name.span.end) {
        out_.notes.push_back(unknown_name(name));
      }
      // Behind a comma alone a name that is only near may as well be the rest of a sentence.
      if (name.kind == NameReading::Kind::kNone || (!name.is_exact && at == next)) break;
      words_.set_role(next, at, WordRole::kConnective);
      add(at, name);
      next = name.next;
    }
    return next;
  }

  bool is_quoted(std::size_t i) const {
    return opening_quote_bytes(words_.text(), words_[i].outer.begin) > 0;
  }

  /// Whether a comma stands at the end of the word before.
  bool is_comma_before(std::size_t i) const {
    return words_.text()[words_[i - 1].outer.end - 1] == ',';
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
  std::optional<NameReading> unknown_;  // what can only be a name and is none
  std::vector<ParseNote> doubts_;       // why a text that begins like a seed phrase may be none
};

}  // namespace

std::optional<std::size_t> read_seeds(QueryWords& words, const QueryVocabulary& vocabulary,
                                      ParsedQuery& out) {
  if (const auto next = SeedReader(words, vocabulary, out).read()) return next;
  return read_named_first(words, vocabulary, out);
}

}  // namespace matchgraph

#include "claims/rival_phrases.h"

#include <algorithm>
#include <optional>

#include "claims/comparatives.h"
#include "claims/comparison_words.h"
#include "claims/grammar_words.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxKindWords = 7;        // a longer phrase is no kind of rival
constexpr std::size_t kMaxComplementWords = 6;  // of "models with ..."

bool starts_with_digit(std::string_view word) {
  return !word.empty() && (is_digit(word.front()) || word.front() == '$');
}

/// One rival and where its phrase ends.
struct Item {
  Rival rival;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class RivalReader {
 public:
  explicit RivalReader(const Sentence& sentence) : sentence_(sentence) {}

  RivalList list(std::size_t begin) const {
    const auto first = item(begin);
    if (!first) return {{}, begin};
    std::vector<Item> items{*first};
    extend(items);
    RivalList out;
    out.end = items.back().end;
    for (const Item& one : items) add_with_examples(one, out);
    return out;
  }

  RivalList subjects(std::size_t begin) const {
    std::vector<Item> items;
    const bool neither = sentence_.lower(begin) == "neither";
    const auto first = subject(neither ? begin + 1 : begin);
    if (!first) return {{}, begin};
    items.push_back(*first);
    extend_subjects(items);
    RivalList out;
    out.end = items.back().end;
    for (const Item& one : items) out.rivals.push_back(one.rival);
    return out;
  }

 private:
  const SentenceWord& at(std::size_t i) const { return sentence_.words[i]; }
  bool is(std::size_t i, WordKind kind) const {
    return i < sentence_.words.size() && at(i).kind == kind;
  }
  bool name_like(std::size_t i) const {
    if (i >= sentence_.words.size()) return false;
    return at(i).kind == WordKind::kName || (at(i).is_name_like() && !is_function_word(lower(i)));
  }
  static bool is_function_word(std::string_view word) {
    return is_preposition(word) || begins_clause(word) || is_determiner(word);
  }
  std::string_view lower(std::size_t i) const { return sentence_.lower(i); }

  std::size_t skip_determiners(std::size_t i) const {
    while (is_determiner(lower(i))) ++i;
    return i;
  }

  // ---- one phrase

  std::optional<Item> item(std::size_t begin) const {
    const std::size_t from = skip_determiners(begin);
    if (from >= sentence_.words.size() || !at(from).is_text()) return {};
    const std::string_view first = lower(from);
    // "than 10 ms" and "than before" compare with no rival.
    if (starts_with_digit(first) || is_number_word(first) || is_pronoun(first)) return {};
    // "than running it yourself": a deed can be what is compared with.
    if (ends_noun_phrase(first) && !first.ends_with("ing")) return {};
    std::size_t end = from + 1;
    while (continues(end, from)) ++end;
    end = with_complement(from, end);
    if (end - from > kMaxKindWords && !name_in(from, end)) return {};
    return described(from, end);
  }

  bool continues(std::size_t i, std::size_t from) const {
    if (i >= sentence_.words.size()) return false;
    if (at(i).kind == WordKind::kPossessive) return true;
    // Between two names a slash lists them ("A/B"); elsewhere it is part of a word.
    if (at(i).kind == WordKind::kSlash) return !(name_like(i - 1) && name_like(i + 1));
    if (at(i).kind == WordKind::kName) return true;
    if (at(i).kind != WordKind::kWord) return false;
    // "the editor of Orion" goes on to the name; "faster than most of them" ends before.
    if (lower(i) == "of") return name_like(skip_determiners(i + 1)) && i > from;
    if (lower(i) == "the" && lower(i - 1) == "of") return true;
    if (lower(i) == "for") return goes_on_over_for(from, i);
    if (lower(i - 1) == "for") return true;
    const bool deed = i == from + 1 && lower(from).ends_with("ing");
    if (is_determiner(lower(i))) return deed;
    // "than A typically needs": the adverb begins what is said of it.
    if (lower(i).ends_with("ly") && !name_like(i)) return false;
    if (name_like(i)) return true;
    if (name_run_ends(i, from)) return false;
    return !ends_noun_phrase(lower(i)) && !comparative_polarity(lower(i)) &&
           degree_of(lower(i)) == 0;
  }

  /// "SQL for Orion": a name that begins with a word which is none by itself.
  bool goes_on_over_for(std::size_t from, std::size_t i) const {
    return lower(i) == "for" && i > from && is_generic({from, i}) && name_like(i + 1);
  }

  /// A participle behind a name belongs to what follows: "than Whisper running locally".
  bool name_run_ends(std::size_t i, std::size_t from) const {
    return i > from && name_like(i - 1) && lower(i).ends_with("ing") &&
           lower(i).find('-') == std::string_view::npos && lower(i) != "training" &&
           lower(i) != "pricing";
  }

  /// "models with hard schema enforcement": a general noun is no rival without what follows.
  std::size_t with_complement(std::size_t from, std::size_t end) const {
    const bool general = end == from + 1 && is_general_noun(lower(from));
    if (!general || (lower(end) != "with" && lower(end) != "without")) return end;
    std::size_t last = end + 1;
    while (last < sentence_.words.size() && at(last).is_text() &&
           last < end + kMaxComplementWords && !begins_clause(lower(last)) &&
           !is_preposition(lower(last)) && lower(last) != "and" && lower(last) != "or") {
      ++last;
    }
    return last;
  }

  /// The words of the name in a phrase: a known name at its end or start, what a possessive owns
  /// ("GitHub's CodeSearchNet"), or the capitals that it starts or ends with.
  std::optional<std::pair<std::size_t, std::size_t>> name_in(std::size_t from,
                                                             std::size_t end) const {
    const auto found = any_name_in(from, end);
    return found && !is_generic(*found) ? found : std::nullopt;
  }

  /// Whether the words make no name by themselves: "API", "MCP server".
  bool is_generic(std::pair<std::size_t, std::size_t> range) const {
    for (std::size_t i = range.first; i < range.second; ++i) {
      if (!is_generic_name(at(i).lower)) return false;
    }
    return true;
  }

  std::optional<std::pair<std::size_t, std::size_t>> any_name_in(std::size_t from,
                                                                 std::size_t end) const {
    if (is(end - 1, WordKind::kName)) return std::pair(end - 1, end);
    if (is(from, WordKind::kName) && !owned_name(from, end)) return std::pair(from, from + 1);
    if (const auto owned = owned_name(from, end)) return owned;
    // One plain word may stand before the name ("commercial GPT-4").
    const std::size_t first = from + (!name_like(from) && from + 1 < end ? 1 : 0);
    // Capitals in the middle of a phrase name a part of it, not the rival.
    if (name_like(first) && (first == from || run_end(first, end) == end)) {
      return std::pair(first, run_end(first, end));
    }
    if (const std::size_t begin = run_begin(from, end); begin < end) return std::pair(begin, end);
    return {};
  }

  std::optional<std::pair<std::size_t, std::size_t>> owned_name(std::size_t from,
                                                                std::size_t end) const {
    for (std::size_t i = from; i + 1 < end; ++i) {
      const bool owner = at(i).kind == WordKind::kPossessive || lower(i) == "of" ||
                         (lower(i) == "the" && lower(i - 1) == "of");
      if (!owner || !name_like(i + 1)) continue;
      const std::pair owned(i + 1, run_end(i + 1, end));
      if (!is_generic(owned)) return owned;
    }
    return {};
  }

  /// The end of a run of name words, with the numbers in it ("Llama 2 70B").
  std::size_t run_end(std::size_t i, std::size_t end) const {
    if (at(i).kind == WordKind::kName) return i + 1;
    const std::size_t from = i;
    while (i < end && (name_like(i) || starts_with_digit(lower(i)) || goes_on_over_for(from, i)))
      ++i;
    return i;
  }

  /// The beginning of the run of name words that a phrase ends with; `end` when it ends otherwise.
  std::size_t run_begin(std::size_t from, std::size_t end) const {
    std::size_t begin = end;
    while (begin > from && (name_like(begin - 1) || starts_with_digit(lower(begin - 1)))) --begin;
    // Numbers go on with a name and do not begin one.
    while (begin < end && !name_like(begin)) ++begin;
    return begin;
  }

  Item described(std::size_t from, std::size_t end) const {
    // "than Orion's" is about Orion.
    if (at(end - 1).kind == WordKind::kPossessive) --end;
    Item out;
    out.begin = from;
    out.end = end;
    out.rival.phrase = {at(from).span.begin, at(end - 1).span.end};
    out.rival.name = out.rival.phrase;
    if (const auto name = name_in(from, end)) {
      out.rival.name = {at(name->first).span.begin, at(name->second - 1).span.end};
      out.rival.named = true;
      out.rival.self = at(name->first).kind == WordKind::kName && at(name->first).self;
    }
    return out;
  }

  // ---- lists

  /// Adds what is joined to the first by commas, "and", "or" and slashes.
  void extend(std::vector<Item>& items) const {
    bool joined = true;
    while (joined) {
      if (is(items.back().end, WordKind::kSlash)) {
        joined = add_joined(items, items.back().end + 1);
      } else if (is_last_joint(items.back().end)) {
        joined = add_joined(items, behind_joint(items.back().end));
      } else {
        break;
      }
    }
    // Once joined by "and" or a slash, the list has come to its end; a comma behind it begins
    // something else.
    if (items.size() == 1 && is(items.back().end, WordKind::kComma)) extend_over_commas(items);
  }

  bool is_last_joint(std::size_t i) const {
    const std::size_t word = is(i, WordKind::kComma) ? i + 1 : i;
    return lower(word) == "and" || lower(word) == "or" || lower(word) == "nor";
  }
  std::size_t behind_joint(std::size_t i) const { return is(i, WordKind::kComma) ? i + 2 : i + 1; }

  /// Whether a rival can begin here: not a further comparison, nor a verb.
  bool can_join(std::size_t i) const {
    const std::string_view word = lower(i);
    return degree_of(word) == 0 && !comparative_polarity(word) && !is_degree_adverb(word) &&
           !(word.ends_with("ly") && !name_like(i)) && !is_subject_verb(word);
  }

  bool add_joined(std::vector<Item>& items, std::size_t begin) const {
    if (!can_join(begin)) return false;
    const auto next = item(begin);
    if (!next) return false;
    const bool either = lower(begin - 1) == "or" || lower(begin - 1) == "nor";
    // "than A and open source": only "or", and a noun such as "tools", leads to a kind.
    const bool kind = is_general_noun(lower(next->end - 1));
    if (!next->rival.named && !either && !kind) return false;
    if (runs_into_verb(*next)) return false;
    if (shares_noun(items.back(), *next)) {
      items.back() = described(items.back().begin, next->end);
    } else {
      items.push_back(*next);
    }
    return true;
  }

  /// "async or callback-based clients": one plain word that is no plural only describes what the
  /// next one names.
  bool shares_noun(const Item& first, const Item& next) const {
    const bool bare = first.end == first.begin + 1 && !first.rival.named &&
                      !is_determiner(sentence_.before(first.begin)) &&
                      !lower(first.begin).ends_with("s") && !lower(first.begin).ends_with("ing");
    return bare && next.end > next.begin + 1 && !next.rival.named &&
           is_general_noun(lower(next.end - 1));
  }

  /// "A is faster than B, and C lacks it": the last one begins a clause of its own.
  bool runs_into_verb(const Item& item) const {
    return is_subject_verb(lower(item.end)) && lower(item.end) != "only";
  }

  /// ", B, C and D" counts as a list only when it comes to its "and".
  void extend_over_commas(std::vector<Item>& items) const {
    // Kept apart until the list is known to be one: a comma may as well begin a new clause.
    std::vector<Item> trial = items;
    while (is(trial.back().end, WordKind::kComma) && !is_last_joint(trial.back().end)) {
      const std::size_t begin = trial.back().end + 1;
      const auto next = can_join(begin) ? item(begin) : std::nullopt;
      // Items of a list are short.
      if (!next || next->end - next->begin > 4) return;
      trial.push_back(*next);
    }
    if (!is_last_joint(trial.back().end)) return;
    const std::size_t begin = behind_joint(trial.back().end);
    const auto last = can_join(begin) ? item(begin) : std::nullopt;
    // Of two alone, both have to be names or both kinds, and no clause may begin with the second;
    // behind a third one the list is sure.
    if (!last || last->rival.named != trial.back().rival.named || runs_into_verb(*last)) {
      if (trial.size() == items.size() || !last) return;
    }
    trial.push_back(*last);
    items = std::move(trial);
  }

  // ---- examples of a kind

  void add_with_examples(const Item& item, RivalList& out) const {
    RivalList examples = examples_behind(item.end);
    // A bracket behind a name explains it; behind a kind it gives examples.
    if (examples.rivals.empty() && !item.rival.named) examples = examples_in_aside(item);
    if (examples.rivals.empty()) {
      out.rivals.push_back(item.rival);
      return;
    }
    out.end = std::max(out.end, examples.end);
    out.rivals.insert(out.rivals.end(), examples.rivals.begin(), examples.rivals.end());
  }

  /// "... such as A or B", "... like A".
  RivalList examples_behind(std::size_t i) const {
    std::size_t begin = i;
    if (lower(i) == "such" && lower(i + 1) == "as") begin = i + 2;
    if (lower(i) == "like" || lower(i) == "including") begin = i + 1;
    if (begin == i) return {};
    RivalList found = list(begin);
    // Examples of a kind are names: "tools such as editors" says no more than "tools".
    std::erase_if(found.rivals, [](const Rival& rival) { return !rival.named; });
    return found;
  }

  /// "commercial models (A, B)": a bracket that holds names alone.
  RivalList examples_in_aside(const Item& item) const {
    const std::size_t aside = at(item.end - 1).aside;
    if (aside == SentenceWord::kNone) return {};
    Sentence inner;
    inner.words = sentence_.asides[aside];
    if (inner.words.empty() || !inner.words.front().is_name_like()) return {};
    const RivalList found = RivalReader(inner).list(0);
    const bool names = std::all_of(found.rivals.begin(), found.rivals.end(),
                                   [](const Rival& rival) { return rival.named; });
    const bool pair = found.end + 1 < inner.words.size() && found.rivals.size() == 1 &&
                      inner.words[found.end].kind == WordKind::kComma;
    if (pair) return named_pair(inner, found, item.end);
    // Anything but names in the bracket, and it is a remark.
    if (!names || found.end != inner.words.size()) return {};
    return {found.rivals, item.end};
  }

  /// "(A, B)": without an "and", as brackets have it.
  static RivalList named_pair(const Sentence& inner, const RivalList& first, std::size_t end) {
    const RivalList second = RivalReader(inner).list(first.end + 1);
    if (second.rivals.size() != 1 || second.end != inner.words.size()) return {};
    if (!first.rivals[0].named || !second.rivals[0].named) return {};
    return {{first.rivals[0], second.rivals[0]}, end};
  }

  // ---- subjects

  std::optional<Item> subject(std::size_t begin) const {
    const std::size_t from = skip_determiners(begin);
    if (!name_like(from)) return {};
    if (const auto found = item(begin); !found || !found->rival.named) return {};
    std::size_t end = run_end(from, sentence_.words.size());
    for (std::size_t i = from + 1; i < end; ++i) {
      if (is(i, WordKind::kName)) return {};  // "Direct Git integration" is not about Git
    }
    // "OpenAI's Whisper lacks": the thing owned is the subject, not its maker.
    if (is(end, WordKind::kPossessive) && name_like(end + 1)) {
      end = run_end(end + 1, sentence_.words.size());
    }
    return described(from, end);
  }

  void extend_subjects(std::vector<Item>& items) const {
    std::vector<Item> trial = items;
    while (true) {
      const std::size_t end = trial.back().end;
      const bool last = is_last_joint(end);
      if (!last && !is(end, WordKind::kComma)) return;
      const auto next = subject(last ? behind_joint(end) : end + 1);
      if (!next) return;
      trial.push_back(*next);
      // Without its "and" the list was none: "Orion, Vega lacks ..." has one subject before the
      // comma.
      if (last) items = trial;
    }
  }

  const Sentence& sentence_;
};

}  // namespace

RivalList read_rivals(const Sentence& sentence, std::size_t begin) {
  return RivalReader(sentence).list(begin);
}

RivalList read_subjects(const Sentence& sentence, std::size_t begin) {
  return RivalReader(sentence).subjects(begin);
}

}  // namespace matchgraph

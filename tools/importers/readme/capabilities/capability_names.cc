#include "tools/importers/readme/capabilities/capability_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"
#include "tools/importers/readme/capabilities/lines/sign_words.h"
#include "tools/importers/readme/capabilities/purpose_names.h"

namespace matchgraph::readme {
namespace {

using markdown::SpanKind;
using phrases::is_one_of;

constexpr std::size_t kMostNameWords = 7;
constexpr std::size_t kFewWords = 4;

/// What stands between the thing and what it does.
constexpr std::array<std::string_view, 40> kVerbPhrases = {" supports ",
                                                           " support ",
                                                           " provides ",
                                                           " offers ",
                                                           " allows you to ",
                                                           " allows users to ",
                                                           " allows ",
                                                           " enables you to ",
                                                           " enables users to ",
                                                           " enables ",
                                                           " lets you ",
                                                           " lets users ",
                                                           " can be used to ",
                                                           " can be configured to ",
                                                           " can also ",
                                                           " can ",
                                                           " features ",
                                                           " includes ",
                                                           " implements ",
                                                           " exposes ",
                                                           " accepts ",
                                                           " contains ",
                                                           " introduce ",
                                                           " uses ",
                                                           " is optimized for ",
                                                           " is tailored for ",
                                                           " is designed to ",
                                                           " is designed for ",
                                                           " is intended to ",
                                                           " is intended for ",
                                                           " was designed to ",
                                                           " integrates with ",
                                                           " takes advantage of ",
                                                           " works on ",
                                                           " serves as ",
                                                           " runs on ",
                                                           " works with ",
                                                           " is an ",
                                                           " is a ",
                                                           " is the "};

/// How items begin that offer something: what is offered makes the better name.
constexpr std::array<std::string_view, 13> kItemLeads = {"has full support for ",
                                                         "has support for ",
                                                         "full support for ",
                                                         "support for ",
                                                         "supports ",
                                                         "can work with ",
                                                         "can be ",
                                                         "can ",
                                                         "has ",
                                                         "provides ",
                                                         "and many more with ",
                                                         "ability to ",
                                                         "the ability to "};

std::string_view without_article(std::string_view text) {
  // Pair by pair: "a set of ", "the following ".
  for (const std::string_view article :
       {"a ", "an ", "the ", "The ", "A ", "An ", "also ", "multiple ", "many ", "you to "}) {
    if (!text.starts_with(article)) continue;
    text.remove_prefix(article.size());
    break;
  }
  for (const std::string_view amount :
       {"set of ", "collection of ", "number of ", "variety of ", "wide range of ", "range of ",
        "following ", "therefore ", "easily ", "then "}) {
    if (text.starts_with(amount)) return text.substr(amount.size());
  }
  return text;
}

/// "Fast JavaScript library for triangulation" -> "triangulation": the kind of thing, its language
/// and praise say less than what it is for. Others stay as they are.
std::string_view behind_bare_kind(std::string_view text) {
  constexpr std::string_view kLanguages =
      "a|an|the|javascript|typescript|node.js|nodejs|node|js|python|rust|go|golang|java|ruby|php|"
      "c|c++|swift|kotlin|pure|native|open|source|official|little|deep|learning|machine|neural|"
      "ai|incredibly|really|very|and|or|new|general|cross|platform|based|function|functions|"
      "methods|ultimate|complete|full|featured";
  constexpr std::string_view kPurposes = "for|to|that|which";
  std::size_t begin = 0;
  bool has_kind = false;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = in_lower_case(trimmed(text.substr(begin, end - begin), ",."));
    if (has_kind && is_one_of(word, kPurposes) && end + 1 < text.size()) {
      const std::string_view rest = text.substr(end + 1);
      // "library that is ..." tells a state, "model for Telugu" says less alone.
      const std::string next = in_lower_case(rest.substr(0, rest.find(' ')));
      const bool is_state = is_one_of(next, "is|are|has|was|can|will|be|use|you|a|an|the");
      const bool is_deed_next = next.ends_with("ing") || (word != "for" && !is_state);
      return is_deed_next ? rest : text;
    }
    const bool is_kind = is_one_of(word, sign_words::kKinds);
    if (!is_kind && !is_one_of(word, kLanguages) && !is_one_of(word, sign_words::kQuality)) {
      return text;
    }
    has_kind = has_kind || is_kind;
    begin = end + 1;
  }
  return text;
}

bool starts_with_folded(std::string_view text, std::string_view start) {
  return text.size() > start.size() &&
         std::equal(start.begin(), start.end(), text.begin(),
                    [](char wanted, char c) { return wanted == to_lower(c); });
}

/// True when what stands after the lead of an item keeps apart from it: "**Name**: text".
bool is_apart(std::string_view lead, std::string_view rest) {
  rest = trimmed(rest, " *_");
  return rest.empty() || rest.starts_with(':') || rest.starts_with('-') || rest.starts_with("–") ||
         rest.starts_with("—") || rest.starts_with("!") || lead.ends_with(':');
}

/// "Mill fetches lists" -> "fetches lists": what follows the thing, when that is what it does.
std::string_view behind_subject(std::string_view sentence,
                                const std::vector<std::string>& subjects) {
  const std::vector<std::string> words = phrases::words(sentence);
  std::size_t subject = subject_length(words, subjects);
  if (subject == 0 || is_one_of(words[0], "you|we|i|users|callers|developers")) return sentence;
  while (subject < words.size() && is_one_of(words[subject], "also|currently|simply|now")) {
    ++subject;
  }
  constexpr std::size_t kFewestLetters = 4;
  const std::string_view verb =
      subject + 1 < words.size() ? std::string_view(words[subject]) : std::string_view();
  // A third person ends in one "s"; "process" and "class" are things.
  if (verb.size() < kFewestLetters || !verb.ends_with('s') || verb.ends_with("ss")) return sentence;
  // "Retry promises when they fail" of "retry-as-promised": only what is a verb for sure.
  if (!is_one_of(words[0], "it|this|the|our") && !is_deed(std::string(verb))) return sentence;
  // The words are joined by other marks in the text, so the verb is looked for behind the subject.
  const std::size_t at = in_lower_case(sentence).find(" " + std::string(verb) + " ");
  return at == sentence.npos ? sentence : sentence.substr(at + 1);
}

/// "is suitable for grinding rye" -> "grinding rye": what the thing is for; else nothing.
std::string_view purpose_of(std::string_view sentence, const std::vector<std::string>& subjects) {
  for (const std::string_view lead :
       {"Intended for use in ", "Intended for ", "Intended to ", "Used to ", "Used for ",
        "Designed to ", "Designed for ", "Suitable for ", "Use it to ", "Use it for ",
        "Use this model to ", "Use the model to "}) {
    if (sentence.starts_with(lead)) return sentence.substr(lead.size());
  }
  const bool is_use = sentence.starts_with("The ") && sentence.find(" use ") != sentence.npos;
  if (!begins_with_subject(sentence, subjects) && !sentence.starts_with("It ") && !is_use) {
    return {};
  }
  for (const std::string_view middle : {" is suitable for ",
                                        " is well suited for ",
                                        " is suited for ",
                                        " is intended for use in ",
                                        " is meant for ",
                                        " is meant to be used for ",
                                        " is intended to be used for ",
                                        " is designed to be used for ",
                                        " is meant to ",
                                        " is ideal for ",
                                        " is built for ",
                                        " is made for ",
                                        " can be used for ",
                                        " can be used in ",
                                        " can be used as ",
                                        " can be used with ",
                                        " is useful for ",
                                        " use case is ",
                                        " primary use is ",
                                        " intended use is ",
                                        " main use is "}) {
    const std::size_t at = sentence.find(middle);
    if (at != sentence.npos) return sentence.substr(at + middle.size());
  }
  return {};
}

/// The name of what is said of the thing, and not only its first words.
std::string short_name_of(std::string_view said) {
  const std::string_view behind = behind_bare_kind(said);
  const std::string name = phrases::short_name(behind);
  // "library for triangulation": the purpose is the name already.
  return behind.size() < said.size() ? name : name_with_purpose(said, name);
}

/// True for labels that say of any text what part it is: "Primary task", "Research".
bool is_vague_label(std::string_view label) {
  return title_has(
      plain_title(label),
      "=task|=tasks|=primary task|=main task|=use|=uses|=usage|=intended use|=intended "
      "uses|=primary use|=primary uses|=direct use|=purpose|=goal|=objective|"
      "=application|=applications|=development|=type|=model type|=function|"
      "=functionality|=overview|=summary|=description|=what it does|=role|=scope|"
      "=use case|=use cases|=capability|=capabilities|=key capability|=key capabilities|"
      "=main capability|=modalities|=supported tasks|=supported task");
}

/// "Quern — a mill for rye" -> "a mill for rye": its own name before a dash says nothing.
std::string_view behind_own_name(std::string_view sentence,
                                 const std::vector<std::string>& subjects) {
  constexpr std::size_t kMostOwnWords = 3;
  for (const std::string_view mark : {" — ", " – ", " - "}) {
    const std::size_t at = sentence.find(mark);
    if (at == sentence.npos) continue;
    const std::vector<std::string> lead = phrases::words(sentence.substr(0, at));
    const bool is_own = !lead.empty() && lead.size() <= kMostOwnWords &&
                        std::any_of(subjects.begin(), subjects.end(), [&lead](const auto& one) {
                          return one.substr(0, one.find(' ')) == lead.front();
                        });
    if (is_own) return sentence.substr(at + mark.size());
  }
  return sentence;
}

/// "Various uses such as sorting and weighing" -> "Sorting and weighing": what is listed says more.
std::string name_of_examples(std::string_view sentence, std::string name) {
  if (!title_has(phrases::joined_words(name), "various|wide range of|variety of|broad range of")) {
    return name;
  }
  for (const std::string_view lead : {" such as ", " including "}) {
    const std::size_t at = sentence.find(lead);
    if (at != sentence.npos) return phrases::short_name(sentence.substr(at + lead.size()));
  }
  return name;
}

}  // namespace

std::string name_of_label(std::string_view label, std::string_view described) {
  constexpr std::size_t kFewestWords = 2;
  described = trimmed(described, " :*_-–—");
  const bool is_said = is_vague_label(label) && phrases::word_count(described) >= kFewestWords;
  return is_said ? name_of_item(described) : std::string(label);
}

std::string own_name(const markdown::Text& item) {
  const std::string_view words = item.words;
  for (const markdown::Span& span : item.spans) {
    // An emphasised or coded beginning is part of the sentence.
    if (span.begin > 1 || span.kind == SpanKind::kEmphasis || span.kind == SpanKind::kCode) {
      continue;
    }
    const std::string_view lead = words.substr(span.begin, span.end - span.begin);
    if (is_apart(lead, words.substr(span.end)) && phrases::words(lead).size() <= kMostNameWords) {
      return name_of_label(trimmed(lead, " :."), words.substr(span.end));
    }
  }
  const std::string plain = without_shortcodes(words);
  for (const std::string_view mark : {": ", " - ", " – ", " — "}) {
    const std::string_view lead = std::string_view(plain).substr(0, plain.find(mark));
    if (lead.size() < plain.size() && phrases::words(lead).size() <= kFewWords) {
      return name_of_label(trimmed(catalogue::without_pictures(lead)),
                           plain.substr(lead.size() + mark.size()));
    }
  }
  return {};
}

std::string name_of_item(std::string_view text) {
  for (const std::string_view lead : kItemLeads) {
    if (starts_with_folded(text, lead)) return phrases::short_name(text.substr(lead.size()));
  }
  return phrases::short_name(without_article(text));
}

namespace {

/// As the header says, but for what is only listed.
std::string name_of_whole(std::string_view sentence, const std::vector<std::string>& subjects) {
  for (const std::string_view lead : {"To enable ", "To allow ", "To let ", "To help "}) {
    const std::size_t to = sentence.find(" to ");
    if (sentence.starts_with(lead) && to != sentence.npos) {
      return phrases::short_name(sentence.substr(to + 4));
    }
  }
  // A lead before the subject tells less than what follows: "Finally, the server ...".
  const std::size_t comma = sentence.find(", ");
  // "With X, models can ...": what X lets one do stands behind the comma.
  const bool is_with = sentence.starts_with("With ") && comma != sentence.npos &&
                       begins_with_subject(sentence, subjects);
  const std::size_t can = sentence.find(" you can ");
  if (sentence.starts_with("With ") && can < comma && begins_with_subject(sentence, subjects)) {
    return phrases::short_name(sentence.substr(can + 9));
  }
  if (is_with) return phrases::short_name(without_article(sentence.substr(comma + 2)));
  if (comma != sentence.npos && begins_with_subject(sentence.substr(comma + 2), subjects) &&
      !begins_with_subject(sentence, subjects)) {
    sentence = sentence.substr(comma + 2);
  }
  std::size_t best = sentence.npos;
  std::size_t size = 0;
  const std::string_view purpose = purpose_of(sentence, subjects);
  if (!purpose.empty()) return phrases::short_name(without_article(purpose));
  // The first verb of the sentence, and of several at one place the longest: " can be used to " and
  // not " can ".
  for (const std::string_view verb : kVerbPhrases) {
    const std::size_t at = sentence.find(verb);
    const bool is_longer = at == best && verb.size() > size;
    if (at == sentence.npos || (at >= best && !is_longer)) continue;
    // "Zone support for X": no verb but a thing.
    if (verb == " support " && !begins_with_subject(sentence, subjects)) continue;
    best = at;
    size = verb.size();
  }
  constexpr std::size_t kMostSubjectWords = 6;
  // A verb further behind belongs to a clause within the sentence.
  if (best != sentence.npos &&
      phrases::words(sentence.substr(0, best)).size() <= kMostSubjectWords) {
    std::string_view rest = sentence.substr(best + size);
    // "implements and updates tables": both verbs are said.
    if (rest.starts_with("and ")) {
      return phrases::short_name(sentence.substr(best + 1));
    }
    // "can be resized": the verb is in the rest, and says what.
    if (!rest.starts_with("be ") && rest.find("be ") != rest.find(' ') + 1)
      return short_name_of(without_article(without_article(rest)));
  }
  const std::string_view said = behind_subject(sentence, subjects);
  for (const std::string_view lead : {"provides ", "offers ", "contains "}) {
    if (starts_with_folded(said, lead)) {
      return short_name_of(without_article(said.substr(lead.size())));
    }
  }
  return short_name_of(without_article(said));
}

}  // namespace

std::string name_of_sentence(std::string_view sentence, const std::vector<std::string>& subjects) {
  sentence = behind_own_name(sentence, subjects);
  const std::size_t colon = sentence.find(": ");
  if (colon != sentence.npos && is_vague_label(sentence.substr(0, colon))) {
    return name_of_label(sentence.substr(0, colon), sentence.substr(colon + 2));
  }
  return name_of_examples(sentence, name_of_whole(sentence, subjects));
}

}  // namespace matchgraph::readme

#include "tools/importers/readme/capabilities/capability_rules.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/brackets.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/never_rules.h"
#include "tools/importers/readme/capabilities/lines/praise.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"

namespace matchgraph::readme {
namespace {

using phrases::has_phrase;
using phrases::is_one_of;
using phrases::joined_words;

/// What a thing does, in the third person.
constexpr std::string_view kVerbs =
    "supports|support|provides|provide|offers|offer|enables|enable|allows|allow|lets|let|includes|"
    "features|implements|handles|generates|integrates|automates|delivers|gives|helps|runs|works|"
    "combines|extends|exposes|converts|detects|selects|produces|creates|manages|performs|processes|"
    "searches|stores|serves|validates|encodes|decodes|trains|evaluates|ranks|accepts|understands|"
    "operates|preserves|preserve|loads|synchronizes|discovers|scales|contains|captures|capture|"
    "compresses|encrypts|connects|translates|transcribes|summarizes|classifies|predicts|recognizes|"
    "extracts|parses|renders|exports|imports|monitors|tracks|filters|simplifies|accelerates|"
    "reduces|"
    "improves|adapts|strips|sends|receives|returns|caches|indexes|finds|matches|computes|"
    "guarantees|"
    "protects|limits|unlocks|brings|facilitates|empowers|uses|automatically|tunes|samples|records|"
    "writes|reads|sorts|splits|merges|measures|builds|turns|plays|prints|displays|opens|edits|"
    "plans|schedules|checks|formats|maps|draws|answers|groups|copies|keeps|saves|watches|"
    "reviews|identifies|estimates|assigns|locates|restores|retrieves|modifies|controls|verifies|"
    "explains|emits|forecasts|distinguishes|determines|recommends|reconstructs|assesses|simplifies|"
    "deploys|hosts|queries|removes|adds|shows|redirects|rejects|takes|implemented|introduce|has|"
    "can";

/// After a form of "to be": what it is for.
constexpr std::string_view kPurposes =
    "designed|tailored|optimized|optimised|intended|built|able|capable|suited|suitable|compatible|"
    "supported|available|meant|made|configured|accelerated|extensible|configurable|ideal|useful|"
    "aware";

/// With these a thing advertises itself in the form of a command.
constexpr std::string_view kAdvertising =
    "create|refine|generate|process|search|connect|manage|analyze|analyse|transform|convert|store|"
    "query|visualize|visualise|monitor|automate|combine|attach|scale|discover|explore|compare|"
    "extract|translate|transcribe|edit|detect|classify|summarize|train|index|compress|stream|parse|"
    "validate|track|integrate|orchestrate|chat";

/// True when one of the words just after the subject is a verb of doing.
bool has_verb_after(const std::vector<std::string>& words, std::size_t subject) {
  constexpr std::size_t kReach = 5;
  const std::size_t end = std::min(words.size(), subject + kReach);
  // Further behind, a verb may be that of a clause.
  for (std::size_t i = subject; i < end; ++i) {
    if (is_one_of(words[i], kVerbs)) return true;
    if (!is_one_of(words[i], "is|are|be|was")) continue;
    std::size_t next = i + 1;
    while (next < words.size() &&
           is_one_of(words[next], "especially|particularly|also|fully|well")) {
      ++next;
    }
    if (next < words.size() && is_one_of(words[next], kPurposes)) return true;
  }
  return false;
}

/// "To avoid this noise, ...": the lead means what was said before. "With this library, ..." does
/// not.
bool leads_back(std::string_view lead) {
  const std::vector<std::string> words = phrases::words(lead);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_one_of(words[i], "this|these")) continue;
    const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : "";
    if (!is_thing(next) && !is_one_of(next, "moment|writing|time|point|release")) return true;
  }
  return false;
}

/// "Mill has been used to ...": what others did with it.
bool tells_past_use(const std::vector<std::string>& words, std::size_t subject) {
  return subject + 2 < words.size() && is_one_of(words[subject], "has|have") &&
         words[subject + 1] == "been" && words[subject + 2] == "used";
}

/// "It uses `stone.turn` to ...", where code reads as "xxx": how it is made.
bool uses_code(const std::vector<std::string>& words, std::size_t subject) {
  return subject + 1 < words.size() && words[subject] == "uses" && words[subject + 1].size() > 1 &&
         words[subject + 1].find_first_not_of('x') == std::string::npos;
}

/// "To enable people to ...", "With X, models can be ...": the lead is the capability.
bool has_telling_lead(const std::string& words, const std::vector<std::string>& subjects) {
  for (const std::string_view lead : {" to enable ", " to allow ", " to let ", " to help "}) {
    if (!words.starts_with(lead)) continue;
    const std::string_view rest = std::string_view(words).substr(lead.size());
    return is_one_of(rest.substr(0, rest.find(' ')),
                     "people|users|developers|you|anyone|researchers|everyone");
  }
  return std::any_of(subjects.begin(), subjects.end(), [&words](const std::string& subject) {
    return words.starts_with(" with " + subject + " ");
  });
}

/// What is shorter is a label or a title.
constexpr std::size_t kFewestSentenceWords = 5;

/// "A mill, inspired by Quern, for rye" -> "A mill for rye": where it comes from does not count.
std::string without_origin(std::string_view sentence) {
  for (const std::string_view lead :
       {", inspired by ", ", based on ", ", used by ", ", forked from ", ", developed by ",
        ", maintained by ", ", powered by "}) {
    const std::size_t at = sentence.find(lead);
    if (at == sentence.npos) continue;
    const std::size_t end = sentence.find(", ", at + 2);
    std::string out(sentence.substr(0, at));
    if (end != sentence.npos) out += sentence.substr(end + 1);
    return out;
  }
  return std::string(sentence);
}

/// "Samples can be drawn by running this command", "Checkpoints will be saved at ...".
bool tells_result(std::string_view sentence, const std::string& words) {
  if (has_phrase(words, "will be saved") || has_phrase(words, "are saved")) return true;
  const std::string plain = without_instructions(sentence);
  // Something was cut off, so the sentence tells how to come by what it says.
  return plain.size() + 2 < sentence.size() && has_phrase(words, "can be") &&
         phrases::words(plain).size() >= kFewestSentenceWords;
}

}  // namespace

bool leads_elsewhere(std::string_view line) {
  const std::vector<std::string> words = phrases::words(line);
  // Lines that end so lead to sources, settings, steps or people, and not to what the thing does.
  return !words.empty() &&
         is_one_of(words.back(),
                   "from|in|at|on|understand|see|know|choices|choice|options|projects|sources|"
                   "variants|examples|limits|fields|steps|issues|problems|parameters|arguments|"
                   "files|values|notes|links|resources|documents|people|contributors|reasons|"
                   "questions|commands|scripts|variables|settings|properties|flags");
}

bool introduces_capabilities(std::string_view line) {
  // In these words a line offers what is listed below it.
  return !is_never_capability(line) && !leads_elsewhere(line) &&
         title_has(joined_words(line),
                   "supports|support|supported|provides|offers|features|feature set|capabilities|"
                   "highlights|includes|lets you|understands|ways to use");
}

bool introduces_deeds(std::string_view line) {
  return !is_never_capability(line) && !leads_elsewhere(line) &&
         // What single objects and settings can do is told in manuals.
         !title_has(joined_words(line),
                    "object|objects|properties|"
                    "arguments|parameters|options|fields|values") &&
         title_has(
             joined_words(line),
             "can|allows|allow|enables|enable|lets|helps|designed|built for|made for|ideal for|"
             "useful for|suitable for|intended for|best for|good for|use "
             "cases|benefits|advantages|goals|aims|comes with|ships with|key|"
             "what you get|you get|gives you|it has|reasons|does|abilities|"
             "functionality|consists of|contains|combines|such as|at a glance|in short");
}

bool introduces_names(std::string_view line) {
  // The same where what is listed are names: of formats, or of what it works with.
  return !is_never_capability(line) &&
         title_has(joined_words(line),
                   "supported|following formats|compatible with|works with|used with|supports|"
                   "understands|"
                   "apply|offers the following|provides the following");
}

bool is_over_kinds(std::string_view title) {
  // Plurals of what comes in kinds: below them each item names one.
  return title_has(
      joined_words(title),
      "types|formats|languages|platforms|models|providers|databases|systems|browsers|"
      "devices|architectures|backends|encodings|distances|extensions|codecs|engines|"
      "compilers|versions|distributions|environments|charsets|runtimes|protocols|methods|"
      "operators|algorithms|events|modes|tags|colors|elements|operations|compressions");
}

bool is_capability_item(std::string_view text, bool is_linked, SectionKind kind) {
  if (is_never(text)) return false;
  const std::vector<std::string> words = phrases::words(without_brackets(text));
  if (words.empty()) return false;
  if (is_praise(text) || points_back(text)) return false;
  // A bare link outside of features leads to something else.
  // "into a file": goes on with the line above.
  if (is_one_of(words[0], "into|onto|than|whether|which|that|because|but|or|if|when")) return false;
  if (is_one_of(words[0], "this|these|those") && words.size() > 1 && !is_thing(words[1])) {
    return false;
  }
  return kind == SectionKind::kFeatures || (!is_linked && words.size() >= 2);
}

bool is_capability_sentence(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::string plain = without_instructions(sentence);
  if (is_never_of(sentence, subjects) || is_about_users(sentence, subjects)) return false;
  if (ends_open(plain) || tells_provenance(sentence)) return false;
  if (phrases::words(plain).size() < kFewestSentenceWords) return false;
  const std::string all = joined_words(sentence);
  if (has_telling_lead(all, subjects) || tells_result(sentence, all)) return true;
  // Of what is supported, which is the subject in the place of the thing: "Rye is supported".
  if (title_has(all,
                "is supported|are supported|is also supported|are also supported|"
                "is available with")) {
    return true;
  }
  const std::size_t begin = subject_begin(sentence, subjects);
  if (leads_back(sentence.substr(0, begin))) return false;
  const std::vector<std::string> words = phrases::words(sentence.substr(begin));
  const std::size_t subject = subject_length(words, subjects);
  if (subject == 0 || !has_verb_after(words, subject)) return false;
  if (uses_code(words, subject) || tells_past_use(words, subject)) return false;
  // "You would be wrong": of what readers do, only what they can do counts.
  const bool is_reader = is_one_of(words[0], "you|users|developers|callers");
  if (is_reader && (words.size() < 2 || !is_one_of(words[1], "can|could|may|get|will|also"))) {
    return false;
  }
  // "When a thread is done, it exits": "it" is what stands in the lead.
  if (begin > 0 && words[0] == "it") return false;
  // Persons only offer.
  return !is_one_of(words[0], "we|i") ||
         title_has(all, "we provide|we support|we offer|i implemented|we introduce|we implement");
}

bool is_advertising(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  return words.size() >= kFewestSentenceWords && is_one_of(words[0], kAdvertising) &&
         !is_never_capability(sentence);
}

bool is_never_of(std::string_view sentence, const std::vector<std::string>& subjects) {
  return begins_with_subject(sentence, subjects) ? is_never(sentence)
                                                 : is_never_capability(sentence);
}

bool is_definition(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::string said = without_origin(sentence);
  const std::vector<std::string> words = phrases::words(said);
  // "This dataset is designed for:" leads to a list.
  if (words.empty() || is_one_of(words.back(), "for|to|with|of|in|on|by|as|and|or|the|a|from")) {
    return false;
  }
  // "Mill is a mill" says nothing; "A mill for rye and oats" may be as short.
  const bool is_told = title_has(joined_words(said), "is a|is an|is the");
  // Persons, where it comes from, and what goes on from before open no definition.
  return words.size() >= kFewestSentenceWords + (is_told ? 1 : 0) && !said.ends_with(':') &&
         !ends_open(said) && !tells_provenance(said) &&
         !is_one_of(words[0],
                    "i|my|after|named|formerly|originally|built|based|inspired|forked|then|so|but|"
                    "and|or|like|think|imagine") &&
         (!is_never_of(said, subjects) || commands_purpose(said));
}

bool commands_purpose(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  // Orders that advertise ("Build mills in minutes"); with these second words they are steps ("Run
  // it").
  return words.size() >= kFewestSentenceWords &&
         is_one_of(words[0],
                   "get|build|run|make|write|deploy|test|keep|take|turn|save|add|put|read|browse|"
                   "use|report") &&
         !is_one_of(words[1],
                    "it|this|these|started|npm|sure|pip|docker|following|below|your|our|a") &&
         !is_never(sentence) && !title_has(joined_words(sentence), "command|commands|below|first");
}

bool is_about_users(std::string_view text, const std::vector<std::string>& subjects) {
  const std::string words = joined_words(text);
  return std::any_of(subjects.begin(), subjects.end(), [&words](const std::string& subject) {
    for (const char* verb : {"using", "use", "uses", "based on", "built on", "powered by"}) {
      const std::size_t at = words.find(" " + std::string(verb) + " " + subject + " ");
      if (at != words.npos && at > 0) return true;
    }
    return false;
  });
}

bool is_use_phrase(std::string_view sentence, const std::vector<std::string>& subjects) {
  constexpr std::size_t kFewest = 4;
  const std::vector<std::string> words = phrases::words(sentence);
  // "Industries: mills Seasons: all" is a row of fields, and what others are to do is no use.
  const std::size_t colon = sentence.find(": ");
  const bool is_row = colon != sentence.npos && sentence.find(": ", colon + 2) != sentence.npos;
  if (is_row ||
      title_has(joined_words(sentence), "remain|remains|responsibility|responsibilities")) {
    return false;
  }
  const bool is_use_order = !words.empty() && words[0] == "use" && !is_never(sentence);
  if (words.size() < kFewest || (!is_use_order && is_never_capability(sentence)) ||
      sentence.ends_with(':')) {
    return false;
  }
  const bool is_meant =
      is_one_of(words[0],
                "intended|suitable|designed|ideal|useful|meant|built|best|suited|used|usable") &&
      is_one_of(words[1], "for|to");
  // "Use it to sort sacks": what it is for, told to the reader.
  const bool is_order = words[0] == "use" && is_one_of(words[1], "it|this|the") &&
                        title_has(joined_words(sentence), "to|for") && !is_never(sentence);
  const bool is_primary = title_has(joined_words(sentence),
                                    "primary use is|primary use case is|main use is|intended use "
                                    "is|main use case is|intended use case is");
  // "Key capability: weighing of wet sacks".
  const std::string label = in_lower_case(sentence.substr(0, std::min(colon, sentence.size())));
  const bool is_labelled =
      colon != sentence.npos && is_one_of(label,
                                          "key capability|main capability|core capability|"
                                          "primary capability|key feature|main purpose|purpose|"
                                          "primary purpose|main function|primary use case");
  if (is_order || is_primary || is_labelled) return true;
  // Whose doing a phrase is, stays unsaid; the rest are sentences, which other rules judge. Soon
  // stands what is done: "Semantic segmentation of ..."; "Treat sacks as ..." tells the reader.
  constexpr std::size_t kReach = 6;
  const auto is_action = [](const std::string& word) {
    return word.size() > 5 &&
           (word.ends_with("tion") || word.ends_with("sion") || word.ends_with("ing") ||
            word.ends_with("ment") || word.ends_with("sis") || word.ends_with("val") ||
            word == "inference");
  };
  const auto reach = words.begin() + static_cast<std::ptrdiff_t>(std::min(kReach, words.size()));
  const bool is_phrase = find_doer(sentence, subjects) == Doer::kUnsaid &&
                         std::any_of(words.begin(), reach, is_action) &&
                         !is_one_of(words[0],
                                    "the|this|that|these|those|it|we|you|our|users|for|if|when|"
                                    "as|in|with|while|because|please|use|non|out|commercial|free|"
                                    "treat|freeze|avoid|prefer|keep|apply|choose|do|review|"
                                    "validate|consider|further|more");
  return is_meant || is_phrase;
}

bool begins_with_purpose(std::string_view sentence) {
  constexpr std::size_t kFewest = 4;
  const std::vector<std::string> words = phrases::words(sentence);
  if (words.size() < kFewest || sentence.ends_with(':') || ends_open(sentence) ||
      is_never_capability(sentence)) {
    return false;
  }
  // "Fine-tuned mill that sorts sacks": a sentence without a verb of its own.
  const bool is_tuned = (words[0] == "fine" && words[1] == "tuned") || words[0] == "finetuned";
  return (is_tuned && title_has(joined_words(sentence), "that|for|to") && says_deed(sentence)) ||
         (is_one_of(words[0], "intended|designed|meant|suitable|used|tailored") &&
          is_one_of(words[1], "for|to"));
}

bool begins_with_deed(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  // "Features" and "Supports" open headings and labels as well; a sentence has more behind them.
  return words.size() >= kFewestSentenceWords && words[0].ends_with('s') &&
         is_one_of(words[0], kVerbs) && !is_never_capability(sentence);
}

std::string without_instructions(std::string_view sentence) {
  for (const std::string_view tail :
       {" by running ", " by using the following", " using the following", " with the following",
        " as follows", " like this", " as shown", " (see ", ", see ", "; see ", " by executing "}) {
    const std::size_t at = sentence.find(tail);
    if (at != sentence.npos) sentence = sentence.substr(0, at);
  }
  return std::string(trimmed(sentence, " :,"));
}

}  // namespace matchgraph::readme

#include "tools/importers/readme/capabilities/capability_rules.h"

#include <algorithm>
#include <cstddef>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/sentence_forms.h"

namespace matchgraph::readme {
namespace {

using phrases::has_phrase;
using phrases::is_one_of;
using phrases::joined_words;

/// Words that open a text which speaks to the reader, or of the project's life.
constexpr std::string_view kInstructions =
    "install|see|check|visit|click|clone|please|note|ensure|refer|follow|join|subscribe|star|fork|"
    "contribute|submit|contact|email|ask|register|consider|learn|watch|specify|remember|thanks|"
    "thank|welcome|warning|caution|important|todo|announcing|released|introducing|excited|fixed|"
    "added|removed|deprecated|various|bugfixes|updated|changed|stay|looking|want|need|have|be|feel|"
    "question|questions|pr|author|authors";

/// These open instructions in prose, but may advertise in a list.
constexpr std::string_view kProseInstructions =
    "run|download|make|read|try|go|open|navigate|replace|modify|report|write|help|talk|sign|log|"
    "login|copy|paste|execute|include|take|view|set|pull|enter|prepare|calculate|keep|browse|use|"
    "build|test|start|configure|add|get|put|place|save|deploy|select|choose";

/// Anywhere in the text.
constexpr std::string_view kNeverPhrases =
    "not|cannot|can t|doesn t|don t|isn t|won t|no longer|neither|unfortunately|deprecated|"
    "unmaintained|out of scope|limitation|limitations|coming soon|planned|we plan|will be added|"
    "will be released|will be available|will be supported|will be published|no attempt|"
    "work in progress|in the future|please|make sure|you need|you must|you will need|you should|"
    "you may need|you have to|must be|must|requires|required|requirement|prerequisite|should be|"
    "recommended|recommend|contributions|contributing|pull request|pull requests|contributor|"
    "contributors|copyright|licensed|license|licence|all rights|thanks to|maintained by|"
    "developed by|sponsored|let us know|your feedback|feedback is|github issue|our paper|the "
    "paper|our research|"
    "blog post|trusted by|used by|i found|i used|i use|i generated|i generate|i train|we use|"
    "we found|we tested|we compare|we conduct|we define|we evaluate|for more information|"
    "for more details|for details|more details|more information|more info|learn more|read more|"
    "refer to|can be found|available at|described in|listed below|shown below|the below|"
    "inspired by|was released|has been released|can only be|needs to be|need to be|may clash|you "
    "may find|you click|can be "
    "reproduced|has participated|"
    "maintenance mode|end of support|end of life|free trial|try it free|book a demo|"
    "see below|following command|following commands|command below|for example|an example|examples "
    "of|"
    "as an example|the following are|same method|your mileage|tested on|benchmark "
    "results|troubleshooting|code of conduct|source code repository|this directory|struggles|"
    "section for";

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
    "deploys|hosts|queries|removes|adds|shows|redirects|rejects|takes|implemented|introduce|has|"
    "can";

/// After a form of "to be": what it is for.
constexpr std::string_view kPurposes =
    "designed|tailored|optimized|optimised|intended|built|able|capable|suited|suitable|compatible|"
    "supported|available|meant|made|configured|accelerated|extensible|configurable|ideal|useful";

/// With these a thing advertises itself in the form of a command.
constexpr std::string_view kAdvertising =
    "create|refine|generate|process|search|connect|manage|analyze|analyse|transform|convert|store|"
    "query|visualize|visualise|monitor|automate|combine|attach|scale|discover|explore|compare|"
    "extract|translate|transcribe|edit|detect|classify|summarize|train|index|compress|stream|parse|"
    "validate|track|integrate|orchestrate|chat";

/// Words that may open a lead before the subject.
constexpr std::string_view kLeads =
    "first|then|next|now|finally|also|additionally|moreover|furthermore|besides|similarly|"
    "importantly|currently|"
    "overall|essentially|further|in|on|with|for|by|under|when|unlike|using|like|as|to|once|instead|"
    "while|after|based|built";

/// Common names of the thing, its parts and those that it serves.
constexpr std::string_view kThings =
    "library|project|tool|package|framework|model|repository|engine|server|client|application|"
    "app|implementation|system|platform|dataset|benchmark|api|module|plugin|extension|service|"
    "toolkit|suite|code|program|cli|webserver|ui|interface|index|infrastructure|database|agent|"
    "script|command|methods|function|functions|handler|logger|loggers|pool|parser|search|"
    "process|processing|inference|operations|users|callers|developers|clients|we|i";

/// What stands in round brackets is an aside: "operators (and, or, not)" denies nothing.
std::string without_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')') depth = std::max(0, depth - 1);
  }
  return out;
}

/// A letter, or a byte of a character beyond ASCII.
bool is_letter_byte(char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// True when digits and signs outweigh letters: a measurement or a row of a table.
bool is_mostly_figures(std::string_view text) {
  const auto letters = std::count_if(text.begin(), text.end(), is_letter_byte);
  const auto blanks = std::count(text.begin(), text.end(), ' ');
  return letters < 2 || letters * 2 < static_cast<std::ptrdiff_t>(text.size()) - blanks;
}

/// "[07/17/2025] ...", "2024-01-01: ...", "version 0.8.0".
bool begins_with_date(std::string_view text) {
  const std::string_view start = text.substr(0, 14);
  const std::size_t first = start.find_first_not_of(" [(v");
  if (first == start.npos) return false;
  const auto digits = std::count_if(start.begin(), start.end(), is_digit);
  const auto marks = std::count_if(start.begin(), start.end(),
                                   [](char c) { return c == '/' || c == '-' || c == '.'; });
  return is_digit(start[first]) && digits >= 4 && marks >= 2;
}

bool has_address(std::string_view text) { return text.find("://") != text.npos; }

/// "The X option ...", "When you run ...", "The following types ...": how something is set or used.
bool is_about_setting(const std::vector<std::string>& words) {
  if (words.size() < 2) return false;
  if (is_one_of(words[0], "when|if|once|before|after|whenever|since|as") &&
      is_one_of(words[1], "you|using")) {
    return true;
  }
  if (words[0] == "the" && is_one_of(words[1], "following|below|above|rest|default|latter"))
    return true;
  if (words[0] == "also" && is_one_of(words[1], "see|note|check")) return true;
  constexpr std::size_t kReach = 3;
  for (std::size_t i = 1; words[0] == "the" && i < std::min(kReach + 1, words.size()); ++i) {
    if (is_one_of(words[i],
                  "option|options|flag|parameter|argument|variable|setting|value|macro")) {
      return true;
    }
  }
  return false;
}

/// Rule 4, but for the opening words of prose.
bool is_never(std::string_view text) {
  constexpr std::size_t kMostBytes = 2000;  // what is longer is no sentence
  if (text.size() > kMostBytes) return true;
  const std::string outside = without_brackets(catalogue::without_pictures(text));
  const std::string_view inner = trimmed(outside);
  if (inner.ends_with('?') || has_address(inner) || begins_with_date(inner)) return true;
  if (begins_with_cross(text) || names_option(inner) || is_way_through_menus(inner)) return true;
  if (leads_to_file(inner)) return true;
  if (is_mostly_figures(inner)) return true;
  const std::vector<std::string> words = phrases::words(inner);
  if (words.empty() || is_one_of(words[0], kInstructions)) return true;
  constexpr std::size_t kMostTailWords = 4;  // "and much more"
  if (words[0] == "and" && words.size() <= kMostTailWords) return true;
  if (words.size() > 1 && words[0] == "version" && is_digit(words[1][0])) return true;
  if (is_about_setting(words) || inner.ends_with(" e.g.") || inner.ends_with("e.g.:")) return true;
  const std::string joined = joined_words(inner);
  // "not only ... but also" affirms.
  return !has_phrase(joined, "not only") &&
         (title_has(joined, kNeverPhrases) || is_readers_doing(joined));
}

/// The number of words that name the thing at the beginning; 0 when they do not.
std::size_t subject_length(const std::vector<std::string>& words,
                           const std::vector<std::string>& subjects) {
  if (words.empty()) return 0;
  if (is_one_of(words[0], "it|you")) return 1;
  // "In X you can ..."
  const std::size_t skipped = is_one_of(words[0], "in|with|using|via") ? 1 : 0;
  for (const std::string& subject : subjects) {
    const std::vector<std::string> name = phrases::words(subject);
    if (name.empty() || name.size() + skipped > words.size()) continue;
    if (std::equal(name.begin(), name.end(), words.begin() + static_cast<long>(skipped))) {
      return name.size() + skipped;
    }
  }
  // "This library", "The simdjson library", "Our index server", "Both functions".
  constexpr std::size_t kReach = 4;
  if (!is_one_of(words[0],
                 "this|the|these|our|both|all|each|such|its|users|callers|developers|"
                 "we|i")) {
    return 0;
  }
  for (std::size_t i = 0; i < std::min(kReach, words.size()); ++i) {
    if (is_one_of(words[i], kThings)) return i + 1;
  }
  return 0;
}

/// The place where the subject begins: after a lead of a few words and a comma, if there is one.
std::size_t subject_begin(std::string_view sentence, const std::vector<std::string>& subjects) {
  constexpr std::size_t kMaxLeadWords = 20;
  const std::vector<std::string> all = phrases::words(sentence);
  // Nothing to skip where the sentence begins with its subject.
  if (all.empty() || !is_one_of(all[0], kLeads) || subject_length(all, subjects) > 0) return 0;
  std::size_t first = 0;
  for (std::size_t at = sentence.find(", "); at != sentence.npos;
       at = sentence.find(", ", at + 1)) {
    if (phrases::words(sentence.substr(0, at)).size() > kMaxLeadWords) break;
    if (first == 0) first = at + 2;
    if (subject_length(phrases::words(sentence.substr(at + 2)), subjects) > 0) return at + 2;
  }
  return first;
}

/// True when one of the words just after the subject is a verb of doing.
bool has_verb_after(const std::vector<std::string>& words, std::size_t subject) {
  constexpr std::size_t kReach = 5;
  const std::size_t end = std::min(words.size(), subject + kReach);
  // Further behind, a verb may be that of a clause.
  for (std::size_t i = subject; i < end; ++i) {
    if (is_one_of(words[i], kVerbs)) return true;
    const bool is_be = is_one_of(words[i], "is|are|be|was");
    if (is_be && i + 1 < words.size() && is_one_of(words[i + 1], kPurposes)) return true;
  }
  return false;
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

constexpr std::size_t kFewestSentenceWords = 5;

/// "Samples can be drawn by running this command", "Checkpoints will be saved at ...".
bool tells_result(std::string_view sentence, const std::string& words) {
  if (has_phrase(words, "will be saved") || has_phrase(words, "are saved")) return true;
  const std::string plain = without_instructions(sentence);
  // Something was cut off, so the sentence tells how to come by what it says.
  return plain.size() + 2 < sentence.size() && has_phrase(words, "can be") &&
         phrases::words(plain).size() >= kFewestSentenceWords;
}

}  // namespace

bool introduces_capabilities(std::string_view line) {
  return !is_never_capability(line) &&
         title_has(joined_words(line),
                   "supports|support|supported|provides|offers|features|feature set|capabilities|"
                   "highlights|includes|lets you|understands|ways to use");
}

bool introduces_names(std::string_view line) {
  return !is_never_capability(line) &&
         title_has(joined_words(line),
                   "supported|following formats|compatible with|works with|used with|supports|"
                   "understands|"
                   "apply|offers the following|provides the following");
}

bool is_never_capability(std::string_view sentence) {
  if (is_never(sentence)) return true;
  const std::vector<std::string> words = phrases::words(sentence);
  if (is_one_of(words[0], kProseInstructions)) return true;
  // "To build it from a folder, you can ...".
  if (words[0] == "to" && words.size() > 1 &&
      is_one_of(words[1], "use|build|install|run|make|get|do|start|compile|test|fix|see")) {
    return true;
  }
  // "To see all of it, run the command".
  const std::size_t comma = sentence.find(", ");
  if (comma == sentence.npos || !is_one_of(words[0], kLeads)) return false;
  const std::vector<std::string> rest = phrases::words(sentence.substr(comma));
  return !rest.empty() &&
         (is_one_of(rest[0], kInstructions) || is_one_of(rest[0], kProseInstructions));
}

bool is_capability_item(std::string_view text, bool is_linked, SectionKind kind) {
  if (is_never(text)) return false;
  const std::vector<std::string> words = phrases::words(without_brackets(text));
  if (words.empty()) return false;
  const bool is_bare_praise =
      words.size() == 1 && is_one_of(words[0],
                                     "fast|easy|simple|lightweight|free|reliable|"
                                     "powerful|modern|small|secure|stable|open-source");
  if (is_bare_praise) return false;
  // A bare link outside of features leads to something else.
  return kind == SectionKind::kFeatures || (!is_linked && words.size() >= 2);
}

bool is_capability_sentence(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::string plain = without_instructions(sentence);
  if (is_never_capability(sentence) || is_about_users(sentence, subjects)) return false;
  if (ends_open(plain)) return false;
  if (phrases::words(plain).size() < kFewestSentenceWords) return false;
  const std::string all = joined_words(sentence);
  if (has_telling_lead(all, subjects) || tells_result(sentence, all)) return true;
  if (title_has(all,
                "is supported|are supported|is also supported|are also supported|"
                "is available with")) {
    return true;
  }
  const std::size_t begin = subject_begin(sentence, subjects);
  const std::vector<std::string> words = phrases::words(sentence.substr(begin));
  const std::size_t subject = subject_length(words, subjects);
  if (subject == 0 || !has_verb_after(words, subject)) return false;
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

bool is_definition(std::string_view sentence) {
  return phrases::words(sentence).size() > kFewestSentenceWords && !sentence.ends_with(':') &&
         !is_never_capability(sentence);
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

bool begins_with_subject(std::string_view sentence, const std::vector<std::string>& subjects) {
  const std::vector<std::string> words = phrases::words(sentence);
  if (words.size() < 2 || is_one_of(words[0], "it|you|users|callers|developers|we|i")) return false;
  return (words[0] == "this" && words[1] == "is") || subject_length(words, subjects) > 0;
}

bool speaks_to_reader(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  return words.empty() || is_one_of(words[0], kInstructions) ||
         is_one_of(words[0], kProseInstructions) || has_address(sentence);
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

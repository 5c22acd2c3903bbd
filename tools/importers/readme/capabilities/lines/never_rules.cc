#include "tools/importers/readme/capabilities/lines/never_rules.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "text/ascii.h"
#include "text/brackets.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"

namespace matchgraph::readme {

using phrases::has_phrase;
using phrases::is_one_of;
using phrases::joined_words;

namespace {

/// Words that open a text which speaks to the reader, or of the project's life.
constexpr std::string_view kInstructions =
    "install|see|check|visit|click|clone|please|note|ensure|refer|follow|join|subscribe|star|fork|"
    "contribute|submit|contact|email|ask|register|consider|learn|watch|specify|remember|thanks|"
    "thank|welcome|warning|caution|important|todo|announcing|released|introducing|excited|fixed|"
    "added|removed|deprecated|various|bugfixes|updated|changed|stay|looking|want|need|have|be|feel|"
    "improved|only|mostly|partially|partly|e.g|eg|ex|i.e|fixes|"
    "question|questions|pr|author|authors";

/// These open instructions in prose, but may advertise in a list.
constexpr std::string_view kProseInstructions =
    "run|download|make|read|try|go|open|navigate|replace|modify|report|write|help|talk|sign|log|"
    "login|copy|paste|execute|include|take|view|set|pull|enter|prepare|calculate|keep|browse|use|"
    "build|test|start|configure|add|get|put|place|save|deploy|select|choose|explore|discover";

/// Anywhere in the text.
constexpr std::string_view kNeverPhrases =
    "first priority|top priority|our priority|not|cannot|can t|doesn t|don t|isn t|won t|no "
    "longer|neither|unfortunately|deprecated|"
    "unmaintained|out of scope|limitation|limitations|coming soon|planned|we plan|will be added|"
    "will be released|will be available|will be supported|will be published|no attempt|"
    "work in progress|in the future|please|make sure|you need|you must|you will need|you should|"
    "you may need|you have to|must be|must|requires|required|requirement|prerequisite|should be|"
    "recommended|recommend|contributions|contributing guide|contributing guidelines|contributing "
    "to|pull request|pull requests|contributor|"
    "contributors|copyright|licensed|license|licence|all rights|thanks to|maintained by|"
    "developed by|sponsored|let us know|your feedback|feedback is|github issue|our paper|the "
    "paper|our research|"
    "my ability|my abilities|my skills|my understanding|"
    "blog post|trusted by|used by|i found|i used|i use|i generated|i generate|i train|we use|"
    "we found|we tested|we compare|we conduct|we define|we evaluate|for more information|"
    "for more details|for details|more details|more information|more info|learn more|read more|"
    "refer to|as presented in|can be found|available at|described in|listed below|shown below|the "
    "below|"
    "inspired by|was released|has been released|can only be|needs to be|need to be|may clash|you "
    "may find|you click|can be "
    "reproduced|has participated|"
    "maintenance mode|end of support|end of life|free trial|try it free|book a demo|"
    "sometimes you|sometimes when|the roadmap|meant to replace|take a look|have a "
    "look|see below|following command|following commands|command below|for "
    "example|an example|examples "
    "of|"
    "as an example|the following are|same method|your mileage|tested on|benchmark "
    "results|troubleshooting|code of conduct|source code repository|this directory|struggles|"
    "section for|is based on|are based on|was based on|was part of|is part of|was written|was "
    "created|was developed|was built|was made|is developed|governance|outperform|outperforms|"
    "moved to|has moved|renamed|named after|formerly|is maintained|as possible|let s|"
    "there is no|there are no|can be installed|can be downloaded|can be obtained|can be run from|"
    "can be run with|can be run by|can be run as|can be built|proven itself|as a result|wrote|"
    "started out|began as|purposes only|just like any other|can be trained "
    "using|nominated|awarded|was obtained|were obtained|was fine tuned|was "
    "finetuned|were trained|"
    "was trained on|was trained using|was trained with|sibling project|core component of|"
    "model card format|model card for|we will|we ll|successor of|spinoff|full list of|complete "
    "list of|lack "
    "of|lacks|"
    "on gitter|on discord|on slack|on telegram|on matrix|mailing list|irc channel|is tested|"
    "are tested|not yet|newer version|new version|older version|comes with no|couldn t|written "
    "by|created by|authored by|has been extracted|was extracted|we re|we are|we believe|"
    "we love|our mission|our team|smaller than|compared to|compared with|in contrast|these "
    "problems|this problem|this issue|fixes these|by contrast|up to you|your choice|can be "
    "initialized|can be initialised|can be instantiated|can be constructed|can be passed|can be "
    "omitted|can be left out|can be imported as|it can be hard|it can be difficult|it can be "
    "tricky|it is hard|it is difficult|it s hard|it s difficult|browse the list|under "
    "development|under "
    "heavy development|under active development|future home|gone on "
    "to|this is necessary|was removed|were removed|was renamed|were renamed|original "
    "article|we present a new|we present a novel|we present an approach|we propose|we "
    "introduce a new|we introduce a novel|pictured to|pictured above|pictured below|as pictured|"
    "shown above|as shown|npm website|on our website|at our website|regular updates|regularly "
    "updated|actively developed|constantly updated|supports only|only "
    "supports|works only|only works";

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
  // A date and a version have digits with marks between them; "4-bit" and "2.5 times" have fewer.
  return is_digit(start[first]) && digits >= 4 && marks >= 2;
}

/// "2004, the first millers": history, and who made it.
bool begins_with_year(std::string_view text) {
  const std::string_view year = text.substr(0, 4);
  return year.size() == 4 && (year.starts_with("19") || year.starts_with("20")) &&
         std::all_of(year.begin(), year.end(), is_digit) &&
         (text.size() == 4 || std::string_view(",:; -").find(text[4]) != std::string_view::npos);
}

/// "Sieve of two layers #1575", "Merged Add a sieve": an entry of what was changed.
bool names_change(std::string_view text) {
  constexpr std::string_view kMerged = "Merged ";
  if (text.starts_with(kMerged) && text.size() > kMerged.size() && is_upper(text[kMerged.size()]))
    return true;
  constexpr std::size_t kFewest = 2;
  constexpr std::size_t kMost = 5;  // six are a colour
  for (std::size_t at = text.find(" #"); at != text.npos; at = text.find(" #", at + 1)) {
    const std::string_view rest = text.substr(at + 2);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    const bool goes_on = digits < rest.size() && is_letter(rest[digits]);
    if (digits >= kFewest && digits <= kMost && !goes_on) return true;
  }
  return false;
}

/// "Node versions 16+ are supported": a requirement.
bool names_least_version(std::string_view text) {
  const std::size_t at = in_lower_case(text).find("version");
  const std::size_t plus = at == text.npos ? at : text.find('+', at);
  return plus != text.npos && is_digit(text[plus - 1]);
}

/// "N-API v8 (>= Node.js v18)": the same.
bool names_least_of(std::string_view text) {
  constexpr std::size_t kReach = 24;  // "Node.js v" stands between
  const std::size_t at = text.find(">= ");
  if (at == text.npos) return false;
  const std::string_view behind = text.substr(at + 3, kReach);
  return std::any_of(behind.begin(), behind.end(), is_digit);
}

/// "It's this speed that ...", "That is why ...": goes on from what stood before.
bool points_back(const std::vector<std::string>& words) {
  constexpr std::size_t kWords = 3;
  if (words.size() < kWords) return false;
  return is_one_of(words[0] + " " + words[1] + " " + words[2],
                   "it s this|it is this|it s that|it is that|that is why|that s why|this is why|"
                   "which is why");
}

/// "Rye · Oats · Wheat": a row of names or links.
bool is_row_of_dots(std::string_view text) {
  const std::size_t first = text.find(" · ");
  return first != text.npos && text.find(" · ", first + 1) != text.npos;
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

/// "Optimized via pruning", "Distilled from a larger mill", "This repository hosts the weights":
/// how it was made, and where it lies.
bool is_about_making(const std::vector<std::string>& words) {
  if (words.size() < 3) return false;
  const bool is_tuned = words[0] == "fine" && words[1] == "tuned";
  const std::size_t behind = is_tuned ? 2 : 1;
  const bool is_made =
      is_tuned ||
      is_one_of(words[0],
                "optimized|optimised|trained|pretrained|finetuned|distilled|quantized|quantised|"
                "converted|exported|initialized|initialised|derived|adapted");
  if (is_made && is_one_of(words[behind], "via|on|with|using|from|by|through")) return true;
  const bool is_place = is_one_of(words[0], "this|the") &&
                        is_one_of(words[1], "repository|repo|space|card|folder|page");
  if (!is_place) return false;
  if (is_one_of(words[2], "hosts|houses|mirrors|accompanies")) return true;
  constexpr std::size_t kObject = 4;  // behind "contains the"
  return is_one_of(words[2], "contains|holds|includes") && words.size() > kObject &&
         words[kObject - 1] == "the" &&
         is_one_of(words[kObject],
                   "model|models|notebook|notebooks|weights|checkpoint|checkpoints");
}

/// The text with a part of it taken out, once.
std::string without(std::string text, std::string_view part) {
  const std::size_t at = text.find(part);
  if (at != text.npos) text.replace(at, part.size(), " ");
  return text;
}

}  // namespace

bool is_never(std::string_view text) {
  constexpr std::size_t kMostBytes = 2000;  // what is longer is no sentence
  if (text.size() > kMostBytes || takes_back(text)) return true;
  const std::string outside = without_brackets(catalogue::without_pictures(text));
  const std::string_view inner = trimmed(outside);
  if (inner.ends_with('?') || has_address(inner) || begins_with_date(inner)) return true;
  if (begins_with_cross(text) || names_option(inner) || is_way_through_menus(inner)) return true;
  if (leads_to_file(inner) || trimmed(inner, " .!:").ends_with(" here")) return true;
  if (is_mostly_figures(inner) || begins_with_year(inner) || names_change(inner)) return true;
  if (names_least_version(inner) || names_least_of(text) || is_row_of_dots(inner)) return true;
  const std::vector<std::string> words = phrases::words(inner);
  if (words.empty() || is_one_of(words[0], kInstructions)) return true;
  constexpr std::size_t kMostTailWords = 4;  // "and much more"
  if (words[0] == "and" && words.size() <= kMostTailWords) return true;
  // "Category: mills" is a field of the thing.
  const std::size_t label = inner.find(": ");
  if (label != inner.npos &&
      is_one_of(
          in_lower_case(inner.substr(0, label)),
          "category|categories|tags|keywords|provider|vendor|publisher|status|pricing|price|"
          "supported by|sponsored by|backed by|powered by|sponsors|partners|supported platforms|"
          "supported versions|minimum versions|compatibility")) {
    return true;
  }
  // "A second stone added": an entry of changes.
  if (is_one_of(words.back(), "added|fixed|deprecated")) return true;
  if (words.size() > 1 && words[0] == "version" && is_digit(words[1][0])) return true;
  if (points_back(words) || is_about_setting(words) || is_about_making(words)) return true;
  if (inner.ends_with(" e.g.") || inner.ends_with("e.g.:")) return true;
  const std::string joined = joined_words(inner);
  // "not only ... but also" affirms, and so does what others do not support.
  if (title_has(joined, "not only|not just|not limited to")) return false;
  if (is_readers_doing(joined)) return true;
  if (!title_has(joined, kNeverPhrases)) return false;
  // "Not supported by Quern" is what another lacks. Whatever else is denied still counts.
  return !has_phrase(joined, "not supported by") ||
         title_has(without(joined, " not supported by "), kNeverPhrases);
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
  // "To see all of it, run the command": whatever the command is.
  const std::size_t comma = sentence.find(", ");
  if (comma == sentence.npos || !opens_lead(words[0])) return false;
  const std::vector<std::string> rest = phrases::words(sentence.substr(comma));
  return !rest.empty() &&
         (is_one_of(rest[0], kInstructions) || is_one_of(rest[0], kProseInstructions));
}

bool takes_back(std::string_view text) {
  const std::string lower = in_lower_case(text);
  for (const std::string_view aside :
       {"(not done", "(not yet", "(not implemented", "(not supported", "(planned", "(todo", "(wip",
        "(work in progress", "(coming", "(soon", "(upcoming", "(in progress", "(deprecated"}) {
    if (lower.find(aside) != lower.npos) return true;
  }
  return false;
}

bool is_note(std::string_view paragraph) {
  // "Paper: ..." leads elsewhere.
  const std::string label = in_lower_case(paragraph.substr(0, paragraph.find(':')));
  if (label.size() < paragraph.size() &&
      is_one_of(label,
                "paper|papers|author|authors|homepage|website|repository|repo|demo|license|"
                "licence|contact|blog|code|github|docs|documentation|developed by|maintainer|"
                "point of contact|arxiv|data|dataset|space|official github repository")) {
    return true;
  }
  const std::vector<std::string> words =
      phrases::words(catalogue::without_pictures(without_shortcodes(paragraph)));
  // First words of notes, also as they are shortened: "NB", "Heads up".
  return !words.empty() &&
         is_one_of(words[0],
                   "note|notes|warning|important|caution|attention|disclaimer|notice|nb|"
                   "update|deprecated|announcement|reminder|n.b|heads");
}

bool speaks_to_reader(std::string_view sentence) {
  const std::vector<std::string> words = phrases::words(sentence);
  return words.empty() || is_one_of(words[0], kInstructions) ||
         is_one_of(words[0], kProseInstructions) || has_address(sentence);
}

}  // namespace matchgraph::readme

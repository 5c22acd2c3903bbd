#include "lines/line_kind.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "index/stop_words.h"
#include "lines/client_names.h"
#include "lines/line_beginnings.h"
#include "lines/word_pattern.h"
#include "text/ascii.h"
#include "text/brackets.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view kWhiteSpace = " \t\r\n";

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words that hold others together. They count neither for nor against what a line is: "Overview of
// the features" is as much a heading as "Features".
constexpr std::array<std::string_view, 23> kJoiningWords = {
    "a",  "an", "and", "are", "as", "at",   "be",  "by",    "for", "from", "in",  "into",
    "is", "it", "its", "of",  "on", "that", "the", "their", "to",  "with", "your"};

/// Words that headings are made of. Manuals and READMEs are cut into lines at their headings too.
constexpr std::array<std::string_view, 65> kSectionWords = {
    "feature",      "features",      "overview",      "introduction", "usage",      "use",
    "case",         "cases",         "installation",  "install",      "setup",      "requirement",
    "requirements", "prerequisite",  "prerequisites", "limitation",   "example",    "examples",
    "docs",         "documentation", "note",          "notes",        "highlight",  "highlights",
    "benefit",      "benefits",      "advantage",     "advantages",   "license",    "limitations",
    "licence",      "getting",       "started",       "quick",        "quickstart", "start",
    "source",       "code",          "link",          "links",        "resources",  "contact",
    "contributing", "changelog",     "roadmap",       "faq",          "focus",      "details",
    "summary",      "about",         "general",       "information",  "main",       "key",
    "core",         "misc",          "other",         "more",         "common",     "typical",
    "category",     "tags",          "website",       "homepage",     "repository"};

// What an entry says of what it can do. A denial of any other verb mostly describes a merit or a
// case: "does not block", "is not stored".
constexpr std::array<std::string_view, 18> kOfferingVerbs = {
    "support",  "supports", "supported", "include",     "included",  "provide",
    "provided", "possible", "implement", "implemented", "available", "allow",
    "allowed",  "work",     "handle",    "handled",     "offer",     "contain"};

/// Behind one of these a negation speaks of a case, or of something else: "works where Java is not
/// available", "features not available in the free plan".
constexpr std::array<std::string_view, 24> kSubordinators = {
    "when",  "where", "if",    "unless", "because", "even",     "that",      "which",
    "whose", "who",   "while", "though", "whether", "although", "until",     "as",
    "than",  "so",    "since", "things", "without", "features", "functions", "parts"};

// Behind one of these the sentence says what holds instead: "is not included but can be loaded".
constexpr std::array<std::string_view, 7> kTurningWords = {"but",    "just",   "instead", "only",
                                                           "rather", "itself", "merely"};

/// "Requires no account" is a merit.
constexpr std::array<std::string_view, 10> kNothingWords = {
    "no", "not", "neither", "nothing", "little", "less", "fewer", "minimal", "only", "zero"};

/// A text in the form that the rules read.
class Line {
 public:
  Line(std::string_view name, std::string_view text);

  std::string_view raw() const { return raw_; }
  bool has_address() const { return has_address_; }
  /// All words that are no part of an address.
  Words words() const { return words_; }
  /// Those of the first sentence, without the name that may stand before it and without brackets.
  Words first_sentence() const { return sentence_; }
  /// Whether the first sentence is set off: "Note: ...".
  bool first_word_ends_in_colon() const;
  std::size_t content_words() const {
    return static_cast<std::size_t>(
        std::count_if(words_.begin(), words_.end(),
                      [](std::string_view word) { return !is_one_of(kJoiningWords, word); }));
  }

 private:
  std::string_view raw_;
  bool has_address_ = false;
  std::string folded_;
  std::string plain_sentence_;
  std::string folded_sentence_;
  std::vector<std::string_view> words_;
  std::vector<std::string_view> sentence_;
};

std::vector<std::string_view> split_at_spaces(std::string_view folded) {
  std::vector<std::string_view> out;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    out.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return out;
}

/// A text without its http addresses; says whether there was one.
std::string without_addresses(std::string_view text, bool& found) {
  std::string out;
  while (true) {
    const std::size_t at = std::min(text.find("http://"), text.find("https://"));
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    found = true;
    out += ' ';
    text.remove_prefix(std::min(text.find_first_of(" \t\n", at), text.size()));
  }
}

std::string_view first_sentence_of(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A dot within a word, of "Node.js" or "2.1", is followed by no space.
    const bool stops = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    if (stops && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n')) {
      if (!trimmed(text.substr(0, i), kWhiteSpace).empty()) return text.substr(0, i);
    }
  }
  return text;
}

/// The text behind a name that it repeats: "Requirements: Python" of "Requirements".
std::string_view behind_name(std::string_view name, std::string_view text) {
  if (name.empty() || !text.starts_with(name)) return text;
  const std::string_view rest = text.substr(name.size());
  const std::size_t from = rest.find_first_not_of(" :-");
  return from == std::string_view::npos ? text : rest.substr(from);
}

Line::Line(std::string_view name, std::string_view text) : raw_(trimmed(text, kWhiteSpace)) {
  // The words of an address say nothing, and would make a sentence of "Docs: https://...".
  folded_ = fold_for_names(without_addresses(raw_, has_address_));
  words_ = split_at_spaces(folded_);
  bool ignored = false;
  // In brackets stand examples and exceptions, whose negations are not the line's own.
  const std::string plain = without_brackets(without_addresses(behind_name(name, raw_), ignored));
  // Marks of quotations and lists in Markdown, which importers of plain text leave in.
  const std::size_t from = std::min(plain.find_first_not_of(" >*-"), plain.size());
  plain_sentence_ = first_sentence_of(std::string_view(plain).substr(from));
  folded_sentence_ = fold_for_names(plain_sentence_);
  sentence_ = split_at_spaces(folded_sentence_);
}

bool Line::first_word_ends_in_colon() const {
  const std::size_t colon = plain_sentence_.find(':');
  return colon != std::string::npos && plain_sentence_.find(' ') > colon;
}

bool is_heading(const Line& line) {
  const Words words = line.words();
  const bool of_section_words = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_one_of(kSectionWords, word) || is_one_of(kJoiningWords, word);
  });
  constexpr std::size_t kLongestHeading = 6;  // words
  if (of_section_words && words.size() <= kLongestHeading && !words.empty()) return true;
  constexpr std::size_t kShort = 3;  // words that say something; more of them may say a job
  return line.raw().ends_with(':') && line.content_words() <= kShort;
}

/// "Protocol: Model Context Protocol (MCP)" says of a server that it is one.
bool says_only_protocol(const Line& line) {
  // All that is said beside the protocol's name where nothing but its being spoken is told. On a
  // server that is true of every entry of its type, so that any two would share it.
  constexpr std::array<std::string_view, 24> kOfProtocol = {
      "mcp",        "model",       "context",        "protocol",      "server",   "servers",
      "client",     "clients",     "compatible",     "compatibility", "support",  "supports",
      "supported",  "integration", "implementation", "implements",    "standard", "compliant",
      "compliance", "endpoint",    "aware",          "official",      "enabled",  "built"};
  const Words words = line.words();
  // "Model support" has words of the list alone as well, and is a job of some tools.
  const bool names_it =
      std::any_of(words.begin(), words.end(), [](std::string_view word) { return word == "mcp"; });
  return names_it && std::all_of(words.begin(), words.end(), [&](std::string_view word) {
           return is_one_of(kOfProtocol, word) || is_one_of(kJoiningWords, word);
         });
}

bool is_address(const Line& line) {
  constexpr std::size_t kFew = 4;  // words beside the address that only say whose it is
  return line.has_address() && line.content_words() <= kFew;
}

/// "SSL_MODE: how connections are secured": a variable of the surroundings, which the reader sets.
bool is_setting(const Line& line) {
  const std::string_view raw = line.raw();
  const auto is_of_constant = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const auto end = std::find_if_not(raw.begin(), raw.end(), is_of_constant);
  const std::string_view word = raw.substr(0, static_cast<std::size_t>(end - raw.begin()));
  // Tools are written in capitals too, SEND_MESSAGE: the last word tells.
  constexpr std::array<std::string_view, 16> kSettings = {
      "URL",  "KEY",  "TOKEN", "SECRET",  "HOST",     "PORT",   "USER",    "PASSWORD",
      "PATH", "MODE", "LEVEL", "TIMEOUT", "ENDPOINT", "REGION", "ENABLED", "DIR"};
  const std::size_t last = word.rfind('_');
  if (last == std::string_view::npos || !is_one_of(kSettings, word.substr(last + 1))) return false;
  const std::string_view rest = trimmed(raw.substr(word.size()), kWhiteSpace);
  constexpr std::string_view kBehind = ":=-(";
  return rest.empty() || kBehind.find(rest.front()) != std::string_view::npos;
}

/// "Permission errors" names what may go wrong, as a manual's part on trouble does; "Detect
/// permission errors" and "Permission error handling" are jobs.
bool names_trouble(const Line& line) {
  static const WordPatterns troubles{
      "?common|typical|possible permission|permissions|network|connection|connectivity|"
      "authentication|authorization|access|validation|timeout|parameter|configuration|request|"
      "protocol|installation error|errors|failure|failures $",
      // What holds a thing up is no more its job; "Rate limit handling" is.
      "?discord|telegram|slack|github ?api|global rate limit|limits $"};
  return troubles.any_begins(line.words());
}

bool is_note(const Line& line) {
  static const WordPatterns flags{"note|notice|warning|important|hint|tip"};
  const Words words = line.first_sentence();
  if (line.first_word_ends_in_colon() && flags.any_begins(words)) return true;
  if (note_beginnings().any_begins(words) || names_trouble(line)) return true;
  // A line in small letters that begins so is the rest of a sentence that was cut into lines.
  static const WordPatterns conjunctions{"or|and|but"};
  const char first = line.raw().front();
  if (first >= 'a' && first <= 'z' && conjunctions.any_begins(words)) return true;
  const std::string_view raw = line.raw();
  // All of it is one aside. With a second bracket it may be a sentence between two of them.
  return first == '(' && (raw.ends_with(')') || raw.ends_with(").")) &&
         std::count(raw.begin(), raw.end(), '(') == 1;
}

/// "PostgreSQL 12+", "Node.js 18 or higher".
bool is_version(const Line& line) {
  const Words words = line.words();
  constexpr std::size_t kMost = 7;  // words: of a name, a number and "or higher"
  if (words.size() < 2 || words.size() > kMost) return false;
  std::size_t number = 1;
  const auto is_number = [](std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
  };
  while (number < words.size() && !is_number(words[number])) ++number;
  // Folding parts "3.10" into two words, of which the last one is the end of the version.
  while (number + 1 < words.size() && is_number(words[number + 1])) ++number;
  if (number >= words.size()) return false;
  static const WordPatterns upwards{"or|and higher|later|newer|above|greater|up $"};
  const Words rest = words.subspan(number + 1);
  // "Windows 11" or "Top 10" alone may name a subject; only what opens upwards has to be there
  // first.
  return rest.empty() ? words[number].ends_with('+') : upwards.any_begins(rest);
}

bool is_requirement(const Line& line) {
  const Words words = line.first_sentence();
  if (words.empty()) return false;
  static const WordPatterns verbs{
      "requires|require|required|requirement|requirements|prerequisite|prerequisites"};
  const bool of_nothing = words.size() > 1 && is_one_of(kNothingWords, words[1]);
  if (verbs.any_begins(words)) return !of_nothing;
  // "For all that you need" offers something; "For this you need" asks for something.
  static const WordPatterns others{
      "to|for|in *9 what|which|that|all|everything|whatever|if *9 you"};
  if (requirement_beginnings().any_begins(words) && !others.any_begins(words)) return true;
  // "A sound card is needed": a short subject that is itself what is needed.
  constexpr std::size_t kLongestSubject = 5;  // words
  for (std::size_t i = 1; i <= kLongestSubject && i + 1 < words.size(); ++i) {
    // "No account is needed" is a merit, and what is needed "if it is required" is told of a case.
    if (is_one_of(kNothingWords, words[i - 1]) || is_one_of(kSubordinators, words[i - 1]) ||
        words[i - 1] == "it") {
      break;
    }
    static const WordPatterns needed{"is|are required|needed|mandatory"};
    if (needed.any_begins(words.subspan(i))) return true;
  }
  return is_version(line);
}

/// Whether the word at this place says no to a verb, in a sentence of its own.
bool is_negation(Words words, std::size_t i) {
  const std::string_view word = words[i];
  if (word == "cannot") return true;
  if (i == 0) return false;
  static const WordPatterns auxiliaries{"is|are|was|do|does|did|has|have|can"};
  static const WordPatterns contracted{"doesn|don|isn|aren|can|didn"};
  const Words before = words.subspan(i - 1, 1);
  if (word == "not" || word == "never") return auxiliaries.any_begins(before);
  // Folding leaves "doesn t" of "doesn't".
  if (word == "t") return contracted.any_begins(before);
  return word == "longer" && words[i - 1] == "no";
}

bool is_denial(const Line& line) {
  const Words words = line.first_sentence();
  static const WordPatterns beginnings{"?there ?is|has|with no *2 support $", "no *2 support for",
                                       "*1 lacks", "*2 is unsupported"};
  // "No-code support" denies nothing: the hyphen is gone from the words.
  if (beginnings.any_begins(words) && line.raw().find("o-") != 1) return true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_one_of(kSubordinators, words[i])) return false;
    if (!is_negation(words, i)) continue;
    const Words rest = words.subspan(i + 1);
    const auto turns = [](std::string_view word) { return is_one_of(kTurningWords, word); };
    if (std::any_of(rest.begin(), rest.end(), turns)) return false;
    constexpr std::size_t kVerbReach = 3;  // words: "not yet fully supported"
    const Words near = rest.first(std::min(kVerbReach, rest.size()));
    const bool offers = std::any_of(near.begin(), near.end(), [](std::string_view word) {
      return is_one_of(kOfferingVerbs, word);
    });
    // The sentence is about what is not there: its subject is short, or it ends with the denial.
    constexpr std::size_t kShortSubject = 5;
    if (offers && (i <= kShortSubject || rest.size() <= kVerbReach)) return true;
  }
  return false;
}

/// The words of a denial that say what is denied: before "is not supported", behind "does not
/// support", all of "No support for Windows".
Words about_of(Words words) {
  static const WordPatterns passive{"is|are|was|isn|aren"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "lacks") return words.subspan(i + 1);
    if (!is_negation(words, i)) continue;
    const std::size_t verb = words[i] == "longer" ? i - 1 : i;  // "is no longer supported"
    const bool is_passive = verb > 0 && passive.any_begins(words.subspan(verb - 1, 1));
    return is_passive ? words.first(verb - 1) : words.subspan(i + 1);
  }
  return words;
}

}  // namespace

std::vector<std::string> denied_thing(std::string_view name, std::string_view text) {
  // The words of the denial itself; what is left is what another entry may do.
  constexpr std::array<std::string_view, 9> kOfDenying = {
      "no", "not", "yet", "currently", "still", "fully", "longer", "unsupported", "include"};
  const Line line(name, text);
  std::vector<std::string> out;
  for (const std::string_view word : about_of(line.first_sentence())) {
    if (is_stop_word(word) || is_one_of(kOfferingVerbs, word) || is_one_of(kOfDenying, word)) {
      continue;
    }
    out.emplace_back(word);
  }
  return out;
}

LineKind line_kind(std::string_view name, std::string_view text) {
  const Line line(name, text);
  if (line.raw().empty()) return LineKind::kCapability;
  if (line.words().empty()) return line.has_address() ? LineKind::kSetup : LineKind::kCapability;
  // What frames a line is asked before what its sentence says: "Requirements:" announces them, and
  // requires nothing. A denial comes behind requirements, as "Requires what is not included" is
  // one.
  if (is_heading(line) || says_only_protocol(line)) return LineKind::kHeading;
  if (is_address(line) || is_setting(line) || names_clients(line.words())) return LineKind::kSetup;
  if (is_note(line)) return LineKind::kNote;
  if (is_requirement(line)) return LineKind::kRequirement;
  if (is_denial(line)) return LineKind::kDenial;
  if (setup_beginnings().any_begins(line.first_sentence())) return LineKind::kSetup;
  return LineKind::kCapability;
}

bool can_pair(LineKind a, LineKind b) {
  const bool says_something =
      a == LineKind::kCapability || a == LineKind::kRequirement || a == LineKind::kSetup;
  // Two headings or two notes in the same words have in common how they were written, and no job.
  return a == b && says_something;
}

}  // namespace matchgraph

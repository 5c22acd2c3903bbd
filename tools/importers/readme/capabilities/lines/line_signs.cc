#include "tools/importers/readme/capabilities/lines/line_signs.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/brackets.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/line_doer.h"
#include "tools/importers/readme/capabilities/lines/sign_words.h"
#include "tools/importers/readme/capabilities/lines/told_purpose.h"

namespace matchgraph::readme {
namespace {

using phrases::is_one_of;

using Words = std::vector<std::string>;

std::size_t count_of(const Words& words, std::string_view list) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(),
                    [list](const std::string& word) { return is_one_of(word, list); }));
}

bool has_any(const Words& words, std::string_view list) { return count_of(words, list) > 0; }

/// A line and what several signs look at.
struct Line {
  const FoundCapability& found;
  Words words;
  Words name;
  std::string joined;  ///< words with blanks around
  Doer doer;
  bool has_own_deed;  ///< the thing itself does something

  Line(const FoundCapability& line, const std::vector<std::string>& subjects)
      : found(line),
        words(phrases::words(line.text)),
        name(phrases::words(line.name)),
        joined(phrases::joined_words(line.text)),
        doer(find_doer(line.text, subjects)),
        has_own_deed(doer == Doer::kThing && tells_deed(words, subjects)) {}

  bool is(Form form) const { return found.origin.form == form; }
  /// An item or a title with what stands below: what is short in lists.
  bool is_short_form() const { return is(Form::kItem) || is(Form::kEntry); }
  bool is_support() const {
    return is(Form::kEntry) && name.size() > 1 && name.back() == "support";
  }
  bool begins_with(std::string_view list) const {
    return !words.empty() && is_one_of(words.front(), list);
  }
};

/// Sets the signs that hold.
class Setter {
 public:
  explicit Setter(Signs& signs) : signs_(signs) {}
  void operator()(Sign sign, bool holds) { signs_.set(static_cast<std::size_t>(sign), holds); }

 private:
  Signs& signs_;
};

void read_place(const Line& line, Setter set) {
  const Origin& origin = line.found.origin;
  const bool is_item = line.is(Form::kItem);
  const bool is_introduction = origin.section == SectionKind::kIntroduction;
  constexpr std::size_t kLongList = 6;
  set(Sign::kIsDefinition, line.is(Form::kDefinition));
  set(Sign::kIsItem, is_item);
  set(Sign::kIsEntry, line.is(Form::kEntry) && !line.is_support());
  set(Sign::kIsSupport, line.is_support());
  set(Sign::kDefinesElsewhere, line.is(Form::kDefinition) && !is_introduction);
  set(Sign::kInUsage, origin.section == SectionKind::kUsage);
  set(Sign::kItemInIntroduction, is_item && is_introduction);
  // An entry's own title is the last of its path.
  set(Sign::kInSupport,
      !line.is(Form::kEntry) && !line.found.path.empty() &&
          in_lower_case(line.found.path.back()).find("support") != std::string::npos);
  set(Sign::kManySiblings, is_item && origin.siblings >= kLongList);
  constexpr std::size_t kLittle = 4;
  set(Sign::kLittleBehindLabel,
      origin.is_labelled && line.words.size() <= line.name.size() + kLittle);
  set(Sign::kHasCode, origin.has_code);
}

/// "parser", "emitter", "implementation", near the beginning.
bool has_kind(const Words& words) {
  constexpr std::size_t kReach = 14;
  constexpr std::size_t kFewestLetters = 5;
  return std::any_of(words.begin(),
                     words.begin() + static_cast<std::ptrdiff_t>(std::min(kReach, words.size())),
                     [](const std::string& word) {
                       // Who or what does something is called in "-er" or "-or": "parser",
                       // "emulator".
                       const bool is_agent = word.size() >= kFewestLetters &&
                                             (word.ends_with("er") || word.ends_with("or"));
                       return is_agent || is_one_of(word, sign_words::kKinds);
                     });
}

/// "conversion", "matching", "management".
bool is_action(const std::string& word) {
  constexpr std::size_t kFewestLetters = 6;
  return word.size() >= kFewestLetters &&
         (word.ends_with("tion") || word.ends_with("sion") || word.ends_with("ing") ||
          word.ends_with("ment") || word.ends_with("tions") || word.ends_with("ance"));
}

void read_beginning(const Line& line, Setter set) {
  // "Includes" and "Import" are titles.
  constexpr std::size_t kFewest = 3;
  const bool says_more = line.words.size() >= kFewest;
  const bool is_third = says_more && line.begins_with(sign_words::kThirdPerson);
  set(Sign::kBeginsWithIt, line.is(Form::kSentence) && line.begins_with("it"));
  const bool is_definition = line.is(Form::kDefinition);
  set(Sign::kBeginsWithArticle, line.begins_with("a|an|the") && !is_definition);
  // These name an offer in front of the deed: "ability to grind", "support for rye".
  set(Sign::kBeginsWithAbility,
      line.begins_with("ability|able|possibility|option|support|supports|supported|full"));
  // "On-device weighing" begins with no preposition.
  const std::string_view first =
      std::string_view(line.found.text).substr(0, line.found.text.find(' '));
  set(Sign::kBeginsWithOpening,
      line.begins_with(sign_words::kOpenings) && first.find('-') == first.npos);
  set(Sign::kBeginsWithDeed, is_third);
  set(Sign::kItemBeginsWithDeed, line.is(Form::kItem) && says_more && is_deed(line.words.front()));
  // These go on from something that was said before, which is not there when the line stands alone.
  const bool is_each_model =
      line.words.size() > 1 && line.words[0] == "each" && line.words[1] == "model";
  set(Sign::kBeginsInside,
      !is_each_model &&
          line.begins_with(
              "and|also|but|so|or|even|yes|all|any|some|both|most|mostly|much|more|other|"
              "various|every|each|missing|often|usually|sometimes"));
  set(Sign::kDefinesKind, is_definition && has_kind(line.words));
  const std::string& text = line.found.text;
  set(Sign::kBeginsSmall, line.is_short_form() && !text.empty() && is_lower(text[0]) &&
                              !line.words.empty() && !is_deed(line.words.front()));
  set(Sign::kOwnSubject, line.doer == Doer::kThing);
  set(Sign::kOwnDeed, line.has_own_deed);
  set(Sign::kOtherSubject, line.doer == Doer::kOther);
}

/// "A parser for rye": a kind of thing, and at once what it is for.
bool names_kind(const Words& words) {
  constexpr std::size_t kReach = 10;
  for (std::size_t i = 0; i + 1 < words.size() && i < kReach; ++i) {
    if (!is_one_of(words[i], sign_words::kKinds)) continue;
    const auto leads = [](const std::string& word) {
      return is_one_of(word, sign_words::kPrepositions) || is_one_of(word, "that|which");
    };
    if (leads(words[i + 1]) || (i + 2 < words.size() && leads(words[i + 2]))) return true;
  }
  return false;
}

void read_content(const Line& line, Setter set) {
  const std::size_t size = line.words.size();
  constexpr std::size_t kMany = 26;
  constexpr std::size_t kTooMany = 45;
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kReach = 6;
  set(Sign::kOneWord, size <= 1);
  set(Sign::kTwoWords, size == 2);
  set(Sign::kFiveWords, size == kShort || size == kShort + 1);
  set(Sign::kManyWords, size >= kMany && size <= kTooMany);
  constexpr std::size_t kMostOfName = 8;  // of a line that was weighed; longer ones say more
  set(Sign::kSaysName, line.words == line.name && size <= kMostOfName && !line.is_support());
  set(Sign::kHasPurpose, title_has(line.joined, "for|to|that|which"));
  const auto reach = static_cast<std::ptrdiff_t>(std::min(size, kReach));
  set(Sign::kHasDeed,
      line.has_own_deed ||
          (size > 2 && std::any_of(line.words.begin(), line.words.begin() + reach, is_deed)));
  set(Sign::kHasKind, names_kind(line.words));
  // Nouns for what is offered, behind the word that says what it is of: "rye support".
  set(Sign::kEndsInOffer,
      line.is_short_form() && size > 0 && size <= kShort &&
          is_one_of(line.words.back(),
                    "support|api|mode|option|options|patterns|tests|handling|management|detection|"
                    "integration|rendering|testing|syntax|types|values|protocol|compatibility|"
                    "client|server|tracking|validation|caching|formatting|generation|queries|"
                    "streaming|plugin|plugins|module|modules|method|methods|function|functions"));
  constexpr std::size_t kMostItemWords = 6;
  set(Sign::kActionNoun, line.is_short_form() && size > 1 && size <= kMostItemWords &&
                             std::any_of(line.words.begin(), line.words.end(), is_action));
  set(Sign::kBareDefinition,
      line.is(Form::kDefinition) && size > 0 && !is_deed(line.words.front()) &&
          !line.has_own_deed &&
          !title_has(line.joined, "for|to|that|which|of|with|from|between|into|in"));
  const std::size_t offers = count_of(line.words, sign_words::kOffering);
  set(Sign::kOffers, offers > 0);
  set(Sign::kOffersTwice, offers > 1);
}

void read_praise(const Line& line, Setter set) {
  constexpr std::size_t kMostLabelWords = 3;
  constexpr std::size_t kMostWords = 6;
  const std::size_t praise = count_of(line.words, sign_words::kQuality);
  const bool has_deed = std::any_of(line.words.begin(), line.words.end(), is_deed);
  set(Sign::kPraisingLabel, line.found.origin.is_labelled && line.name.size() <= kMostLabelWords &&
                                has_any(line.name, sign_words::kQuality));
  set(Sign::kPraisesTwice, praise > 1);
  set(Sign::kPraisesOnly, praise > 0 && line.words.size() <= kMostWords && !has_deed &&
                              !has_any(line.words, "support"));
  // Definitions praise beside what they say.
  set(Sign::kItemPraises, praise > 0 && line.is_short_form());
}

/// "v1.2", "16+", ">= 16".
bool has_version(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '>' && text[i + 1] == '=') return true;
    if (!is_digit(text[i])) continue;
    if (text[i + 1] == '+') return true;
    if (text[i + 1] == '.' && i + 2 < text.size() && is_digit(text[i + 2])) return true;
  }
  return false;
}

/// "RFC 7234" and "ISO 8601": the number of a standard behind its capitals.
bool is_of_standard(std::string_view before) {
  constexpr std::size_t kFewestCapitals = 3;
  if (!before.ends_with(' ')) return false;
  before.remove_suffix(1);
  std::size_t capitals = 0;
  while (capitals < before.size() && is_upper(before[before.size() - 1 - capitals])) ++capitals;
  const bool is_word =
      capitals == before.size() || !is_letter(before[before.size() - 1 - capitals]);
  return capitals >= kFewestCapitals && is_word;
}

/// "200 stones", "3 kB" and years ("ES2015"), but not "C++11" and "f16", which are names.
bool has_figure(std::string_view text) {
  constexpr std::size_t kYear = 4;  // digits
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", i), text.size());
    const char before = i == 0 ? ' ' : text[i - 1];
    const bool is_of_name =
        is_alphanumeric(before) || before == '+' || before == '#' || before == '-';
    const bool is_name = is_of_name && end - i < kYear;
    if (!is_name && !is_of_standard(text.substr(0, i))) return true;
    i = end - 1;
  }
  return false;
}

/// "(optional)", "(and possibly later)", "(see below)".
bool has_aside(std::string_view text) {
  const std::string lower = in_lower_case(text);
  for (std::size_t at = lower.find('('); at != lower.npos; at = lower.find('(', at + 1)) {
    const Words words = phrases::words(std::string_view(lower).substr(at + 1, 20));
    if (!words.empty() && is_one_of(words.front(),
                                    "and|true|false|supported|optional|recommended|not|see|default|"
                                    "learn|more")) {
      return true;
    }
  }
  return false;
}

/// "is converted", "are automatically sorted".
bool is_passive(const Words& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_one_of(words[i], "is|are|be|was|were|been")) continue;
    const std::size_t next = i + 2 < words.size() && words[i + 1].ends_with("ly") ? i + 2 : i + 1;
    if (words[next].ends_with("ed")) return true;
  }
  return false;
}

/// "It uses stones of ...", "Depends on ...": what it is made of.
bool uses_others(const Words& words) {
  constexpr std::string_view kUse = "uses|depends|relies|follows|wraps";
  if (words.empty()) return false;
  // Without a verb the place is 0, and the first word is asked once more.
  return is_one_of(words.front(), kUse) || is_one_of(words[words_before_verb(words)], kUse);
}

/// "DO NOT USE": more capitals than small letters, in several words.
bool shouts(std::string_view text) {
  // Fewer capitals are those of abbreviations.
  constexpr std::ptrdiff_t kFewest = 12;
  const auto large = std::count_if(text.begin(), text.end(), is_upper);
  return large >= kFewest && large > std::count_if(text.begin(), text.end(), is_lower);
}

/// "such lists", "these", "this way", but not "this library".
bool dangles(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view next = i + 1 < words.size() ? std::string_view(words[i + 1]) : "";
    // "Such as" leads on and points to nothing.
    if (is_one_of(words[i], "such|these|those|them|they") && next != "as") return true;
    if (words[i] == "this" && !is_one_of(next, sign_words::kItself) && next != "is") return true;
  }
  return false;
}

void read_matter(const Line& line, Setter set) {
  const std::string& text = line.found.text;
  const auto has = [&line](std::string_view phrases) { return title_has(line.joined, phrases); };
  constexpr std::ptrdiff_t kReach = 5;  // further words of a name say more than they point
  const Words named(line.name.begin(), line.name.begin() + std::min(kReach, std::ssize(line.name)));
  set(Sign::kPointingName, has_any(named, "this|these|those|such|it|how|what|why|they") ||
                               line.found.name.ends_with('?'));
  // Names of such words only lead on to what is listed.
  set(Sign::kVagueNames,
      line.is(Form::kNames) &&
          has_any(line.name,
                  "include|includes|features|any|following|key|currently|basically|this|"
                  "these|highlights|are"));
  set(Sign::kShouts, shouts(text));
  set(Sign::kSaysOnly, has("only|just|merely"));
  // What it was made with, and by whom, says nothing of what it does.
  set(Sign::kOfMaking,
      has("written in|written with|built with|built in|built by|developed by|developed in|"
          "funded by|sponsored by|maintained by|supported by|powered by|created by|created with|"
          "made with|implemented in"));
  // "Supports gzip" tells no size, "3 kB gzip" does.
  const bool has_digit = std::any_of(text.begin(), text.end(), is_digit);
  // The card of a benchmark calls it so.
  const bool is_benchmark = line.found.origin.is_of_card && has("benchmark|benchmarks");
  set(Sign::kTellsSize, (!is_benchmark && has_any(line.words, sign_words::kSizes)) ||
                            (has_digit && has_any(line.words, "gzip|gzipped|min")));
  set(Sign::kOfProject, has_any(line.words, sign_words::kOfProject));
  // Where it comes from; "decended" is how READMEs misspell it.
  set(Sign::kOfOrigin, has("fork|forked|port|ported|refactored|originally|derived|extracted|"
                           "rewrite|rewritten|inspired|decended|descended"));
  set(Sign::kDangles, dangles(line.words));
  set(Sign::kUsesOthers, uses_others(line.words));
  // "trained for speech recognition" tells what it does.
  // What stands in brackets is told beside: "a classifier (1.5M parameters) that ...".
  const std::string outside = phrases::joined_words(without_brackets(text));
  const bool has_trained_purpose = has("trained for|trained to|tuned for|tuned to") ||
                                   (line.found.origin.is_of_card && says_deed(text));
  const auto tells = [&outside](std::string_view phrases) { return title_has(outside, phrases); };
  set(Sign::kOfTraining,
      tells("pre trained|pretrained|parameters|tokens|backbone|layers|epochs|architecture|"
            "checkpoint") ||
          (!has_trained_purpose && tells("trained|fine tuned|finetuned|trained on|tuned on")));
  // How it is looked after: neither tests nor manuals are something that it does.
  set(Sign::kOfCare,
      has("coverage|test suite|test|tests|hours of|stress testing|audit|audited|docs|documentation|"
          "documented|jsdoc"));
  set(Sign::kDenies, has_any(line.words, sign_words::kDenials));
  set(Sign::kItemDenies, line.is_short_form() && has_any(line.words, sign_words::kDenials));
  set(Sign::kHasModal, has_any(line.words, sign_words::kModals));
  // Such lines say how it stands to another, and may say nothing else.
  set(Sign::kCompares, has("than|instead of|compared|almost as|as fast|unlike|similar to|resemble|"
                           "like other|faster"));
  set(Sign::kHasVersion, has_version(text));
  set(Sign::kHasFigure, has_figure(without_brackets(text)));
  set(Sign::kHasAside, has_aside(text));
  // Counts in place of names: what the functions do is not said.
  set(Sign::kIsVague, has("several utility|several functions|various|some of|few of|handful of|"
                          "lots of|bunch of|variety of|number of|many features|several features"));
  set(Sign::kIsPassive, is_passive(line.words));
  set(Sign::kHasTypes, has("typescript|type script|typings|typed|types|type definitions"));
  set(Sign::kHasRuntime, has("browser|browsers|node|node.js|deno|bun|windows|linux|macos"));
}

}  // namespace

Signs read_signs(const FoundCapability& line, const std::vector<std::string>& subjects) {
  Signs signs;
  const Line read(line, subjects);
  const Setter set(signs);
  read_place(read, set);
  read_beginning(read, set);
  read_content(read, set);
  read_praise(read, set);
  read_matter(read, set);
  return signs;
}

}  // namespace matchgraph::readme

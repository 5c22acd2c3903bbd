#include "tools/importers/lists/item_sentences.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/fields/field_values.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"

namespace matchgraph::awesome {
namespace {

using phrases::is_one_of;
using phrases::Range;

/// "Wired, October 27, 2022."
bool is_date_line(const std::vector<std::string>& words) {
  constexpr std::size_t kMaxWords = 8;
  return words.size() <= kMaxWords &&
         std::any_of(words.begin(), words.end(),
                     [](const std::string& word) {
                       return is_one_of(word,
                                        "january|february|march|april|may|june|july|august|"
                                        "september|october|november|december");
                     }) &&
         std::any_of(words.begin(), words.end(), [](const std::string& word) {
           return word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
         });
}

/// Labels of housekeeping in front of a colon, lower case, without marks.
bool is_housekeeping_label(std::string_view label) {
  // How it is got, what it costs, where it lies, who made it and what is new, as lists label it.
  const std::string plain = plain_title(label);
  return is_one_of(
      plain,
      "install|installation|install with|install via|quick install|run|run with|usage|"
      "setup|free tier|free plan|pricing|price|prices|cost|plans|license|licence|npm|"
      "pypi|pip|docker|docker image|website|homepage|site|docs|documentation|demo|"
      "live demo|source|source code|code|repo|repository|github|discord|twitter|slack|"
      "contact|author|authors|maintainer|requires|requirements|endpoint|remote endpoint|"
      "remote|version|latest version|stars|downloads|language|languages|stack|tech stack|"
      "built with|paper|blog|video|note|update|updated|released|published|registry|"
      "mcp registry|smithery|glama|auth|authentication|transport|transports|try it|url|"
      "hosted|link|links|status|category|cons|disadvantages|sdk|sdks|client libraries|example|"
      "examples|tutorial|tutorials|guide|quickstart|changelog|roadmap|support|community|"
      "blog post|article|announcement|news|by|made by|created by");
}

/// How a sentence begins that speaks to the reader or tells of getting the thing.
bool begins_as_housekeeping(const std::vector<std::string>& words) {
  constexpr std::string_view kStarts =
      "install|npx|npm|uvx|pip|pipx|brew|cargo|join|star|follow|subscribe|click|visit|checkout|"
      "download|sign|signup|register|contribute|buy|donate|sponsor|tweet|coming|don|try|learn";
  if (words.empty()) return true;
  // "Free space of all disks" is what something does; with these words it is a plan that one pays.
  if (words[0] == "free" && words.size() > 1 &&
      is_one_of(words[1], "tier|plan|trial|forever|account|credits")) {
    return words.size() <= 12;
  }
  // "No account required" is about getting it, "no copies of a file stay" about what it does.
  if (words[0] == "no" && words.size() <= 8 && words.size() > 1) {
    return is_one_of(words.back(), "required|needed|necessary|card|signup|up");
  }
  // "Available on npm" tells where it is, "available memory" is measured by it.
  if (words.size() > 1 && words[0] == "available" && is_one_of(words[1], "on|via|from|at|as|in")) {
    return words.size() <= 8;
  }
  // "Open source." is all, "open source search engine" goes on.
  if (words.size() > 1 && is_one_of(words[0], "open") && is_one_of(words[1], "source|sourced")) {
    return words.size() <= 3;
  }
  if (words.size() > 1 && words[0] == "requires") return true;
  // What it is made of or where it lies, and nothing of what it does.
  constexpr std::size_t kFewWords = 6;
  if (words.size() > 1 && words.size() <= kFewWords &&
      is_one_of(words[0], "based|built|written|powered|implemented") &&
      is_one_of(words[1], "on|with|in|by|using|upon")) {
    return true;
  }
  // "Mirror folders between disks" is a deed.
  if (words[0] == "mirror") return words.size() > 1 && is_one_of(words[1], "only|of");
  if (words[0] == "official" || words[0] == "source") {
    return words.size() > 2 && is_one_of(words[1], "repository|repo|code") &&
           is_one_of(words[2], "is|of|for|at|on");
  }
  // These verbs may as well be deeds ("follow links", "sign packages"), so the second word decides.
  if (words[0] == "learn") return words.size() > 1 && words[1] == "more";
  if (words[0] == "try") return words.size() > 1 && is_one_of(words[1], "it|free|now|the|our|at");
  if (words[0] == "don") return words.size() > 1 && words[1] == "t";
  if (words[0] == "star" || words[0] == "follow" || words[0] == "visit" || words[0] == "download") {
    return words.size() > 1 && is_one_of(words[1], "us|it|the|our|on|this|at|me|here|now|from");
  }
  if (words[0] == "sign") return words.size() > 1 && words[1] == "up";
  if (words[0] == "coming") return words.size() > 1 && words[1] == "soon";
  return is_one_of(words[0], kStarts);
}

/// Of a thing's upkeep, who made it, and what a link leads to: "Now maintained by the bakers.",
/// "Another list of mills", "Announcement of the new wheel".
bool tells_upkeep(const std::vector<std::string>& words, std::string_view sentence) {
  constexpr std::size_t kMostWords = 14;  // a longer sentence says something else as well
  constexpr std::size_t kFewWords = 7;
  if (words.size() > kMostWords) return false;
  const std::string joined = phrases::joined_words(sentence);
  // It is gone, has moved, or is not done yet.
  if (title_has(joined,
                "has been replaced|have been replaced|replaced by the official|now maintained|"
                "no longer maintained|not maintained|unmaintained|now removed|was removed|"
                "has moved|have moved|superseded by|is deprecated|been deprecated|been archived|"
                "is archived|discontinued|shut down|work in progress|under construction|"
                "under active development|start here")) {
    return true;
  }
  if (words.size() < 2) return false;
  const bool is_list = is_one_of(words[0], "another|yet|a|an|the") &&
                       title_has(joined, "awesome list|another list|curated list") &&
                       words.size() <= 3;
  const bool is_of_people =
      words.size() <= kFewWords && is_one_of(words[1], "by") &&
      is_one_of(words[0],
                "created|made|developed|maintained|inspired|contributed|hosted|provided|published");
  const bool is_built = words.size() <= kFewWords && words[0] == "built" && words[1] == "to";
  return is_list || is_of_people || is_built || is_one_of(words[0], "another|announcement") ||
         joined.starts_with(" yet another awesome list ") || joined.starts_with(" front page ") ||
         joined.starts_with(" frontpage ");
}

/// "Ann Miller, Ben Baker and C. Stone": nothing but words with capitals.
bool is_of_names(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = trimmed(text.substr(at, end - at), ".,;:()*@");
    const bool joins = is_one_of(word, "and|by|from|the|of|at|de|van|von|et|al|others|team");
    if (!word.empty() && !joins && is_lower(word.front())) return false;
    at = end + 1;
  }
  return true;
}

/// "Tutorial by Ann Miller": a kind of text and whose it is.
bool tells_kind_only(const std::vector<std::string>& words) {
  constexpr std::size_t kMostWords = 9;
  constexpr std::string_view kTexts =
      "tutorial|article|blog|post|paper|talk|video|course|book|slides|guide|thread|newsletter|"
      "essay|lecture|notes|interview|podcast|overview|introduction|series";
  if (words.size() < 3 || words.size() > kMostWords) return false;
  const auto by = std::find(words.begin(), words.end(), "by");
  const auto before = by - words.begin();
  return by != words.end() && before > 0 && before <= 3 && is_one_of(*(by - 1), kTexts);
}

/// "Code repository of the Quern paper", "Official code for the paper".
bool is_code_of_paper(const std::vector<std::string>& words) {
  constexpr std::size_t kMostWords = 14;
  const std::size_t first = !words.empty() && is_one_of(words[0], "official|source|the") ? 1 : 0;
  return words.size() > first + 2 && words.size() <= kMostWords &&
         is_one_of(words[first], "code|repository|repo") && words.back() == "paper";
}

/// "As far as I would go": a person's opinion.
bool is_opinion(std::string_view sentence) {
  return title_has(phrases::joined_words(sentence),
                   "i am|i m|i think|i like|i love|i use|my favorite|"
                   "my favourite|in my opinion|imo|i would|i have");
}

/// An address with a word or two around it: "See also: https://mill.example/rye".
bool is_mostly_address(std::string_view sentence) {
  constexpr std::size_t kFewWords = 3;
  std::size_t others = 0;
  bool has_address = false;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find_first_of(" \n", at), sentence.size());
    const std::string_view word = sentence.substr(at, end - at);
    const bool is_address = word.find("://") != word.npos;
    has_address = has_address || is_address;
    if (!is_address && !phrases::words(word).empty()) ++others;
    at = end + 1;
  }
  return has_address && others <= kFewWords;
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80; });
}

/// "12 tools", "37 endpoints.", "v1.2.3", "180, 40, 7": a figure and a word.
bool is_bare_figure(const std::vector<std::string>& words) {
  constexpr std::size_t kMost = 3;
  // "3D" is a word.
  const auto numbers = std::count_if(words.begin(), words.end(), [](const std::string& word) {
    return word.find_first_not_of("0123456789.") == word.npos;
  });
  return words.size() <= kMost && numbers * 2 >= static_cast<std::ptrdiff_t>(words.size()) &&
         numbers > 0;
}

/// Such a sentence says nothing without the one before.
bool goes_on(std::string_view sentence, const std::vector<std::string>& words) {
  constexpr std::size_t kFewWords = 4;
  constexpr std::size_t kFewWideWords = 2;  // of Chinese and Japanese, which say more with less
  const bool is_wide = sentence.ends_with("。") || sentence.ends_with("！");
  // The first words point back to what was said before, the last ones speak to the reader about it.
  return phrases::word_count(sentence) < (is_wide ? kFewWideWords : kFewWords) ||
         is_one_of(words[0],
                   "it|this|they|these|its|but|and|so|or|has|no|fully|now|just|see|use|visit|"
                   "remember|note|read|submit|click|check");
}

/// "By @ann (Ann Miller)", "by [@ann][ann]": an account is nobody's job.
bool is_by_account(std::string_view sentence) {
  if (!sentence.starts_with("by ") && !sentence.starts_with("By ")) return false;
  return trimmed(sentence.substr(std::string_view("by ").size()), "[(").starts_with('@');
}

/// "Warns ships. by @ann" without who made it.
std::string_view without_account_behind(std::string_view description) {
  // npos + 1 is 0, so that 0 stands for "no such words".
  const std::size_t by = std::max(description.rfind(" by @") + 1, description.rfind(" By @") + 1);
  constexpr std::size_t kMostWords = 5;  // "By @ann (Ann Miller)"
  if (by < 2 || phrases::word_count(description.substr(by)) > kMostWords) return description;
  const bool is_behind_end = std::string_view(".!?").find(description[by - 2]) != description.npos;
  return is_behind_end ? description.substr(0, by - 1) : description;
}

/// The same sentence with another kind of blank: no space stands behind "。".
void append(std::string& text, const std::string& sentence) {
  const bool is_wide = text.ends_with("。") || text.ends_with("！") || text.ends_with("？");
  text += (is_wide ? "" : " ") + sentence;
}

}  // namespace

std::string licence_of_sentence(std::string_view sentence) {
  std::string_view rest = trimmed(catalogue::without_pictures(sentence), " .()[]`");
  for (const std::string_view lead :
       {"License: ", "Licence: ", "Licensed under ", "Open source, ", "Open source under ",
        "Open source ", "Open-source, ", "Open-source ", "Free and open source, ", "the "}) {
    if (rest.starts_with(lead)) rest.remove_prefix(lead.size());
  }
  for (const std::string_view tail :
       {" licensed", "-licensed", " license", " licence", " License", " Licensed", ")"}) {
    if (rest.ends_with(tail)) rest.remove_suffix(tail.size());
  }
  rest = trimmed(rest, " .()");
  return importers::is_license_list(rest) ? importers::licence_of_field(rest) : std::string();
}

bool tells_free_tier(std::string_view sentence) {
  // Only the beginning is asked for, and descriptions may be long.
  const std::string words = phrases::joined_words(sentence.substr(0, 80));
  return words.starts_with(" free tier ") || words.starts_with(" free plan ");
}

bool is_housekeeping(std::string_view sentence) {
  const std::string plain = without_shortcodes(catalogue::without_pictures(sentence));
  if (!has_letters(plain) || !licence_of_sentence(plain).empty()) return true;
  if (is_by_account(plain)) return true;
  const std::size_t colon = std::min(plain.find(": "), plain.find("："));
  constexpr std::size_t kLongestLabel = 30;
  if (colon <= kLongestLabel && is_housekeeping_label(plain.substr(0, colon))) return true;
  if (plain.ends_with(':') && is_housekeeping_label(plain)) return true;
  const std::vector<std::string> words = phrases::words(plain);
  if (importers::read_loose_date(plain) || is_bare_figure(words)) return true;
  constexpr std::string_view kBlanks = " \t\n";
  const bool is_address = (plain.starts_with("http://") || plain.starts_with("https://")) &&
                          plain.find_first_of(kBlanks) == plain.npos;
  if (is_address || importers::is_link_label(plain)) return true;
  // "Simply install it": how it is said does not matter.
  const bool is_softened = words.size() > 1 && is_one_of(words[0], "simply|just|please|then|also");
  const std::vector<std::string> told(words.begin() + (is_softened ? 1 : 0), words.end());
  return begins_as_housekeeping(told) || tells_upkeep(words, plain) || tells_kind_only(words) ||
         is_code_of_paper(words) || is_opinion(plain) || is_mostly_address(plain);
}

std::string without_byline(std::string_view whole) {
  const std::string_view description = without_account_behind(whole);
  const bool is_by = description.starts_with("by ") || description.starts_with("By ");
  const bool is_from = description.starts_with("from ") || description.starts_with("From ");
  if (!is_by && !is_from) return std::string(description);
  std::size_t dash = description.npos;
  for (const std::string_view mark : {" - ", " – ", " — "}) {
    dash = std::min(dash, description.find(mark));
  }
  const std::string_view line = description.substr(0, dash);
  // "by hand, from rye" is said of the thing.
  const std::string_view behind = trimmed(line.substr(line.find(' ') + 1), "[(@\"'");
  const bool is_named = !behind.empty() && (is_by_account(line) || is_upper(behind.front()) ||
                                            static_cast<unsigned char>(behind.front()) >= 0x80);
  if (!is_named || (is_from && !is_of_names(line))) return std::string(description);
  if (dash != description.npos) {
    return std::string(trimmed(description.substr(description.find(' ', dash + 1) + 1)));
  }
  // "William W. Cohen" looks like the end of a sentence.
  std::size_t end = 0;
  for (const Range& range : phrases::sentences(description)) {
    if (range.begin > 0 && !is_of_names(range.of(description))) break;
    end = range.end;
  }
  return std::string(trimmed(description.substr(end)));
}

std::vector<std::string> split_description(const std::string& description) {
  constexpr double kSame = 0.7;
  std::vector<std::string> out;
  std::vector<std::vector<std::string>> known;
  bool is_dropped = false;  // the sentence before
  for (const Range& range : phrases::sentences(description)) {
    const std::string sentence(range.of(description));
    const std::vector<std::string> words = phrases::words(sentence);
    if (words.empty()) continue;
    const bool was_dropped = is_dropped;
    // What goes on after housekeeping is housekeeping, and so is its date.
    is_dropped = is_housekeeping(sentence) || (is_dropped && goes_on(sentence, words));
    // As the only sentence it may be what the entry is about, behind others it dates them.
    const bool is_date = is_date_line(words) && (!out.empty() || was_dropped);
    if (is_date) is_dropped = true;
    if (is_dropped) continue;
    const std::vector<std::string> content = phrases::content_words(sentence);
    if (goes_on(sentence, words) && !out.empty()) {
      append(out.back(), sentence);
      continue;
    }
    // Descriptions repeat their summary; a sentence of mostly the same words adds nothing.
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& other) {
      return phrases::overlap(other, content) >= kSame;
    });
    if (is_known) continue;
    out.push_back(sentence);
    known.push_back(content);
  }
  return out;
}

}  // namespace matchgraph::awesome

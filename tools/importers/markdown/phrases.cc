#include "tools/importers/markdown/phrases.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/ascii.h"
#include "text/unicode_text.h"

namespace matchgraph::phrases {
namespace {

constexpr std::string_view kAbbreviations =
    "e.g|i.e|eg|ie|vs|etc|approx|incl|inc|ltd|corp|dr|mr|ms|no|st|al|fig|cf|ca|resp|max|min|v";

/// Words that say nothing of what a thing does.
constexpr std::string_view kEmptyWords =
    "a|an|and|are|as|at|be|by|can|for|from|has|have|in|into|is|it|its|of|on|or|our|so|that|the|"
    "their|them|this|these|those|to|up|via|was|we|which|will|with|you|your|also|all|any|other|"
    "using|use|used|based|such|like|more|many|not|support|supports|supported|provide|provides|"
    "allow|allows|enable|enables|feature|features|including|include|includes";

/// Where a name may end: before these words.
constexpr std::string_view kPhraseEnds =
    "that|which|so|because|while|when|where|are|is|can|will|without|using|allowing|including|"
    "who|such|by|via|through|from|with|for|to|in|on|at|as|of|and|or|whenever|within|during|if|"
    "unless|before|after";

/// Where it may end when none of those is near.
constexpr std::string_view kLateEnds =
    "into|onto|over|under|between|among|across|against|towards|toward|about|upon|per|than";

/// Nor may it end in these, though a phrase goes on behind them.
constexpr std::string_view kOpenEnds =
    "but|whose|whether|until|their|his|her|your|our|one|used|meant|known|given|has|have|been|be|"
    "into|onto|over|under|between|among|across|against|towards|toward|about|upon|per|than";

/// Kinds of things, which say nothing without what these do.
constexpr std::string_view kBareKinds =
    "implementation|implementations|library|package|module|gem|crate|tool|utility|utilities|"
    "framework|api|set|sets";

/// Punctuation beyond ASCII: it is no letter, though its bytes look like those of one.
constexpr std::array<std::string_view, 38> kMarks = {
    "·",  "•",  "–",  "—",  "―",  "‘",  "’",  "“",  "”",  "„",  "…",  "«",     "»",
    "‹",  "›",  "→",  "←",  "、", "。", "「", "」", "『", "』", "【", "】",    "《",
    "》", "・", "，", "：", "；", "！", "？", "（", "）", "｜", "～", "\u200b"};

/// The bytes of the mark of kMarks that stands at the byte; 0 when there is none.
std::size_t mark_size(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  const std::string_view rest = text.substr(at);
  const auto found = std::find_if(kMarks.begin(), kMarks.end(),
                                  [rest](std::string_view mark) { return rest.starts_with(mark); });
  return found == kMarks.end() ? 0 : found->size();
}

/// The bytes of a full stop of Chinese or Japanese, of "！" or "？"; 0 when there is none.
std::size_t wide_stop(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
  const std::string_view rest = text.substr(at);
  for (const std::string_view stop : {"。", "！", "？", "｡"}) {
    if (rest.starts_with(stop)) return stop.size();
  }
  return 0;
}

/// Characters of scripts that write no spaces: Chinese, Japanese, Korean (from U+2E80), Thai.
bool is_wide(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return (lead >= 0xE3 && lead <= 0xED) || text.substr(at).starts_with("\xE0\xB8");
}

bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || c == '_' || is_alphanumeric(c);
}

/// The word before the byte, lower case: what stands between white space or a bracket and it.
std::string word_before(std::string_view text, std::size_t at) {
  const std::size_t begin = text.substr(0, at).find_last_of(" \n([{\"'");
  return in_lower_case(text.substr(begin == text.npos ? 0 : begin + 1, at - (begin + 1)));
}

bool starts_sentence(std::string_view rest) {
  const std::size_t at = rest.find_first_not_of(" \"'(*`_");
  if (at == rest.npos) return true;
  const char c = rest[at];
  return is_upper(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
         rest.substr(0, at).find('`') != rest.npos;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  // "v1.2" and "node.js".
  if (at + 1 < text.size() && text[at + 1] != ' ') return false;
  // A small letter behind a full stop goes on ("approx. five").
  if (!starts_sentence(text.substr(at + 1))) return false;
  return text[at] != '.' || !is_one_of(word_before(text, at), kAbbreviations);
}

std::string without_plural(std::string word) {
  // Endings that are no plural: "class", "status", "analysis"; and words as short as "gas".
  const bool plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                      !word.ends_with("us") && !word.ends_with("is");
  if (plural) word.pop_back();
  return word;
}

void push_trimmed(std::vector<Range>& out, std::string_view text, std::size_t begin,
                  std::size_t end) {
  while (begin < end && (text[begin] == ' ' || text[begin] == '\n')) ++begin;
  while (begin < end && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  if (begin < end) out.push_back({begin, end});
}

/// "Based", "which", "set": a name cannot end in it before a phrase that goes on.
bool leads_on(std::string_view word) {
  constexpr std::size_t kFewest = 5;  // "need" and "seed" are whole
  // Conjunctions, verbs without their object, nouns without what they are of, words for kinds of
  // things without what these do, adjectives without what they refer to, articles and pronouns.
  return (word.size() >= kFewest && word.ends_with("ed")) || is_one_of(word, kOpenEnds) ||
         is_one_of(word, kBareKinds) ||
         is_one_of(word,
                   "which|that|allows|allow|aims|takes|runs|listens|uses|provides|both|either|"
                   "other|more|most|so|collection|collections|variety|range|number|kind|"
                   "kinds|describing|containing|creating|making|working|dealing|"
                   "similar|ready|relevant|support|modelled|capable|able|suitable|due|according|"
                   "related|compared|a|an|the|few|all|any|some|its|their|your|you|us");
}

/// "A fast, small and safe parser" at "fast": the comma parts words of one list, not phrases.
bool parts_a_list(std::string_view text, std::size_t comma) {
  const std::string_view rest = text.substr(comma + 2);
  const std::size_t next = std::min({rest.find(", "), rest.find(" and "), rest.find(" or ")});
  return next != rest.npos && words(rest.substr(0, next)).size() <= 2;
}

/// The word before which a phrase ends, at one of `ends`, up to the word `last`; 0 where there is
/// none.
std::size_t phrase_end(std::string_view text, const std::vector<Range>& found, std::size_t last,
                       std::string_view ends) {
  // Three words at least before a phrase may end, or it would name nothing; and not behind a word
  // that says nothing without the next one: "parser based on ...".
  for (std::size_t i = 3; i <= last; ++i) {
    const std::string word = in_lower_case(found[i].of(text));
    if (!is_one_of(word, ends)) continue;
    // "Offers a sensible and ..." and "implements the logic of ..." have said too little yet.
    constexpr std::size_t kEnoughBefore = 5;
    if (i < kEnoughBefore && is_one_of(word, "of|and|or")) continue;
    if (leads_on(in_lower_case(trimmed(found[i - 1].of(text), " ,")))) continue;
    return i;
  }
  return 0;
}

/// The word up to `last` before which "collected from ..." says how it was made; 0 where none does.
std::size_t participle_end(std::string_view text, const std::vector<Range>& found,
                           std::size_t last) {
  constexpr std::size_t kFewest = 5;  // letters, as in leads_on
  for (std::size_t i = 3; i < last; ++i) {
    const std::string word = in_lower_case(found[i].of(text));
    const std::string next = in_lower_case(found[i + 1].of(text));
    const std::string before = in_lower_case(trimmed(found[i - 1].of(text), " ,"));
    // "Mill tuned for rye": the purpose ends the name, and not how it was found.
    if (is_one_of(word, "for|to|that|which")) return 0;
    const bool is_participle =
        word.size() >= kFewest && word.ends_with("ed") && !before.ends_with("ly");
    if (is_participle && is_one_of(next, "from|by|in|on|with|at|to|for|using|via") &&
        !is_one_of(before, kPhraseEnds) && !leads_on(before)) {
      return i;
    }
  }
  return 0;
}

/// The words before "whose", where what stands behind has not come to its verb by `count`.
std::size_t before_open_clause(std::string_view text, const std::vector<Range>& found,
                               std::size_t count) {
  for (std::size_t i = 1; i < count; ++i) {
    if (in_lower_case(found[i].of(text)) != "whose") continue;
    const bool has_verb = std::any_of(
        found.begin() + static_cast<std::ptrdiff_t>(i),
        found.begin() + static_cast<std::ptrdiff_t>(count), [text](const Range& one) {
          return is_one_of(in_lower_case(one.of(text)), "is|are|was|were|has|have|can|will|does");
        });
    return has_verb ? count : i;
  }
  return count;
}

}  // namespace

std::vector<Range> sentences(std::string_view text) {
  std::vector<Range> out;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    // These need no space behind them, and no capital follows.
    if (const std::size_t wide = wide_stop(text, at); wide > 0 && depth == 0) {
      push_trimmed(out, text, begin, at + wide);
      begin = at + wide;
      at = begin - 1;
      continue;
    }
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') depth = std::max(0, depth - 1);
    // A sentence in brackets is part of the one around it.
    const bool stops = depth == 0 && (c == '.' || c == '!' || c == '?') && ends_sentence(text, at);
    // A line break ends a sentence too: titles and items have no full stop.
    if (c != '\n' && !stops) continue;
    push_trimmed(out, text, begin, at + 1);
    begin = at + 1;
    depth = 0;
  }
  push_trimmed(out, text, begin, text.size());
  return out;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    if (const std::size_t mark = mark_size(text, at); mark > 0) {
      at += mark;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && mark_size(text, end) == 0 &&
           (is_word_byte(text[end]) ||
            (text[end] == '.' && end + 1 < text.size() && is_word_byte(text[end + 1])))) {
      ++end;
    }
    // "c++" and "c#".
    while (end < text.size() && (text[end] == '+' || text[end] == '#')) ++end;
    out.push_back(in_lower_case(text.substr(at, end - at)));
    at = end;
  }
  return out;
}

std::size_t word_count(std::string_view text) {
  constexpr std::size_t kCharactersPerWord = 2;  // of scripts without spaces
  std::size_t wide = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_wide(text, at) && mark_size(text, at) == 0) ++wide;
  }
  // A text may be of both kinds: names in Latin letters within Chinese.
  return std::max(words(text).size(), wide / kCharactersPerWord);
}

std::vector<std::string> content_words(std::string_view text) {
  std::vector<std::string> out;
  for (std::string& word : words(text)) {
    if (!is_one_of(word, kEmptyWords)) out.push_back(without_plural(std::move(word)));
  }
  // Sorted and unique, as overlap() and includes() merge them.
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double overlap(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  const std::size_t either = left.size() + right.size() - both.size();
  return either == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(either);
}

bool includes(const std::vector<std::string>& many, const std::vector<std::string>& few) {
  return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

std::string short_name(std::string_view text, std::size_t most) {
  text = trimmed(text, " \t\n.!:;,*_");
  // A colon, a dash or the end of a sentence ends the phrase for sure; so does a bracket, but where
  // little stands before it ("A small (<9 kB) library for drawing") it is only left out.
  for (const std::string_view mark : {": ", " - ", " – ", " — ", ". ", "; ", "\n"}) {
    const std::size_t at = text.find(mark);
    // A mark within the first letters is part of a name.
    if (at != text.npos && at > 2) text = text.substr(0, at);
  }
  constexpr std::ptrdiff_t kEnoughWords = 3;  // before a comma
  constexpr std::size_t kLittle = 2;          // words before a bracket
  std::string outside;
  if (const std::size_t bracket = text.find(" ("); bracket != text.npos && bracket > 2) {
    const std::size_t close = text.find(") ", bracket);
    if (words(text.substr(0, bracket)).size() >= kLittle || close == text.npos) {
      text = text.substr(0, bracket);
    } else {
      outside = std::string(text.substr(0, bracket)) + std::string(text.substr(close + 1));
      text = outside;
    }
  }
  // What is hardly longer stays whole: "Works in Node.js, Deno and the browser".
  constexpr std::size_t kLonger = 4;
  const std::size_t comma = text.find(", ");
  // Counted by blanks: "5,000 dry, sorted sacks" has one word before "dry".
  const auto before = text.substr(0, std::min(comma, text.size()));
  if (words(text).size() > most + kLonger && comma != text.npos &&
      std::count(before.begin(), before.end(), ' ') + 1 >= kEnoughWords &&
      !parts_a_list(text, comma)) {
    text = text.substr(0, comma);
  }
  std::vector<Range> found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) found.push_back({at, end});
    at = end + 1;
  }
  std::size_t count = found.size();
  if (found.size() > most + kLonger) {
    count = most;
    // A phrase that ends soon after is not cut within: "stage of a mobile fuel price pipeline".
    const std::size_t last = std::min(most + kLonger, found.size() - 1);
    const std::size_t end = phrase_end(text, found, last, kPhraseEnds);
    std::size_t late = end > 0 ? end : phrase_end(text, found, last, kLateEnds);
    if (late == 0) late = participle_end(text, found, last);
    if (late > 0) count = late;
    count = before_open_clause(text, found, count);
  }
  // A name does not end with "of", "and" or "similar".
  bool is_shortened = false;
  const auto ends_open = [&](std::string_view word) {
    const std::string last = in_lower_case(trimmed(word, " ,"));
    // "regular expression library [that has been used]": the kind that is left is the name's end.
    if (is_shortened && is_one_of(last, kBareKinds)) return false;
    return is_one_of(last, kPhraseEnds) || (count < found.size() && leads_on(last));
  };
  constexpr std::size_t kFewestLeft = 3;  // shorter it would say nothing
  while (
      count > 1 && ends_open(found[count - 1].of(text)) &&
      (count > kFewestLeft || is_one_of(in_lower_case(found[count - 1].of(text)), kPhraseEnds))) {
    --count;
    is_shortened = true;
  }
  if (count == 0) return {};
  return capitalised(trimmed(text.substr(0, found[count - 1].end), " .,;:!"));
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  const std::string_view first = text.substr(0, text.find_first_of(" ,.("));
  // "iOS", "gRPC" and "v8" are written as their makers write them.
  const bool is_plain =
      std::all_of(first.begin(), first.end(), [](char c) { return is_lower(c) || c == '-'; });
  if (!first.empty() && is_plain) out[0] = to_upper(out[0]);
  return out;
}

bool is_one_of(std::string_view word, std::string_view list) {
  // "mill|quern" would be found across a bar.
  if (word.empty() || word.find('|') != word.npos) return false;
  // Found anywhere, then held against the bars: no list is split for a question.
  for (std::size_t at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == '|') && (end == list.size() || list[end] == '|')) return true;
  }
  return false;
}

bool has_phrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != text.npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if (at > 0 && text[at - 1] == ' ' && end < text.size() && text[end] == ' ') return true;
  }
  return false;
}

std::string joined_words(std::string_view text) {
  std::string out = " ";
  for (const std::string& word : words(text)) out += word + " ";
  return out;
}

}  // namespace matchgraph::phrases

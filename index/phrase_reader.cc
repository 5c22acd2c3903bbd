#include "index/phrase_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "matchgraph/error.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// How many words before a term may deny it: "without needing a dedicated GPU".
/// Far enough for a word or two in between, and not so far that a denial reaches the sentence's
/// next thing.
constexpr std::size_t kDenialReach = 4;
/// How many words after a term may deny it: "GPUs are not strictly required".
constexpr std::size_t kLateDenialReach = 4;

template <std::size_t kSize>
bool is_one_of(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The analyser cuts 't off, so "doesn't" arrives as "doesn" and "don't" as "don".
constexpr std::array<std::string_view, 19> kDenials = {
    "no",    "not",  "without", "never", "cannot", "non",    "lacks", "lack", "lacking", "don",
    "doesn", "didn", "isn",     "aren",  "can",    "couldn", "needn", "won",  "wouldn"};

bool denies(std::string_view word) { return is_one_of(kDenials, word); }

/// Words that take a denial back, or with which something new begins.
/// "Not only A but B" has both; "without a server, using A" has A.
bool ends_denial(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kEnds = {
      "only", "just", "merely", "but", "with", "using", "via", "including", "supports"};
  return is_one_of(kEnds, word);
}

/// "does not work with Windows", "not compatible with", "without using": these words lead on to
/// what is denied.
bool leads_on(std::string_view before, std::string_view word) {
  static constexpr std::array<std::string_view, 10> kVerbs = {
      "work", "works",  "working",   "compatible", "deal",
      "run",  "tested", "integrate", "comes",      "come"};
  return (word == "with" && is_one_of(kVerbs, before)) ||
         ((word == "with" || word == "using" || word == "via") && denies(before));
}

/// What is not the case when something is denied behind its name.
bool is_had(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kHad = {
      "needed", "required",  "necessary", "supported", "available", "included",
      "used",   "mandatory", "possible",  "provided",  "allowed",   "offered"};
  return is_one_of(kHad, word);
}

/// The bytes between two tokens; empty for a further form of the same words.
std::string_view between(std::string_view text, const Token& a, const Token& b) {
  return b.begin > a.end ? text.substr(a.end, b.begin - a.end) : std::string_view();
}

/// Whether a sentence or clause ends between two tokens.
/// A hyphen cuts nothing, as it joins "GPU-free".
bool is_cut(std::string_view gap) {
  return gap.find_first_of(".;:!?,()\n") != std::string_view::npos ||
         gap.find("\u2013") != std::string_view::npos ||
         gap.find("\u2014") != std::string_view::npos;
}

/// "can" denies where an apostrophe follows only.
/// "Can" alone is what texts are full of.
bool is_contracted(std::string_view text, const Token& token) {
  const std::string_view rest = text.substr(token.end);
  const std::string_view all =
      text.substr(token.begin + std::min<std::size_t>(3, text.size() - token.begin));
  return rest.starts_with('\'') || rest.starts_with("\u2019") || all.starts_with('\'') ||
         all.starts_with("\u2019");
}

bool denies_here(std::string_view text, const Token& token) {
  return denies(token.word) && (token.word != "can" || is_contracted(text, token));
}

using Words = std::vector<const Token*>;

/// How often the words before a token deny it: "does not work without a GPU" does twice.
std::size_t denials_before(std::string_view text, const Words& words, std::size_t at) {
  std::size_t count = 0;
  // Nearest word first: the sentence's end, or a word that takes the denial back, hides what stands
  // before it.
  for (std::size_t back = 1; back <= std::min(kDenialReach, at); ++back) {
    const Token& before = *words[at - back];
    const Token& after = *words[at - back + 1];
    if (is_cut(between(text, before, after))) break;
    const bool leads = back < at && leads_on(words[at - back - 1]->word, before.word);
    if (ends_denial(before.word) && !leads) break;
    const bool free_of = before.word == "free" && (after.word == "of" || after.word == "from");
    count += denies_here(text, before) || free_of;
  }
  return count;
}

/// "GPU-free", "GPU-less", "a GPU is not needed".
bool is_denied_behind(std::string_view text, const Words& words, std::size_t at) {
  bool denied = false;
  for (std::size_t i = at + 1; i < words.size() && i <= at + kLateDenialReach; ++i) {
    const std::string_view gap = between(text, *words[i - 1], *words[i]);
    const std::string& word = words[i]->word;
    // A hyphen alone: "free GPU hours" are no denial.
    if (i == at + 1 && gap == "-" && (word == "free" || word == "less")) return true;
    if (is_cut(gap) || ends_denial(word)) return false;
    if (denied && is_had(word)) return true;
    denied = denied || denies_here(text, *words[i]);
  }
  return false;
}

bool is_denied(std::string_view text, const Words& words, std::size_t at) {
  // Two denials take each other back.
  return is_denied_behind(text, words, at) || denials_before(text, words, at) % 2 == 1;
}

/// By word whether it is denied. Cost: words that no denial is near are passed over.
std::vector<bool> denied_of(std::string_view text, const Words& words) {
  std::vector<bool> near(words.size(), false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i]->word;
    if (!denies(word) && word != "free" && word != "less") continue;
    const std::size_t end = std::min(words.size(), i + kDenialReach + 1);
    for (std::size_t at = i - std::min(i, kLateDenialReach); at < end; ++at) near[at] = true;
  }
  for (std::size_t i = 0; i < words.size(); ++i) near[i] = near[i] && is_denied(text, words, i);
  return near;
}

/// Tokens of a text, and for each the word it stands with: denials are looked for among the words
/// as they stand.
struct ReadText {
  std::vector<Token> tokens;
  Words words;  // of the tokens
  std::vector<std::size_t> word_of;
};

ReadText read_words(Analyser& analyser, std::string_view text) {
  ReadText out;
  out.tokens = analyser.tokens(text);
  // Parts and variants lie over a word; counted by themselves they would use up the words that a
  // denial reaches.
  for (const Token& token : out.tokens) {
    if (out.words.empty() || token.begin >= out.words.back()->end) out.words.push_back(&token);
    out.word_of.push_back(out.words.size() - 1);
  }
  return out;
}

/// What an entity says of itself, text by text: its profile, then each capability.
template <typename Take>
void for_each_own_text(const Entity& entity, const Take& take) {
  std::string profile =
      entity.name + ". " + entity.summary + ". " + entity.maker + ". " + entity.type;
  // A full stop parts the fields, so that no denial reaches from one into the next.
  for (const std::string& tag : entity.tags) profile += ". " + tag;
  bool goes_on = take(profile);
  for (std::size_t i = 0; goes_on && i < entity.capabilities.size(); ++i) {
    goes_on = take(entity.capabilities[i].name + ". " + entity.capabilities[i].text);
  }
}

/// `behind`: the byte that follows. "Can" denies with an apostrophe only, and without one is in
/// every ninth of Debian's texts.
bool is_denying(std::string_view word, char behind) {
  if (word == "can") return behind == '\'';
  return denies(word) || word == "free" || word == "less";
}

// Of the words that is_denying() knows.
constexpr std::size_t kLongestDenying = 8;
constexpr std::string_view kDenyingBegins = "acdfilnw";
static_assert(std::all_of(kDenials.begin(), kDenials.end(), [](std::string_view word) {
  return word.size() <= kLongestDenying &&
         kDenyingBegins.find(word.front()) != std::string_view::npos;
}));

/// Whether the text may have a word that denies another one: most texts have none, and need not be
/// read word by word. Letters beyond ASCII may fold to such a word.
/// By bytes, as reading word by word takes many times as long, and this is asked of every entity.
bool may_deny(std::string_view text) {
  std::size_t letters = 0;  // of the word that ends before `at`
  bool may_begin = false;   // its first letter is that of a denying word
  std::array<char, kLongestDenying> word{};
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ' ';
    if ((c & 0x80) != 0) return true;
    if (!is_letter(c)) {
      if (may_begin && letters <= kLongestDenying &&
          is_denying(std::string_view(word.data(), letters), c)) {
        return true;
      }
      letters = 0;
      may_begin = false;
      continue;
    }
    if (letters == 0) may_begin = kDenyingBegins.find(to_lower(c)) != std::string_view::npos;
    if (may_begin && letters < kLongestDenying) word[letters] = to_lower(c);
    ++letters;
  }
  return false;
}

}  // namespace

PhraseReader::PhraseReader(Analyser& analyser, std::string phrase)
    : analyser_(analyser), phrase_(std::move(phrase)) {
  for (const Token& token : analyser.tokens(phrase_)) {
    const bool is_new = std::find(terms_.begin(), terms_.end(), token.term) == terms_.end();
    if (!token.is_stop_word() && !token.variant && is_new) terms_.push_back(token.term);
  }
  if (terms_.empty()) {
    throw Error(
        ErrorCode::kUsage,
        fmt::format("\"{}\" holds no word that could be looked for: say what results should "
                    "be with or without",
                    phrase_));
  }
}

// The stemmer leaves the plural of acronyms as it is.
bool is_same_term(std::string_view a, std::string_view b) {
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  return a == b || (longer.size() == shorter.size() + 1 && longer.starts_with(shorter) &&
                    longer.ends_with('s'));
}

std::vector<std::string> forms_of(const std::string& term) {
  std::vector<std::string> out = {term, term + 's'};
  if (term.ends_with('s')) out.push_back(term.substr(0, term.size() - 1));
  return out;
}

PhraseReader::Reading PhraseReader::read_text(const std::string& text) const {
  const auto [tokens, words, word_of] = read_words(analyser_, text);
  bool denied = false;
  for (const std::string& term : terms_) {
    bool found = false;
    bool holds = false;
    for (std::size_t i = 0; i < tokens.size() && !holds; ++i) {
      if (!is_same_term(tokens[i].term, term)) continue;
      found = true;
      // One occurrence that is not denied is enough: "without a GPU, or faster with one".
      holds = !is_denied(text, words, word_of[i]);
    }
    // Every term has to be in one text: spread over several, they are said of different things.
    if (!found) return Reading::kNothing;
    denied = denied || !holds;
  }
  return denied ? Reading::kDenies : Reading::kHolds;
}

PhraseReader::Reading PhraseReader::read(const Entity& entity) const {
  Reading best = Reading::kNothing;
  for_each_own_text(entity, [&](const std::string& text) {
    // One text that has it outweighs another that denies it ("runs without a GPU; a GPU is used
    // when there is one").
    // In the order of the enumeration, where having comes after denying.
    best = std::max(best, read_text(text));
    return best != Reading::kHolds;
  });
  return best;
}

std::vector<std::string> denied_terms(Analyser& analyser, const Entity& entity) {
  std::set<std::string> denied;
  // Two sets, as an entity may deny a thing in one text and have it in another.
  std::set<std::string> held;
  std::vector<bool> is_read;  // by text
  // Most texts deny nothing, which their bytes tell sooner than their words.
  for_each_own_text(entity, [&](const std::string& text) {
    is_read.push_back(may_deny(text));
    if (!is_read.back()) return true;
    const ReadText read = read_words(analyser, text);
    const std::vector<bool> is_denied_word = denied_of(text, read.words);
    for (std::size_t i = 0; i < read.tokens.size(); ++i) {
      if (read.tokens[i].is_stop_word()) continue;
      (is_denied_word[read.word_of[i]] ? denied : held).insert(read.tokens[i].term);
    }
    return true;
  });
  if (denied.empty()) return {};
  WantedTerms wanted;
  for (const std::string& term : denied) {
    for (const std::string& form : forms_of(term)) wanted.add(form);
  }
  std::size_t number = 0;
  for_each_own_text(entity, [&](const std::string& text) {
    if (is_read[number++]) return true;
    for (const Token& token : analyser.wanted_tokens(text, wanted)) held.insert(token.term);
    return true;
  });
  // Forms count as one term where phrases are read, so they must here, or the two would disagree on
  // "gpus".
  std::erase_if(denied, [&held](const std::string& term) {
    const std::vector<std::string> forms = forms_of(term);
    return std::any_of(forms.begin(), forms.end(),
                       [&held](const std::string& form) { return held.contains(form); });
  });
  return {denied.begin(), denied.end()};
}

}  // namespace matchgraph

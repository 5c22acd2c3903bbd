#include "index/analyser.h"

#include <utf8proc.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "index/schema.h"
#include "index/stop_words.h"
#include "text/word_character.h"

namespace matchgraph {
namespace {

/// A maximal run of letters and digits.
/// Ranges of one array of characters, since a text has thousands of words and each would be an
/// allocation.
struct Word {
  std::span<const WordCharacter> characters;
  bool hyphened = false;        ///< only one of - . _ / stands between it and the word before
  std::string_view marks = {};  ///< "#" or "++" behind it
  bool dotted = false;          ///< a dot stands before it, and nothing before the dot
};

/// The words of a text, and the characters that they are ranges of.
struct SplitText {
  std::vector<WordCharacter> characters;
  std::vector<Word> words;
};

std::string fold_range(const Word& word, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) append_folded(word.characters[i].code_point, out);
  return out;
}

/// Where "openAPIServer" falls into parts: before a capital that follows a small letter or digit,
/// and before the last of several capitals when a small letter follows.
std::vector<std::size_t> camel_boundaries(const Word& word) {
  std::vector<std::size_t> out;
  const auto& c = word.characters;
  for (std::size_t i = 1; i < c.size(); ++i) {
    if (c[i].char_class != CharClass::kUpper) continue;
    const bool after_lower = c[i - 1].char_class == CharClass::kLower;
    const bool before_lower = c[i - 1].char_class == CharClass::kUpper && i + 1 < c.size() &&
                              c[i + 1].char_class == CharClass::kLower;
    if (after_lower || before_lower) out.push_back(i);
  }
  return out;
}

/// Where "8x22b" falls into parts: before a digit that follows a letter.
std::vector<std::size_t> digit_boundaries(const Word& word) {
  std::vector<std::size_t> out;
  const auto& c = word.characters;
  for (std::size_t i = 1; i < c.size(); ++i) {
    if (c[i].char_class == CharClass::kDigit && c[i - 1].char_class != CharClass::kDigit) {
      out.push_back(i);
    }
  }
  return out;
}

/// How many bytes from `begin`, behind an apostrophe, belong to a possessive or contraction
/// ('s, 't, 'm, 'd, 're, 've, 'll at the end of a word); 0 when none do.
std::size_t contraction_bytes(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::string letters;
  while (end < text.size() && letters.size() < 3) {
    const char c = text[end];
    if (!is_letter(c)) break;
    letters += to_lower(c);
    ++end;
  }
  // "o'reilly": what follows the apostrophe goes on, so it is part of a name.
  if (end < text.size() && is_word_class(decode_character(text, end).char_class)) return 0;
  // What English writes behind an apostrophe: "it's", "don't", "I'm", "we've", "they'll".
  static constexpr std::array<std::string_view, 7> kEndings = {"s",  "t",  "m", "d",
                                                               "re", "ve", "ll"};
  const bool found = std::find(kEndings.begin(), kEndings.end(), letters) != kEndings.end();
  return found ? end - begin : 0;
}

// What joins words to one name in this field: "gpt-4", "node.js", "text_to_speech", "and/or".
bool joins_compounds(std::string_view separator) {
  return separator.size() == 1 &&
         std::string_view("-._/").find(separator[0]) != std::string_view::npos;
}

/// Whether the dot at `position`, inside a word, stands between two digits: those of "4.5" are one
/// number, and neither 4 nor 5.
bool is_version_dot(std::string_view text, std::size_t position) {
  return text[position] == '.' && position > 0 && is_digit(text[position - 1]) &&
         position + 1 < text.size() && is_digit(text[position + 1]);
}

/// The marks at `position`, behind a word of letters, that name something with it: "#" and "++". A
/// single + adds or counts ("a+b", "Disney+"), and a # before a word numbers it ("PR#12").
std::string_view naming_marks(std::string_view text, std::size_t position) {
  const std::string_view rest = text.substr(position);
  if (rest.starts_with("++") && !rest.starts_with("+++")) return rest.substr(0, 2);
  if (!rest.starts_with('#')) return {};
  const bool before_word =
      rest.size() > 1 && is_word_class(decode_character(text, position + 1).char_class);
  return before_word ? std::string_view() : rest.substr(0, 1);
}

/// Whether the word at `begin` has a dot before it that is its own: ".NET", but not that of
/// "ASP.NET" or "wait...what".
/// "ASP.NET" is found as "asp" and "net"; ".NET" is another thing than a net.
bool has_leading_dot(std::string_view text, std::size_t begin) {
  if (begin == 0 || text[begin - 1] != '.' || !is_letter(text[begin])) return false;
  if (begin == 1) return true;
  return std::string_view(" \t\n(\"'/,`").find(text[begin - 2]) != std::string_view::npos;
}

/// Splits a text into words. An ideograph is a word of its own.
SplitText split_words(std::string_view text) {
  SplitText out;
  out.characters.reserve(text.size());  // so that ranges of them stay where they are
  std::size_t from = 0;
  std::size_t gap_begin = 0;
  bool hyphened = false;
  const auto in_word = [&] { return out.characters.size() > from; };
  const auto finish = [&](std::size_t position) {
    if (in_word()) {
      Word word{std::span(out.characters).subspan(from), hyphened};
      word.dotted = has_leading_dot(text, word.characters.front().begin);
      const bool letters =
          std::none_of(word.characters.begin(), word.characters.end(), [](const WordCharacter& c) {
            return c.char_class == CharClass::kDigit || c.char_class == CharClass::kIdeograph;
          });
      // A mark behind a number or an ideograph is punctuation.
      if (letters) word.marks = naming_marks(text, position);
      out.words.push_back(word);
      gap_begin = position;
    }
    from = out.characters.size();
    hyphened = false;
  };
  std::size_t position = 0;
  while (position < text.size()) {
    const WordCharacter c = decode_character(text, position);
    const std::size_t next = c.end;
    // A soft hyphen or a mark of direction stands inside words of copied texts.
    if (c.char_class == CharClass::kInvisible) {
      position = next;
      continue;
    }
    if (in_word() && is_version_dot(text, position)) {
      out.characters.push_back(c);
      // A digit, so that no part ends there.
      out.characters.back().char_class = CharClass::kDigit;
      position = next;
      continue;
    }
    if (is_word_class(c.char_class)) {
      // The gap is known only when the next word begins.
      if (!in_word() && !out.words.empty()) {
        hyphened = joins_compounds(text.substr(gap_begin, position - gap_begin));
      }
      out.characters.push_back(c);
      position = next;
      continue;
    }
    const bool was_in_word = in_word();
    finish(position);
    position = next;
    // Chinese and Japanese are written without spaces: each ideograph is found alone, and pairs of
    // them as bigrams.
    if (c.char_class == CharClass::kIdeograph) {
      out.characters.push_back(c);
      finish(next);
    } else if (c.char_class == CharClass::kApostrophe && was_in_word) {
      position += contraction_bytes(text, next);
    }
  }
  finish(position);
  return out;
}

std::string_view cut(std::string_view word) {
  if (word.size() <= schema::kMaxTermBytes) return word;
  std::size_t end = schema::kMaxTermBytes;
  // Never within a character: Xapian would keep half of it, and no query could hold that half.
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80) --end;
  return word.substr(0, end);
}

/// Tokens of a text as they are found. Stems is asked for a word's term.
template <typename Stems>
class TokenCollector {
 public:
  TokenCollector(Stems& stems, const WantedTerms* wanted) : stems_(stems), wanted_(wanted) {}

  std::vector<Token> take() { return std::move(tokens_); }

  // Of one letter marks make another language: C is not C++. A longer word is found without them
  // as well.
  void add_whole(const Word& word) {
    const bool is_marked = !word.marks.empty() || word.dotted;
    const bool may_begin_word = may_begin(word.characters.front().code_point);
    if (!may_begin_word && !(word.dotted && may_begin('.'))) return;
    const std::uint32_t begin = word.characters.front().begin;
    const std::uint32_t end = word.characters.back().end;
    const auto marks = static_cast<std::uint32_t>(word.marks.size());
    const std::string folded = fold_range(word, 0, word.characters.size());
    if (word.characters.size() == 1 && marks > 0) {
      add(folded + std::string(word.marks), begin, end + marks, false);
      return;
    }
    if (may_begin_word) add(folded, begin, end, false);
    if (!is_marked) return;
    const bool is_added = add((word.dotted ? "." : "") + folded + std::string(word.marks),
                              begin - (word.dotted ? 1 : 0), end + marks, true);
    if (is_added) tokens_.back().marked = true;
  }

  void add_parts(const Word& word, const std::vector<std::size_t>& boundaries, bool variant) {
    if (boundaries.empty()) return;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= boundaries.size(); ++i) {
      const std::size_t to = i < boundaries.size() ? boundaries[i] : word.characters.size();
      // A single letter says nothing by itself, but the digit of "gpt4" tells it from "gpt3".
      const bool single_digit =
          to == from + 1 && variant && word.characters[from].char_class == CharClass::kDigit;
      if ((to - from >= 2 || single_digit) && may_begin(word.characters[from].code_point)) {
        add(fold_range(word, from, to), word.characters[from].begin, word.characters[to - 1].end,
            variant);
      }
      from = to;
    }
  }

  /// Only a number joins the word before it ("GPT-4" as "gpt4"); joining every compound counted the
  /// same words twice and ranked worse.
  void add_joined(const Word& before, const Word& word) {
    const bool is_joined = word.hyphened &&
                           word.characters.front().char_class == CharClass::kDigit &&
                           before.characters.back().char_class != CharClass::kDigit &&
                           may_begin(before.characters.front().code_point);
    if (!is_joined) return;
    add(fold_range(before, 0, before.characters.size()) +
            fold_range(word, 0, word.characters.size()),
        before.characters.front().begin, word.characters.back().end, true);
  }

 private:
  /// Asked before a word is folded. A character beyond ASCII may fold to any letter.
  bool may_begin(std::int32_t code_point) const {
    constexpr std::int32_t kAscii = 0x80;
    return wanted_ == nullptr || code_point >= kAscii ||
           wanted_->any_begins_with(to_lower(static_cast<char>(code_point)));
  }

  /// Whether a token came of it.
  bool add(const std::string& word, std::uint32_t begin, std::uint32_t end, bool variant) {
    if (word.empty()) return false;
    Token token{std::string(cut(word)), {}, begin, end, variant};
    const std::string& term = stems_.term(token.word);
    // A stop word is kept, without a term: phrases and denials are made of it too. A variant serves
    // search alone, and a stop word does not.
    if (variant && term.empty()) return false;
    if (wanted_ != nullptr && !wanted_->contains(term)) return false;
    token.term = term;
    tokens_.push_back(std::move(token));
    return true;
  }

  Stems& stems_;
  const WantedTerms* wanted_;
  std::vector<Token> tokens_;
};

}  // namespace

struct Analyser::Stems {
  // English, as the texts of these catalogues are.
  Xapian::Stem stemmer{"english"};
  // A hash and a copy cost less than the stemmer, and most words of a catalogue come again.
  std::unordered_map<std::string, std::string> known;  // word -> term; empty for a stop word

  /// A short word has no ending to lose: "ios" is no plural of "io".
  std::string stem(const std::string& word) const {
    return word.size() <= kUnstemmedBytes ? word : stemmer(word);
  }

  const std::string& term(const std::string& word) {
    const auto found = known.find(word);
    if (found != known.end()) return found->second;
    // Emptied and not aged: words repeat, so the frequent ones are back soon.
    if (known.size() >= kMaxKnown) known.clear();
    std::string term = is_stop_word(word) ? std::string() : stem(word);
    return known.emplace(word, std::move(term)).first->second;
  }

  static constexpr std::size_t kUnstemmedBytes = 3;
  static constexpr std::size_t kMaxKnown = 200'000;  // words; bounds memory on hostile input
};

Analyser::Analyser() : stems_(std::make_unique<Stems>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::string Analyser::stem(const std::string& word) { return stems_->stem(word); }

std::vector<Token> Analyser::tokens(std::string_view text) { return tokens(text, true, nullptr); }
// "BigQuery" is written in many ways by who types it.
std::vector<Token> Analyser::typed_tokens(std::string_view text) {
  return tokens(text, false, nullptr);
}
std::vector<Token> Analyser::wanted_tokens(std::string_view text, const WantedTerms& wanted) {
  return tokens(text, true, &wanted);
}

std::vector<Token> Analyser::tokens(std::string_view text, bool camel_parts,
                                    const WantedTerms* wanted) {
  TokenCollector collector(*stems_, wanted);
  const SplitText split = split_words(text);
  for (std::size_t i = 0; i < split.words.size(); ++i) {
    const Word& word = split.words[i];
    collector.add_whole(word);
    if (camel_parts) collector.add_parts(word, camel_boundaries(word), false);
    collector.add_parts(word, digit_boundaries(word), true);
    if (i > 0) collector.add_joined(split.words[i - 1], word);
  }
  return collector.take();
}

void count_terms(const std::vector<Token>& tokens, std::uint32_t wdf, TermCounts& counts) {
  const Token* before = nullptr;
  for (const Token& token : tokens) {
    if (token.is_stop_word()) continue;
    counts[token.term] += wdf;
    // A variant lies over words that are there already: as a neighbour it would part them.
    if (token.variant) continue;
    if (before != nullptr) counts[bigram(before->term, token.term)] += wdf;
    before = &token;
  }
}

void count_need_terms(Analyser& analyser, std::string_view need, TermCounts& counts) {
  std::string before;
  for (const Token& token : analyser.typed_tokens(need)) {
    if (!token.is_stop_word()) ++counts[token.term];
    // "How much" and "what is" tell past needs apart, so of stop words only those that hold a
    // sentence together are left out.
    if (token.variant || is_function_word(token.word)) continue;
    const std::string term = token.is_stop_word() ? analyser.stem(token.word) : token.term;
    // The stem, as in texts, so that the pair of two ordinary words is the same term.
    if (!before.empty()) ++counts[bigram(before, term)];
    before = term;
  }
}

std::string bigram(std::string_view first, std::string_view second) {
  std::string out;
  out.reserve(first.size() + second.size() + 2);
  // A capital in front, which no folded word begins with: one range of the terms holds all pairs.
  out += schema::kBigramPrefix;
  out += first;
  out += ' ';
  out += second;
  return out;
}

bool is_bigram(std::string_view term) {
  return !term.empty() && term.front() == schema::kBigramPrefix;
}

double class_weight(std::string_view term, const TermClassWeights& weights) {
  if (is_bigram(term)) return weights.bigram;
  static const std::unordered_set<std::string> boilerplate = [] {
    const Xapian::Stem stemmer("english");
    std::unordered_set<std::string> out;
    // Lists hold words, terms are stems; the stemmer is asked, so that the two cannot drift apart.
    for (const std::string_view word : kBoilerplateWords) out.insert(stemmer(std::string(word)));
    return out;
  }();
  return boilerplate.contains(std::string(term)) ? weights.boilerplate : 1.0;
}

}  // namespace matchgraph

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

namespace matchgraph {
namespace {

enum class CharClass : std::uint8_t { kSeparator, kLower, kUpper, kDigit, kIdeograph, kApostrophe };

/// One character of the text, decoded.
struct Character {
  utf8proc_int32_t code_point = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  CharClass char_class = CharClass::kSeparator;
};

bool is_ideograph(utf8proc_int32_t c) {
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

CharClass classify(utf8proc_int32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return CharClass::kLower;
    if (c >= 'A' && c <= 'Z') return CharClass::kUpper;
    if (c >= '0' && c <= '9') return CharClass::kDigit;
    return c == '\'' ? CharClass::kApostrophe : CharClass::kSeparator;
  }
  if (c == 0x2019) return CharClass::kApostrophe;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
      return CharClass::kUpper;
    case UTF8PROC_CATEGORY_LO:
      return is_ideograph(c) ? CharClass::kIdeograph : CharClass::kLower;
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
      return CharClass::kLower;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
      return CharClass::kDigit;
    default:
      return CharClass::kSeparator;
  }
}

/// Decodes the character at `position`; a byte that is not UTF-8 is a separator of its own.
Character decode(std::string_view text, std::size_t position) {
  Character out;
  out.begin = static_cast<std::uint32_t>(position);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  utf8proc_ssize_t length = 1;
  if (bytes[position] < 0x80) {
    out.code_point = bytes[position];
  } else {
    length = utf8proc_iterate(
        bytes + position, static_cast<utf8proc_ssize_t>(text.size() - position), &out.code_point);
    if (length <= 0) {
      length = 1;
      out.code_point = ' ';
    }
  }
  out.end = static_cast<std::uint32_t>(position + static_cast<std::size_t>(length));
  out.char_class = classify(out.code_point);
  return out;
}

void append_code_point(utf8proc_int32_t c, std::string& out) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(c, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

/// Appends the character without case, accents and compatibility differences (NFKD).
void append_folded(utf8proc_int32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return;
  }
  std::array<utf8proc_int32_t, 32> folded{};
  int boundary = 0;
  const auto count = utf8proc_decompose_char(
      c, folded.data(), static_cast<utf8proc_ssize_t>(folded.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_CASEFOLD | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                     UTF8PROC_STRIPMARK),
      &boundary);
  if (count < 0 || static_cast<std::size_t>(count) > folded.size()) {
    append_code_point(c, out);
    return;
  }
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    append_code_point(folded[static_cast<std::size_t>(i)], out);
  }
}

bool is_word_class(CharClass c) {
  return c == CharClass::kLower || c == CharClass::kUpper || c == CharClass::kDigit;
}

/// A maximal run of letters and digits.
struct Word {
  std::span<const Character> characters;
  bool hyphened = false;  ///< only one of - . _ / stands between it and the word before
};

/// The words of a text, and the characters that they are ranges of.
struct SplitText {
  std::vector<Character> characters;
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
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter) break;
    letters += static_cast<char>(c | 0x20);
    ++end;
  }
  if (end < text.size() && is_word_class(decode(text, end).char_class)) return 0;
  static constexpr std::array<std::string_view, 7> kEndings = {"s",  "t",  "m", "d",
                                                               "re", "ve", "ll"};
  const bool found = std::find(kEndings.begin(), kEndings.end(), letters) != kEndings.end();
  return found ? end - begin : 0;
}

bool joins_compounds(std::string_view separator) {
  return separator.size() == 1 &&
         std::string_view("-._/").find(separator[0]) != std::string_view::npos;
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
      out.words.push_back({std::span(out.characters).subspan(from), hyphened});
      gap_begin = position;
    }
    from = out.characters.size();
    hyphened = false;
  };
  std::size_t position = 0;
  while (position < text.size()) {
    const Character c = decode(text, position);
    const std::size_t next = c.end;
    if (is_word_class(c.char_class)) {
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
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80) --end;
  return word.substr(0, end);
}

}  // namespace

struct Analyser::Stems {
  Xapian::Stem stemmer{"english"};
  std::unordered_map<std::string, std::string> known;  // word -> term; empty for a stop word

  const std::string& term(const std::string& word) {
    const auto found = known.find(word);
    if (found != known.end()) return found->second;
    if (known.size() >= kMaxKnown) known.clear();
    std::string term = is_stop_word(word) ? std::string() : stemmer(word);
    return known.emplace(word, std::move(term)).first->second;
  }

  static constexpr std::size_t kMaxKnown = 200'000;  // words; bounds memory on hostile input
};

Analyser::Analyser() : stems_(std::make_unique<Stems>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::string Analyser::stem(const std::string& word) { return stems_->stemmer(word); }

std::vector<Token> Analyser::tokens(std::string_view text) {
  std::vector<Token> out;
  const auto add = [&](const std::string& word, std::uint32_t begin, std::uint32_t end,
                       bool variant) {
    if (word.empty()) return;
    Token token{std::string(cut(word)), {}, begin, end, variant};
    const std::string& term = stems_->term(token.word);
    if (variant && term.empty()) return;
    token.term = term;
    out.push_back(std::move(token));
  };
  const auto add_parts = [&](const Word& word, const std::vector<std::size_t>& boundaries,
                             bool variant) {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= boundaries.size(); ++i) {
      const std::size_t to = i < boundaries.size() ? boundaries[i] : word.characters.size();
      const bool single_digit =
          to == from + 1 && variant && word.characters[from].char_class == CharClass::kDigit;
      if (to - from >= 2 || single_digit) {
        add(fold_range(word, from, to), word.characters[from].begin, word.characters[to - 1].end,
            variant);
      }
      from = to;
    }
  };
  const SplitText split = split_words(text);
  const std::vector<Word>& words = split.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const std::uint32_t begin = word.characters.front().begin;
    const std::uint32_t end = word.characters.back().end;
    add(fold_range(word, 0, word.characters.size()), begin, end, false);
    const auto camel = camel_boundaries(word);
    if (!camel.empty()) add_parts(word, camel, false);
    const auto digits = digit_boundaries(word);
    if (!digits.empty()) add_parts(word, digits, true);
    const bool compound = word.hyphened && i > 0 &&
                          word.characters.front().char_class == CharClass::kDigit &&
                          words[i - 1].characters.back().char_class != CharClass::kDigit;
    if (compound) {
      const Word& before = words[i - 1];
      add(fold_range(before, 0, before.characters.size()) +
              fold_range(word, 0, word.characters.size()),
          before.characters.front().begin, end, true);
    }
  }
  return out;
}

void count_terms(const std::vector<Token>& tokens, std::uint32_t wdf, TermCounts& counts) {
  const Token* before = nullptr;
  for (const Token& token : tokens) {
    if (token.is_stop_word()) continue;
    counts[token.term] += wdf;
    if (token.variant) continue;
    if (before != nullptr) counts[bigram(before->term, token.term)] += wdf;
    before = &token;
  }
}

void count_need_terms(Analyser& analyser, std::string_view need, TermCounts& counts) {
  std::string before;
  for (const Token& token : analyser.tokens(need)) {
    if (!token.is_stop_word()) ++counts[token.term];
    if (token.variant || is_function_word(token.word)) continue;
    const std::string term = token.is_stop_word() ? analyser.stem(token.word) : token.term;
    if (!before.empty()) ++counts[bigram(before, term)];
    before = term;
  }
}

std::string bigram(std::string_view first, std::string_view second) {
  std::string out;
  out.reserve(first.size() + second.size() + 2);
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
    for (const std::string_view word : kBoilerplateWords) out.insert(stemmer(std::string(word)));
    return out;
  }();
  return boilerplate.contains(std::string(term)) ? weights.boilerplate : 1.0;
}

std::string fold(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t position = 0; position < text.size();) {
    const Character c = decode(text, position);
    position = c.end;
    const bool kept = is_word_class(c.char_class) || c.char_class == CharClass::kIdeograph ||
                      c.code_point == '+' || c.code_point == '#';
    if (!kept) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append_folded(c.code_point, out);
  }
  return out;
}

}  // namespace matchgraph

#include "index/analyser.h"

#include <xapian.h>

#include <unordered_set>

#include "index/schema.h"
#include "index/split_words.h"
#include "index/stop_words.h"
#include "text/word_character.h"

namespace matchgraph {
namespace {

std::string_view cut(std::string_view word) {
  if (word.size() <= schema::kMaxTermBytes) return word;
  std::size_t end = schema::kMaxTermBytes;
  // Never within a character: Xapian would keep half of it, and no query could hold that half.
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xc0) == 0x80) --end;
  return word.substr(0, end);
}

/// Finds the words of a text, and hands each to a sink: `add(word, begin, end, variant)` says
/// whether a token came of it, and `mark()` that the last one holds marks.
template <typename Sink>
class TokenCollector {
 public:
  TokenCollector(Sink& sink, const WantedTerms* wanted) : sink_(sink), wanted_(wanted) {}

  void collect(const SplitText& split, bool camel_parts) {
    for (std::size_t i = 0; i < split.words.size(); ++i) {
      const TextWord& word = split.words[i];
      add_whole(word);
      if (camel_parts) add_parts(word, camel_boundaries(word), false);
      add_parts(word, digit_boundaries(word), true);
      if (i > 0) add_joined(split.words[i - 1], word);
    }
  }

 private:
  // Of one letter marks make another language: C is not C++. A longer word is found without them
  // as well.
  void add_whole(const TextWord& word) {
    const bool is_marked = !word.marks.empty() || word.dotted;
    const bool may_begin_word = may_begin(word.characters.front().code_point);
    if (!may_begin_word && !(word.dotted && may_begin('.'))) return;
    const std::uint32_t begin = word.characters.front().begin;
    const std::uint32_t end = word.characters.back().end;
    const auto marks = static_cast<std::uint32_t>(word.marks.size());
    folded_.clear();
    fold(word, 0, word.characters.size());
    if (word.characters.size() == 1 && marks > 0) {
      folded_ += word.marks;
      add(begin, end + marks, false);
      return;
    }
    if (may_begin_word) add(begin, end, false);
    if (!is_marked) return;
    if (word.dotted) folded_.insert(folded_.begin(), '.');
    folded_ += word.marks;
    if (add(begin - (word.dotted ? 1 : 0), end + marks, true)) sink_.mark();
  }

  void add_parts(const TextWord& word, const std::vector<std::size_t>& boundaries, bool variant) {
    if (boundaries.empty()) return;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= boundaries.size(); ++i) {
      const std::size_t to = i < boundaries.size() ? boundaries[i] : word.characters.size();
      // A single letter says nothing by itself, but the digit of "gpt4" tells it from "gpt3".
      const bool single_digit =
          to == from + 1 && variant && word.characters[from].char_class == CharClass::kDigit;
      if ((to - from >= 2 || single_digit) && may_begin(word.characters[from].code_point)) {
        folded_.clear();
        fold(word, from, to);
        add(word.characters[from].begin, word.characters[to - 1].end, variant);
      }
      from = to;
    }
  }

  /// Only a number joins the word before it ("GPT-4" as "gpt4"); joining every compound counted the
  /// same words twice and ranked worse.
  void add_joined(const TextWord& before, const TextWord& word) {
    const bool is_joined = word.hyphened &&
                           word.characters.front().char_class == CharClass::kDigit &&
                           before.characters.back().char_class != CharClass::kDigit &&
                           may_begin(before.characters.front().code_point);
    if (!is_joined) return;
    folded_.clear();
    fold(before, 0, before.characters.size());
    fold(word, 0, word.characters.size());
    add(before.characters.front().begin, word.characters.back().end, true);
  }

  /// Asked before a word is folded. A character beyond ASCII may fold to any letter.
  bool may_begin(std::int32_t code_point) const {
    constexpr std::int32_t kAscii = 0x80;
    return wanted_ == nullptr || code_point >= kAscii ||
           wanted_->any_begins_with(to_lower(static_cast<char>(code_point)));
  }

  void fold(const TextWord& word, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) append_folded(word.characters[i].code_point, folded_);
  }

  /// Adds what was folded.
  bool add(std::uint32_t begin, std::uint32_t end, bool variant) {
    return !folded_.empty() && sink_.add(cut(folded_), begin, end, variant);
  }

  Sink& sink_;
  const WantedTerms* wanted_;
  std::string folded_;  // the word that is being added; one, as a text has thousands
};

}  // namespace

struct Analyser::Stems {
  // English, as the texts of these catalogues are.
  Xapian::Stem stemmer{"english"};
  // A hash and a copy cost less than the stemmer, and most words of a catalogue come again.
  WordNumbers known;
  SplitText split;  // of the text that is being read

  /// A short word has no ending to lose: "ios" is no plural of "io".
  std::string stem(const std::string& word) const {
    return word.size() <= kUnstemmedBytes ? word : stemmer(word);
  }

  /// Empty for a stop word; valid until the next call.
  std::string_view term(std::string_view word) {
    std::uint32_t number = known.find(word);
    if (number == WordNumbers::kUnknown) {
      // Emptied and not aged: words repeat, so the frequent ones are back soon.
      if (known.size() >= kMaxKnown) known = {};
      const std::string text(word);
      number = known.add(word, is_stop_word(text) ? std::string() : stem(text));
    }
    return known.is_stop_word(number) ? std::string_view() : known.terms()[known.term_of(number)];
  }

  template <typename Sink>
  void read(std::string_view text, bool camel_parts, const WantedTerms* wanted, Sink& sink) {
    split_words(text, split);
    TokenCollector(sink, wanted).collect(split, camel_parts);
    // What one long text took is not kept for all that follow.
    if (split.characters.capacity() > kMaxKeptCharacters) split = {};
  }

  static constexpr std::size_t kUnstemmedBytes = 3;
  static constexpr std::size_t kMaxKnown = 200'000;  // words; bounds memory on hostile input
  static constexpr std::size_t kMaxKeptCharacters = 65'536;  // 1 MiB
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
  struct Tokens {
    Stems& stems;
    const WantedTerms* wanted;
    std::vector<Token> out = {};

    bool add(std::string_view word, std::uint32_t begin, std::uint32_t end, bool variant) {
      const std::string_view term = stems.term(word);
      // A stop word is kept, without a term: phrases and denials are made of it too. A variant
      // serves search alone, and a stop word does not.
      if (variant && term.empty()) return false;
      if (wanted != nullptr && !wanted->contains(std::string(term))) return false;
      out.push_back({std::string(word), std::string(term), begin, end, variant});
      return true;
    }
    void mark() { out.back().marked = true; }
  };
  Tokens sink{*stems_, wanted};
  stems_->read(text, camel_parts, wanted, sink);
  return std::move(sink.out);
}

void Analyser::read(std::string_view text, WordNumbers& words, std::vector<NumberedToken>& out) {
  struct Tokens {
    Stems& stems;
    WordNumbers& words;
    std::vector<NumberedToken>& out;
    std::uint32_t whole_end = 0;  // of the whole word before

    bool add(std::string_view word, std::uint32_t begin, std::uint32_t end, bool variant) {
      std::uint32_t number = words.find(word);
      if (number == WordNumbers::kUnknown) number = words.add(word, stems.term(word));
      if (variant && words.is_stop_word(number)) return false;
      const bool is_whole = !variant && begin >= whole_end;
      if (is_whole) whole_end = end;
      out.push_back({number, begin, end, variant, is_whole});
      return true;
    }
    void mark() {}
  };
  out.clear();
  Tokens sink{*stems_, words, out};
  stems_->read(text, true, nullptr, sink);
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

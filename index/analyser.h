// Here is a text: which terms does it hold, and where?
//
// One analyser serves the index, the query, the graph and the highlighting, so that they always
// agree. Words are maximal runs of letters and digits, folded for case, accents and compatibility
// forms (Unicode NFKD), with English possessives and contractions cut off; stop words are dropped;
// the rest is reduced by the Snowball English stemmer. Numbers of a version are one word ("4.5"),
// and so is what marks name ("C#", "C++"). "OpenAPI" is found whole and as "open" and "api",
// "GPT-4" also as "gpt4", "8x22B" also as "8x" and "22b", ".NET" also as "net"; Chinese and
// Japanese characters are terms of their own.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "index/word_numbers.h"

namespace matchgraph {

/// One occurrence of a term in a text.
struct Token {
  std::string word;         ///< folded, not stemmed
  std::string term;         ///< stemmed; empty for a stop word
  std::uint32_t begin = 0;  ///< bytes of the text that it came from
  std::uint32_t end = 0;
  bool variant = false;  ///< a further form of words beside it ("gpt4" of "GPT-4"): in no bigram
  bool marked = false;   ///< holds the marks that the word before it is without (".net" of ".NET")

  bool is_stop_word() const { return term.empty(); }
};

/// One occurrence of a word in a text, by its number.
struct NumberedToken {
  std::uint32_t word = 0;
  std::uint32_t begin = 0;  ///< bytes of the text that it came from
  std::uint32_t end = 0;
  bool variant = false;
  bool whole = false;  ///< neither a variant nor a part of the whole word before it
};

/// Terms with their counts (wdf), ascending by term.
using TermCounts = std::map<std::string, std::uint32_t, std::less<>>;

/// Terms that texts are looked through for.
class WantedTerms {
 public:
  void add(std::string term) {
    if (!term.empty()) first_bytes_.set(static_cast<unsigned char>(term.front()));
    terms_.insert(std::move(term));
  }
  bool contains(const std::string& term) const { return terms_.contains(term); }
  /// Whether one of them begins with the byte, as every folded word that it is the stem of does.
  bool any_begins_with(char byte) const {
    return first_bytes_.test(static_cast<unsigned char>(byte));
  }

 private:
  std::unordered_set<std::string> terms_;
  std::bitset<256> first_bytes_;
};

/// Not safe for use by several threads at once (it remembers stems); making one is cheap.
class Analyser {
 public:
  Analyser();
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  /// The tokens of a text in order. Bytes that are not UTF-8 separate words. Cost: linear.
  std::vector<Token> tokens(std::string_view text);
  /// The same by number, for reading a catalogue: `words` meets what it did not know. What `out`
  /// held is overwritten. Cost: linear; a word that is known is neither copied nor stemmed.
  void read(std::string_view text, WordNumbers& words, std::vector<NumberedToken>& out);
  /// As tokens(), for what somebody types, where letter case means nothing: "BigQuery" is one word,
  /// as "bigquery" is.
  std::vector<Token> typed_tokens(std::string_view text);
  /// Those of tokens() whose term is wanted. Cost: words that begin as none of the terms does are
  /// neither folded nor stemmed, which are most words of a text.
  std::vector<Token> wanted_tokens(std::string_view text, const WantedTerms& wanted);
  /// The stem of a word, stop words too.
  std::string stem(const std::string& word);

 private:
  std::vector<Token> tokens(std::string_view text, bool camel_parts, const WantedTerms* wanted);

  struct Stems;
  std::unique_ptr<Stems> stems_;
};

/// Adds the terms of a past need: as count_terms, but its bigrams reach over the words that a
/// question is made of ("how much", "what is"), which tell past needs apart. A bigram of two
/// ordinary terms is the same term as in a text.
void count_need_terms(Analyser& analyser, std::string_view need, TermCounts& counts);

/// Adds the terms and bigrams of one text's tokens to `counts`, each occurrence `wdf` times.
/// Bigrams are pairs of adjacent terms once stop words are gone, and never reach over the end of a
/// text.
void count_terms(const std::vector<Token>& tokens, std::uint32_t wdf, TermCounts& counts);

/// The bigram term of two adjacent terms.
std::string bigram(std::string_view first, std::string_view second);
bool is_bigram(std::string_view term);

/// Weights of classes of terms, in queries and in vectors alike (recipe: needs, alternatives).
struct TermClassWeights {
  double bigram = 0.3;       ///< of a bigram beside 1 for a word: it repeats what its words say
  double boilerplate = 0.3;  ///< of words that requests and descriptions are padded with
};

/// 1 for an ordinary term, else the weight of its class. A boilerplate term is one like "use",
/// "provide", "find".
double class_weight(std::string_view term, const TermClassWeights& weights = {});

}  // namespace matchgraph

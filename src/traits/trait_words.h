// Here is a text: which words does it consist of, and where do its clauses and sentences end?
//
// Built for reading a whole catalogue at a build: letters of ASCII in lower case, no accents
// folded. Hyphens and slashes part words ("self-hosted" is two), apostrophes do not ("don't" is
// "dont"), `+` and `#` belong to the word before them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

/// What follows a word.
enum class WordBreak : std::uint8_t {
  kNone,
  kClause,    ///< a comma, colon, bracket or dash
  kSentence,  ///< a stop, a semicolon, the end of a line or of the text
};

/// The words of one text after the other; keeps its memory. Not safe to share.
class TraitWords {
 public:
  /// Replaces what was read before. Cost: linear.
  void read(std::string_view text);

  std::size_t size() const { return words_.size(); }
  /// In lower case; valid until the next read().
  std::span<const std::string_view> words() const { return words_; }
  /// Bytes of the text.
  std::uint32_t begin(std::size_t i) const { return begins_[i]; }
  std::uint32_t end(std::size_t i) const { return ends_[i]; }
  WordBreak break_after(std::size_t i) const { return breaks_[i]; }
  /// Whether a clause ends with the word, and perhaps its sentence.
  bool ends_clause(std::size_t i) const { return breaks_[i] != WordBreak::kNone; }

  /// First word behind the sentence of word `i`.
  std::size_t sentence_end(std::size_t i) const;

 private:
  void add(std::uint32_t begin, std::uint32_t end, std::size_t lower_begin);

  std::string lower_;
  std::vector<std::string_view> words_;
  std::vector<std::uint32_t> begins_, ends_;
  std::vector<WordBreak> breaks_;
};

}  // namespace matchgraph

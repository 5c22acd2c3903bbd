// Here are the texts of a catalogue: which words do they hold, as written, and which stand
// together?
//
// What suggestions complete a text with. Unlike terms, these are whole words: not stemmed, and
// neither parts of words ("api" of "OpenAPI") nor variants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "index/word_numbers.h"

namespace matchgraph {

/// Tokens that are whole words of their text, in order; stop words too.
std::vector<const Token*> whole_words(const std::vector<Token>& tokens);

/// Whether the word is worth completing a text with: no stop word, no number, 2 to 32 bytes.
bool is_telling_word(const Token& token);
bool is_telling_word(const WordNumbers& words, std::uint32_t word);

/// Two telling words of one text with nothing or only other words between them.
struct WordPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t entities = 0;  ///< that have the pair
};

/// What was counted, in an order that does not depend on the order of counting.
struct CountedWords {
  struct Word {
    std::string word;   ///< folded
    std::string shown;  ///< as most entities write it but for case: with its accents
    std::uint32_t entities = 0;
  };
  std::vector<Word> words;      ///< ascending by word
  std::vector<WordPair> pairs;  ///< positions in `words`; ascending by first, then second
};

/// What WordCounts holds, as plain arrays. Words have numbers, which mean nothing elsewhere.
struct CountedParts {
  struct Form {
    std::uint32_t word = 0;
    std::uint32_t count = 0;
  };
  struct Pair {
    std::uint64_t words = 0;  ///< both numbers, first above second
    std::uint32_t entities = 0;
    std::uint32_t unused = 0;  ///< so that no byte is left unset
  };
  std::vector<std::string> words;  ///< by number
  std::vector<std::uint32_t> entities;
  std::vector<Form> forms;
  std::vector<std::string> written;  ///< beside `forms`
  std::vector<Pair> pairs;
};

/// Counts each word and pair once per entity. For one thread at a time.
class WordCounts {
 public:
  /// A text of the entity that is being counted, and its tokens.
  void add(std::string_view text, const std::vector<Token>& tokens);
  /// The same by number. `words`: the same for all texts that are added so.
  void add(std::string_view text, const WordNumbers& words, std::span<const NumberedToken> tokens);
  /// The entity's texts were added.
  void end_entity();
  /// Adds what was counted elsewhere, of other entities.
  void merge(const WordCounts& other);
  /// Takes away what was counted of some of the entities.
  void subtract(const WordCounts& other);
  /// The counts as plain arrays, for another process, and the way back.
  CountedParts parts() const;
  void merge(const CountedParts& other);

  CountedWords counted() const;

 private:
  struct Word {
    std::uint32_t entities = 0;
    std::uint64_t last_entity = 0;
  };
  /// A pair's words in one number, first above second.
  struct Pair {
    std::uint64_t words = 0;
    std::uint32_t entities = 0;
  };
  /// Telling words of one text, as they come.
  struct Sequence {
    std::string_view text;
    bool has_before = false;
    std::uint64_t before = 0;
  };
  void count(std::uint32_t number, std::uint32_t begin, std::uint32_t end, Sequence& sequence);
  std::uint32_t number_of(std::string_view word);
  std::string shown_form(const std::string& word, std::uint32_t number) const;
  static void sort(std::vector<Pair>& pairs);
  /// Sorts, and makes equal pairs one; those that came to nothing go.
  static void put_together(std::vector<Pair>& pairs);
  void compact_when_large();

  StringNumbers numbers_;
  std::vector<Word> words_;           // by number
  std::vector<std::uint32_t> known_;  // by number among WordNumbers: the number here, or a mark
  /// How often a word is written otherwise than its folded form, by number and form.
  std::map<std::uint32_t, std::map<std::string, std::uint32_t>> forms_;
  std::vector<Pair> pairs_;  // may name a pair several times
  std::size_t compacted_ = 0;
  std::vector<std::uint64_t> entity_pairs_;
  std::uint64_t entity_ = 1;
};

}  // namespace matchgraph

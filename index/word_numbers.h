// Numbers for the words that are read, so that all that is made of them looks a word up once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matchgraph {

/// Strings by number, in the order in which they were met. Cost of a lookup: a hash of the string,
/// and one comparison where it is known.
class StringNumbers {
 public:
  static constexpr std::uint32_t kUnknown = ~std::uint32_t{0};

  std::size_t size() const { return places_.size() - 1; }
  /// Valid until the next string is added.
  std::string_view operator[](std::uint32_t number) const {
    return std::string_view(letters_).substr(places_[number],
                                             places_[number + 1] - places_[number]);
  }
  /// kUnknown when it was not met.
  std::uint32_t find(std::string_view text) const;
  /// Meets it, when it was not met before: its number is then the size before.
  std::uint32_t add(std::string_view text);

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = kUnknown;
  };
  /// Where the string is, or would be.
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::string letters_;
  std::vector<std::size_t> places_ = {0};
  std::vector<Slot> slots_ = std::vector<Slot>(kLeastSlots);

  static constexpr std::size_t kLeastSlots = 64;  // a power of two, as all sizes
};

/// Words and their terms. Several words have one term, and a stop word has none.
class WordNumbers {
 public:
  static constexpr std::uint32_t kUnknown = StringNumbers::kUnknown;
  static constexpr std::uint32_t kNoTerm = StringNumbers::kUnknown;

  std::size_t size() const { return words_.size(); }
  const StringNumbers& terms() const { return terms_; }
  std::string_view word(std::uint32_t number) const { return words_[number]; }
  /// The number of its term; kNoTerm for a stop word.
  std::uint32_t term_of(std::uint32_t word) const { return term_of_[word]; }
  bool is_stop_word(std::uint32_t word) const { return term_of_[word] == kNoTerm; }

  std::uint32_t find(std::string_view word) const { return words_.find(word); }
  /// A word that is not known yet. `term`: empty for a stop word.
  std::uint32_t add(std::string_view word, std::string_view term);

 private:
  StringNumbers words_, terms_;
  std::vector<std::uint32_t> term_of_;  // by word
};

}  // namespace matchgraph

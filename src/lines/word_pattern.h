// Here are the words of a sentence: does it begin like this?
//
// A pattern is a line of steps, one space between them:
//   add|copy    one of these words
//   ?then|next  one of these words, or nothing
//   *3          up to three words of any kind
//   $           the sentence ends here; also as one of several: "for|$"
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace matchgraph {

/// One pattern, read. Its text must outlive it: patterns are literals. Safe to share.
class WordPattern {
 public:
  explicit WordPattern(std::string_view text);

  /// Whether the words begin as the pattern says. Cost: the steps, times the words that `*` may
  /// take.
  bool begins(std::span<const std::string_view> words) const { return length(words).has_value(); }
  /// How many words are what the pattern says; nothing when they do not begin so.
  std::optional<std::size_t> length(std::span<const std::string_view> words) const {
    return length(0, words);
  }
  /// The words that it can begin with. Nothing where it begins with any word.
  std::vector<std::string_view> first_words() const;

  /// A sign stands for a word's length and ends: one bit. Signs of the words that it can begin
  /// with; all where it begins with any word.
  std::uint64_t first_signs() const;
  static std::uint64_t sign_of(std::string_view word);

 private:
  struct Step {
    std::vector<std::string_view> words;  // empty: any
    std::uint64_t signs = 0;              // of the words
    bool optional = false;
    std::size_t any = 0;   // of `*`: at most so many words
    bool is_end = false;   // it ends here,
    bool may_end = false;  // or one of the words follows
  };
  static bool is_one_of(const Step& step, std::string_view word);
  std::optional<std::size_t> length(std::size_t step,
                                    std::span<const std::string_view> words) const;

  std::vector<Step> steps_;
};

/// Several of them.
class WordPatterns {
 public:
  WordPatterns(std::initializer_list<std::string_view> texts);

  bool any_begins(std::span<const std::string_view> words) const;

 private:
  std::vector<WordPattern> patterns_;
  std::uint64_t first_signs_ = 0;  // of all of them
};

}  // namespace matchgraph

// Here is a need: which words does it tell, and which of them are denied?
//
//   it must not be able to change files  ->  it must not change files
//   without having to register           ->  without register
//   subscription-free                    ->  no subscription
//
// Rows of conditions need to know one wording of a denial by this.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "traits/trait_words.h"

namespace matchgraph {

/// Whether the word is what models are called: "model" of "open vision model".
bool is_model_noun(std::string_view word);

/// Words that deny what follows them, in the spelling of TraitWords.
bool is_denial(std::string_view word);

/// The words of a need, and those of them that are told. Views live as long as it does; not
/// copied. Its memory is linear in the need.
class ToldWords {
 public:
  /// `need` has to outlive it.
  explicit ToldWords(std::string_view need);
  ToldWords(const ToldWords&) = delete;
  ToldWords& operator=(const ToldWords&) = delete;

  const TraitWords& words() const { return words_; }
  std::span<const std::string_view> told() const { return told_; }
  /// Position in words() of told word `i`.
  std::size_t at(std::size_t i) const { return at_[i]; }
  /// The word of words() behind told word `to` - 1.
  std::size_t end_of(std::size_t to) const { return at_[to - 1] + 1; }

  /// Whether a clause ends behind a word.
  bool breaks(std::size_t word) const { return words_.ends_clause(word); }
  /// Whether one ends behind a told word, which what is not told may follow.
  bool breaks_behind(std::size_t i) const;
  /// The told word behind the clause of a told word.
  std::size_t told_clause_end(std::size_t i) const;

  /// Where a denial of what is asked for at word `i` begins: "without image input", "must not be
  /// able to read images"; `i` where there is none.
  std::size_t denial_before(std::size_t i) const;
  /// Where the words begin that only carry a denial: "that does not ...", "it must not ...".
  std::size_t carriers_before(std::size_t denial) const;
  /// Whether words [from, to) hold a denial: "no GPU", "w/o a GPU", "GPU-free".
  bool is_denied(std::size_t from, std::size_t to) const;

 private:
  void tell();
  std::size_t carried_at(std::size_t i) const;
  std::size_t clause_end(std::size_t word) const;
  bool is_joined(std::size_t i, char mark) const;

  const std::string_view need_;
  TraitWords words_;
  std::vector<std::string_view> told_;
  std::vector<std::size_t> at_;  // position in words_, by told word
};

}  // namespace matchgraph

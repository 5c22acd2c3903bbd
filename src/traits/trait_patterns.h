// Here is a word of a text: which patterns may begin with it?
//
// Hardly any word of a catalogue begins a pattern, so that one look into a table passes most over.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lines/word_pattern.h"
#include "traits/trait.h"

namespace matchgraph {

/// A pattern of a trait's row.
struct TraitPattern {
  WordPattern pattern;
  TraitNumber trait = 0;
  bool value = true;       ///< what it states or asks for
  bool at_start = false;   ///< only at the beginning of the text
  bool at_clause = false;  ///< only at the beginning of a clause
  bool as_item = false;    ///< only where it is the whole of one clause of several
  bool by_type = false;    ///< only of entities of the trait's types
};

/// Patterns by the words that they begin with. Safe to share.
class TraitPatterns {
 public:
  /// Throws std::logic_error for a pattern that begins with any word.
  explicit TraitPatterns(std::vector<TraitPattern> patterns);

  /// The patterns that may begin with the word, in the order of the table.
  std::span<const std::uint32_t> at(std::string_view word) const {
    const auto found = by_word_.find(word);
    return found == by_word_.end() ? std::span<const std::uint32_t>()
                                   : std::span<const std::uint32_t>(found->second);
  }
  const TraitPattern& operator[](std::uint32_t i) const { return patterns_[i]; }

 private:
  std::vector<TraitPattern> patterns_;
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_word_;
};

/// The patterns of all rows that state or deny a trait.
const TraitPatterns& stating_patterns();
/// The patterns of all rows that ask for one.
const TraitPatterns& asking_patterns();

}  // namespace matchgraph

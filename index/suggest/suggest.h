// Here is a text that is still being typed: which names go on so, and how may its last word end?
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/analyser.h"
#include "index/suggest/prefix_table.h"
#include "index/suggest/word_counts.h"
#include "matchgraph/catalogue.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Numbers that shape suggestions. Those of the file are recorded in the manifest.
struct SuggestOptions {
  // Of the file.
  std::size_t later_words = 7;   ///< words of a name, behind its first, that it is found by
  std::size_t later_bytes = 48;  ///< kept of a name from such a word on
  /// A word has to stand in one entity's texts, and in one more for every so many entities: what is
  /// rarer is seldom a word that somebody is about to type.
  std::size_t entities_per_word = 20'000;
  std::size_t pair_entities = 2;  ///< that must have a pair of words, or it was an accident
  std::size_t successors = 1000;  ///< words kept behind a word, the most frequent; bounds a scan
  // Of a question.
  std::size_t visited = 400;    ///< names looked at, most of them more of the same things
  std::size_t tails = 3;        ///< last words tried alone when the whole text begins too few names
  std::size_t tail_bytes = 3;   ///< the least of such words
  std::size_t mended_from = 4;  ///< bytes of a text in which one typing error is mended
  std::size_t mended_to = 40;   ///< the most
};

/// Writes the names of a catalogue and the words of its texts. `ranks` and `thing_of` stand beside
/// the entities: the higher rank is suggested first, and of entities with one thing's number one.
/// Throws Error (kEnvironment) when the disk refuses.
void write_suggestions(const Catalogue& catalogue, std::span<const double> ranks,
                       std::span<const std::uint32_t> thing_of, const CountedWords& words,
                       const SuggestOptions& options, const std::string& path);

/// Read-only; safe to share between threads. Every function throws Error (kEnvironment) when it
/// meets damage.
class SuggestIndex {
 public:
  explicit SuggestIndex(const std::string& path, SuggestOptions options = {});

  std::size_t entities() const { return entities_.size(); }

  /// Entities by a folded name, alias or name without maker, each thing once: those whose name is
  /// the text, names before aliases; whose name begins with it; of whose name a later word does.
  /// When places are left, the last words of the text are looked for in the same way; when there is
  /// still none, what is one edit away from the text. Within each step the higher rank first, then
  /// the lower number. A text that ends with white space ends a word.
  std::vector<std::uint32_t> names(std::string_view text, std::size_t limit) const;

  /// The text with its last word completed: first by words that stand behind the telling word
  /// before it in several entities' texts, then by any; each time what more entities have comes
  /// first. What ends with white space gets a further word; what ends otherwise or is not UTF-8
  /// gets nothing. When no word goes on so, words one edit away are taken.
  std::vector<std::string> completions(std::string_view text, Analyser& analyser,
                                       std::size_t limit) const;

 private:
  class NameSearch;
  struct Successor {
    std::uint32_t word = 0;
    std::uint32_t entities = 0;
  };
  std::vector<std::size_t> successors(std::string_view before, KeyRange range,
                                      std::size_t limit) const;
  std::string shown(std::size_t word) const;

  ArrayFile file_;
  SuggestOptions options_;
  std::span<const std::uint32_t> entities_;  // by place
  std::span<const std::uint32_t> things_;    // by place
  PrefixTable names_;                        // names, then aliases and names without makers
  PrefixTable later_;                        // names from a later word on
  PrefixTable words_;
  std::span<const std::uint32_t> pairs_begin_, pair_words_, pair_entities_;
  PrefixTable shown_;  // "word, zero byte, as it is written", where that differs
};

}  // namespace matchgraph

// Here is a text: which entities does it name, and where?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claims/sentence_words.h"
#include "index/facts/fact_columns.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {

/// The names of a catalogue, ready to be found in running text: names, aliases, and names without
/// their maker's prefix, folded for case and punctuation; the longest match counts.
///
/// A name of one plain word (letters only, no capital inside: "Make", "memory") counts only where
/// the text writes it with the same capitals; and when the catalogue's own texts use that word in
/// lower case for something else, only where its capital is not due to the beginning of a sentence,
/// and not at all when the name itself is lower case. In a name of several words, the capitals of
/// its plain words must be there unless it has a number. What is left of a name without its maker's
/// prefix does not count when it is one word that many other entities' texts use ("Server"). Names
/// of fewer than two bytes never count.
///
/// Read-only once made; safe to share between threads.
class KnownNames {
 public:
  /// Cost: linear in the catalogue's texts, for the words they use.
  KnownNames(const Catalogue& catalogue, const FactColumns& facts);

  /// The names in a text of entity `claimant`, ascending, without overlap; offers of the claimant
  /// are marked as itself. Cost: linear in the text.
  std::vector<KnownName> find(std::string_view text, EntityIndexNumber claimant) const;

  /// The one thing that a part of a text names, by its group of offers; nothing when it names none,
  /// several, or the claimant itself.
  std::optional<std::uint32_t> target(std::string_view text, TextSpan span,
                                      EntityIndexNumber claimant) const;

 private:
  struct Key {
    std::vector<EntityIndexNumber> named;  // by their full names
    std::vector<EntityIndexNumber> other;  // by alias or without the maker's prefix
    std::vector<std::string> spellings;    // as the catalogue writes it
  };
  struct Piece {
    TextSpan span;
    std::string folded;
  };

  /// How often the catalogue's texts use a word, counted once per entity.
  struct WordUse {
    std::size_t lower_cased = 0;
    std::size_t any = 0;
  };

  void add_key(std::string_view name, EntityIndexNumber e, bool is_full_name);
  void count_ordinary_words(const Catalogue& catalogue, const FactColumns& facts);
  static std::vector<Piece> pieces_of(std::string_view text);
  bool is_written_as_name(const Key& key, const std::string& folded, std::string_view text,
                          TextSpan span) const;
  bool is_common(const std::string& folded, const Key& key) const;
  static bool follows(const std::vector<Piece>& pieces, std::size_t i, std::string_view text);
  static bool is_longer_name(const std::vector<Piece>& pieces, std::size_t i,
                             std::string_view text);
  std::size_t pieces_more(const std::vector<Piece>& pieces, std::size_t i, const Key& key,
                          const std::string& folded, std::string_view text) const;
  KnownName known(const Key& key, TextSpan span, EntityIndexNumber claimant) const;
  std::size_t longest_at(const std::vector<Piece>& pieces, std::size_t i,
                         std::string_view text) const;
  std::vector<std::uint32_t> groups_of(const Key& key) const;

  const FactColumns& facts_;
  std::unordered_map<std::string, Key> keys_;             // by folded name
  std::unordered_map<std::string, std::size_t> longest_;  // by first word: words of a name
  std::unordered_map<std::string, WordUse> uses_;         // of names of one word, by others
};

}  // namespace matchgraph

// Here is a term: how is it written, and which entities deny it?
//
// What suggestions and filters would else have to read entities for. Terms are positions among
// those of the term vectors.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/rows/term_vectors.h"
#include "index/suggest/word_counts.h"
#include "matchgraph/catalogue.h"
#include "storage/array_file.h"

namespace matchgraph {

/// Of each of some entities the terms that it denies, as far as they are known.
using KnownDenials = std::vector<std::optional<std::vector<TermId>>>;

/// The terms that all own texts of an entity deny (phrase_reader.h), of each of some entities.
/// `jobs`: threads, 0 for one per core. What is `known` is not read again; empty: nothing is.
std::vector<std::vector<TermId>> read_denied_terms(std::span<const Entity> entities,
                                                   const StringTableView& terms, std::size_t jobs,
                                                   const KnownDenials& known = {});

/// Writes for each term the word that most entities write it with, and the entities that deny it.
void write_term_words(const CountedWords& words, const StringTableView& terms,
                      std::span<const std::vector<TermId>> denied_by_entity,
                      const std::string& path);

/// Read-only; safe to share between threads.
class TermWords {
 public:
  explicit TermWords(const std::string& path);

  /// In lower case without accents; empty for a bigram, and for a term that is only part of words.
  std::string_view word(TermId term) const;
  /// Entities that hold the term only to deny it, ascending: "runs without a GPU". Cost:
  /// logarithmic.
  std::span<const std::uint32_t> denying(TermId term) const;

 private:
  /// Whether word() says anything.
  bool has_word(TermId term) const {
    const std::size_t block = term / kTermsAtOnce;
    return block < written_.size() && (written_[block] >> term % kTermsAtOnce & 1U) != 0;
  }
  friend void write_term_words(const CountedWords& words, const StringTableView& terms,
                               std::span<const std::vector<TermId>> denied_by_entity,
                               const std::string& path);
  static constexpr std::size_t kTermsAtOnce = 64;

  ArrayFile file_;
  std::span<const std::uint64_t> written_;         // a bit per term: whether it has a word
  std::span<const std::uint32_t> written_before_;  // of the terms before each 64 of them
  StringTableView words_;                          // of the terms that have one
  std::span<const TermId> denied_;                 // that somebody denies, ascending
  std::span<const std::uint32_t> begin_;           // of each one's entities
  std::span<const std::uint32_t> denying_;
};

}  // namespace matchgraph

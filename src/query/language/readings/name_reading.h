// Here is a place in the text where a name may stand: which entity does it name?
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/query.h"
#include "query/language/query_vocabulary.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// Words of the longest piece of text that is looked up as a name.
inline constexpr std::size_t kMaxNameWords = 16;

/// What may follow a name without quotes.
enum class NameEnd {
  kPhrase,  ///< the end, a mark, a word that joins phrases, or a critique
  kStrict   ///< the end, a mark, "but", "that", "which", "with something" or a critique
};

/// How a place was read.
struct NameReading {
  enum class Kind {
    kNone,
    kFound,
    kAmbiguous,  ///< fits several entities and is not quoted
  };
  Kind kind = Kind::kNone;
  Seed seed = {};        ///< found
  std::size_t next = 0;  ///< word after the name
  bool is_exact = true;  ///< to the letter, but for case, accents and punctuation
  TextSpan span = {};    ///< of the text that was tried
  std::vector<NamedEntity> candidates = {};  ///< ambiguous: what fits; none: what is spelt alike
  std::optional<NamedEntity> newest = {};    ///< ambiguous: of the names that begin so
};

/// How a name was read that is not written as the catalogue has it; of several that fit the others
/// are named.
ParseNote read_as_note(const Seed& seed, const std::vector<NamedEntity>& fitting);

/// Reads names. A quoted name splits words at its closing quote.
class NameReader {
 public:
  NameReader(QueryWords& words, const QueryVocabulary& vocabulary)
      : words_(words), vocabulary_(vocabulary) {}

  /// The longest name that begins at word `i`. When the words before it leave no doubt that a name
  /// follows (`is_certain`), throws Error (kUsage) for a double quote that is not closed, and for a
  /// name in double quotes that is not known or fits several entities.
  NameReading read(std::size_t i, NameEnd end, bool is_certain);

  /// Whether a critique follows the words before `i`: "but cheaper", ", not from Acme".
  bool critique_follows(std::size_t i) const;
  /// Whether a critique begins at word `i`.
  bool critique_begins(std::size_t i) const;

 private:
  std::optional<NameReading> read_quoted(std::size_t i, bool is_certain);
  NameReading read_exact(std::size_t i, NameEnd end) const;
  NameReading read_close(std::size_t i, NameEnd end) const;
  bool may_end_before(std::size_t next, NameEnd end, bool name_is_telling) const;
  NameReading found(const NameLookup& lookup, TextSpan span, std::size_t next) const;

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
};

/// Whether a text has a capital or a digit, as names have and few other words.
bool is_written_as_name(std::string_view typed);

/// "Acme One (acme/one), Acme Two (acme/two)".
std::string list_candidates(const std::vector<NamedEntity>& candidates);

}  // namespace matchgraph

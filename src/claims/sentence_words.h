// Here is a text: what are its sentences, and the words of each?
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// A name of an entity, found in a text.
struct KnownName {
  TextSpan span;
  bool self = false;                    ///< it is the entity that the text belongs to
  std::optional<std::uint32_t> target;  ///< what it names, by its group; nothing: several, or self
};

enum class WordKind : std::uint8_t {
  kWord,
  kName,        ///< a known name, however many words it has
  kPossessive,  ///< the 's behind a word
  kComma,
  kSlash,
  kBreak  ///< a semicolon, colon or dash
};

struct SentenceWord {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  TextSpan span;
  std::string lower;  ///< ASCII letters in lower case; a typographic apostrophe is '
  WordKind kind = WordKind::kWord;
  bool capital = false;       ///< begins with an upper-case letter
  bool distinct = false;      ///< has a digit, or a capital behind the first letter
  bool self = false;          ///< of a known name: the claimant's own
  std::size_t aside = kNone;  ///< the bracket that follows, in Sentence::asides

  bool is_text() const { return kind == WordKind::kWord || kind == WordKind::kName; }
  /// Written as names are: known, or with a capital and no ending such as "-based" or "-only".
  bool is_name_like() const;
};

struct Sentence {
  TextSpan span;
  std::vector<SentenceWord> words;                ///< what stands in brackets is left out
  std::vector<std::vector<SentenceWord>> asides;  ///< what stands in brackets

  /// The word in lower case; empty beyond the end and for what is no word.
  std::string_view lower(std::size_t i) const;
  /// As lower, of the word in front of word `i`; empty for the first.
  std::string_view before(std::size_t i) const { return i > 0 ? lower(i - 1) : ""; }
  bool is_break(std::size_t i) const {
    return i >= words.size() || words[i].kind == WordKind::kBreak;
  }
};

/// Sentences end at full stops, exclamation and question marks, line ends and table bars. `known`
/// is ascending and does not overlap. All spans lie on character boundaries. Cost: linear.
std::vector<Sentence> split_sentences(std::string_view text, std::span<const KnownName> known);

}  // namespace matchgraph

// Here is a typed text: which words does it consist of, and what is each of them read as?
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph {

/// What a word was read as.
enum class WordRole : std::uint8_t {
  kNeed,
  kConnective,
  kSeed,
  kCritique,
  kClaim,
  kFilter,
  kCondition
};

/// A run of characters between white space.
struct QueryWord {
  TextSpan outer;   ///< the whole run
  TextSpan core;    ///< without the quotes, brackets and marks around it; empty for marks alone
  std::string key;  ///< the core, folded
  bool starts_clean = false;  ///< the core begins with a letter or digit, so it may be a keyword
  bool breaks = false;        ///< a comma, stop or bracket follows: no phrase goes on beyond
  WordRole role = WordRole::kNeed;
};

/// The words of one text. Holds a view of it: the text has to outlive the object.
class QueryWords {
 public:
  explicit QueryWords(std::string_view text) : text_(text) {}

  /// Splits [begin, end) of the text and appends its words. White space, control characters and
  /// invisible spaces separate.
  void append(std::uint32_t begin, std::uint32_t end);
  /// Appends a typed filter as one word.
  void append_filter(TextSpan span);
  /// Makes `position` a boundary between words when letters or digits follow it within a word.
  void split_at(std::uint32_t position);

  std::string_view text() const { return text_; }
  std::size_t size() const { return words_.size(); }
  const QueryWord& operator[](std::size_t i) const { return words_[i]; }

  /// Number of words from `i` on that say the folded phrase, 0 when they do not. "open-source" says
  /// "open source", "free-text" does not say "free".
  std::size_t match(std::size_t i, std::string_view phrase) const;
  /// Whether word `i` exists and says exactly one of the words.
  bool is_one_of(std::size_t i, const std::vector<std::string_view>& sorted) const;
  /// Whether the words end before `i`, or a mark or a filter stands there.
  bool ends_before(std::size_t i) const;

  /// The text of words [from, to), without what surrounds it; brackets that open inside are closed.
  TextSpan span(std::size_t from, std::size_t to) const;
  std::string_view slice(TextSpan span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }
  std::string_view slice(std::size_t from, std::size_t to) const { return slice(span(from, to)); }

  /// Typed filters keep their role.
  void set_role(std::size_t from, std::size_t to, WordRole role);
  /// Every word with one role gets another.
  void set_role_of(WordRole from, WordRole to);
  /// First word that begins at or after the position.
  std::size_t first_from(std::uint32_t position) const;

 private:
  QueryWord word(std::uint32_t begin, std::uint32_t end) const;

  std::string_view text_;
  std::vector<QueryWord> words_;
};

/// Bytes of the white space or control character at `position`; 0 when another character is there.
std::size_t space_bytes(std::string_view text, std::size_t position);

/// The quoted piece that begins at `position`: its inside, and where it ends with its closing mark.
struct QuotedPiece {
  TextSpan inside;
  std::uint32_t end = 0;
};
/// Bytes of the opening double quotation mark at `position` (straight, curly or angular), or 0.
std::size_t opening_quote_bytes(std::string_view text, std::size_t position);
/// Every way to close the quotation that opens at `position`, shortest first; empty when it is
/// never closed. A closing mark stands before white space, punctuation or the end, unless none
/// does. `single` admits single quotes too, whose closing mark always stands so.
std::vector<QuotedPiece> quoted_pieces(std::string_view text, std::size_t position, bool single);

}  // namespace matchgraph

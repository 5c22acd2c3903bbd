#include "query/language/query_words.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace matchgraph {
namespace {

struct Character {
  utf8proc_int32_t code_point = 0;
  std::uint32_t bytes = 1;
};

Character character_at(std::string_view text, std::size_t position) {
  Character out;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + position;
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - position),
                                       &out.code_point);
  // Of what is no UTF-8 each byte is a character, so that every reader gets to the end of the text.
  if (length > 0) out.bytes = static_cast<std::uint32_t>(length);
  return out;
}

bool is_space(utf8proc_int32_t c) {
  if (c < 0) return false;  // in the middle of a character
  if (c < 0x80) return c <= ' ' || c == 0x7f;
  if (c <= 0xa0 || c == 0x200b || c == 0x2060 || c == 0xfeff) return true;
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

bool is_letter_or_digit(utf8proc_int32_t c) {
  const auto category = utf8proc_category(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

constexpr std::u32string_view kQuotes = U"\"'`“”„«»‘’‹›";
constexpr std::u32string_view kOpeningBrackets = U"([{";
// Marks behind which no phrase goes on, those of Chinese and Japanese among them.
constexpr std::u32string_view kBreaks = U",;:.!?)]}…、。，；：！？）";

bool is_in(std::u32string_view set, utf8proc_int32_t c) {
  return set.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

struct QuotePair {
  char32_t open;
  std::u32string_view close;
  bool single;
};
// Languages close what they open in different ways, and keyboards mix them: each mark has all that
// may close it.
constexpr std::array<QuotePair, 7> kPairs = {{{U'"', U"\"", false},
                                              {U'“', U"”“\"", false},
                                              {U'”', U"”", false},
                                              {U'„', U"“”\"", false},
                                              {U'«', U"»", false},
                                              {U'\'', U"'", true},
                                              {U'‘', U"’", true}}};

const QuotePair* pair_at(std::string_view text, std::size_t position) {
  if (position >= text.size()) return nullptr;
  const auto c = static_cast<char32_t>(character_at(text, position).code_point);
  const auto* found = std::find_if(kPairs.begin(), kPairs.end(),
                                   [c](const QuotePair& pair) { return pair.open == c; });
  return found == kPairs.end() ? nullptr : found;
}

bool is_boundary(std::string_view text, std::size_t position) {
  if (position >= text.size()) return true;
  const auto c = character_at(text, position).code_point;
  return is_space(c) || is_in(kBreaks, c);
}

}  // namespace

std::size_t space_bytes(std::string_view text, std::size_t position) {
  if (position >= text.size()) return 0;
  const Character c = character_at(text, position);
  return is_space(c.code_point) ? c.bytes : 0;
}

std::size_t opening_quote_bytes(std::string_view text, std::size_t position) {
  const QuotePair* pair = pair_at(text, position);
  return pair == nullptr || pair->single ? 0 : character_at(text, position).bytes;
}

std::vector<QuotedPiece> quoted_pieces(std::string_view text, std::size_t position, bool single) {
  const QuotePair* pair = pair_at(text, position);
  if (pair == nullptr || (pair->single && !single)) return {};
  std::vector<QuotedPiece> all, bounded;
  const auto begin = static_cast<std::uint32_t>(position) + character_at(text, position).bytes;
  for (std::uint32_t at = begin; at < text.size();) {
    const Character c = character_at(text, at);
    if (is_in(pair->close, c.code_point) && at > begin) {
      const QuotedPiece piece{{begin, at}, at + c.bytes};
      all.push_back(piece);
      if (is_boundary(text, piece.end)) bounded.push_back(piece);
    }
    at += c.bytes;
  }
  // An apostrophe looks like a closing single quote, so that those count only where a word ends; of
  // double ones any closes where none stands at an end.
  return bounded.empty() && !pair->single ? all : bounded;
}

QueryWord QueryWords::word(std::uint32_t begin, std::uint32_t end) const {
  QueryWord out;
  out.outer = {begin, end};
  std::uint32_t from = begin;
  while (from < end) {
    const Character c = character_at(text_, from);
    if (!is_in(kQuotes, c.code_point) && !is_in(kOpeningBrackets, c.code_point)) break;
    from += c.bytes;
  }
  std::uint32_t to = from;
  for (std::uint32_t at = from; at < end;) {
    const Character c = character_at(text_, at);
    at += c.bytes;
    if (is_in(kBreaks, c.code_point)) {
      out.breaks = true;
    } else if (!is_in(kQuotes, c.code_point)) {
      out.breaks = false;
      to = at;
    }
  }
  out.core = {from, to};
  out.key = fold_for_names(slice(out.core));
  // Folding leaves nothing of the sign, which joins names as the word does.
  if (slice(out.outer) == "&") out.key = "and";
  if (out.key == "excl") out.breaks = false;  // "excl." ends nothing
  // Marks alone have no core, or they would be words of a name.
  if (out.key.empty()) out.core.end = out.core.begin;
  out.starts_clean = out.key == "and" ||
                     (!out.key.empty() && is_letter_or_digit(character_at(text_, from).code_point));
  return out;
}

void QueryWords::append(std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t at = begin; at < end;) {
    std::uint32_t stop = at;
    while (stop < end && space_bytes(text_, stop) == 0) stop += character_at(text_, stop).bytes;
    if (stop > at) words_.push_back(word(at, stop));
    at = stop < end ? stop + static_cast<std::uint32_t>(space_bytes(text_, stop)) : end;
  }
}

// One word, whatever is in it, so that readers pass over a filter in one step and no phrase goes on
// behind it.
void QueryWords::append_filter(TextSpan span) {
  QueryWord out;
  out.outer = span;
  out.core = {span.begin, span.begin};
  out.role = WordRole::kFilter;
  words_.push_back(std::move(out));
}

void QueryWords::split_at(std::uint32_t position) {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const TextSpan outer = words_[i].outer;
    if (words_[i].role == WordRole::kFilter) continue;
    if (position <= outer.begin || position >= outer.end) continue;
    QueryWord rest = word(position, outer.end);
    if (rest.key.empty()) return;  // marks stay with the word that they follow
    words_[i] = word(outer.begin, position);
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    return;
  }
}

std::size_t QueryWords::match(std::size_t i, std::string_view phrase) const {
  const std::size_t from = i;
  while (i < words_.size()) {
    const QueryWord& word = words_[i];
    // A sign in front makes another word of it: "-free" is not "free".
    if (!word.starts_clean || !phrase.starts_with(word.key)) return 0;
    phrase.remove_prefix(word.key.size());
    ++i;
    if (phrase.empty()) return i - from;
    // Whole words only, and over no comma: "open, source" is no "open source".
    if (phrase.front() != ' ' || word.breaks) return 0;
    phrase.remove_prefix(1);
  }
  return 0;
}

// By halving, as readers ask it of nearly every word of a text.
bool QueryWords::is_one_of(std::size_t i, const std::vector<std::string_view>& sorted) const {
  return i < words_.size() && words_[i].starts_clean &&
         std::binary_search(sorted.begin(), sorted.end(), std::string_view(words_[i].key));
}

bool QueryWords::ends_before(std::size_t i) const {
  if (i >= words_.size()) return true;
  if (i > 0 && (words_[i - 1].breaks || words_[i - 1].role == WordRole::kFilter)) return true;
  const QueryWord& word = words_[i];
  return word.key.empty() ||
         is_in(kOpeningBrackets, character_at(text_, word.outer.begin).code_point);
}

TextSpan QueryWords::span(std::size_t from, std::size_t to) const {
  const auto begin_of = [](const QueryWord& word) {
    return word.key.empty() ? word.outer.begin : word.core.begin;
  };
  const QueryWord& last = words_[to - 1];
  TextSpan out{begin_of(words_[from]), last.key.empty() ? last.outer.end : last.core.end};
  const std::string_view inside = slice(out);
  for (const auto& [open, close] : {std::pair{'(', ')'}, {'[', ']'}, {'{', '}'}}) {
    // A name may end with a bracket, "Qdrant (local)", whose closing mark the word was freed of.
    const bool is_open = std::count(inside.begin(), inside.end(), open) >
                         std::count(inside.begin(), inside.end(), close);
    if (is_open && out.end < last.outer.end && text_[out.end] == close) ++out.end;
  }
  return out;
}

void QueryWords::set_role(std::size_t from, std::size_t to, WordRole role) {
  for (std::size_t i = from; i < to; ++i) {
    // Filters were understood before anything else and keep that.
    if (words_[i].role != WordRole::kFilter) words_[i].role = role;
  }
}

void QueryWords::set_role_of(WordRole from, WordRole to) {
  for (QueryWord& word : words_) {
    if (word.role == from) word.role = to;
  }
}

std::size_t QueryWords::first_from(std::uint32_t position) const {
  std::size_t i = 0;
  while (i < words_.size() && words_[i].outer.begin < position) ++i;
  return i;
}

}  // namespace matchgraph

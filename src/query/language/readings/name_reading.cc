#include "query/language/readings/name_reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/language/bounds/bound_reading.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/exclusion_openings.h"
#include "query/language/readings/license_reading.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxCloseWords = 6;  // a longer piece is a sentence, not a misspelt name

/// Two words or a digit: hardly an ordinary word that happens to be a name.
bool is_telling(std::string_view name) {
  return name.find_first_of(" 0123456789") != std::string_view::npos;
}

}  // namespace

bool is_written_as_name(std::string_view typed) {
  return std::any_of(typed.begin(), typed.end(), [](char c) { return is_upper(c) || is_digit(c); });
}

std::string list_candidates(const std::vector<NamedEntity>& candidates) {
  std::string out;
  for (const NamedEntity& candidate : candidates) {
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", candidate.name, candidate.id);
  }
  return out;
}

ParseNote read_as_note(const Seed& seed, const std::vector<NamedEntity>& fitting) {
  constexpr std::size_t kMostNamed = 4;
  std::vector<NamedEntity> others;
  for (const NamedEntity& one : fitting) {
    if (one.id != seed.id && others.size() < kMostNamed) others.push_back(one);
  }
  std::string text = fmt::format("\"{}\" was read as {} ({})", seed.typed, seed.name, seed.id);
  if (!others.empty())
    text += ", the newest that is called so; others are " + list_candidates(others);
  return {std::move(text), seed.span};
}

NameReading NameReader::read(std::size_t i, NameEnd end, bool is_certain) {
  if (i >= words_.size() || words_[i].role != WordRole::kNeed) return {};
  if (auto quoted = read_quoted(i, is_certain)) return *quoted;
  // To the letter before any guess, as ordinary words are names of something: only what is exact
  // may be one without a capital.
  NameReading exact = read_exact(i, end);
  if (exact.kind != NameReading::Kind::kNone) return exact;
  // "The Who" is a name with its article, "the Whisper" one with an article before it.
  if (words_[i].key == "the" && i + 1 < words_.size() &&
      is_written_as_name(words_.slice(words_[i + 1].core))) {
    exact = read_exact(i + 1, end);
    exact.seed.span.begin = words_[i].core.begin;
    if (exact.kind != NameReading::Kind::kNone) return exact;
  }
  return read_close(i, end);
}

std::optional<NameReading> NameReader::read_quoted(std::size_t i, bool is_certain) {
  const std::uint32_t begin = words_[i].outer.begin;
  const bool is_double = opening_quote_bytes(words_.text(), begin) > 0;
  const auto pieces = quoted_pieces(words_.text(), begin, true);
  if (pieces.empty()) {
    // An apostrophe opens nothing for certain, a double mark does.
    if (is_double && is_certain) fail_at(begin, "this quote is not closed");
    return {};
  }
  const auto taken = [&](const NameLookup& lookup, const QuotedPiece& piece) {
    // Text may be glued to the closing mark, 'GPT-4',but, and is a word of its own.
    words_.split_at(piece.end);
    NameReading out = found(lookup, {begin, piece.end}, words_.first_from(piece.end));
    out.seed.typed = words_.slice(piece.inside);
    return out;
  };
  // A name may hold a quotation mark of its own: the longest piece that is a name counts.
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
    const NameLookup lookup =
        vocabulary_.entity(words_.slice(piece->inside), QueryVocabulary::Spelling::kExact);
    if (lookup.kind == NameLookup::Kind::kFound) return taken(lookup, *piece);
  }
  const QuotedPiece& piece = pieces.front();
  const std::string_view name = words_.slice(piece.inside);
  NameReading nothing;
  nothing.span = piece.inside;
  // Single marks and doubtful places quote ordinary words as well, and no error may come of those.
  if (!is_certain || !is_double) return nothing;
  const NameLookup lookup = vocabulary_.entity(name, QueryVocabulary::Spelling::kQuoted);
  if (lookup.kind == NameLookup::Kind::kFound) {
    NameReading out = taken(lookup, piece);
    out.is_exact = false;
    return out;
  }
  if (lookup.kind == NameLookup::Kind::kAmbiguous) {
    fail_at(begin, fmt::format("\"{}\" fits several: {}; write one of these ids", name,
                               list_candidates(lookup.candidates)));
  }
  fail_at(begin, fmt::format("nothing in this catalogue is called \"{}\"{}", name,
                             lookup.candidates.empty()
                                 ? std::string("; search for words of it to see what there is")
                                 : "; near are " + list_candidates(lookup.candidates)));
}

NameReading NameReader::found(const NameLookup& lookup, TextSpan span, std::size_t next) const {
  NameReading out;
  out.kind = lookup.kind == NameLookup::Kind::kFound ? NameReading::Kind::kFound
                                                     : NameReading::Kind::kAmbiguous;
  out.seed = {std::string(words_.slice(span)), lookup.entity.id, lookup.entity.name, span};
  out.next = next;
  out.span = span;
  out.candidates = lookup.candidates;
  out.newest = lookup.newest;
  return out;
}

NameReading NameReader::read_exact(std::size_t i, NameEnd end) const {
  std::size_t to = i;
  while (to < words_.size() && to < i + kMaxNameWords && words_[to].role == WordRole::kNeed) ++to;
  // The longest first: "Claude Code" is no "Claude" with a word behind it.
  for (; to > i; --to) {
    const TextSpan span = words_.span(i, to);
    const NameLookup lookup =
        vocabulary_.entity(words_.slice(span), QueryVocabulary::Spelling::kExact);
    if (lookup.kind == NameLookup::Kind::kNone) continue;
    if (may_end_before(to, end, is_telling(words_.slice(span)))) return found(lookup, span, to);
  }
  return {};
}

/// A piece up to the next word that joins phrases, when it is meant as a name: it has a capital or
/// a digit, or a critique follows it.
NameReading NameReader::read_close(std::size_t i, NameEnd end) const {
  std::size_t to = i;
  while (to < words_.size() && words_[to].role == WordRole::kNeed &&
         (to == i || !words_.ends_before(to)) && !is_boundary_word(words_, to) &&
         // A name ends where a condition begins, "like Qdrat cheaper", or it would be part of what
         // is looked up.
         comparative_at(words_, to, vocabulary_).words == 0 &&
         license_at(words_, to, vocabulary_).next == 0 &&
         bound_at(words_, to, vocabulary_).next == 0) {
    ++to;
  }
  if (to == i || to > i + kMaxCloseWords || !may_end_before(to, end, false)) return {};
  // "A calendar" and "some editor" are things, and no names that were misspelt.
  if (is_article(words_, i) && words_[i].key != "the") return {};
  const TextSpan span = words_.span(i, to);
  const std::string_view typed = words_.slice(span);
  const bool meant = critique_follows(to);
  if (!meant && !is_written_as_name(typed)) return {};
  const NameLookup lookup = vocabulary_.entity(
      typed, meant || is_telling(typed) ? QueryVocabulary::Spelling::kClose
                                        : QueryVocabulary::Spelling::kWithoutType);
  NameReading out;
  if (lookup.kind != NameLookup::Kind::kNone) out = found(lookup, span, to);
  out.span = span;
  out.candidates = lookup.candidates;
  out.is_exact = false;
  return out;
}

bool NameReader::may_end_before(std::size_t next, NameEnd end, bool name_is_telling) const {
  if (words_.ends_before(next)) return true;
  const bool is_comparative = comparative_at(words_, next, vocabulary_).words > 0;
  if (is_comparative && critique_begins(next)) return true;
  if (bound_at(words_, next, vocabulary_).next > 0) return true;
  if (license_at(words_, next, vocabulary_).next > 0) return true;
  // Behind "replace X" any other word goes on with a deed: "replace commas with tabs".
  if (end == NameEnd::kStrict) {
    const std::string& key = words_[next].key;
    const bool with_something =
        key == "with" && next + 1 < words_.size() &&
        (words_[next + 1].key == "something" || words_[next + 1].key == "anything");
    return key == "but" || key == "that" || key == "which" || with_something;
  }
  if (is_boundary_word(words_, next)) return true;
  // A noun for anything may follow a name that is surely one, "GPT-4 model"; behind an ordinary
  // word, "notion apps", it makes another thing of it.
  return name_is_telling && is_generic_noun(words_, next) &&
         (words_.ends_before(next + 1) || is_boundary_word(words_, next + 1));
}

bool NameReader::critique_begins(std::size_t i) const {
  if (i >= words_.size()) return false;
  const std::string& key = words_[i].key;
  if (key == "with" || key == "without" || key == "not" || key == "no") return true;
  if (exception_words_at(words_, i) > 0) return true;
  if (bound_at(words_, i, vocabulary_).next > 0) return true;
  const std::size_t count = comparative_at(words_, i, vocabulary_).words;
  if (count == 0) return false;
  const std::size_t after = i + count;
  if (words_.ends_before(after) || is_boundary_word(words_, after)) return true;
  if (comparative_at(words_, after, vocabulary_).words > 0) return true;
  return is_generic_noun(words_, after) &&
         (words_.ends_before(after + 1) || is_boundary_word(words_, after + 1));
}

bool NameReader::critique_follows(std::size_t i) const {
  while (i < words_.size() && (is_conjunction(words_, i) || is_link(words_, i))) ++i;
  return critique_begins(i);
}

}  // namespace matchgraph

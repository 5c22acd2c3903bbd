#include "query/language/parse.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <string>

#include "matchgraph/error.h"
#include "query/language/plain_conditions.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/query_words.h"
#include "query/language/readings/claim_reading.h"
#include "query/language/readings/comparison_reading.h"
#include "query/language/readings/condition_reading.h"
#include "query/language/readings/critique_reading.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/offered_readings.h"
#include "query/language/readings/protocol_reading.h"
#include "query/language/readings/seed_reading.h"
#include "query/language/typed_filters.h"
#include "snapshot/query_options.h"

namespace matchgraph {
namespace {

void check_text(std::string_view text) {
  const std::size_t most = QueryOptions{}.max_text_bytes;
  if (text.size() > most) {
    throw Error(ErrorCode::kUsage,
                fmt::format("the need has {} bytes; at most {} are read", text.size(), most));
  }
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto length =
        utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (length <= 0) fail_at(at, "this byte is not UTF-8; send the text as UTF-8");
    at += static_cast<std::size_t>(length);
  }
}

/// Marks alone and conjunctions say nothing where they do not join words of the need.
void drop_strays(QueryWords& words) {
  const auto is_stray = [&](std::size_t i) {
    return words[i].role == WordRole::kNeed && (words[i].key.empty() || is_conjunction(words, i));
  };
  const auto is_word_of_need = [&](std::size_t i) {
    return i < words.size() && words[i].role == WordRole::kNeed;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool begins = i == 0 || !is_word_of_need(i - 1);
    if (is_stray(i) && begins) words.set_role(i, i + 1, WordRole::kConnective);
  }
  for (std::size_t i = words.size(); i-- > 0;) {
    if (is_stray(i) && !is_word_of_need(i + 1)) words.set_role(i, i + 1, WordRole::kConnective);
  }
}

/// The stretches of neighbouring words with a role.
std::vector<TextSpan> spans_of(const QueryWords& words, WordRole role) {
  std::vector<TextSpan> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].role != role) continue;
    if (i > 0 && words[i - 1].role == role) {
      out.back().end = words[i].outer.end;
    } else {
      out.push_back(words[i].outer);
    }
  }
  return out;
}

/// Phrases are what is left as words of the need: a quoted name of a seed or the value of a
/// critique is none.
void keep_phrases(const QueryWords& words, ParsedQuery& out) {
  if (!out.seeds.empty() || out.claim) out.phrases.clear();
  std::erase_if(out.phrases, [&words](const TypedPhrase& phrase) {
    for (std::size_t i = words.first_from(phrase.span.begin); i < words.size(); ++i) {
      if (words[i].outer.begin >= phrase.span.end) break;
      if (words[i].role != WordRole::kNeed) return true;
    }
    return false;
  });
}

/// The words of the need that no condition was read of, but for directions if these are kept.
std::string words_without_conditions(const QueryWords& words, const ParsedQuery& query,
                                     bool keeps_directions) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].role != WordRole::kNeed) continue;
    const TextSpan& core = words[i].core;
    const bool is_condition = std::any_of(
        query.conditions.begin(), query.conditions.end(), [&](const TypedCondition& one) {
          const bool counts = !(keeps_directions && one.is_direction);
          return counts && core.begin < one.span.end && one.span.begin < core.end;
        });
    if (is_condition) continue;
    if (!out.empty()) out += ' ';
    out += words.slice(words[i].outer);
  }
  return out;
}

/// What goes in and comes out is the topic too: "PDF" of "create PDF files", "speech to text" of
/// "free speech to text".
std::string topic_of(const QueryWords& words, const ParsedQuery& query) {
  return words_without_conditions(words, query, true);
}

/// Where something was read.
std::vector<TextSpan> read_spans(const ParsedQuery& query) {
  std::vector<TextSpan> out;
  const auto add = [&out](const auto& pieces) {
    for (const auto& piece : pieces) out.push_back(piece.span);
  };
  add(query.seeds);
  add(query.critiques);
  add(query.typed_filters);
  add(query.excluded);
  add(query.conditions);
  if (query.comparison) add(query.comparison->subjects);
  if (query.claim) out.push_back(query.claim->span);
  if (query.unknown) out.push_back(query.unknown->span);
  return out;
}

/// Words that were taken with a name and are none of it, whole or in part ("'GPT-4',but"), and such
/// as name again what others name, only hold the rest together.
void add_left_connectives(const QueryWords& words, ParsedQuery& out) {
  std::vector<TextSpan> spans = read_spans(out);
  std::sort(spans.begin(), spans.end(),
            [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].role == WordRole::kNeed || words[i].role == WordRole::kConnective) continue;
    TextSpan rest = words[i].core;
    for (const TextSpan& span : spans) {
      if (span.end <= rest.begin || span.begin >= rest.end) continue;
      if (span.begin > rest.begin) out.connectives.push_back({rest.begin, span.begin});
      rest.begin = std::min(span.end, rest.end);
    }
    if (rest.begin < rest.end) out.connectives.push_back(rest);
  }
}

void take_need(QueryWords& words, ParsedQuery& out) {
  if (!out.conditions.empty()) {
    out.topic = topic_of(words, out);
    out.rest = words_without_conditions(words, out, false);
  }
  keep_phrases(words, out);
  // Conditions that are topics leave the need as it was typed, where they are said once.
  bool is_whole = std::all_of(out.conditions.begin(), out.conditions.end(),
                              [](const TypedCondition& one) { return one.is_topic; });
  for (std::size_t i = 0; i < words.size(); ++i) {
    is_whole = is_whole && words[i].role != WordRole::kCondition;
  }
  if (is_whole && out.is_read_as_need()) {
    out.need = out.text;
    if (words.size() > 0) out.need_spans = {{0, static_cast<std::uint32_t>(out.text.size())}};
    return;
  }
  drop_strays(words);
  out.need_spans = spans_of(words, WordRole::kNeed);
  out.connectives = spans_of(words, WordRole::kConnective);
  add_left_connectives(words, out);
  for (const TextSpan span : out.need_spans) {
    std::string_view piece = words.slice(span);
    while (!piece.empty() && (piece.back() == ',' || piece.back() == ';')) piece.remove_suffix(1);
    if (!out.need.empty()) out.need += ' ';
    out.need += piece;
  }
}

template <typename Piece>
void sort_by_place(std::vector<Piece>& pieces) {
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.span.begin < b.span.begin; });
}

/// "Newer than 2025-06" may have begun with a name; it was read as a bound, and nothing is in
/// doubt.
void drop_settled_notes(ParsedQuery& query) {
  std::erase_if(query.notes, [&query](const ParseNote& note) {
    return std::any_of(query.critiques.begin(), query.critiques.end(), [&](const Critique& one) {
      return one.kind == CritiqueKind::kBound && one.span.begin <= note.span.begin &&
             note.span.end <= one.span.end && note.span.begin < note.span.end;
    });
  });
}

/// Where some entries state no maker, or are sold by others, their names tell.
void note_makers_by_name(const QueryVocabulary& vocabulary, ParsedQuery& out) {
  for (const Critique& one : out.critiques) {
    const bool is_of_maker = one.kind == CritiqueKind::kFrom || one.kind == CritiqueKind::kNotFrom;
    if (!is_of_maker || !vocabulary.is_called_after(one.value)) continue;
    out.notes.push_back({fmt::format("where no maker is stated, or a seller is, what is called "
                                     "\"{0}\" or stands under it counts as from {0}",
                                     one.value),
                         one.span});
  }
}

/// Nothing is listed for it, so what helps has to be said.
ParseNote unknown_note(const UnknownName& unknown) {
  const std::string near =
      unknown.near.empty() ? std::string() : ", near are " + list_candidates(unknown.near);
  return {fmt::format("nothing in this catalogue is called \"{}\"{}; what does it do? Ask for that "
                      "in plain words",
                      unknown.typed, near),
          unknown.span};
}

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryVocabulary& vocabulary) {
  check_text(text);
  ParsedQuery out;
  out.text = text;
  // In this order: filters take their text out of all else, a question about claims or to compare
  // is a whole text, and only what neither is may begin with a seed. Critiques need seeds.
  QueryWords words = read_typed_filters(vocabulary, out);
  if (!read_claim_question(words, vocabulary, out) && !read_comparison(words, vocabulary, out)) {
    if (const auto next = read_seeds(words, vocabulary, out)) {
      read_critiques(words, *next, vocabulary, out);
      read_conditions(words, out);
    } else {
      read_conditions(words, out);
      // Behind conditions, whose words are then no bounds or exclusions any more: "no GPU" leaves
      // nothing out by a word.
      read_plain_conditions(words, vocabulary, out);
      read_protocols(words, out);
      // Last, as only what nothing took is left to hint at.
      offer_readings(words, vocabulary, out);
      drop_settled_notes(out);
    }
  }
  if (out.unknown) out.notes.push_back(unknown_note(*out.unknown));
  note_makers_by_name(vocabulary, out);
  take_need(words, out);
  // Readers took them in turn; people read the echo from left to right.
  sort_by_place(out.critiques);
  sort_by_place(out.typed_filters);
  sort_by_place(out.excluded);
  sort_by_place(out.unused);
  sort_by_place(out.notes);
  return out;
}

}  // namespace matchgraph

// What has to hold of every reading of every text, checked without knowledge of the grammar.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/query.h"
#include "support/character_boundary.h"
#include "text/fold.h"

namespace matchgraph::test {

/// The spans of all that was read, the need's and the connectives' too.
inline std::vector<TextSpan> all_spans(const ParsedQuery& query) {
  std::vector<TextSpan> out = query.need_spans;
  out.insert(out.end(), query.connectives.begin(), query.connectives.end());
  for (const Seed& seed : query.seeds) out.push_back(seed.span);
  for (const Critique& critique : query.critiques) out.push_back(critique.span);
  for (const TypedFilter& filter : query.typed_filters) out.push_back(filter.span);
  for (const TypedPhrase& phrase : query.excluded) out.push_back(phrase.span);
  for (const TypedCondition& condition : query.conditions) out.push_back(condition.span);
  if (query.claim) out.push_back(query.claim->span);
  if (query.unknown) out.push_back(query.unknown->span);
  if (query.comparison) {
    for (const Seed& subject : query.comparison->subjects) out.push_back(subject.span);
  }
  return out;
}

/// Empty, or what is wrong: a span outside the text or within a character, a letter or digit that
/// no span covers, a word of the need that is missing from it.
inline std::string fault_of(const ParsedQuery& query) {
  const std::string_view text = query.text;
  std::vector<bool> covered(text.size(), false);
  std::vector<TextSpan> spans = all_spans(query);
  for (const ParseNote& note : query.notes) spans.push_back(note.span);
  for (const UnusedPart& part : query.unused) spans.push_back(part.span);
  for (const TextSpan span : spans) {
    if (span.begin > span.end || span.end > text.size()) {
      return fmt::format("span {}-{} leaves the text", span.begin, span.end);
    }
    if (!is_character_boundary(text, span.begin) || !is_character_boundary(text, span.end)) {
      return fmt::format("span {}-{} cuts a character", span.begin, span.end);
    }
  }
  for (const TextSpan span : all_spans(query)) {
    for (std::size_t i = span.begin; i < span.end; ++i) covered[i] = true;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (covered[i] || !is_character_boundary(text, i)) continue;
    std::size_t end = i + 1;
    while (!is_character_boundary(text, end)) ++end;
    if (!fold_for_names(text.substr(i, end - i)).empty())
      return fmt::format("position {} is lost", i + 1);
  }
  for (const TextSpan span : query.need_spans) {
    const std::string piece = fold_for_names(text.substr(span.begin, span.end - span.begin));
    if (fold_for_names(query.need).find(piece) == std::string::npos) {
      return fmt::format("\"{}\" is missing from the need", piece);
    }
  }
  if (query.is_plain() && query.need != query.text) return "a plain need was changed";
  return {};
}

}  // namespace matchgraph::test

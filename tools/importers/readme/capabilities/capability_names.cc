#include "tools/importers/readme/capabilities/capability_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/lines/sentence_subject.h"

namespace matchgraph::readme {
namespace {

using markdown::SpanKind;

constexpr std::size_t kMostNameWords = 7;
constexpr std::size_t kFewWords = 4;

/// What stands between the thing and what it does.
constexpr std::array<std::string_view, 40> kVerbPhrases = {" supports ",
                                                           " support ",
                                                           " provides ",
                                                           " offers ",
                                                           " allows you to ",
                                                           " allows users to ",
                                                           " allows ",
                                                           " enables you to ",
                                                           " enables users to ",
                                                           " enables ",
                                                           " lets you ",
                                                           " lets users ",
                                                           " can be used to ",
                                                           " can be configured to ",
                                                           " can also ",
                                                           " can ",
                                                           " features ",
                                                           " includes ",
                                                           " implements ",
                                                           " exposes ",
                                                           " accepts ",
                                                           " contains ",
                                                           " introduce ",
                                                           " uses ",
                                                           " is optimized for ",
                                                           " is tailored for ",
                                                           " is designed to ",
                                                           " is designed for ",
                                                           " is intended to ",
                                                           " is intended for ",
                                                           " was designed to ",
                                                           " integrates with ",
                                                           " takes advantage of ",
                                                           " works on ",
                                                           " serves as ",
                                                           " runs on ",
                                                           " works with ",
                                                           " is an ",
                                                           " is a ",
                                                           " is the "};

constexpr std::array<std::string_view, 13> kItemLeads = {"has full support for ",
                                                         "has support for ",
                                                         "full support for ",
                                                         "support for ",
                                                         "supports ",
                                                         "can work with ",
                                                         "can be ",
                                                         "can ",
                                                         "has ",
                                                         "provides ",
                                                         "and many more with ",
                                                         "ability to ",
                                                         "the ability to "};

std::string_view without_article(std::string_view text) {
  for (const std::string_view article :
       {"a ", "an ", "the ", "The ", "A ", "An ", "also ", "multiple ", "many ", "you to "}) {
    if (text.starts_with(article)) return text.substr(article.size());
  }
  return text;
}

bool starts_with_folded(std::string_view text, std::string_view start) {
  return text.size() > start.size() &&
         std::equal(start.begin(), start.end(), text.begin(),
                    [](char wanted, char c) { return wanted == to_lower(c); });
}

/// True when what stands after the lead of an item keeps apart from it: "**Name**: text".
bool is_apart(std::string_view lead, std::string_view rest) {
  rest = trimmed(rest, " *_");
  return rest.empty() || rest.starts_with(':') || rest.starts_with('-') || rest.starts_with("–") ||
         rest.starts_with("—") || rest.starts_with("!") || lead.ends_with(':');
}

}  // namespace

std::string own_name(const markdown::Text& item) {
  const std::string_view words = item.words;
  for (const markdown::Span& span : item.spans) {
    // An emphasised or coded beginning is part of the sentence.
    if (span.begin > 1 || span.kind == SpanKind::kEmphasis || span.kind == SpanKind::kCode) {
      continue;
    }
    const std::string_view lead = words.substr(span.begin, span.end - span.begin);
    if (is_apart(lead, words.substr(span.end)) && phrases::words(lead).size() <= kMostNameWords) {
      return std::string(trimmed(lead, " :."));
    }
  }
  const std::string plain = without_shortcodes(words);
  for (const std::string_view mark : {": ", " - ", " – ", " — "}) {
    const std::string_view lead = std::string_view(plain).substr(0, plain.find(mark));
    if (lead.size() < plain.size() && phrases::words(lead).size() <= kFewWords) {
      return std::string(trimmed(catalogue::without_pictures(lead)));
    }
  }
  return {};
}

std::string name_of_item(std::string_view text) {
  for (const std::string_view lead : kItemLeads) {
    if (starts_with_folded(text, lead)) return phrases::short_name(text.substr(lead.size()));
  }
  return phrases::short_name(text);
}

std::string name_of_sentence(std::string_view sentence, const std::vector<std::string>& subjects) {
  for (const std::string_view lead : {"To enable ", "To allow ", "To let ", "To help "}) {
    const std::size_t to = sentence.find(" to ");
    if (sentence.starts_with(lead) && to != sentence.npos) {
      return phrases::short_name(sentence.substr(to + 4));
    }
  }
  // A lead before the subject tells less than what follows: "Finally, the server ...".
  const std::size_t comma = sentence.find(", ");
  // "With X, models can ...": what X lets one do stands behind the comma.
  const bool is_with = sentence.starts_with("With ") && comma != sentence.npos &&
                       begins_with_subject(sentence, subjects);
  if (is_with) return phrases::short_name(without_article(sentence.substr(comma + 2)));
  if (comma != sentence.npos && begins_with_subject(sentence.substr(comma + 2), subjects) &&
      !begins_with_subject(sentence, subjects)) {
    sentence = sentence.substr(comma + 2);
  }
  std::size_t best = sentence.npos;
  std::size_t size = 0;
  // The first verb of the sentence, and of several at one place the longest: " can be used to " and
  // not " can ".
  for (const std::string_view verb : kVerbPhrases) {
    const std::size_t at = sentence.find(verb);
    const bool is_longer = at == best && verb.size() > size;
    if (at == sentence.npos || (at >= best && !is_longer)) continue;
    best = at;
    size = verb.size();
  }
  constexpr std::size_t kMostSubjectWords = 6;
  // A verb further behind belongs to a clause within the sentence.
  if (best != sentence.npos &&
      phrases::words(sentence.substr(0, best)).size() <= kMostSubjectWords) {
    std::string_view rest = sentence.substr(best + size);
    // "can be resized": the verb is in the rest, and says what.
    if (!rest.starts_with("be "))
      return phrases::short_name(without_article(without_article(rest)));
  }
  return phrases::short_name(without_article(sentence));
}

}  // namespace matchgraph::readme

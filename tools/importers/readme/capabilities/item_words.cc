#include "tools/importers/readme/capabilities/item_words.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::readme {

using markdown::Block;
using markdown::BlockKind;
using markdown::SpanKind;
using markdown::Text;

bool is_all(const Text& text, SpanKind kind) {
  std::size_t covered = 0;
  for (const markdown::Span& span : text.spans) {
    if (span.kind == kind) covered += span.end - span.begin;
  }
  // Brackets and a full stop around a link are no words.
  return covered > 0 && covered + 3 >= text.words.size();
}

bool links_inside(const Text& text) {
  return std::any_of(text.spans.begin(), text.spans.end(), [](const markdown::Span& span) {
    return span.kind == SpanKind::kLink && span.target.starts_with('#');
  });
}

std::string anchor_of(const Text& text) {
  for (const markdown::Span& span : text.spans) {
    if (span.kind == SpanKind::kLink && span.target.starts_with('#')) {
      return catalogue::slug(span.target);
    }
  }
  return {};
}

bool begins_with_call(const Text& text) {
  return std::any_of(text.spans.begin(), text.spans.end(), [&text](const markdown::Span& span) {
    return span.kind == SpanKind::kCode && span.begin == 0 &&
           text.words.substr(0, span.end).find('(') != std::string::npos;
  });
}

std::string words_without_code(const Text& text, const std::vector<std::string>& subjects) {
  std::string out = text.words;
  for (const markdown::Span& span : text.spans) {
    if (span.kind != SpanKind::kCode) continue;
    const std::string code = out.substr(span.begin, span.end - span.begin);
    const std::string words(trimmed(phrases::joined_words(code)));
    if (std::find(subjects.begin(), subjects.end(), words) != subjects.end()) continue;
    // Of the same length, so that ranges found in it cut the original.
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(span.begin),
              out.begin() + static_cast<std::ptrdiff_t>(span.end), 'x');
  }
  return out;
}

std::string fitting(std::string_view text) {
  std::string out;
  for (const phrases::Range& range : phrases::sentences(text)) {
    const std::string_view sentence = range.of(text);
    if (!out.empty() && out.size() + sentence.size() > kMostTextBytes) break;
    const bool is_open =
        !out.empty() && std::string_view(".!?:;,").find(out.back()) == std::string_view::npos;
    // Lines of a paragraph that were sentences without a stop.
    out += (out.empty() ? "" : is_open ? ". " : " ") + std::string(sentence);
  }
  return out;
}

void collect_names(const Block& list, std::vector<std::string>& out) {
  for (const Block& item : list.children) {
    if (item.checked == false) continue;
    bool has_list = false;
    for (const Block& child : item.children) {
      if (child.kind != BlockKind::kList) continue;
      has_list = true;
      collect_names(child, out);
    }
    const bool is_group = has_list && item.text.words.ends_with(':');
    if (!is_group && !item.text.words.empty()) out.push_back(item.text.words);
  }
}

}  // namespace matchgraph::readme

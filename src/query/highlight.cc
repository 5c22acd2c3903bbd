#include "query/highlight.h"

#include <algorithm>

namespace matchgraph {

std::vector<TextSpan> highlight(Analyser& analyser, std::string_view text,
                                const std::function<bool(const std::string& term)>& wanted) {
  return highlight(analyser.tokens(text), wanted);
}

std::vector<TextSpan> highlight(std::span<const Token> tokens,
                                const std::function<bool(const std::string& term)>& wanted) {
  std::vector<TextSpan> spans;
  for (const Token& token : tokens) {
    if (!token.is_stop_word() && wanted(token.term)) spans.push_back({token.begin, token.end});
  }
  return merged_spans(std::move(spans));
}

std::vector<TextSpan> merged_spans(std::vector<TextSpan> spans) {
  std::sort(spans.begin(), spans.end(), [](const TextSpan& a, const TextSpan& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::vector<TextSpan> merged;
  for (const TextSpan& span : spans) {
    // Spans that touch are one mark, too: a reader sees no seam between them.
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

}  // namespace matchgraph

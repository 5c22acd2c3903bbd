#include "query/highlight.h"

#include <algorithm>
#include <utility>

namespace matchgraph {

std::vector<TextSpan> highlight(Analyser& analyser, std::string_view text,
                                const WantedTerms& wanted) {
  std::vector<TextSpan> spans;
  for (const Token& token : analyser.wanted_tokens(text, wanted)) {
    spans.push_back({token.begin, token.end});
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

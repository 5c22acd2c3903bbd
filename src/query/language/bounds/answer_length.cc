#include "query/language/bounds/answer_length.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace matchgraph {
namespace {

// Behind a number of tokens these say that they are written, and not read: a bound on max_output
// and none on the context.
constexpr std::array<std::string_view, 30> kInAnswer = {"in one answer",
                                                        "in a single answer",
                                                        "in an answer",
                                                        "in one reply",
                                                        "in a single reply",
                                                        "in a reply",
                                                        "in one response",
                                                        "in a single response",
                                                        "in a response",
                                                        "in one go",
                                                        "in one output",
                                                        "in a single output",
                                                        "in the output",
                                                        "in one piece",
                                                        "per answer",
                                                        "per reply",
                                                        "per response",
                                                        "per output",
                                                        "an answer",
                                                        "a reply",
                                                        "a response",
                                                        "of output",
                                                        "of answer",
                                                        "output tokens",
                                                        "output",
                                                        "completion tokens",
                                                        "generated tokens",
                                                        "long answers",
                                                        "long output",
                                                        "long outputs"};

}  // namespace

TokenWording token_wording(const QueryWords& words, std::size_t begin, std::size_t end) {
  // Verbs right before the number tell the same; both lists ascend, as is_one_of() looks up by
  // halving.
  static const std::vector<std::string_view> writing = {
      "emit",    "emits",   "generate", "generates", "generating", "output",
      "outputs", "produce", "produces", "producing", "reply",      "replies",
      "return",  "returns", "write",    "writes",    "writing"};
  static const std::vector<std::string_view> taking = {
      "accept",   "accepts",  "accepting", "fit",    "fits",  "handle", "handles",
      "handling", "hold",     "holds",     "ingest", "read",  "reads",  "reading",
      "support",  "supports", "take",      "takes",  "taking"};
  TokenWording out;
  out.next = end;
  constexpr std::array<std::string_view, 14> kAnswering = {
      "answer with", "answers with", "answers of",    "reply with",   "replies with",
      "replies of",  "respond with", "responds with", "responses of", "outputs of",
      "output of",   "texts of",     "answers up to", "answer of"};
  bool writes = begin > 0 && !words.ends_before(begin) && words.is_one_of(begin - 1, writing);
  for (const std::string_view phrase : kAnswering) {
    const auto count = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
    writes = writes || (begin >= count && !words.ends_before(begin) &&
                        words.match(begin - count, phrase) == count);
  }
  const bool takes = begin > 0 && !words.ends_before(begin) && words.is_one_of(begin - 1, taking);
  if (!words.ends_before(end)) {
    std::size_t behind = 0;
    for (const std::string_view phrase : kInAnswer) {
      behind = std::max(behind, words.match(end, phrase));
    }
    out.of_answer = behind > 0;
    out.next = end + behind;
  }
  out.of_answer = out.of_answer || writes;
  // Of what a thing can do more is better: "handles up to 1M tokens" is met by what handles two.
  out.is_capability = writes || takes;
  return out;
}

}  // namespace matchgraph

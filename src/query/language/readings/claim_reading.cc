#include "query/language/readings/claim_reading.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {
namespace {

/// "what claims to beat X", "which models claim to be faster than X", "who says it is better than
/// X at coding".
class ClaimReader {
 public:
  ClaimReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words, vocabulary), out_(out) {}

  bool read() {
    while (at_ < words_.size() && words_[at_].role == WordRole::kFilter) ++at_;
    begin_ = at_;
    // The question is read word by word, and any word that does not fit makes a need of the text:
    // there is no half of it to act.
    const bool asks = take_any({"what", "who", "which", "anything", "anyone", "something"});
    take_any({"else"});
    if (is_generic_noun(words_, at_)) ++at_;
    if (at_ == begin_) return false;
    if (asks && take_any({"beats", "beat", "outperforms", "surpasses"})) {
      // Of winning alone, "what beats X", no respect is told.
      std::optional<std::string> any;
      return take_subject(any);
    }
    const bool relative = take_any({"that", "which"});
    if (!asks && !relative) return false;
    if (!take_any({"claims", "claim", "claiming", "says", "say", "said", "claimed"})) return false;
    take_any({"that"});
    if (!take_any({"to", "it", "they", "he", "she"}) && words_.match(at_, "it s") == 0)
      return false;
    std::optional<std::string> respect;
    if (!take_any({"beat", "beats", "outperform", "outperforms", "surpass", "surpasses", "best"})) {
      if (!take_any({"be", "is", "are", "it s", "s"})) return false;
      if (!take_respect(respect)) return false;
    }
    return take_subject(respect);
  }

 private:
  bool take_any(const std::vector<std::string_view>& choices) {
    if (at_ > begin_ && words_.ends_before(at_)) return false;
    for (const std::string_view choice : choices) {
      if (const std::size_t count = words_.match(at_, choice); count > 0) {
        at_ += count;
        return true;
      }
    }
    return false;
  }

  /// One to four words before "than".
  bool take_respect(std::optional<std::string>& respect) {
    constexpr std::size_t kMaxWords = 4;
    const std::size_t from = at_;
    while (at_ < words_.size() && at_ - from < kMaxWords + 1 && words_[at_].key != "than") {
      if (words_.ends_before(at_)) return false;
      ++at_;
    }
    if (at_ == from || at_ >= words_.size() || words_[at_].key != "than") return false;
    std::string said(words_.slice(from, at_));
    // "Better" alone names no respect.
    if (words_.match(from, "better") != at_ - from) respect = std::move(said);
    ++at_;
    return true;
  }

  bool take_subject(std::optional<std::string>& respect) {
    const NameReading name = names_.read(at_, NameEnd::kPhrase, true);
    if (name.kind == NameReading::Kind::kAmbiguous) {
      fail_at(name.span.begin,
              fmt::format("\"{}\" fits several: {}; write one of these ids",
                          words_.slice(name.span), list_candidates(name.candidates)));
    }
    if (name.kind == NameReading::Kind::kNone) return take_unknown_subject(respect);
    std::size_t end = name.next;
    if (!words_.ends_before(end)) {
      const std::string& key = words_[end].key;
      // These lead to a respect, "at coding"; behind another word the text goes on to something
      // else.
      if (key != "at" && key != "in" && key != "on" && key != "for") return false;
      const std::size_t from = end + 1;
      while (end == name.next || !words_.ends_before(end)) ++end;
      if (from < end) {
        const std::string at = std::string(words_.slice(from, end));
        respect = respect ? fmt::format("{} {} {}", *respect, key, at) : at;
      }
    }
    for (std::size_t i = end; i < words_.size(); ++i) {
      if (!words_[i].key.empty()) return false;
    }
    words_.set_role(begin_, end, WordRole::kClaim);
    out_.claim = ClaimQuestion{name.seed, respect, words_.span(begin_, end)};
    return true;
  }

  /// A rival that the catalogue does not have, up to the end of the phrase: entries may still make
  /// claims about it.
  bool take_unknown_subject(const std::optional<std::string>& respect) {
    std::size_t end = at_;
    while (end < words_.size() && (end == at_ || !words_.ends_before(end))) ++end;
    for (std::size_t i = end; i < words_.size(); ++i) {
      if (!words_[i].key.empty()) return false;
    }
    // Without a claim about it there is nothing to answer, and the words may be a need.
    if (end == at_ || !vocabulary_.rival(words_.slice(at_, end))) return false;
    Seed seed;
    seed.typed = std::string(words_.slice(at_, end));
    seed.name = seed.typed;
    seed.span = words_.span(at_, end);
    words_.set_role(begin_, end, WordRole::kClaim);
    out_.claim = ClaimQuestion{seed, respect, words_.span(begin_, end)};
    return true;
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

bool read_claim_question(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out) {
  return ClaimReader(words, vocabulary, out).read();
}

}  // namespace matchgraph

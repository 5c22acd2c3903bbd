#include "query/language/readings/offered_readings.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "matchgraph/filter_table.h"
#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/maker_reading.h"
#include "query/language/readings/name_reading.h"

namespace matchgraph {
namespace {

// Each may cost a search, for the number that it is shown with.
constexpr std::size_t kMostUnused = 4;
constexpr std::string_view kReadAsWords = "read as words of the need";

/// The text without the span, and what is added behind it.
std::string text_with(std::string_view text, TextSpan cut, std::string_view added) {
  // Marks around what is cut out would be left standing alone: of "a parser, free?" the comma and
  // the question.
  const auto end_of = [](std::string_view piece) {
    const std::size_t last = piece.find_last_not_of(" ,;?.!\t\n");
    return last == std::string_view::npos ? std::string_view() : piece.substr(0, last + 1);
  };
  std::string out(end_of(text.substr(0, cut.begin)));
  std::string_view rest = end_of(text.substr(cut.end));
  rest.remove_prefix(std::min(rest.find_first_not_of(" ,;"), rest.size()));
  for (const std::string_view piece : {rest, added}) {
    if (!out.empty() && !piece.empty()) out += ' ';
    out += piece;
  }
  return out;
}

class Offers {
 public:
  Offers(const QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words_, vocabulary), out_(out) {}

  void run() {
    const bool is_short = is_short_text(words_.text());
    if (is_short) offer_comparison();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].role != WordRole::kNeed || words_[i].key.empty()) continue;
      offer_maker(i);
      if (!is_short) continue;
      note_price_unit(i);
      offer_nation(i);
      offer_flag(i);
      offer_type(i);
    }
  }

 private:
  void offer(std::size_t from, std::size_t to, std::string_view label, std::string_view added,
             bool replaces) {
    note_unused(words_, words_.span(from, to), kReadAsWords, label, added, replaces, out_);
  }

  /// "With a price per minute": prices are compared by what they are for, and not chosen by it.
  void note_price_unit(std::size_t i) {
    static const std::vector<std::string_view> prices = {"billed", "billing", "charged", "price",
                                                         "priced", "prices",  "pricing"};
    static const std::vector<std::string_view> units = {"call",   "character", "hour", "image",
                                                        "minute", "month",     "page", "request",
                                                        "seat",   "second",    "user"};
    if (!words_.is_one_of(i, prices)) return;
    std::size_t at = i + 1;
    if (at >= words_.size() || (words_[at].key != "per" && words_[at].key != "by")) return;
    ++at;
    if (at < words_.size() && words_[at].key == "the") ++at;
    if (at >= words_.size() || !words_.is_one_of(at, units)) return;
    note_unused(words_, words_.span(i, at + 1), "no filter asks for what a price is per", {}, {},
                true, out_);
  }

  /// "Korean shares": texts are ranked by it like by any word, and most do not hold it.
  void offer_nation(std::size_t i) {
    static const std::vector<std::string_view> nations = {
        "american", "australian", "austrian", "brazilian", "british",
        "canadian", "danish",     "finnish",  "indian",    "korean",
        "mexican",  "norwegian",  "swedish",  "swiss",     "ukrainian"};
    if (!words_.is_one_of(i, nations) || words_.ends_before(i + 1)) return;
    const std::string_view word = words_.slice(i, i + 1);
    offer(i, i + 1, fmt::format("only with {}", word), fmt::format("with:{}", word), false);
  }

  /// "free", "open source": where they tell of a thing, and not of a text or an intelligence.
  void offer_flag(std::size_t i) {
    const ComparativeMatch match = comparative_at(words_, i, vocabulary_);
    // "Open" alone begins too much: open files, open data.
    if (match.words == 0 || words_[i].key == "open") return;
    const FilterRow& row = filter_of(match.kind);
    const std::size_t after = i + match.words;
    const bool tells = names_.critique_begins(i) || i == 0 || is_filler(words_, i - 1);
    if (!tells || (row.needs_seeds() && match.kind != CritiqueKind::kCheaper)) return;
    // Without a seed "cheaper" can only be meant as an order.
    if (row.needs_seeds()) {
      note_unused(words_, words_.span(i, after), "nothing is named that it is compared with",
                  "cheapest first", "sort:price", true, out_);
      return;
    }
    if (is_set(out_.filters, row) || is_of_condition(words_.span(i, after))) return;
    offer(i, after, fmt::format("only {}", row.words), fmt::format("{}:yes", row.name), true);
  }

  /// What a condition was read of is used, though its words are the need's too.
  bool is_of_condition(TextSpan span) const {
    return std::any_of(out_.conditions.begin(), out_.conditions.end(),
                       [span](const TypedCondition& one) {
                         return one.span.begin < span.end && span.begin < one.span.end;
                       });
  }

  void offer_maker(std::size_t i) {
    if (words_.match(i, "from") != 1 && words_.match(i, "by") != 1) return;
    const MakerReading maker = maker_at(words_, i + 1, vocabulary_, names_);
    if (maker.next == 0) return;
    // "Not the one from Google" asks for the reverse.
    const bool is_denied = is_denied_before(i);
    offer(i, maker.next, (is_denied ? "not from " : "only from ") + maker.maker,
          fmt::format("{}maker:\"{}\"", is_denied ? "-" : "", maker.maker), true);
  }

  bool is_denied_before(std::size_t i) const {
    constexpr std::size_t kReach = 5;
    for (std::size_t back = 1; back <= kReach && back <= i && !words_[i - back].breaks; ++back) {
      const std::string& key = words_[i - back].key;
      if (key == "only" || key == "just") return false;  // "not only from X"
      const bool denies = key == "not" || key == "never" || key == "no" || key == "without" ||
                          key == "nothing" || key.ends_with("n t");
      if (denies) return true;
    }
    return false;
  }

  /// "model", "datasets", "MCP server".
  void offer_type(std::size_t i) {
    constexpr std::size_t kMostWords = 3;
    if (has_type_ || !out_.filters.types.empty()) return;
    const bool asked =
        std::any_of(out_.critiques.begin(), out_.critiques.end(),
                    [](const Critique& one) { return one.kind == CritiqueKind::kType; });
    if (asked) return;
    for (std::size_t to = std::min(words_.size(), i + kMostWords); to > i; --to) {
      // Types of several words end with one that any of them may end with: "MCP server".
      if (to > i + 1 && !is_generic_noun(words_, to - 1)) continue;
      bool together = true;
      for (std::size_t at = i; at < to; ++at) together &= words_[at].role == WordRole::kNeed;
      if (!together || (to > i + 1 && words_.ends_before(to - 1))) continue;
      const auto type = type_named(vocabulary_, words_.slice(i, to));
      if (!type) continue;
      has_type_ = true;
      // Where everything is of one type, nobody chooses by it.
      if (vocabulary_.types().size() < 2) return;
      const bool vowel = std::string_view("aeio").find(type->front()) != std::string_view::npos;
      offer(i, to, fmt::format("as {} {}", vowel ? "an" : "a", *type),
            fmt::format("type:{}", *type), false);
      return;
    }
  }

  /// Names that are written as names, so that few words are looked up.
  std::vector<std::pair<std::string, TextSpan>> known_names() const {
    constexpr std::size_t kMostLookups = 12;
    constexpr std::size_t kMostWords = 3;
    std::vector<std::pair<std::string, TextSpan>> out;
    std::size_t lookups = 0;
    for (std::size_t i = 0; i < words_.size() && lookups < kMostLookups;) {
      std::size_t found = 0;
      const bool is_candidate = words_[i].role == WordRole::kNeed && !words_[i].key.empty() &&
                                is_written_as_name(words_.slice(words_[i].core));
      for (std::size_t to = std::min(words_.size(), i + kMostWords); is_candidate && to > i; --to) {
        const bool goes_on = to == i + 1 || (!words_.ends_before(to - 1) &&
                                             is_written_as_name(words_.slice(words_[to - 1].core)));
        if (!goes_on) continue;
        if (++lookups > kMostLookups) break;
        const NameLookup name =
            vocabulary_.entity(words_.slice(i, to), QueryVocabulary::Spelling::kExact);
        if (name.kind != NameLookup::Kind::kFound) continue;
        // One name twice is nothing to compare.
        const bool again = std::any_of(
            out.begin(), out.end(), [&](const auto& one) { return one.first == name.entity.name; });
        if (!again) out.emplace_back(name.entity.name, words_.span(i, to));
        found = to - i;
        break;
      }
      i += std::max<std::size_t>(found, 1);
    }
    return out;
  }

  /// The names that the whole text is made of, however they are written: "Claude Code aider".
  std::vector<std::pair<std::string, TextSpan>> only_names() const {
    constexpr std::size_t kMostText = 8;
    constexpr std::size_t kMostWords = 4;
    std::vector<std::pair<std::string, TextSpan>> out;
    if (words_.size() > kMostText) return out;
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t to = std::min(words_.size(), i + kMostWords);
      for (; to > i; --to) {
        const NameLookup name =
            vocabulary_.entity(words_.slice(i, to), QueryVocabulary::Spelling::kExact);
        if (name.kind != NameLookup::Kind::kFound) continue;
        out.emplace_back(name.entity.name, words_.span(i, to));
        break;
      }
      // A word that is no name ends it: in small letters names are only told where nothing else
      // stands.
      if (to == i) return {};
      i = to;
    }
    return out;
  }

  void offer_comparison() {
    if (!out_.is_plain()) return;
    auto names = known_names();
    if (names.size() < 2) names = only_names();
    constexpr std::size_t kMostNames = 4;
    if (names.size() < 2 || names.size() > kMostNames) return;
    std::string compared;
    for (std::size_t i = 0; i < names.size(); ++i) {
      compared += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
      compared += names[i].first;
    }
    const TextSpan span{names.front().second.begin, names.back().second.end};
    UnusedPart part{std::string(words_.slice(span)), std::string(kReadAsWords),
                    "compare " + compared, "Compare " + compared, span};
    out_.unused.push_back(std::move(part));
  }

  QueryWords words_;  // its own copy: reading names may split words
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
  bool has_type_ = false;
};

}  // namespace

void note_unused(const QueryWords& words, TextSpan span, std::string_view reason,
                 std::string_view label, std::string_view added, bool replaces, ParsedQuery& out) {
  if (out.unused.size() >= kMostUnused) return;
  UnusedPart part;
  part.text = words.slice(span);
  part.reason = reason;
  part.label = label;
  part.span = span;
  if (!added.empty()) {
    const auto end = static_cast<std::uint32_t>(words.text().size());
    part.instead = text_with(words.text(), replaces ? span : TextSpan{end, end}, added);
  }
  out.unused.push_back(std::move(part));
}

void offer_readings(const QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out) {
  Offers(words, vocabulary, out).run();
}

}  // namespace matchgraph

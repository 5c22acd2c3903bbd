#include "query/language/named_first.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/name_reading.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

// "Can you show me some free": with more words in front a text is about something else than its
// name.
constexpr std::size_t kMostLeadWords = 6;

/// What follows the name.
enum class Behind {
  kNothing,
  kSuffix,    ///< "alternatives"
  kCritique,  ///< "but cheaper"
  kBut,       ///< "but" and other words
  kCompared,  ///< "with more context", "cheaper"
  kEnd,       ///< nothing, behind "free"
};

class NamedFirstReader {
 public:
  NamedFirstReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words, vocabulary), out_(out) {}

  std::optional<std::size_t> read() {
    // In prose a name with "but" behind it is mostly told of and not asked about.
    if (!is_short_text(words_.text())) return {};
    const std::size_t last = std::min(words_.size(), kMostLeadWords);
    for (std::size_t i = 0; i < last; ++i) {
      if (words_[i].role != WordRole::kNeed || words_[i].key.empty()) return {};
      if (const auto next = name_at(i)) return next;
      const ComparativeMatch critique = comparative_at(words_, i, vocabulary_);
      if (critique.words > 0) {
        lead_.push_back({critique.kind, critique.value, {}, words_.span(i, i + critique.words)});
        lead_.back().is_or = i > 0 && words_[i - 1].key == "or" && lead_.size() > 1;
        i += critique.words - 1;
      } else if (!is_filler(words_, i) && !is_generic_noun(words_, i)) {
        // Any other word has to begin the name, or the text begins with something else.
        return unknown_at(i);
      }
    }
    return {};
  }

 private:
  Behind behind(std::size_t to) const {
    if (suffix_at(to) > 0) return Behind::kSuffix;
    if (to >= words_.size()) return lead_.empty() ? Behind::kNothing : Behind::kEnd;
    if (is_compared(to)) return Behind::kCompared;
    if (words_.match(to, "but") != 1 || words_.ends_before(to + 1)) return Behind::kNothing;
    return names_.critique_follows(to) ? Behind::kCritique : Behind::kBut;
  }

  /// "with more context", "a bit cheaper" at `i`: than what stands before it.
  bool is_compared(std::size_t i) const {
    static const std::vector<std::string_view> joins = {"a", "bit", "having", "much", "with"};
    while (i < words_.size() && words_.is_one_of(i, joins)) ++i;
    const ComparativeMatch found = comparative_at(words_, i, vocabulary_);
    const bool is_relative =
        found.kind == CritiqueKind::kCheaper || found.kind == CritiqueKind::kNewer ||
        found.kind == CritiqueKind::kSmaller || found.kind == CritiqueKind::kLarger ||
        found.kind == CritiqueKind::kHigherRanked;
    if (found.words == 0 || !is_relative) return false;
    // "GPT-4o cheaper than Opus" is about the other, and "larger images" about what it makes.
    const std::size_t end = i + found.words;
    if (words_.match(end, "than") == 1) return false;
    return words_.ends_before(end) || is_boundary_word(words_, end) ||
           names_.critique_follows(end) || words_.match(end, "window") == 1;
  }

  /// "alternatives", "competitors" at `i`, behind which a phrase may end; its words.
  std::size_t suffix_at(std::size_t i) const {
    static const std::vector<std::string_view> suffixes = {
        "alternative", "alternatives", "clone",       "clones",      "competitor",
        "competitors", "equivalent",   "equivalents", "replacement", "replacements",
        "rival",       "rivals",       "substitute",  "substitutes"};
    if (!words_.is_one_of(i, suffixes)) return 0;
    // "Milvus is an alternative to Qdrant" tells.
    if (words_.match(i + 1, "to") == 1 || words_.match(i + 1, "of") == 1) return 0;
    const bool ends = words_.ends_before(i + 1) || is_boundary_word(words_, i + 1) ||
                      names_.critique_begins(i + 1);
    return ends ? 1 : 0;
  }

  std::optional<std::size_t> name_at(std::size_t i) {
    std::size_t to = i;
    while (to < words_.size() && to < i + kMaxNameWords && words_[to].role == WordRole::kNeed &&
           (to == i || !words_.ends_before(to))) {
      ++to;
    }
    // The longest first: "GPT-4 Turbo alternatives" are no alternatives to GPT-4.
    for (; to > i; --to) {
      const Behind what = behind(to);
      if (what == Behind::kNothing) continue;
      const std::string_view typed = words_.slice(i, to);
      const bool is_named = is_written_as_name(typed);
      // Words in small letters are names only where what follows says so.
      const bool needs_name = what == Behind::kEnd || what == Behind::kCompared;
      if (!is_named && needs_name) continue;
      NameLookup found = vocabulary_.entity(typed, QueryVocabulary::Spelling::kExact);
      bool is_exact = true;
      const bool may_be_close = what == Behind::kSuffix || what == Behind::kCritique || is_named;
      if (found.kind == NameLookup::Kind::kNone && may_be_close && !needs_name) {
        found = close_to(i, to, what);
        is_exact = false;
      }
      if (found.kind == NameLookup::Kind::kNone) continue;
      // Nobody types ids: who names a line of models means the one that is sold today.
      if (found.kind == NameLookup::Kind::kAmbiguous && !is_exact && found.newest) {
        found.entity = *found.newest;
        found.kind = NameLookup::Kind::kFound;
      }
      if (found.kind == NameLookup::Kind::kAmbiguous) {
        fail_at(words_.span(i, to).begin, fmt::format("\"{}\" fits several: {}; write one of these "
                                                      "ids",
                                                      typed, list_candidates(found.candidates)));
      }
      return accept(i, to, found, is_exact, what);
    }
    return {};
  }

  /// A name that is misspelt or shortened, where it is meant as one.
  NameLookup close_to(std::size_t i, std::size_t to, Behind what) const {
    constexpr std::size_t kMostWords = 4;
    const std::string_view typed = words_.slice(i, to);
    if (to - i > kMostWords || is_filler(words_, i) || is_generic_noun(words_, i)) return {};
    // Small letters before "alternatives" may be any noun ("storage alternatives"), before "but
    // cheaper" they name something.
    const bool is_meant = is_written_as_name(typed) || what == Behind::kCritique;
    return vocabulary_.entity(typed, is_meant ? QueryVocabulary::Spelling::kClose
                                              : QueryVocabulary::Spelling::kWithoutType);
  }

  std::size_t accept(std::size_t i, std::size_t to, const NameLookup& found, bool is_exact,
                     Behind what) {
    take_lead(i);
    const TextSpan span = words_.span(i, to);
    words_.set_role(i, to, WordRole::kSeed);
    out_.seeds.push_back(
        {std::string(words_.slice(span)), found.entity.id, found.entity.name, span});
    if (!is_exact)
      out_.notes.push_back(read_as_note(
          out_.seeds.back(), found.newest ? found.candidates : std::vector<NamedEntity>()));
    return take_suffix(to, what);
  }

  void take_lead(std::size_t end) {
    words_.set_role(0, end, WordRole::kConnective);
    for (const Critique& critique : lead_) {
      const std::size_t from = words_.first_from(critique.span.begin);
      words_.set_role(from, words_.first_from(critique.span.end), WordRole::kCritique);
    }
    out_.critiques.insert(out_.critiques.end(), lead_.begin(), lead_.end());
  }

  std::size_t take_suffix(std::size_t to, Behind what) {
    if (what != Behind::kSuffix) return to;
    words_.set_role(to, to + 1, WordRole::kConnective);
    return to + 1;
  }

  /// A name that nothing here has, before words that leave no doubt: "Photoshop alternatives".
  std::optional<std::size_t> unknown_at(std::size_t i) {
    constexpr std::size_t kMostWords = 4;
    for (std::size_t to = i + 1; to <= std::min(words_.size(), i + kMostWords); ++to) {
      const bool goes_on =
          to == i + 1 || (!words_.ends_before(to - 1) && !is_filler(words_, to - 1) &&
                          !is_boundary_word(words_, to - 1));
      if (!goes_on) return {};
      const Behind what = behind(to);
      const std::string_view typed = words_.slice(i, to);
      // "json parser C++" describes what is looked for.
      const bool is_name =
          is_written_as_name(typed) && (to <= i + 2 || is_written_as_name(words_.slice(i, i + 1)));
      const bool is_one_word = to == i + 1 && !typed.ends_with("ing") && words_.ends_before(to + 1);
      if (what == Behind::kNothing || typed.find(':') != std::string_view::npos) continue;
      const auto near = vocabulary_.entity(typed, QueryVocabulary::Spelling::kClose).candidates;
      const bool begins_names = std::any_of(near.begin(), near.end(), [&](const NamedEntity& one) {
        return fold_for_names(one.name).starts_with(fold_for_names(typed) + ' ');
      });
      const bool is_meant = (what == Behind::kSuffix && (is_name || is_one_word || begins_names)) ||
                            (what == Behind::kCritique && (is_name || begins_names));
      if (!is_meant) continue;
      take_lead(i);
      const TextSpan span = words_.span(i, to);
      words_.set_role(i, to, WordRole::kSeed);
      out_.unknown = UnknownName{std::string(typed), span, near};
      return take_suffix(to, what);
    }
    return {};
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
  std::vector<Critique> lead_;
};

}  // namespace

std::optional<std::size_t> read_named_first(QueryWords& words, const QueryVocabulary& vocabulary,
                                            ParsedQuery& out) {
  return NamedFirstReader(words, vocabulary, out).read();
}

}  // namespace matchgraph

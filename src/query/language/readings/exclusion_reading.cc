#include "query/language/readings/exclusion_reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/readings/maker_reading.h"

namespace matchgraph {
namespace {

constexpr std::array<std::string_view, 10> kExceptions = {
    "except",     "except for", "excepting",  "excluding", "not including",
    "other than", "apart from", "aside from", "minus",     "exclude"};

/// They leave no doubt that something is to be left out.
constexpr std::array<std::string_view, 16> kFirm = {"but not",
                                                    "anything but",
                                                    "anything except",
                                                    "anything except for",
                                                    "anything other than",
                                                    "everything but",
                                                    "everything except",
                                                    "everything except for",
                                                    "everything other than",
                                                    "all but",
                                                    "all except",
                                                    "all models except",
                                                    "leave out",
                                                    "skip",
                                                    "avoid",
                                                    "never"};

/// Only before a known maker or a name that is written as one.
constexpr std::array<std::string_view, 14> kSoft = {
    "no",     "not",   "without", "nothing",    "isn t",       "isnt",        "is not",
    "aren t", "arent", "are not", "that isn t", "that is not", "which isn t", "which is not"};

/// "do not suggest", "I don't want", "please don't show me".
constexpr std::array<std::string_view, 6> kRefusing = {"do not",   "don t",      "dont",
                                                       "must not", "should not", "shouldn t"};
constexpr std::array<std::string_view, 12> kWanting = {"suggest", "want",      "show",    "include",
                                                       "use",     "recommend", "need",    "list",
                                                       "like",    "give me",   "show me", "be"};

template <std::size_t kCount>
std::size_t longest_of(const QueryWords& words, std::size_t i,
                       const std::array<std::string_view, kCount>& phrases) {
  std::size_t best = 0;
  for (const std::string_view phrase : phrases) best = std::max(best, words.match(i, phrase));
  return best;
}

/// The words that leave something out.
struct Opening {
  std::size_t words = 0;
  bool is_firm = false;
  bool of_word = false;   // "NOT", of the next word alone
  bool of_maker = false;  // "not from"
};

class ExclusionReader {
 public:
  ExclusionReader(const QueryWords& words, const QueryVocabulary& vocabulary,
                  const NameReader& names)
      : words_(words), vocabulary_(vocabulary), names_(names) {}

  ExclusionReading read(std::size_t i) const {
    const Opening opening = opening_at(i);
    if (opening.words == 0) return {};
    ExclusionReading out;
    std::size_t begin = i;
    std::size_t at = i + opening.words;
    while (true) {
      const auto [exclusion, next] = target_at(at, opening);
      if (next == 0) break;
      out.exclusions.push_back(exclusion);
      out.exclusions.back().span = words_.span(begin, next);
      out.next = next;
      begin = next;
      at = next;
      if (at < words_.size() && is_and_or(words_, at) && !words_.ends_before(at)) {
        ++at;
      } else if (at >= words_.size() || words_.text()[words_[at - 1].outer.end - 1] != ',') {
        break;
      }
    }
    if (out.next == 0) return doubt(i, opening);
    return out;
  }

 private:
  Opening opening_at(std::size_t i) const {
    Opening out;
    if (i >= words_.size() || words_[i].role != WordRole::kNeed) return out;
    out.words = std::max(longest_of(words_, i, kExceptions), longest_of(words_, i, kFirm));
    out.is_firm = out.words > 0;
    out.of_word = !out.is_firm && words_.slice(words_[i].core) == "NOT";
    if (out.words == 0) out.words = refusal_words(i);
    if (out.words == 0) out.words = longest_of(words_, i, kSoft);
    if (out.words == 0 || words_.ends_before(i + out.words)) return {};
    std::size_t at = i + out.words;
    if (words_.match(at, "anything") == 1 || words_.match(at, "made") == 1) ++at;
    for (const std::string_view joint : {"from", "by", "made by"}) {
      const std::size_t count = words_.match(at, joint);
      if (count == 0 || words_.ends_before(at + count)) continue;
      out.of_maker = true;
      out.words = at + count - i;
    }
    // "nothing" alone leaves nothing out.
    if (words_[i].key == "nothing" && !out.of_maker) return {};
    return out;
  }

  std::size_t refusal_words(std::size_t i) const {
    const std::size_t refusing = longest_of(words_, i, kRefusing);
    if (refusing == 0 || words_.ends_before(i + refusing)) return 0;
    const std::size_t wanting = longest_of(words_, i + refusing, kWanting);
    return wanting == 0 ? 0 : refusing + wanting;
  }

  bool may_end(std::size_t to) const {
    return words_.ends_before(to) || is_boundary_word(words_, to) || is_generic_noun(words_, to);
  }

  /// The longest known entity at `i`, by its name, and the word after it.
  std::pair<std::string, std::size_t> entity_at(std::size_t i, bool is_firm) const {
    constexpr std::size_t kMostWords = 6;
    std::size_t to = i;
    while (to < words_.size() && to < i + kMostWords && words_[to].role == WordRole::kNeed &&
           (to == i || !words_.ends_before(to))) {
      ++to;
    }
    for (; to > i; --to) {
      if (!may_end(to) || (!is_firm && !is_written_as_name(words_.slice(i, to)))) continue;
      const NameLookup found =
          vocabulary_.entity(words_.slice(i, to), QueryVocabulary::Spelling::kExact);
      if (found.kind == NameLookup::Kind::kFound) return {found.entity.name, to};
      if (found.kind == NameLookup::Kind::kAmbiguous) return {std::string(words_.slice(i, to)), to};
    }
    return {};
  }

  std::pair<Exclusion, std::size_t> target_at(std::size_t i, const Opening& opening) const {
    if (words_.ends_before(i) && !is_quoted_at(words_, i)) return {};
    while (is_article(words_, i) && !words_.ends_before(i + 1)) ++i;
    if (opening.of_word && !opening.of_maker) {
      return {{false, std::string(words_.slice(i, i + 1))}, i + 1};
    }
    const MakerReading maker = maker_at(words_, i, vocabulary_, names_);
    if (maker.next > 0 && opening.of_maker) return {{true, maker.maker}, maker.next};
    const auto [name, after] = entity_at(i, opening.is_firm);
    if (after > 0 && after >= maker.next) return {{false, name}, after};
    if (maker.next > 0) return {{false, maker.maker}, maker.next};
    // A word that is no name: "email but not gmail".
    const bool is_word = opening.is_firm && !opening.of_maker && !is_sentence_ &&
                         i < words_.size() && words_[i].role == WordRole::kNeed &&
                         !words_[i].key.empty() && !is_boundary_word(words_, i) &&
                         !is_filler(words_, i) &&
                         (words_.ends_before(i + 1) || is_conjunction(words_, i + 1));
    if (is_word) return {{false, std::string(words_.slice(i, i + 1))}, i + 1};
    return {};
  }

  /// What would be left out, up to three words.
  ExclusionReading doubt(std::size_t i, const Opening& opening) const {
    constexpr std::size_t kMostWords = 3;
    std::size_t begin = i + opening.words;
    while (is_article(words_, begin) && !words_.ends_before(begin + 1)) ++begin;
    std::size_t end = begin;
    while (end < words_.size() && end < begin + kMostWords && words_[end].role == WordRole::kNeed &&
           !words_[end].key.empty() && (end == begin || !words_.ends_before(end)) &&
           !is_boundary_word(words_, end)) {
      ++end;
    }
    ExclusionReading out;
    if (end == begin || !(words_.ends_before(end) || is_boundary_word(words_, end))) return out;
    out.is_doubtful = true;
    out.doubtful = words_.slice(begin, end);
    out.span = words_.span(i, end);
    return out;
  }

  const QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  const NameReader& names_;
  const bool is_sentence_ = ends_as_sentence(words_.text());
};

}  // namespace

ExclusionReading exclusion_at(const QueryWords& words, std::size_t i,
                              const QueryVocabulary& vocabulary, const NameReader& names) {
  return ExclusionReader(words, vocabulary, names).read(i);
}

std::size_t exception_words_at(const QueryWords& words, std::size_t i) {
  const std::size_t count = longest_of(words, i, kExceptions);
  return count > 0 && !words.ends_before(i + count) ? count : 0;
}

}  // namespace matchgraph

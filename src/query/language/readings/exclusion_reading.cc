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
constexpr std::array<std::string_view, 20> kSoft = {
    "no",           "not",         "without",     "nothing",      "isn t",
    "isnt",         "is not",      "aren t",      "arent",        "are not",
    "that isn t",   "that is not", "which isn t", "which is not", "that aren t",
    "that are not", "it s not",    "that s not",  "thats not",    "that isnt"};

/// "do not suggest", "I don't want", "please don't show me".
constexpr std::array<std::string_view, 6> kRefusing = {"do not",   "don t",      "dont",
                                                       "must not", "should not", "shouldn t"};
constexpr std::array<std::string_view, 12> kWanting = {"suggest", "want",      "show",    "include",
                                                       "use",     "recommend", "need",    "list",
                                                       "like",    "give me",   "show me", "be"};

/// "That don't come from", "which didn't make": who makes a thing is said by its verb too.
constexpr std::array<std::string_view, 22> kDenyingVerb = {
    "don t",   "doesn t", "dont",   "doesnt",  "do not",  "does not", "didn t", "didnt",
    "did not", "hasn t",  "hasnt",  "has not", "haven t", "have not", "never",  "isn t",
    "isnt",    "is not",  "aren t", "are not", "wasn t",  "was not"};
constexpr std::array<std::string_view, 12> kStemming = {
    "come from",  "comes from",    "coming from",    "stem from",
    "stems from", "stemming from", "originate from", "originates from",
    "belong to",  "belongs to",    "belonging to",   "go back to"};
constexpr std::array<std::string_view, 33> kMaking = {
    "make",     "makes",     "made",      "making",    "build",   "builds",  "built",
    "building", "develop",   "develops",  "developed", "own",     "owns",    "owned",
    "publish",  "publishes", "published", "create",    "created", "release", "released",
    "sell",     "sells",     "sold",      "run",       "runs",    "train",   "trained",
    "offer",    "offers",    "write",     "wrote",     "host"};
/// Whose work it is: "made by", "anything from", "by anyone but".
constexpr std::array<std::string_view, 15> kOfMaker = {
    "from",        "by",       "made by",    "built by",     "developed by",
    "created by",  "owned by", "offered by", "published by", "sold by",
    "released by", "run by",   "trained by", "provided by",  "made in house by"};
constexpr std::array<std::string_view, 8> kAnyoneBut = {
    "anyone but",        "anybody but",        "anyone except",       "anybody except",
    "anyone other than", "someone other than", "somebody other than", "others than"};

/// What a thing leans on: "doesn't depend on", "not tied to", "without going through".
constexpr std::array<std::string_view, 32> kLeaning = {
    "depend on",     "depends on",     "depending on", "dependent on", "rely on",    "relies on",
    "relying on",    "reliant on",     "tied to",      "tied into",    "bound to",   "locked to",
    "locked into",   "locked in to",   "coupled to",   "based on",     "based upon", "built on",
    "built upon",    "powered by",     "backed by",    "hosted on",    "hosted by",  "go through",
    "goes through",  "going through",  "connected to", "linked to",    "limited to", "specific to",
    "restricted to", "built on top of"};
/// The same of what is named behind them alone, as "doesn't need to" denies deeds.
constexpr std::array<std::string_view, 9> kUsing = {
    "need", "needs", "needing", "require", "requires", "requiring", "use", "uses", "using"};
constexpr std::array<std::string_view, 9> kIndependent = {
    "independent of",   "independent from", "independently of",
    "no dependency on", "no dependence on", "no reliance on",
    "no ties to",       "no connection to", "agnostic of"};
/// What is had with a provider: "no Google account", "outside of the AWS ecosystem".
constexpr std::array<std::string_view, 20> kHadWith = {
    "account", "accounts", "login", "subscription", "subscriptions", "api key",       "api keys",
    "key",     "keys",     "api",   "apis",         "cloud",         "service",       "services",
    "servers", "stack",    "id",    "ecosystem",    "credentials",   "infrastructure"};

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
  bool of_word = false;    // "NOT", of the next word alone
  bool of_maker = false;   // "not from"
  bool of_ground = false;  // "not tied to", of what it leans on
};

class ExclusionReader {
 public:
  ExclusionReader(const QueryWords& words, const QueryVocabulary& vocabulary,
                  const NameReader& names)
      : words_(words), vocabulary_(vocabulary), names_(names) {}

  ExclusionReading read(std::size_t i) const {
    if (ExclusionReading subject = subject_at(i); subject.next > 0) return subject;
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
    if (const std::size_t words = maker_opening_at(i); words > 0) {
      out.words = words;
      out.of_maker = true;
      return words_.ends_before(i + words) ? Opening{} : out;
    }
    if (const Opening leaning = leaning_at(i); out.words == 0 && leaning.words > 0) return leaning;
    if (out.words == 0) out.words = refusal_words(i);
    if (out.words == 0) out.words = longest_of(words_, i, kSoft);
    if (out.words == 0 || words_.ends_before(i + out.words)) return {};
    std::size_t at = i + out.words;
    if (words_.match(at, "anything") == 1) ++at;
    const std::size_t joint = longest_of(words_, at, kOfMaker);
    if (joint > 0 && !words_.ends_before(at + joint)) {
      out.of_maker = true;
      out.words = at + joint - i;
    }
    // "nothing" alone leaves nothing out.
    if (words_[i].key == "nothing" && !out.of_maker) return {};
    return out;
  }

  std::size_t relative_at(std::size_t i) const {
    return words_.match(i, "that") == 1 || words_.match(i, "which") == 1 ? 1 : 0;
  }

  /// "That don't come from", "by anyone but".
  std::size_t maker_opening_at(std::size_t i) const {
    std::size_t at = i + relative_at(i);
    const std::size_t denial = longest_of(words_, at, kDenyingVerb);
    const std::size_t not_alone = denial == 0 && words_.match(at, "not") == 1 ? 1 : 0;
    at += denial + not_alone;
    if (denial + not_alone > 0 && !words_.ends_before(at)) {
      const std::size_t stem = longest_of(words_, at, kStemming);
      return stem > 0 ? at + stem - i : 0;
    }
    const std::size_t whose = longest_of(words_, i, kOfMaker);
    const std::size_t but = whose > 0 ? longest_of(words_, i + whose, kAnyoneBut) : 0;
    return but > 0 ? whose + but : 0;
  }

  /// "That doesn't depend on", "not tied to", "without using", "independent of".
  Opening leaning_at(std::size_t i) const {
    Opening out;
    out.of_ground = true;
    std::size_t at = i + relative_at(i);
    out.words = at - i + longest_of(words_, at, kIndependent);
    out.is_firm = out.words > at - i;
    if (!out.is_firm) {
      std::size_t denial = longest_of(words_, at, kDenyingVerb);
      for (const std::string_view word : {"not", "without", "no"}) {
        denial = std::max(denial, words_.match(at, word));
      }
      at += denial;
      if (denial == 0 || words_.ends_before(at)) return {};
      const std::size_t leaning = longest_of(words_, at, kLeaning);
      out.is_firm = leaning > 0;
      out.words = at + (leaning > 0 ? leaning : longest_of(words_, at, kUsing)) - i;
      if (out.words == at - i) return {};
    }
    return words_.ends_before(i + out.words) ? Opening{} : out;
  }

  /// "That Google didn't make": the maker is the subject of what is denied.
  ExclusionReading subject_at(std::size_t i) const {
    constexpr std::size_t kMostWords = 4;
    const std::size_t begin = i + relative_at(i);
    for (std::size_t to = begin + 1; to < words_.size() && to <= begin + kMostWords; ++to) {
      if (words_.ends_before(to) || words_[to - 1].role != WordRole::kNeed) return {};
      const std::size_t denial = longest_of(words_, to, kDenyingVerb);
      if (denial == 0 || words_.ends_before(to + denial)) continue;
      const std::size_t making = longest_of(words_, to + denial, kMaking);
      const std::size_t next = to + denial + making;
      const bool ends = words_.ends_before(next) || is_boundary_word(words_, next);
      const auto maker =
          making > 0 && ends ? vocabulary_.maker(words_.slice(begin, to)) : std::nullopt;
      if (!maker) return {};
      ExclusionReading out;
      out.exclusions.push_back({true, *maker, words_.span(i, next)});
      out.next = next;
      return out;
    }
    return {};
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

  /// A provider by what is had with it, "Google account", or written as a name behind "not tied
  /// to"; and the word after it.
  std::pair<std::string, std::size_t> ground_at(std::size_t i, const Opening& opening) const {
    constexpr std::size_t kMostWords = 3;
    std::pair<std::string, std::size_t> out;
    for (std::size_t to = i + 1; to <= words_.size() && to <= i + kMostWords; ++to) {
      if (words_[to - 1].role != WordRole::kNeed || words_[to - 1].key.empty()) break;
      if (is_and_or(words_, to - 1)) break;
      const std::string_view name = words_.slice(i, to);
      if (!is_written_as_name(name)) break;
      const bool ends = words_.ends_before(to);
      const std::size_t had = ends ? 0 : longest_of(words_, to, kHadWith);
      const bool is_whole = words_.ends_before(to + had) || is_boundary_word(words_, to + had);
      if (had > 0 && is_whole) return {std::string(name), to + had};
      if (opening.of_ground && may_end(to)) out = {std::string(name), to};
      if (ends) break;
    }
    return out;
  }

  std::pair<Exclusion, std::size_t> target_at(std::size_t i, const Opening& opening) const {
    if (words_.ends_before(i) && !is_quoted_at(words_, i)) return {};
    while (is_article(words_, i) && !words_.ends_before(i + 1)) ++i;
    if (opening.of_word && !opening.of_maker) {
      return {{false, std::string(words_.slice(i, i + 1))}, i + 1};
    }
    const std::size_t whose_at = i + words_.match(i, "one of");
    if (const MakerReading whose = possessive_maker_at(words_, whose_at, vocabulary_);
        whose.next > 0) {
      return {{true, whose.maker}, whose.next};
    }
    if (!opening.of_maker) {
      if (const auto [ground, next] = ground_at(i, opening); next > 0) {
        return {{false, ground}, next};
      }
    }
    const MakerReading maker = maker_at(words_, i, vocabulary_, names_);
    if (maker.next > 0 && opening.of_maker) return {{true, maker.maker}, maker.next};
    if (opening.of_maker) {
      const MakerReading named = maker_by_name_at(words_, i, vocabulary_);
      return {{true, named.maker}, named.next};
    }
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
    out.is_deed = is_deed(begin, end);
    if (out.is_deed) {
      constexpr std::size_t kMostOfDeed = 6;
      while (end < words_.size() && end < begin + kMostOfDeed && !words_.ends_before(end)) ++end;
    }
    out.span = words_.span(i, end);
    return out;
  }

  /// "Losing quality", "Excel installed", "having to wait": no words that texts might have.
  bool is_deed(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kLeastLetters = 5;
    const std::string& first = words_[begin].key;
    const std::string& last = words_[end - 1].key;
    const bool goes_on = end - begin > 1 || !words_.ends_before(end);
    const bool is_gerund = first.size() >= kLeastLetters && first.ends_with("ing");
    const bool is_done = end - begin > 1 && last.size() >= kLeastLetters && last.ends_with("ed");
    return (is_gerund && goes_on) || is_done || first == "be" || first == "being";
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

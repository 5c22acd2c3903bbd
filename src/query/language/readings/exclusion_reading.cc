#include "query/language/readings/exclusion_reading.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/readings/exclusion_openings.h"
#include "query/language/readings/had_words.h"
#include "query/language/readings/maker_reading.h"
#include "query/language/readings/seller_reading.h"
#include "query/language/readings/wordings.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

// Verbs that say whose work a thing is; of others a maker may well be the object: "that Google
// doesn't index".
constexpr std::array<std::string_view, 33> kMaking = {
    "make",     "makes",     "made",      "making",    "build",   "builds",  "built",
    "building", "develop",   "develops",  "developed", "own",     "owns",    "owned",
    "publish",  "publishes", "published", "create",    "created", "release", "released",
    "sell",     "sells",     "sold",      "run",       "runs",    "train",   "trained",
    "offer",    "offers",    "write",     "wrote",     "host"};
/// What is had with a provider: "no Google account", "outside of the AWS ecosystem".
constexpr std::array<std::string_view, 20> kHadWith = {
    "account", "accounts", "login", "subscription", "subscriptions", "api key",       "api keys",
    "key",     "keys",     "api",   "apis",         "cloud",         "service",       "services",
    "servers", "stack",    "id",    "ecosystem",    "credentials",   "infrastructure"};

class ExclusionReader {
 public:
  ExclusionReader(const QueryWords& words, const QueryVocabulary& vocabulary,
                  const NameReader& names)
      : words_(words), vocabulary_(vocabulary), names_(names) {}

  ExclusionReading read(std::size_t i) const {
    if (ExclusionReading subject = subject_at(i); subject.next > 0) return subject;
    if (ExclusionReading joined = joined_at(i); joined.next > 0 || joined.is_doubtful)
      return joined;
    if (ExclusionReading unneeded = unneeded_at(i); unneeded.is_doubtful) return unneeded;
    const ExclusionOpening opening = exclusion_opening_at(words_, i);
    if (opening.words == 0) return {};
    if (ExclusionReading based = based_at(i, opening); based.is_doubtful) return based;
    ExclusionReading out;
    std::size_t begin = i;
    std::size_t at = i + opening.words;
    bool is_behind_comma = false;
    while (true) {
      auto [exclusion, next] = target_at(at, opening, is_behind_comma);
      // "Neither Google nor Bing": of a list that names, what is written as a name is one.
      if (next == 0 && !out.exclusions.empty()) std::tie(exclusion, next) = word_in_list(at);
      // "Not from X, Y integration": what goes on behind a comma is no further name of the list.
      if (next == 0 || (is_behind_comma && !ends_in_list(next))) break;
      out.exclusions.push_back(exclusion);
      out.exclusions.back().span = words_.span(begin, next);
      out.is_of_account = out.is_of_account || is_account(next - 1);
      out.next = next;
      begin = next;
      at = next;
      const bool is_comma =
          at < words_.size() && words_.text()[words_[at - 1].outer.end - 1] == ',';
      const bool is_joined =
          at < words_.size() && is_and_or(words_, at) && (is_comma || !words_.ends_before(at));
      if (!is_comma && !is_joined) break;
      if (is_joined) ++at;
      is_behind_comma = is_comma && !is_joined;
      // "Neither by X nor by Y".
      if (opening.of_maker && !words_.ends_before(at)) at += exclusion_joint_words(words_, at);
    }
    if (out.next == 0) return doubt(i, opening);
    // "From Azure rather than OpenAI" is of who sells it, too.
    out.is_of_sellers =
        (says_selling(words_, i, i + opening.words) || words_.match(i, "rather than") > 0) &&
        std::any_of(out.exclusions.begin(), out.exclusions.end(),
                    [&](const Exclusion& one) { return vocabulary_.is_resold(one.text); });
    return out;
  }

 private:
  bool is_account(std::size_t i) const {
    static const std::vector<std::string_view> accounts = {"account", "accounts", "id", "login"};
    return words_.is_one_of(i, accounts);
  }

  /// "That Google didn't make": the maker is the subject of what is denied.
  ExclusionReading subject_at(std::size_t i) const {
    constexpr std::size_t kMostWords = 4;
    const std::size_t begin = i + relative_words_at(words_, i);
    for (std::size_t to = begin + 1; to < words_.size() && to <= begin + kMostWords; ++to) {
      if (words_.ends_before(to) || words_[to - 1].role != WordRole::kNeed) return {};
      const std::size_t denial = denying_verb_words_at(words_, to);
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

  /// "Non-Google", "Google-free": the name and what denies it are one word.
  ExclusionReading joined_at(std::size_t i) const {
    constexpr std::string_view kNon = "non-";
    constexpr std::string_view kFree = "-free";
    // They say nothing of the kind: "hands-free", "royalty-free".
    constexpr std::array<std::string_view, 8> kIdioms = {"hands", "royalty", "duty", "tax",
                                                         "toll",  "care",    "scot", "carefree"};
    ExclusionReading out;
    if (i >= words_.size() || words_[i].role != WordRole::kNeed) return out;
    std::string_view name = words_.slice(words_[i].core);
    const bool is_non = name.size() > kNon.size() && words_[i].key.starts_with("non ") &&
                        name[kNon.size() - 1] == '-';
    const bool is_free = !is_non && name.size() > kFree.size() && name.ends_with(kFree);
    if (!is_non && !is_free) return out;
    if (is_non) name.remove_prefix(kNon.size());
    if (is_free) name.remove_suffix(kFree.size());
    const TextSpan span = words_.span(i, i + 1);
    const std::string_view key = words_[i].key;
    const auto maker = vocabulary_.maker(name);
    const bool is_known = maker || (is_written_as_name(name) && is_name(name));
    if (is_known) {
      out.exclusions.push_back({is_non && maker, maker ? *maker : std::string(name), span});
      out.next = i + 1;
      return out;
    }
    const bool is_idiom = std::any_of(kIdioms.begin(), kIdioms.end(),
                                      [key](std::string_view one) { return key.starts_with(one); });
    if (is_non || is_idiom) return out;
    out.is_doubtful = true;
    out.doubtful = name;
    out.span = span;
    return out;
  }

  /// "Docker not required": what is denied stands before. Who mentions it may do without it.
  ExclusionReading unneeded_at(std::size_t i) const {
    constexpr std::size_t kMostWords = 3;
    constexpr std::array<std::string_view, 10> kNotNeeded = {
        "not required",  "not needed",  "not necessary",   "isn t required", "isn t needed",
        "isnt required", "isnt needed", "is not required", "is not needed",  "unnecessary"};
    ExclusionReading out;
    if (i >= words_.size() || !begins_clause(i)) return out;
    for (std::size_t to = i + 1; to <= i + kMostWords && !words_.ends_before(to); ++to) {
      const std::size_t denial = longest_of(words_, to, kNotNeeded);
      if (denial == 0) continue;
      if (!words_.ends_before(to + denial) && !is_boundary_word(words_, to + denial)) return out;
      out.is_doubtful = true;
      out.is_deed = true;
      out.doubtful = words_.slice(i, to);
      out.span = words_.span(i, to + denial);
      out.is_clause = is_beside_others(i, to + denial);
      return out;
    }
    return out;
  }

  /// Whether things of the catalogue are called so, or begin with it.
  bool is_name(std::string_view name) const {
    const NameLookup found = vocabulary_.entity(name, QueryVocabulary::Spelling::kQuoted);
    const std::string begin = fold_for_names(name);
    const auto begins = [&begin](const NamedEntity& one) {
      const std::string folded = fold_for_names(one.name);
      return folded == begin || folded.starts_with(begin + ' ');
    };
    return begins(found.entity) ||
           std::any_of(found.candidates.begin(), found.candidates.end(), begins) ||
           vocabulary_.is_called_after(name);
  }

  /// The word behind a piece at `i` that is written as a name, and that things are called by.
  std::size_t name_at(std::size_t i) const {
    constexpr std::size_t kMostWords = 3;
    for (std::size_t to = clause_words_end(words_, i, kMostWords); to > i; --to) {
      const std::string_view name = words_.slice(i, to);
      if (may_end(to) && is_written_as_name(words_.slice(i, i + 1)) && is_name(name)) return to;
    }
    return 0;
  }

  bool begins_clause(std::size_t i) const {
    return i == 0 || words_.ends_before(i) || is_conjunction(words_, i - 1) ||
           words_.match(i, "but") == 1;
  }

  /// Whether the words [from, to) are a clause of their own, beside others.
  bool is_beside_others(std::size_t from, std::size_t to) const {
    return !is_sentence_ && begins_clause(from) && words_.ends_before(to) &&
           (from > 0 || to < words_.size());
  }

  std::pair<Exclusion, std::size_t> word_in_list(std::size_t at) const {
    const bool is_name = at < words_.size() && words_[at].role == WordRole::kNeed &&
                         is_written_as_name(words_.slice(at, at + 1)) && may_end(at + 1);
    if (!is_name) return {};
    return {{false, std::string(words_.slice(at, at + 1))}, at + 1};
  }

  bool ends_in_list(std::size_t to) const {
    return words_.ends_before(to) || is_and_or(words_, to);
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
  std::pair<std::string, std::size_t> ground_at(std::size_t i,
                                                const ExclusionOpening& opening) const {
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

  /// The word behind a name that ids stand under or versions are called by, "qwen"; 0 for none.
  std::size_t line_at(std::size_t i) const {
    constexpr std::size_t kMostWords = 3;
    for (std::size_t to = clause_words_end(words_, i, kMostWords); to > i; --to) {
      const bool is_name = !is_generic_noun(words_, to - 1) && may_end(to);
      if (is_name && vocabulary_.is_line(words_.slice(i, to))) return to;
    }
    return 0;
  }

  /// Whom something is had through: whatever says so is left out, not its maker's work alone.
  std::pair<Exclusion, std::size_t> way_target(std::size_t i, const MakerReading& maker) const {
    std::size_t next = std::max(maker.next, entity_at(i, false).second);
    if (next == 0) next = line_at(i);
    if (next == 0) return {};
    return {{false, std::string(words_.slice(i, next))}, next};
  }

  std::pair<Exclusion, std::size_t> target_at(std::size_t i, const ExclusionOpening& opening,
                                              bool is_behind_comma) const {
    if (i >= words_.size()) return {};
    if (words_.ends_before(i) && !is_behind_comma && !is_quoted_at(words_, i)) return {};
    const std::size_t begin = i;
    while (is_article(words_, i) && !words_.ends_before(i + 1)) ++i;
    // "Not a community one" is said of no maker of that name.
    if (i > begin && !opening.is_firm && !opening.of_maker && i < words_.size() &&
        !is_written_as_name(words_.slice(i, i + 1))) {
      return {};
    }
    if (opening.of_word && !opening.of_maker) {
      return {{false, std::string(words_.slice(i, i + 1))}, i + 1};
    }
    const std::size_t whose_at = i + words_.match(i, "one of");
    // From what leaves no doubt to what may be a word: an apostrophe, a known maker, a known
    // entity, a line of models, and last a plain word behind firm words.
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
    if (opening.of_way) return way_target(i, maker);
    if (maker.next > 0 && opening.of_maker) return {{true, maker.maker}, maker.next};
    if (opening.of_maker) {
      const MakerReading named = maker_by_name_at(words_, i, vocabulary_);
      return {{true, named.maker}, named.next};
    }
    const auto [name, after] = entity_at(i, opening.is_firm);
    // Who names a maker means all of theirs: "other than ElevenLabs".
    if (after > 0 && after > maker.next) return {{false, name}, after};
    // "Neither Acme nor Beta" is said of whose a thing is.
    if (maker.next > 0) return {{opening.of_either, maker.maker}, maker.next};
    if (const std::size_t line = line_at(i); line > 0) {
      return {{false, std::string(words_.slice(i, line))}, line};
    }
    if (const std::size_t next = name_at(i); next > 0) {
      return {{false, std::string(words_.slice(i, next))}, next};
    }
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
  ExclusionReading doubt(std::size_t i, const ExclusionOpening& opening) const {
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
    out.is_clause = is_beside_others(i, end);
    out.is_had = !is_sentence_ && end == begin + 1 && !opening.of_maker && !opening.of_way &&
                 is_had_word(words_, i, begin, out.is_clause, vocabulary_);
    return out;
  }

  /// "Not playwright based", "no Electron-based app".
  ExclusionReading based_at(std::size_t i, const ExclusionOpening& opening) const {
    ExclusionReading out;
    if (opening.is_firm || opening.of_maker || opening.of_way) return out;
    const BasedOn ground = based_on_at(words_, i + opening.words, vocabulary_);
    if (ground.next == 0) return out;
    out.is_doubtful = true;
    out.is_had = true;
    out.doubtful = ground.name;
    out.span = words_.span(i, ground.next);
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

}  // namespace matchgraph
